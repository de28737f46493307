"""The draft as a file: it is valid, its cites are found, nothing in it is confirmed, and nothing is lost or invented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbot.authoring.drafting.assembling import as_text, draft
from briefbot.authoring.drafting.opening import open_article
from briefbot.authoring.drafting.paragraphs import plain_article
from briefbot.authoring.drafting.webpage import page_article
from briefbot.briefing.load import check_file, load_briefing
from briefbot.briefing.rules_values import DRAFT_MARK
from briefbot.briefing.source import find_cite
from briefbot.errors import CannotRead
from tests.authoring.drafting.articles import QUAY, drafted

PAGE = """<!doctype html><html><head><title>Bridge closed | The Quay News</title>
<meta property="og:site_name" content="The Quay News"><meta name="author" content="Ann Lee">
<meta property="article:published_time" content="2024-03-05T10:00:00Z"><script>document.write("EVIL")</script></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Harbour bridge closed after crack is found</h1>
<p>The harbour bridge was closed on Tuesday after engineers found a crack in a pillar, the city council said.</p>
<p>“We had no choice,” said the mayor, Tom Reed. “Safety comes first.” He added that buses would take another way.</p>
<h2>Weeks of work</h2>
<p>Repairs will take <b>six weeks</b>, according to <a href="http://x.example/">engineer Mary Holt</a>.</p>
<img src="http://tracker.example/x.png"></article><footer>Copyright 2024. Cookie settings</footer></body></html>"""


def test_headings_byline_and_boilerplate_are_told_from_paragraphs() -> None:
    article = plain_article(QUAY)
    assert article.title == "Harbour bridge closed after crack is found"
    assert article.author == "Ann Lee"
    assert article.of_kind("heading") == ("Weeks of work",)
    assert article.of_kind("boilerplate") == ("By Ann Lee", "Subscribe to our newsletter")
    assert len(article.of_kind("paragraph")) == 5


def test_markdown_headings_and_text_without_blank_lines_are_read() -> None:
    assert plain_article("# The title\nSome words here.\n\n## More\n\nOther words.").of_kind("heading") == ("More",)
    assert len(plain_article("The title\nSome words here.\nOther words.").of_kind("paragraph")) == 2


def test_a_date_above_the_first_paragraph_is_when_it_was_published() -> None:
    article = plain_article("# A title\n\nFor release: 12 February 2026\n\nOn 3 May 2020 it rained. Tom Reed said so.")
    assert article.published == "2026-02-12"
    assert plain_article("# A title\n\nOn 3 May 2020 it rained. Tom Reed said so.").published == ""


def test_a_dateline_and_a_role_are_no_part_of_what_was_said() -> None:
    text = (
        "A title\n\nMARWICK (Union Wire) — The dock is shut, said Ingrid Halvorsen, Chief Executive of Halvorsen Foods."
    )
    (statement,) = drafted(text).document["statements"]
    assert statement["text"] == "The dock is shut"


def test_people_have_their_roles_and_spellings_in_one_entry() -> None:
    people = drafted(QUAY).document["people"]
    assert people["tom-reed"] == {"name": "Tom Reed", "aliases": ["Reed"], "role": "mayor", DRAFT_MARK: True}
    assert people["mary-holt"]["role"] == "engineer"


def test_a_statement_has_its_words_outlet_time_and_form() -> None:
    statements = drafted(QUAY).document["statements"]
    (told,) = [one for one in statements if one.get("verb") == "told"]
    assert told["speaker"] == "mary-holt"
    assert told["quote"] == "It could be eight,"
    assert told["via"] == "quay-herald"
    assert told["when"] == {"text": "on Tuesday"}
    (implied,) = [one for one in statements if one.get("attribution") == "implied"]
    assert implied["quote"] == "Safety comes first."
    assert implied["speaker"] == "tom-reed"


def test_a_draft_is_a_valid_briefing_whose_cites_are_found(tmp_path: Path) -> None:
    path = tmp_path / "draft.json"
    path.write_text(as_text(drafted(QUAY)), encoding="utf-8")
    assert not [problem for problem in check_file(path) if problem.severity == "E"]
    briefing = load_briefing(path)
    (source,) = briefing.sources.values()
    all_cites = [item.cites for item in briefing.facts] + [item.cites for item in briefing.statements]
    for cites in all_cites:
        assert cites
        assert all(find_cite(source.text, cite) for cite in cites)


def test_every_item_and_everybody_is_marked_as_unconfirmed() -> None:
    document = drafted(QUAY).document
    entries = [
        *document["facts"],
        *document["statements"],
        *document["people"].values(),
        *document["organisations"].values(),
    ]
    assert len(entries) > 8
    assert all(entry[DRAFT_MARK] is True for entry in entries)


def test_what_a_long_quotation_says_is_not_told_again_in_the_text() -> None:
    said = "“We had no choice but to close it,” Tom Reed said, adding that buses would take another way."
    (statement,) = drafted(f"A title\n\n{said}").document["statements"]
    assert statement["quote"] == "We had no choice but to close it,"
    assert statement["text"] == "Buses would take another way"
    (mixed,) = drafted("A title\n\nTom Reed said the plan was “beyond parody”.").document["statements"]
    assert (mixed["text"], mixed["quote"]) == ("The plan was beyond parody", "beyond parody")


def test_whoever_is_not_known_has_a_note_that_says_why() -> None:
    statements = drafted(QUAY).document["statements"]
    hidden = [one for one in statements if one["speaker"] in {"unknown", "undisclosed"}]
    assert hidden
    assert all(one["note"] for one in hidden)


def test_all_words_of_a_draft_are_the_articles() -> None:
    words = set(QUAY.replace("“", " ").replace("”", " ").replace(",", " ").replace(".", " ").lower().split())
    for one in drafted(QUAY).document["statements"]:
        quotes = one.get("quote", "")
        for text in (one.get("text", ""), *([quotes] if isinstance(quotes, str) else quotes)):
            assert {word.strip(",.").lower() for word in text.split()} - {"…"} <= words


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from([*QUAY.split(" "), "“", "”", "'", '"', "he", "said", "\n\n", "…", "\u202e", "[/]", "’"]),
        max_size=80,
    )
)
def test_any_text_makes_a_draft_without_errors(words: list[str]) -> None:
    text = " ".join(words)
    document = json.loads(as_text(draft(plain_article(text))))
    assert document["briefing"] == 1


def test_a_web_page_is_read_by_its_main_text_and_nothing_of_it_runs_or_is_fetched() -> None:
    article = page_article(PAGE)
    assert article.title == "Harbour bridge closed after crack is found"
    assert (article.author, article.publisher, article.published) == ("Ann Lee", "The Quay News", "2024-03-05")
    assert article.of_kind("heading") == ("Weeks of work",)
    assert "Repairs will take six weeks, according to engineer Mary Holt." in article.text
    assert not any(word in article.text for word in ("EVIL", "Sport", "Cookie", "tracker"))


def test_a_page_with_two_short_paragraphs_is_an_article_too() -> None:
    page = """<html><body><script>alert(1)</script><h1>Mill fire</h1><p>The mill burned, said Tom Reed.</p>
    <p>“We lost all of it,” said Mary Holt.</p><iframe src="http://x.example"></iframe></body></html>"""
    article = page_article(page.encode())
    assert (article.title, "alert" in article.text) == ("Mill fire", False)
    assert article.of_kind("paragraph")[1] == "“We lost all of it,” said Mary Holt."


def test_a_text_too_long_for_an_article_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "novel.txt"
    path.write_text("Tom Reed said so.\n" * 60_000, encoding="utf-8")
    with pytest.raises(CannotRead, match="an article may have 1"):
        open_article(path)


def test_a_page_or_file_without_an_article_is_a_sentence(tmp_path: Path) -> None:
    for name, content in (("empty.html", "<html><body><script>1</script></body></html>"), ("empty.txt", "\n\n")):
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        with pytest.raises(CannotRead, match="B009"):
            open_article(path)
