"""Rules about who is speaking: what the source prints around a cite has to bear out the attribution.

They read English sources only. Each is a warning, because a sentence may well be about its speaker without naming them; an
author who has looked marks the attribution as implied, and is not asked again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefbot.briefing.contents import Contents, Element, named, words_of
from briefbot.briefing.locate import Path
from briefbot.briefing.model import RESERVED_IDS
from briefbot.briefing.passage import Passage
from briefbot.briefing.reporting import PRONOUNS, at_the_colon, at_verbs, names_in, reports, says_that_somebody_said
from briefbot.briefing.spot import Spot
from briefbot.text.normalise import fold

_OUTLET: Final = re.compile(
    r"outlet|paper|gazette|magazine|journal|agency|broadcast|radio|television|\btv\b|channel|station|web ?site|blog|podcast"
    r"|press|network|portal|media|platform"
)
_NEARBY: Final = 1200
"""Characters before a passage in which the name behind a pronoun has to stand: some three paragraphs of an article."""

_PERSONAL: Final = frozenset({"he", "she"})
_FORMS: Final = {
    "he": {"he", "him", "his"},
    "she": {"she", "her", "hers"},
    "they": {"they", "them", "their"},
    "it": {"it", "its"},
}


def _judged(contents: Contents) -> Iterator[tuple[Path, Element, str, list[Passage]]]:
    """(path, statement, speaker, passages found) of each statement with an English source."""
    for path, element in contents.elements("statements"):
        speaker = element.get("speaker")
        found = [one for one in contents.passages.get(path, ()) if one.spans and one.source.language.startswith("en")]
        if isinstance(speaker, str) and found:
            yield path, element, speaker, found


def speaker_not_near(contents: Contents) -> Iterator[Spot]:
    """B220: neither the speaker's name nor a pronoun for them stands in the sentence that is cited, and B221 says no more."""
    for path, element, speaker, found in _judged(contents):
        entity = contents.entity(speaker)
        if element.get("attribution") == "implied" or entity is None:
            continue
        near = any(_is_near(contents, speaker, entity, one) for one in found)
        if not near and not _somebody_else(contents, path, element, speaker, found)[0]:
            name = next(iter(words_of(entity.get("name"))), speaker)
            message = f"The cited sentence does not name {name}."
            remedy = 'Cite the sentence that does too, or write "attribution": "implied" and a note.'
            yield Spot((*path, "speaker"), message, remedy)


def _is_near(contents: Contents, speaker: str, entity: Element, one: Passage) -> bool:
    if one.folded.startswith('"') and speaker in names_in(fold(one.paragraph), contents.names):
        return True  # a quotation goes on, in the paragraph that names its speaker
    if speaker in names_in(one.folded, contents.names) or _has_role(entity, one.folded):
        return True
    if speaker in at_the_colon(one.label, contents.names):
        return True  # a turn of a printed conversation
    pronoun = next(iter(words_of(entity.get("pronoun", ()))), "").casefold()
    wanted = _FORMS.get(pronoun, PRONOUNS)
    if not wanted & set(re.findall(r"[a-z]+", one.folded)):
        return False
    start = one.spans[0][0]
    before = fold(one.source.text[max(0, start - _NEARBY) : start])
    return speaker in names_in(before, contents.names) or _has_role(entity, before)


def _has_role(entity: Element, folded: str) -> bool:
    return any(fold(role) in folded for role in words_of(entity.get("role", ())))


def somebody_else_at_the_verb(contents: Contents) -> Iterator[Spot]:
    """B221: the sentence says that another known person said it."""
    for path, element, speaker, found in _judged(contents):
        message, remedy = _somebody_else(contents, path, element, speaker, found)
        if message:
            yield Spot((*path, "speaker"), message, remedy)


def _somebody_else(
    contents: Contents, path: Path, element: Element, speaker: str, found: list[Passage]
) -> tuple[str, str]:
    """(message, remedy) where the source credits the words to somebody who is no party to the statement; else empty."""
    parties = {speaker, *(key for _, key in named(element, path, "reported_by"))}
    parties |= {key for part in ("to", "via") for _, key in named(element, path, part)}
    remedy = "Correct the speaker, or add who reports it as `reported_by`."
    turns = [at_the_colon(one.label, contents.names) for one in found]
    if any(turn & parties for turn in turns):
        return "", ""
    if turns[0]:
        return f"The cited words stand in the turn of {_shown(contents, sorted(turns[0])[0])}.", remedy
    at = [somebody for one in found for somebody in at_verbs(one.folded, contents.names)]
    if not at or any(somebody.ids & parties for somebody in at):
        return "", ""
    first = at[0]
    if first.ids:
        return f"In the cited sentence {_shown(contents, sorted(first.ids)[0])} stands at the verb.", remedy
    if first.name in _PERSONAL and speaker in contents.people:
        meant = _meant_by_pronoun(contents, speaker, found)
        if meant:
            other = _shown(contents, sorted(meant)[0])
            message = f"In the cited sentence “{first.name}” stands at the verb, and {other} was named last."
            return message, "Correct the speaker, or cite the sentence that names the speaker too."
    return "", ""


def _meant_by_pronoun(contents: Contents, speaker: str, found: list[Passage]) -> frozenset[str]:
    """Whom "he" or "she" in the cited sentence means, where that is not the speaker; nobody where it cannot be told."""
    if any(speaker in names_in(one.folded, contents.names) for one in found):
        return frozenset()
    meant = _last_person(contents, found[0])
    return frozenset() if speaker in meant else meant


def _last_person(contents: Contents, one: Passage) -> frozenset[str]:
    """The person named last before the cited sentence, in its paragraph or the one before; none where nobody is."""
    start = one.source.around(one.spans[0])[0]
    text = one.source.text
    gap = text.rfind("\n\n", 0, max(text.rfind("\n\n", 0, start), 0))
    last: frozenset[str] = frozenset()
    for word in contents.names.mentions(fold(text[max(gap, 0) : start])):
        last = word & contents.people or last
    return last


def nobody_said_it(contents: Contents) -> Iterator[Spot]:
    """B222: the cited sentence has no reporting verb and no quotation marks."""
    for path, element, _, found in _judged(contents):
        if element.get("attribution") == "implied":
            continue
        if not any(reports(one.folded) or at_the_colon(one.label, contents.names) for one in found):
            message = "Nothing in the cited sentence shows that anybody said this."
            remedy = 'Is it a fact? Else cite where it is said, or write "attribution": "implied" and a note.'
            yield Spot(path, message, remedy)


def fact_that_somebody_said(contents: Contents) -> Iterator[Spot]:
    """B223: a fact whose passage passes on somebody's words."""
    for path, _ in contents.elements("facts"):
        for one in contents.passages.get(path, ()):
            words = says_that_somebody_said(fold(one.words)) if one.source.language.startswith("en") else ""
            if words:
                message = f"The cite of this fact has “{words}”, so the source may only pass it on."
                yield Spot(one.path, message, "Make it a statement with its speaker, if it is one.")


def outlet_without_via(contents: Contents) -> Iterator[Spot]:
    """B224: the passage names an outlet, and the statement does not say that it came through one."""
    outlets = {
        key
        for _, key, entity in contents.entities()
        if any(_OUTLET.search(fold(word)) for part in ("kind", "role") for word in words_of(entity.get(part, ())))
    }
    for path, element, speaker, found in _judged(contents) if outlets else ():
        if element.get("via") is not None:
            continue
        told = {speaker, *(key for part in ("reported_by", "about", "to") for _, key in named(element, path, part))}
        for one in found:
            for key in sorted((names_in(fold(one.words), contents.names) & outlets) - told - RESERVED_IDS):
                message = f"The cite names {_shown(contents, key)}, and the statement has no `via`."
                yield Spot(path, message, f'Add "via": "{key}", if that is how it was said.')


def _shown(contents: Contents, key: str) -> str:
    entity = contents.entity(key) or {}
    return f"{next(iter(words_of(entity.get('name'))), key)} (`{key}`)"
