"""Why a reply came out as it did is told in a person's words."""

from __future__ import annotations

import re
from pathlib import Path

import briefbot.answering
from briefbot.answering.why import STEPS, WITH, plainly
from tests.answering.asking import ask

GIVEN = re.compile(r'step=f?"([^"]+)"|^TOO_LITTLE: Final = "([^"]+)"|slot_decision\(.*?, "([^"]+)"', re.MULTILINE)


def given_steps() -> set[str]:
    """Every rule that a decision of the code can name."""
    code = "\n".join(path.read_text("utf-8") for path in Path(briefbot.answering.__path__[0]).glob("*.py"))
    named = {next(filter(None, found)) for found in GIVEN.findall(code)}
    filled = {step.format(part=part, step="by its words") for step in named for part in ("via", "to")}
    return {step for step in filled if step}


def test_every_rule_that_decides_has_a_sentence_and_no_sentence_is_left_over() -> None:
    steps = given_steps()
    assert {step for step in steps if not step.endswith(tuple(WITH))} == set(STEPS)
    assert all(plainly(step) != step for step in steps)


def test_words_are_shown_as_they_were_typed() -> None:
    reply = ask("shipped", "What is told of Zürich and the façade?")
    told = "\n".join(reply.why)
    assert "façade" in told
    assert "facade" not in told
