"""Finding cited words: exact but for typography and case, with offsets into the text as it was written."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbot.briefing.model import Cite, Source
from briefbot.briefing.source import closest_passage, find_cite, source_text
from briefbot.errors import CannotRead

TEXT = "“We’re  ready,” she said — today…\nNot now. Not ever. The café\u0301 is so-called «open». Straße. The end of the end."


@pytest.mark.parametrize(
    ("cite", "found"),
    [
        (Cite(exact="We're ready"), "We’re  ready"),
        (Cite(exact='"We\'re ready," she said - today...'), "“We’re  ready,” she said — today…"),
        (Cite(exact="we're READY."), "We’re  ready"),
        (Cite(exact="today… not now"), "today…\nNot now"),
        (Cite(exact="STRASSE"), "Straße"),
        (Cite(exact="We are ready"), None),
        (Cite(exact="ready she said"), None),
        (Cite(exact="eady"), None),
        (Cite(exact="Not ev"), None),
        (Cite(exact="cafe"), None),
        (Cite(exact="..."), "…"),
        (Cite(exact="“”"), None),
        (Cite(exact="not", suffix="ever"), "Not"),
        (Cite(exact="not", prefix="now."), "Not"),
        (Cite(exact="not", prefix="never"), None),
        (Cite(start="Not now", end="open"), "Not now. Not ever. The café\u0301 is so-called «open"),
        (Cite(start="the end", end="she said"), None),
        (Cite(start="Not now", end="Not now"), "Not now"),
    ],
)
def test_words_are_found_where_they_stand(cite: Cite, found: str | None) -> None:
    span = find_cite(TEXT, cite)
    assert (TEXT[slice(*span)] if span else None) == found


def test_prefix_and_suffix_choose_among_several_places() -> None:
    assert find_cite(TEXT, Cite(exact="not", suffix="ever")) == (TEXT.index("Not ever"), TEXT.index("Not ever") + 3)


def test_a_letter_is_the_same_in_one_code_point_or_two() -> None:
    assert find_cite("Zoe\u0308 came", Cite(exact="Zo\u00eb")) == (0, 4)


def test_scripts_that_join_words_are_found_inside_them() -> None:
    assert find_cite("قال والكتاب هنا", Cite(exact="الكتاب")) is not None
    assert find_cite("彼は準備ができている", Cite(exact="準備")) == (2, 4)


@given(st.text(max_size=60), st.integers(0, 60), st.integers(1, 60))
def test_whatever_is_found_lies_within_the_text(text: str, start: int, length: int) -> None:
    span = find_cite(text, Cite(exact=text[start : start + length]))
    assert span is None or 0 <= span[0] < span[1] <= len(text)


@given(
    st.lists(st.sampled_from("one two three four “five” six, seven. éight".split()), min_size=1, max_size=30), st.data()
)
def test_words_taken_out_of_a_text_are_always_found_in_it(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    assert find_cite(" ".join(words), Cite(exact="\n".join(words[start:end]).upper())) is not None


def test_the_closest_passage_is_the_sentence_that_shares_most_words() -> None:
    text = "The bus leaves early. Everyone needs a very good lunch. It may rain."
    assert closest_passage(text, "everyone needs a good lunch") == "Everyone needs a very good lunch."
    assert closest_passage(text, "zebras graze") == ""


def test_a_source_file_is_read_beside_the_briefing_and_nowhere_else(tmp_path: Path) -> None:
    folder = tmp_path / "briefing"
    folder.mkdir()
    (folder / "letter.txt").write_text("Dear parents", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    assert source_text(Source("s", file="letter.txt"), folder) == "Dear parents"
    assert source_text(Source("s", text="own text"), folder) == "own text"
    assert source_text(Source("s"), folder) == ""
    for name in ("../secret.txt", str(tmp_path / "secret.txt"), "link.txt", "no.txt", ".", "a\x00b"):
        with pytest.raises(CannotRead):
            source_text(Source("s", file=name), folder)
