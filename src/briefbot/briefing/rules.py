"""The integrity rules: what the schema cannot say, because it takes more than one place of the file to see it.

One rule is one function that yields what it found, and one row of the table below. Codes are stable: they can be searched
for, and suppressed by tools. E blocks the use of a briefing, W is shown, I is for those who ask.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from briefbot.briefing import rules_ids as ids
from briefbot.briefing import rules_sources as sources
from briefbot.briefing import rules_values as values
from briefbot.briefing.contents import Contents
from briefbot.briefing.finding import Finding
from briefbot.briefing.spot import Spot
from briefbot.errors import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """One integrity rule; `find` yields the places that break it."""

    code: str
    severity: Severity
    find: Callable[[Contents], Iterable[Spot]]


RULES: Final = (
    Rule("B101", "E", ids.given_twice),
    Rule("B102", "E", ids.in_two_maps),
    Rule("B103", "E", ids.dangling),
    Rule("B104", "W", ids.shared_alias),
    Rule("B105", "E", ids.reserved),
    Rule("B106", "W", sources.alias_printed_nowhere),
    Rule("B107", "I", ids.person_never_used),
    Rule("B108", "W", ids.aliases_one_edit_apart),
    Rule("B110", "I", ids.item_without_id),
    Rule("B120", "E", values.nothing_told),
    Rule("B200", "I", sources.not_verified),
    Rule("B201", "E", sources.cite_not_found),
    Rule("B207", "E", sources.quote_outside_its_cite),
    Rule("B210", "E", sources.sic_not_found),
    Rule("B230", "E", values.impossible_date),
    Rule("B301", "W", sources.no_cite),
    Rule("B303", "E", sources.cite_names_no_source),
    Rule("B601", "E", values.answer_is_a_distractor),
    Rule("B603", "E", values.who_said_answer_is_not_the_speaker),
    Rule("B608", "W", values.no_such_kind),
)
"""B100 (a key twice in one object) is found while parsing, B214 (a source file) while reading the sources."""


def broken_rules(contents: Contents) -> Iterator[Finding]:
    """Everything that the rules find in a document."""
    for rule in RULES:
        for spot in rule.find(contents):
            yield Finding(rule.code, rule.severity, spot.path, spot.message, spot.remedy, spot.at_key)
