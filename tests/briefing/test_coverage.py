"""Coverage: a sentence is covered when an item cites a part of it; headings and page furniture do not count."""

from __future__ import annotations

import pytest

from briefbot.briefing.build import build
from briefbot.briefing.coverage import Coverage, coverage

TEXT = "The trip\n\nThe bus leaves at 8:15. The trip is free.\n\nEverybody needs lunch. Bring a hat.\n\nShare this page"


def covered(*cites: object, text: str = TEXT, headings: tuple[str, ...] = ("The trip",)) -> Coverage:
    document = {
        "briefing": 1,
        "title": "T",
        "sources": {"letter": {"text": text, "headings": list(headings), "ignore": ["Share this page."]}},
        "facts": [{"id": f"f{number}", "text": "A fact.", "cite": cite} for number, cite in enumerate(cites)],
    }
    briefing = build(document)
    return coverage(briefing, briefing.sources["letter"])


def test_headings_and_page_furniture_are_not_counted() -> None:
    assert [TEXT[one.start : one.end] for one in covered().uncovered] == [
        "The bus leaves at 8:15.",
        "The trip is free.",
        "Everybody needs lunch.",
        "Bring a hat.",
    ]


@pytest.mark.parametrize(
    ("cites", "items", "percent"),
    [
        ((), [(), (), (), ()], 0),
        (("leaves at",), [("f0",), (), (), ()], 25),
        (("leaves at", "The bus leaves"), [("f0", "f1"), (), (), ()], 25),
        (({"from": "trip is free", "to": "needs lunch"},), [(), ("f0",), ("f0",), ()], 50),
        ((["The bus", "Bring"], "is free", "words that stand nowhere"), [("f0",), ("f1",), (), ("f0",)], 75),
    ],
)
def test_a_sentence_tells_which_items_cite_it(
    cites: tuple[object, ...], items: list[tuple[str, ...]], percent: int
) -> None:
    found = covered(*cites)
    assert [one.items for one in found.sentences] == items
    assert found.percent == percent
    assert found.cited + len(found.uncovered) == len(found.sentences)


def test_a_source_without_text_has_nothing_to_cover() -> None:
    assert covered(text=" ").percent == 100


def test_only_the_cites_of_this_source_count() -> None:
    document = {
        "briefing": 1,
        "title": "T",
        "sources": {"a": {"text": "One day."}, "b": {"text": "One day."}},
        "facts": [{"id": "f", "text": "A fact.", "cite": {"source": "b", "exact": "One day"}}],
    }
    briefing = build(document)
    assert [coverage(briefing, source).percent for source in briefing.sources.values()] == [0, 100]


def test_the_text_may_come_from_elsewhere() -> None:
    document = {
        "briefing": 1,
        "title": "T",
        "sources": {"a": "A"},
        "facts": [{"id": "f", "text": "F.", "cite": "One day"}],
    }
    briefing = build({**document, "sources": {"a": {}}})
    assert coverage(briefing, briefing.sources["a"], "One day. Another one.").percent == 50
