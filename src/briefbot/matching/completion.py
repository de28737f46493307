"""Which of many texts may somebody be typing? For suggestions at every keystroke, also where the beginning is misspelt.

Words stand sorted, so that all that begin alike are one stretch of one array; only a word that begins nothing is compared with
the beginnings there are. Ten thousand texts are searched in a few milliseconds.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections.abc import Iterable
from typing import Final

from briefbot.matching.index import Rows
from briefbot.text.similarity import nearest
from briefbot.text.tokens import words

SHORTEST_SLIP: Final = 4
"""Letters from which on a beginning may be misspelt; one edit then, a second from `LONG` letters on."""

LONG: Final = 7

SLIPS: Final = 3
"""How many of the words that begin nothing are looked at for a slip, the last ones: each is compared with every beginning."""


class Completions:
    """Texts that can be offered, each once. Made once; building it reads every text."""

    def __init__(self, offers: Iterable[str]) -> None:
        self._offers = tuple(dict.fromkeys(offers))
        self._folded: list[str] = []
        holders: dict[str, list[int]] = {}
        for number, offer in enumerate(self._offers):
            said = words(offer)
            self._folded.append(f" {' '.join(said)}")
            for word in dict.fromkeys(said):
                holders.setdefault(word, []).append(number)
        self._words = sorted(holders)
        self._holders = Rows(holders[word] for word in self._words)

    def of(self, typed: str, limit: int) -> tuple[str, ...]:
        """At most `limit` texts, best first: those that begin so, those that go on so, those with words that begin so in any
        order, and where places are left those with a word that begins nearly like a word that begins nothing, or else like the
        last one; then in the given order.
        """
        parts = words(typed)
        if not parts:
            return ()
        wanted = f" {' '.join(parts)}"
        begun = {part: self._begun_by(part) for part in parts}
        found = set.intersection(*begun.values())
        best = heapq.nsmallest(limit, [(self._rank(wanted, number), number) for number in found])
        chosen = [number for _, number in best]
        strange = [part for part in reversed(begun) if not begun[part]]
        for part in dict.fromkeys((*strange[:SLIPS], parts[-1])):
            if len(chosen) == limit or len(chosen) > len(found):
                break
            near = self._nearly_begun_by(part) if len(part) >= SHORTEST_SLIP else {}
            beside = [(distance, number) for number, distance in near.items() if number not in found]
            chosen += [number for _, number in heapq.nsmallest(limit - len(chosen), beside)]
        return tuple([self._offers[number] for number in chosen])

    def _rank(self, wanted: str, number: int) -> int:
        folded = self._folded[number]
        return 0 if folded.startswith(wanted) else 1 if wanted in folded else 2

    def _begun_by(self, beginning: str) -> set[int]:
        """The texts with a word that begins so."""
        first = bisect_left(self._words, beginning)
        last = bisect_left(self._words, beginning + "\U0010ffff", lo=first)
        ends = self._holders.ends
        return set(self._holders.values[ends[first] : ends[last]])

    def _nearly_begun_by(self, beginning: str) -> dict[int, int]:
        """Text -> edits from a beginning to the nearest beginning of one of its words, for those that are near."""
        size = len(beginning)
        near: dict[int, int] = {}
        beginnings = list(dict.fromkeys([word[:size] for word in self._words]))
        for other, distance in nearest(beginning, beginnings, 2 if size >= LONG else 1):
            for number in self._begun_by(other):
                near.setdefault(number, distance)
        return near
