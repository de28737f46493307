"""The integrity rules: what the schema cannot say, because it takes more than one place of the file to see it.

One rule is one function that yields what it found, and one row of the table below. Codes are stable: they can be searched
for, and suppressed by tools. E blocks the use of a briefing, W is shown, I is for those who ask.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from briefbot.briefing import rules_alike as alike
from briefbot.briefing import rules_cites as cites
from briefbot.briefing import rules_coverage as coverage
from briefbot.briefing import rules_ids as ids
from briefbot.briefing import rules_quiz as quiz
from briefbot.briefing import rules_sources as sources
from briefbot.briefing import rules_times as times
from briefbot.briefing import rules_values as values
from briefbot.briefing import rules_voice as voice
from briefbot.briefing import rules_words as words
from briefbot.briefing.contents import Contents
from briefbot.briefing.finding import Finding
from briefbot.briefing.spot import Spot
from briefbot.errors import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """One integrity rule; `find` yields the places that break it.

    `for_authors` marks a rule that tells an author how to do better and a reader nothing: opening a briefing does not ask it.
    """

    code: str
    severity: Severity
    find: Callable[[Contents], Iterable[Spot]]
    for_authors: bool = False


RULES: Final = (
    Rule("B101", "E", ids.given_twice),
    Rule("B102", "E", ids.in_two_maps),
    Rule("B103", "E", ids.dangling),
    Rule("B104", "W", ids.shared_alias),
    Rule("B105", "E", ids.reserved),
    Rule("B106", "W", sources.alias_printed_nowhere, for_authors=True),
    Rule("B107", "I", ids.person_never_used, for_authors=True),
    Rule("B108", "W", ids.aliases_one_edit_apart, for_authors=True),
    Rule("B110", "I", ids.item_without_id, for_authors=True),
    Rule("B120", "E", values.nothing_told),
    Rule("B200", "I", sources.not_verified),
    Rule("B201", "E", sources.cite_not_found),
    Rule("B202", "W", cites.cite_in_several_places, for_authors=True),
    Rule("B203", "I", cites.cite_only_folded, for_authors=True),
    Rule("B204", "I", cites.long_cite, for_authors=True),
    Rule("B205", "W", words.quotation_marks, for_authors=True),
    Rule("B206", "I", words.names_its_speaker, for_authors=True),
    Rule("B207", "E", sources.quote_outside_its_cite),
    Rule("B208", "W", cites.quote_not_printed_as_speech, for_authors=True),
    Rule("B209", "W", cites.goes_on_with_but, for_authors=True),
    Rule("B210", "E", sources.sic_not_found),
    Rule("B211", "W", cites.overlaps_a_heading, for_authors=True),
    Rule("B212", "W", cites.spliced_quote, for_authors=True),
    Rule("B213", "W", words.differs_from_its_cite, for_authors=True),
    Rule("B220", "W", voice.speaker_not_near, for_authors=True),
    Rule("B221", "W", voice.somebody_else_at_the_verb, for_authors=True),
    Rule("B222", "W", voice.nobody_said_it, for_authors=True),
    Rule("B223", "I", voice.fact_that_somebody_said, for_authors=True),
    Rule("B224", "W", voice.outlet_without_via, for_authors=True),
    Rule("B230", "E", times.impossible_date),
    Rule("B231", "W", times.later_than_publication, for_authors=True),
    Rule("B232", "W", times.impossible_order, for_authors=True),
    Rule("B233", "W", times.timeline_against_dates, for_authors=True),
    Rule("B234", "I", times.year_not_printed, for_authors=True),
    Rule("B235", "W", times.date_as_words, for_authors=True),
    Rule("B301", "W", sources.no_cite),
    Rule("B303", "E", sources.cite_names_no_source),
    Rule("B310", "W", values.still_a_draft),
    Rule("B401", "I", coverage.not_covered, for_authors=True),
    Rule("B402", "I", coverage.reported_and_not_cited, for_authors=True),
    Rule("B501", "W", alike.near_duplicates, for_authors=True),
    Rule("B502", "W", alike.opposite_stances, for_authors=True),
    Rule("B503", "I", alike.one_way_contradiction, for_authors=True),
    Rule("B601", "E", quiz.answer_is_a_distractor),
    Rule("B602", "W", quiz.cannot_stand_alone, for_authors=True),
    Rule("B603", "E", quiz.who_said_answer_is_not_the_speaker),
    Rule("B604", "W", quiz.distractor_is_true, for_authors=True),
    Rule("B605", "W", quiz.poor_distractors, for_authors=True),
    Rule("B606", "I", quiz.answer_stands_out, for_authors=True),
    Rule("B607", "W", quiz.two_answers_to_one_question, for_authors=True),
    Rule("B608", "W", quiz.no_such_kind),
    Rule("B703", "I", coverage.never_asked, for_authors=True),
    Rule("B801", "W", values.language_missing, for_authors=True),
    Rule("B802", "I", values.right_to_left, for_authors=True),
)
"""B100 (a key twice in one object) is found while parsing, B214 (a source file) while reading the sources, B702 (a test that
fails) by asking the briefing, which is `authoring`'s part."""


def broken_rules(contents: Contents, *, for_authors: bool) -> Iterator[Finding]:
    """Everything that the rules find in a document; those that only help its author when they are asked too."""
    for rule in RULES:
        for spot in rule.find(contents) if for_authors or not rule.for_authors else ():
            yield Finding(rule.code, rule.severity, spot.path, spot.message, spot.remedy, spot.at_key, edits=spot.edits)
