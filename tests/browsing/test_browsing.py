"""What is in a briefing, as values: the grid, lists, moments, two people side by side, sources."""

from __future__ import annotations

from briefbot.briefing.build import build
from briefbot.briefing.model import Statement
from briefbot.browsing.compare import SideBySide, most_in_common, side_by_side, speakers
from briefbot.browsing.grid import FACTS, NO_TOPIC, grid
from briefbot.browsing.listing import notes, searched, sorted_notes, who
from briefbot.browsing.moments import moments
from briefbot.browsing.sources import source_cites
from tests.samples import BRIDGE, bridge

BRIEFING = bridge()
GRID = grid(BRIEFING)
TEXT = "The bridge is old. Lorries may no longer cross it. Nobody on foot has anything to fear, said the engineer."


def timeline(*entries: object) -> tuple[tuple[str, bool], ...]:
    facts = [
        {"id": "storm", "text": "A storm came.", "when": {"text": "in 2019", "date": "2019"}},
        {"id": "repair", "text": "It was repaired.", "when": {"text": "afterwards"}},
    ]
    built = build({**BRIDGE, "facts": facts, "statements": [], "scenarios": [], "timeline": list(entries)}, "")
    return tuple((moment.told, moment.surely_after) for moment in moments(built))


def test_a_cell_holds_what_one_person_says_on_one_topic() -> None:
    assert GRID.items("anna-brandt", "money") == ("trade-suffers",)
    assert GRID.items("okafor", "closure") == ()
    assert GRID.items(FACTS, "closure") == ("bridge-closed",)


def test_nothing_is_lost_between_the_cells() -> None:
    everything = {item for person in GRID.people for topic in GRID.topics for item in GRID.items(person, topic)}
    assert everything == {note.id for note in notes(BRIEFING)}
    assert GRID.items("karl-brandt", NO_TOPIC) == ("vote-later",)


def test_words_that_somebody_reports_stand_with_who_said_them_and_name_the_reporter() -> None:
    assert "council-wants-tunnel" in GRID.items("council", NO_TOPIC)
    statement = BRIEFING.items["council-wants-tunnel"]
    assert isinstance(statement, Statement)
    assert who(BRIEFING, statement) == "the town council, according to Karl Brandt"


def test_a_list_is_sorted_by_name_and_back_with_equal_ones_in_file_order() -> None:
    order = [who(BRIEFING, note) for note in sorted_notes(BRIEFING, notes(BRIEFING), "who")]
    assert order[:2] == ["Anna Brandt", "Karl Brandt"]
    assert order[-1] == "fact"
    back = sorted_notes(BRIEFING, notes(BRIEFING), "who", backwards=True)
    assert [note.id for note in back[:2]] == ["bridge-closed", "meeting-held"]


def test_what_has_no_date_comes_last_in_either_direction() -> None:
    for backwards in (False, True):
        first, *rest = sorted_notes(BRIEFING, notes(BRIEFING), "when", backwards=backwards)
        assert first.id == "bridge-closed"
        assert [note.id for note in rest][-1] == "meeting-held"


def test_a_filter_looks_in_names_roles_topics_and_outlets() -> None:
    text = searched(BRIEFING, "repair-cost")
    assert all(words in text for words in ("Ngozi Okafor", "mayor of Eastwick", "the cost", "River Radio"))


def test_the_timeline_tells_dates_bounds_and_mere_order_apart() -> None:
    assert timeline(
        {"when": {"text": "1997", "date": "1997"}, "text": "The plan."},
        {"when": {"after": "2001"}, "text": "Something."},
        {"when": "early", "text": "Somebody doubted."},
        "storm",
    ) == (("date", False), ("bound", True), ("order", False), ("date", False))


def test_a_word_such_as_afterwards_proves_the_order_but_is_no_date() -> None:
    assert timeline("storm", "repair") == (("date", False), ("bound", True))


def test_two_people_side_by_side_show_where_one_is_silent() -> None:
    rows = side_by_side(GRID, "lindqvist", "anna-brandt")
    assert rows == (
        SideBySide("closure", ("no-danger",), ("trade-suffers",)),
        SideBySide("money", (), ("trade-suffers",)),
    )


def test_a_comparison_begins_where_two_people_have_most_in_common() -> None:
    left, right = most_in_common(GRID)
    assert [bool(row.left and row.right) for row in side_by_side(GRID, left, right)] == [True, False]
    assert FACTS not in speakers(GRID)


def test_a_source_without_its_text_is_not_verified() -> None:
    (found,) = source_cites(BRIEFING)
    assert found.coverage is None


def test_a_source_with_its_text_tells_its_share_and_what_was_not_found() -> None:
    facts = [
        {"id": "foot", "text": "Walking is safe.", "cite": "anything to fear"},
        {"id": "old", "text": "It is old.", "cite": "The bridge is old."},
        {"id": "gone", "text": "It is gone.", "cite": "the bridge has gone"},
    ]
    sources = {"gazette": {"title": "The River Gazette", "text": TEXT}}
    built = build({**BRIDGE, "sources": sources, "facts": facts, "statements": [], "scenarios": [], "timeline": []}, "")
    (found,) = source_cites(built)
    assert found.coverage is not None
    assert (found.coverage.cited, len(found.coverage.sentences), found.not_found) == (2, 3, 1)
    assert [cited.item for cited in found.cites] == ["old", "foot", "gone"]
