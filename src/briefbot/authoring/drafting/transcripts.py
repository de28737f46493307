"""Which paragraphs of an article are turns of a conversation that is printed with a name and a colon before each?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from briefbot.authoring.drafting.sentences import Sentence, Word

_LONGEST_LABEL: Final = 4
"""Words, as in "SENATOR MARY HOLT:"."""

_FEWEST_TURNS: Final = 2
"""A label that comes once only, or the only one of the article, is a heading ("Note: …"), not somebody who speaks."""

_ASKED: Final = frozenset("q a question answer note editor update warning correction".split())
"""Labels that name nobody."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A sentence of a turn: who is named by its label, and the number of its first word that was said."""

    label: str
    first: int


def turns(sentences: Sequence[Sentence]) -> dict[int, Turn]:
    """The sentences that belong to turns, by number; empty where the article is no conversation."""
    opening = {
        number: size
        for number, sentence in enumerate(sentences)
        if (number == 0 or sentences[number - 1].paragraph != sentence.paragraph) and (size := _label(sentence.words))
    }
    labels = {
        number: " ".join(word.text for word in sentences[number].words[:size]) for number, size in opening.items()
    }
    count = Counter(labels.values())
    if len(count) < 2 or not any(times >= _FEWEST_TURNS for times in count.values()):
        return {}
    found: dict[int, Turn] = {}
    for number, label in labels.items():
        if not (count[label] >= _FEWEST_TURNS or label.isupper()) or label.lower().rstrip("'s") in _ASKED:
            continue
        later = number
        while later < len(sentences) and sentences[later].paragraph == sentences[number].paragraph:
            found[later] = Turn(label, opening[number] + 1 if later == number else 0)
            later += 1
    return found


def _label(words: Sequence[Word]) -> int:
    """How many words stand before the colon that the paragraph's label ends with; 0 where it has none."""
    size = next((at for at, word in enumerate(words[: _LONGEST_LABEL + 1]) if not word.capital), 0)
    spoken = size + 1 < len(words) and words[size].text == ":"
    return size if spoken and words[size + 1].kind == "word" else 0
