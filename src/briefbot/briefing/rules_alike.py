"""Rules about items side by side: the same thing told twice, and contradictions that only one of two knows of."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from briefbot.briefing.contents import Contents, named, words_of
from briefbot.briefing.edit import Append
from briefbot.briefing.locate import Path
from briefbot.briefing.spot import Spot
from briefbot.text.normalise import fold

_ALIKE: Final = 0.8
"""Share of words that two texts have in common (Jaccard index) from which they say the same."""

_FEWEST: Final = 4
"""Words below which two texts are alike too easily."""

_DENIES: Final = frozenset(
    "no not never nobody none nothing neither nor without cannot don't doesn't isn't won't".split()
)
_FOR: Final = frozenset("for pro supports support supportive agrees approves positive optimistic".split())
_AGAINST: Final = frozenset(
    "against contra anti opposes opposed rejects disagrees disapproves negative pessimistic".split()
)


def near_duplicates(contents: Contents) -> Iterator[Spot]:
    """B501: two facts, or two statements of one speaker, in nearly the same words.

    Only pairs that share one of their rarest words are compared (prefix filtering: two sets with a Jaccard index of t share a
    word among the first n - ceil(t n) + 1 of each in any common order; Chaudhuri, Ganti and Kaushik 2006).
    """
    bags = [(path, owner, bag) for path, owner, bag in _bags(contents) if len(bag) >= _FEWEST]
    frequency = Counter(word for _, _, bag in bags for word in bag)
    seen: dict[tuple[str, str], list[int]] = {}
    for number, (path, owner, bag) in enumerate(bags):
        ordered = sorted(bag, key=lambda word: (frequency[word], word))
        length = len(bag)
        near: dict[int, None] = {}
        for word in ordered[: length - -(-int(_ALIKE * 100) * length // 100) + 1]:
            near.update(dict.fromkeys(seen.get((owner, word), ())))
            seen.setdefault((owner, word), []).append(number)
        twin = next((other for other in near if _same(bag, bags[other][2])), None)
        if twin is not None:
            message = f"This says nearly the same as `{contents.id_of(bags[twin][0])}`."
            yield Spot(path, message, "Keep one of them, or make plain how they differ.")


def _bags(contents: Contents) -> Iterator[tuple[Path, str, frozenset[str]]]:
    """(path, who it belongs to, words) of each item."""
    for path, element in contents.items:
        owner = str(element.get("speaker", "")) if path[0] == "statements" else "\0"
        words = [*words_of(element.get("text", ())), *words_of(element.get("quote", ()))]
        yield path, owner, frozenset(re.findall(r"[^\W_]+(?:'[^\W_]+)?", fold(" ".join(words))))


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    if len(one & other) < _ALIKE * len(one | other):
        return False
    differ = one ^ other
    return not any(word in _DENIES or word[0].isdigit() for word in differ)


def opposite_stances(contents: Contents) -> Iterator[Spot]:
    """B502: one speaker for and against the same topic, and neither statement says that it contradicts the other."""
    seen: dict[tuple[str, str], list[tuple[int, str]]] = {}
    links = _links(contents)
    for path, element in contents.elements("statements"):
        speaker, key = element.get("speaker"), contents.id_of(path)
        sides = {side for word in words_of(element.get("stance", ())) for side in _sides(fold(word))}
        for _, topic in named(element, path, "topics"):
            for side in sorted(sides):
                others = seen.setdefault((str(speaker), topic), [])
                clash = next((other for theirs, other in others if theirs == -side), None)
                if clash and clash not in links[key][1] and key not in links[clash][1]:
                    message = f"`{clash}` has the opposite stance on `{topic}`, by the same speaker."
                    yield Spot((*path, "stance"), message, "Correct one, or link them with `contradicts`.")
                others.append((side, key))


def _sides(stance: str) -> Iterator[int]:
    if stance in _FOR:
        yield 1
    if stance in _AGAINST:
        yield -1


def _links(contents: Contents) -> Mapping[str, tuple[Path | None, dict[str, Path]]]:
    """Item id -> its path, and the ids that it says it contradicts with the place of each."""
    return {
        contents.id_of(path): (path, {other: at for at, other in named(element, path, "contradicts")})
        for path, element in contents.items
    }


def one_way_contradiction(contents: Contents) -> Iterator[Spot]:
    """B503: a contradiction that the other item does not know of."""
    links = _links(contents)
    for key, (_, others) in links.items():
        for other, at in others.items():
            path, back = links.get(other, (None, {}))
            if path is None or key in back or other == key:
                continue
            edits = (Append((*path, "contradicts"), json.dumps(key)),) if not _is_bare(contents, path) else ()
            remedy = f'Add "contradicts": ["{key}"] there.'
            yield Spot(at, f"`{other}` does not say that it contradicts `{key}`.", remedy, edits=edits)


def _is_bare(contents: Contents, path: Path) -> bool:
    value: Any = contents.document[str(path[0])][path[1]]
    return isinstance(value, str)
