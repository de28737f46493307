"""The closed list of names in a briefing, and how the names in a question are found in it.

No rule of length tells a typo from another name, so names are a closed list: an exact hit wins; one near candidate is
taken and said; two are left open for the person to choose; a name-like word near nobody is an unknown name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeVar

from briefbot.briefing.model import Briefing, Entity
from briefbot.matching.cues import FUNCTION_WORDS
from briefbot.matching.nationalities import NATIONALITIES
from briefbot.text.normalise import spelt_out
from briefbot.text.similarity import nearest, sound_key
from briefbot.text.tokens import Token, as_typed, words

SHORTEST_CORRECTED: Final = 4
"""Names shorter than this are only matched exactly: one edit makes any three letters into any others."""

TAG: Final = "@"
"""Names are searched as marks of this prefix and the entity's id, so that "Moscow" and "the Kremlin" find the same."""

_Key = TypeVar("_Key", str, tuple[str, ...])

_ROLE_ENDS: Final = frozenset("of to at in for and".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in a question: tokens ``start`` to ``end`` (exclusive), and whom it may mean (several: ambiguous).

    `how` tells the way it was found: by the name as written, by a role ("the ambassador"), or from the conversation.
    `typed` is the mention as the person wrote it.
    """

    entities: tuple[str, ...]
    start: int
    end: int
    how: Literal["name", "role", "context"]
    typed: str = ""


@dataclass(frozen=True, slots=True)
class NameBook:
    """All names of a briefing.

    `phrases` maps folded word sequences to entity ids, `words` single name words to ids, `starts` the first word of a
    phrase to the length of the longest that begins with it. `roles` holds the words of each entity's role, `heads` the nouns
    that roles turn on.
    """

    phrases: dict[tuple[str, ...], tuple[str, ...]]
    words: dict[str, tuple[str, ...]]
    roles: dict[str, frozenset[str]]
    role_words: frozenset[str]
    heads: dict[str, tuple[str, ...]]
    starts: dict[str, int]
    of: dict[str, str]


def build_name_book(briefing: Briefing) -> NameBook:
    """The name book of a briefing: names, aliases, surnames, first names, acronyms and roles."""
    phrases: dict[tuple[str, ...], list[str]] = defaultdict(list)
    single: dict[str, list[str]] = defaultdict(list)
    heads: dict[str, list[str]] = defaultdict(list)
    weak: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for entity in briefing.entities.values():
        for name in (entity.name, *entity.aliases, *entity.extra_aliases):
            for spelling in dict.fromkeys((name, spelt_out(name))):
                _add(phrases, without_articles(words(spelling)), entity.id)
        for part in (*_parts(entity, entity.name), *_parts(entity, spelt_out(entity.name))):
            _add(weak, part, entity.id)
        for word in _role_heads(entity):
            _add(heads, word, entity.id)
    for part, ids in weak.items():
        if part not in phrases:
            phrases[part] = ids
    for phrase, ids in phrases.items():
        if len(phrase) == 1:
            for entity_id in ids:
                _add(single, phrase[0], entity_id)
    by_word = {phrase[0]: ids for phrase, ids in phrases.items() if len(phrase) == 1}
    roles = {entity.id: _role_words(entity, by_word, phrases) for entity in briefing.entities.values() if entity.role}
    return NameBook(
        phrases={phrase: tuple(ids) for phrase, ids in phrases.items()},
        words={word: tuple(ids) for word, ids in single.items()},
        roles=roles,
        role_words=frozenset().union(*roles.values()),
        heads={word: tuple(ids) for word, ids in heads.items()},
        starts=_longest_by_start(phrases),
        of={entity.id: entity.of for entity in briefing.entities.values() if entity.of},
    )


def _longest_by_start(phrases: Iterable[tuple[str, ...]]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for phrase in phrases:
        longest[phrase[0]] = max(len(phrase), longest.get(phrase[0], 0))
    return longest


def find_mentions(tokens: Sequence[Token], book: NameBook) -> tuple[Mention, ...]:
    """The names in a question as written, then the roles; longest first, none overlapping, in order."""
    found: list[Mention] = []
    place = 0
    while place < len(tokens):
        mention = _phrase_at(tokens, place, book) or _role_at(tokens, place, book)
        if mention:
            found.append(mention)
            place = mention.end
        else:
            place += 1
    return tuple(_merged(found, tokens, book))


def near_names(word: str, book: NameBook) -> tuple[tuple[str, int], ...]:
    """(name word, distance) of the names that a misspelt folded word may mean, nearest first.

    Reach: one edit up to five letters, two beyond; one more where both sound alike. Only the nearest and those at most
    one edit behind are returned, so that a single entry means that the second nearest is out of reach.
    """
    if len(word) < SHORTEST_CORRECTED:
        return ()
    reach = 1 if len(word) <= 5 else 2
    key = sound_key(word)
    candidates = [name for name in book.words if len(name) >= SHORTEST_CORRECTED]
    within = [
        (name, distance)
        for name, distance in nearest(word, candidates, reach + 1)
        if distance <= reach or (sound_key(name) == key and name[0] in (word[0], *_SOUNDS_LIKE.get(word[0], "")))
    ]
    return tuple((name, distance) for name, distance in within if distance <= within[0][1] + 1)


_SOUNDS_LIKE: Final = {
    "f": "v",
    "v": "fw",
    "w": "v",
    "k": "c",
    "c": "k",
    "s": "z",
    "z": "s",
    "y": "ij",
    "j": "y",
    "i": "y",
}


def without_articles(sequence: Iterable[str]) -> tuple[str, ...]:
    """A word sequence without leading articles: "the White House" is found as "White House" too."""
    listed = list(sequence)
    while len(listed) > 1 and listed[0] in ("the", "a", "an"):
        listed.pop(0)
    return tuple(listed)


def _add(table: dict[_Key, list[str]], key: _Key, entity_id: str) -> None:
    if key and entity_id not in table[key]:
        table[key].append(entity_id)


def _parts(entity: Entity, spelling: str) -> list[tuple[str, ...]]:
    """Parts by which an entity may be called: surname and first name of a person, the acronym of a long name."""
    name = words(spelling)
    if entity.sort == "person" and len(name) > 1:
        return [(name[-1],), (name[0],), (name[0], name[-1]), (name[0][0], name[-1])]
    initials = "".join(word[0] for word in name if word not in FUNCTION_WORDS)
    return [(initials,)] if entity.sort == "organisation" and len(initials) >= 3 else []


def _role_heads(entity: Entity) -> list[str]:
    """The noun a role turns on: "ambassador" of "US Ambassador to Moscow", "director" and "general" of a title of two."""
    if entity.sort != "person" or not entity.role:
        return []
    front: list[str] = []
    for word in words(entity.role):
        if word in _ROLE_ENDS:
            break
        front.append(word)
    if not front:
        return []
    return [front[-1]] if front[-1] != "general" or len(front) < 2 else front[-2:]


def _role_words(
    entity: Entity, by_word: dict[str, list[str]], phrases: dict[tuple[str, ...], list[str]]
) -> frozenset[str]:
    """The words that may stand in a mention by role: the role's own, and other names of what the role names."""
    own = set(words(entity.role))
    for word in tuple(own):
        for other in by_word.get(word, ()):
            own.update(phrase[0] for phrase, ids in phrases.items() if len(phrase) == 1 and other in ids)
    return frozenset(own)


def _phrase_at(tokens: Sequence[Token], place: int, book: NameBook) -> Mention | None:
    longest = book.starts.get(tokens[place].folded, 0)
    for length in range(min(longest, len(tokens) - place), 0, -1):
        phrase = tuple(token.folded for token in tokens[place : place + length])
        ids = book.phrases.get(phrase)
        if ids and phrase[-1] in book.heads and set(ids) <= set(book.heads[phrase[-1]]):
            ids = _whose_role(ids, tokens, place, place + length, book, called=True)
        if ids and not (length == 1 and _only_a_word(tokens, place)):
            return Mention(ids, place, place + length, "name", _typed(tokens, place, place + length))
    return None


def _only_a_word(tokens: Sequence[Token], place: int) -> bool:
    """Acronyms such as US are names only in capitals, or behind "the", where their letters also make a word ("us")."""
    token = tokens[place]
    behind_the = place > 0 and tokens[place - 1].folded == "the"
    return token.folded in FUNCTION_WORDS and not token.typed.isupper() and not behind_the


def _role_at(tokens: Sequence[Token], place: int, book: NameBook) -> Mention | None:
    """A mention by role that starts here: words of one person's role up to its head, with no foreign word before it."""
    if tokens[place].folded in FUNCTION_WORDS:
        return None
    end = place
    while end < len(tokens) and tokens[end].folded in book.role_words:
        end += 1
        if tokens[end - 1].folded in book.heads and not (end < len(tokens) and tokens[end].folded in book.heads):
            break
    if end == place or tokens[end - 1].folded not in book.heads:
        return None
    heads = book.heads[tokens[end - 1].folded]
    while len(heads) == 1 and end < len(tokens) and tokens[end].folded in book.roles[heads[0]]:
        end += 1  # "mayor" goes on with "of Eastwick"
    while tokens[end - 1].folded in FUNCTION_WORDS:
        end -= 1  # but not with the "of" of somewhere else
    ids = _whose_role(heads, tokens, place, end, book)
    return Mention(ids, place, end, "role", _typed(tokens, place, end)) if ids else None


def _whose_role(
    ids: Sequence[str], tokens: Sequence[Token], place: int, end: int, book: NameBook, called: bool = False
) -> tuple[str, ...]:
    """Those whose role it is, given what stands around it: "the chinese ambassador" and "president of Chad" are others.

    `called` where the words themselves are an alias, so that only what stands around them can be amiss.
    """
    start = place
    while start and tokens[start - 1].folded in book.role_words - FUNCTION_WORDS:
        start -= 1
    if start and (_modifies(tokens[start - 1]) or _anybody(tokens, start - 1)):
        return ()
    told = [token.folded for token in tokens[start : place if called else end]]
    told += _of_what(tokens, end, book) + _whose(tokens, start, book)
    return tuple(entity for entity in ids if all(word in book.roles.get(entity, ()) for word in told))


def _anybody(tokens: Sequence[Token], place: int) -> bool:
    """Whether the word before a role means anybody who has it ("without a striker"), not what somebody is ("as a striker")."""
    names_it = place > 0 and tokens[place - 1].folded in ("as", "is", "was")
    return tokens[place].folded in ("a", "an", "any", "another", "every") and not names_it


def _typed(tokens: Sequence[Token], start: int, end: int) -> str:
    return as_typed(tokens[start:end])


def _modifies(token: Token) -> bool:
    """Whether the word before a role narrows it to somebody else ("the French president", "the chinese ambassador")."""
    capital = token.is_capitalised and token.start > 0 and token.folded not in FUNCTION_WORDS
    return capital or token.folded in NATIONALITIES


def _of_what(tokens: Sequence[Token], end: int, book: NameBook) -> list[str]:
    """The name behind a role that says whose it is ("president *of Ukraine*"), as the words that must be in the role."""
    behind = [token for token in tokens[end : end + 3] if token.folded not in ("the", "a")]
    if len(behind) < 2 or behind[0].folded not in ("of", "from"):
        return []
    named = behind[1].folded in book.words or (behind[1].is_capitalised and behind[1].folded not in FUNCTION_WORDS)
    return [behind[1].folded] if named else []


def _whose(tokens: Sequence[Token], place: int, book: NameBook) -> list[str]:
    """The name right before a role ("the *american* foreign minister"), as the words that must be in the role."""
    before = tokens[place - 1] if place else None
    adjective = before is not None and before.folded in book.words and not _owning(before)
    return [before.folded] if before is not None and adjective else []


def _owning(token: Token) -> bool:
    return token.typed.endswith(("'s", "’s", "s'"))


def _belongs(owner: Mention, mention: Mention, book: NameBook) -> bool:
    """Whether a name is that of one of the owner's people ("Russia's foreign minister"), or the owner a word of the role."""
    told = mention.how == "role" and set(words(owner.typed)) <= book.roles[mention.entities[0]]
    owns = owner.typed.endswith("'s") and any(book.of.get(entity) in owner.entities for entity in mention.entities)
    return owns or told


def _merged(found: list[Mention], tokens: Sequence[Token], book: NameBook) -> list[Mention]:
    """Joins a role and a name side by side that mean the same: "Ambassador Sullivan", "Lavrov, the foreign minister"."""
    merged: list[Mention] = []
    for mention in found:
        last = merged[-1] if merged else None
        if last and last.end == mention.start and _belongs(last, mention, book):
            merged[-1] = replace(mention, start=last.start, typed=f"{last.typed} {mention.typed}")
            continue
        if last and last.end == mention.start and "role" in (last.how, mention.how):
            shared = tuple(entity for entity in mention.entities if entity in last.entities)
            if shared:
                merged[-1] = Mention(shared, last.start, mention.end, "name", f"{last.typed} {mention.typed}")
                continue
            if last.how == "role":  # "President Macron" where the only president known is another: the name decides
                merged[-1] = replace(mention, start=last.start, typed=f"{last.typed} {mention.typed}")
                continue
        merged.append(mention)
    return merged
