"""Who is spoken to in a report, and through which outlet: "told", "assured", "an interview with", "speaking to"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefbot.authoring.drafting.lexicon import OUTLET_WORDS
from briefbot.authoring.drafting.parties import Parties, Party
from briefbot.authoring.drafting.sentences import Word

_ENCOUNTERS: Final = frozenset(
    (
        "interview interviews statement speech speaking spoke remarks comments briefing conversation talking talked "
        "writing published post posted wrote article quoted column email"
    ).split()
)


def hearers(
    words: Sequence[Word], parties: Parties, number: int, speaker: Party | None, verb: int, reach: tuple[int, int]
) -> tuple[Party | None, Party | None]:
    """(person addressed, outlet): the names right behind "told", "assured", "an interview with", "speaking to"."""
    begin, end = reach
    to = via = None
    for name in parties.names(number):
        if not begin <= name.start < end:
            continue
        first = name.role_start
        while first > 0 and (
            words[first - 1].low in {"the", "his", "her", "its", "their", "a", "an"} or words[first - 1].text in "“\"‘'"
        ):
            first -= 1
        before = [word.low for word in words[max(0, first - 3) : first]]
        party = parties.find(number, name)
        if party is None or party is speaker or not before:
            continue
        told = (
            before[-1] in {"told", "tells", "telling", "assured", "informed", "warned", "reminded"}
            and abs(first - verb) < 3
        )
        asked = before[-1] in {"to", "with", "by", "in", "for"} and any(low in _ENCOUNTERS for low in before[:-1])
        if party.sort == "person" and told:
            to = to or party
        elif (
            (told or asked)
            and (name.sort == "organisation" or (party.sort == "person" and _outlet_follows(words, name.end)))
            and (is_outlet(party) or _outlet_follows(words, name.end))
        ):
            via = via or party
    return to, via


def is_outlet(party: Party) -> bool:
    """Whether a party's name is that of a newspaper, station or site."""
    return any(part.lower() in OUTLET_WORDS for part in party.name.replace("-", " ").split())


def _outlet_follows(words: Sequence[Word], end: int) -> bool:
    ahead = [word.low for word in words[end : end + 3] if word.kind == "word"]
    return bool(ahead) and ahead[0] in {
        "website",
        "newspaper",
        "magazine",
        "radio",
        "channel",
        "podcast",
        "agency",
        "television",
        "tv",
        "site",
        "blog",
    }
