"""The golden run over the question sets that may be looked at: what is right today stays right, and no false attribution.

`golden/misses.json` lists per set the questions that are not answered rightly yet. A change that loses one which is not listed
fails here; `python -m bench.misses` writes the list anew, so that what was lost and won is seen as a diff.
"""

from __future__ import annotations

import json
from functools import cache

import pytest
from bench.misses import GOLDEN, SETS, judged

MISSES: dict[str, list[str]] = json.loads(GOLDEN.read_text(encoding="utf-8"))
run = cache(judged)


@pytest.mark.parametrize("name", SETS)
def test_nobody_is_credited_with_what_somebody_else_said(name: str) -> None:
    assert [one.id for one in run(name) if one.false_attribution] == []


@pytest.mark.parametrize("name", SETS)
def test_what_was_right_stays_right(name: str) -> None:
    lost = [one for one in run(name) if not one.right and one.id not in MISSES[name]]
    assert [(one.id, one.reply.question, one.reply.outcome, one.reply.items[:2]) for one in lost] == []


def test_the_list_of_misses_knows_every_set_and_names_questions_that_are_there() -> None:
    assert set(MISSES) == set(SETS)
    for name, misses in MISSES.items():
        assert set(misses) <= {one.id for one in run(name)}
        assert len(misses) < 0.4 * len(run(name)), "the list excuses too much"
