"""What a newcomer sees first: which briefing this is, how much is in it, and three questions to begin with."""

from __future__ import annotations

from typing import Final

from textual.content import Content

from briefbot.briefing.model import RESERVED_IDS, Briefing
from briefbot.tui.content import clickable, shown, shown_line
from briefbot.tui.page import GAP, QUIET, Block

EXAMPLES: Final = 3
HINT: Final = ("Or type a question of your own. F1 lists the keys, Ctrl+P finds everything.",)
NEWCOMER: Final = (
    "New here? Ask as you would ask a person. The answer is in the briefing's own words, with who said it and where; what it"
    " does not say is not answered. F3 quizzes you, F1 lists the keys, Ctrl+P finds everything.",
)


def examples(briefing: Briefing) -> tuple[str, ...]:
    """Three questions that this briefing answers: the author's own, then those it is tested with, then who said what."""
    found = [question.ask[0] for question in briefing.questions if question.ask and not question.unknown]
    found += [test.turns[0] for test in briefing.tests if len(test.turns) == 1 and test.outcome in (None, "answer")]
    speakers = dict.fromkeys(item.speaker for item in briefing.statements if item.speaker not in RESERVED_IDS)
    found += [f"What did {briefing.name(speaker)} say?" for speaker in speakers]
    return tuple(dict.fromkeys(found))[:EXAMPLES]


def contents(briefing: Briefing) -> str:
    """How much there is, in one sentence."""
    speakers = {item.speaker for item in briefing.statements}
    parts = []
    if briefing.statements:
        parts.append(f"{_counted(len(briefing.statements), 'statement')} by {_counted(len(speakers), 'speaker')}")
    if briefing.facts:
        parts.append(_counted(len(briefing.facts), "fact"))
    if briefing.scenarios:
        parts.append(_counted(len(briefing.scenarios), "scenario"))
    return ", ".join(parts) + "."


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def welcome_blocks(briefing: Briefing, *, newcomer: bool) -> list[Block]:
    """The welcome; a newcomer is told how it goes."""
    blocks = [Block(shown_line(briefing.title, "bold $accent")), GAP]
    if briefing.about:
        blocks += [Block(shown(briefing.about)), GAP]
    blocks += [Block(shown(contents(briefing), QUIET)), GAP]
    questions = examples(briefing)
    if questions:
        blocks.append(
            Block(shown("To begin with, press a digit or click:" if len(questions) > 1 else "To begin with:"))
        )
    for number, question in enumerate(questions, start=1):
        words = clickable(shown_line(question), f"screen.pick_example({number})")
        blocks.append(Block(words, Content.styled(f" {number}  ", "bold $accent"), Content("    ")))
    hint = NEWCOMER if newcomer else HINT
    bar = Content.styled("▏ ", "$accent") if newcomer else Content("")
    return [*blocks, GAP, *(Block(shown(line, QUIET), bar, bar) for line in hint)]
