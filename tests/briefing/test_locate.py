"""The position finder: the place of every path is where its value begins."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbot.briefing.locate import Path, json_path, line_and_column, line_starts, places, repeated_keys

LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
DOCUMENTS = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=30)
LAYOUTS = st.sampled_from(
    [{}, {"indent": 2}, {"indent": "\t"}, {"separators": (",", ":")}, {"separators": (" ,\r\n", " : ")}]
)


def values(document: Any, path: Path = ()) -> list[tuple[Path, Any]]:
    inner: list[tuple[Path, Any]] = []
    if isinstance(document, dict):
        inner = [pair for key, value in document.items() for pair in values(value, (*path, key))]
    if isinstance(document, list):
        inner = [pair for number, value in enumerate(document) for pair in values(value, (*path, number))]
    return [(path, document), *inner]


@given(DOCUMENTS, LAYOUTS, st.booleans())
def test_the_place_of_every_path_is_where_its_value_begins(
    document: Any, layout: dict[str, Any], ascii_only: bool
) -> None:
    text = " \n" + json.dumps(document, ensure_ascii=ascii_only, **layout)
    found = places(text, {path for path, _ in values(document)})
    decoder = json.JSONDecoder()
    for path, value in values(document):
        assert decoder.raw_decode(text, found.values[path])[0] == value
        if path and isinstance(path[-1], str):
            assert decoder.raw_decode(text, found.keys[path])[0] == path[-1]
    assert len(found.values) == len(values(document))


@given(DOCUMENTS)
def test_asking_for_one_path_gives_the_place_that_asking_for_all_gives(document: Any) -> None:
    text = json.dumps(document)
    everything = places(text, {path for path, _ in values(document)})
    for path, _ in values(document):
        assert places(text, {path}).offset(path) == everything.offset(path)
        assert places(text, {path}).offset(path, at_key=True) == everything.offset(path, at_key=True)


def test_a_path_that_is_not_there_has_the_place_of_what_is_around_it() -> None:
    assert places('{"facts": [1, {}]}', {("facts", 1, "text")}).offset(("facts", 1, "text")) == 14


def test_repeated_keys_are_found_with_the_place_of_the_first() -> None:
    text = '{"a": {"b": 1, "b": 2}, "b": 3, "\\u0061": 4}'
    assert repeated_keys(text) == [(("a", "b"), 15, 7), (("a",), 32, 1)]


@pytest.mark.parametrize(
    ("text", "offset", "line", "column"),
    [
        ("abc", 0, 1, 1),
        ("abc", 3, 1, 4),
        ("a\nb", 2, 2, 1),
        ("a\r\nb", 3, 2, 1),
        ("a\rb", 2, 2, 1),
        ("a\n\n\nb", 4, 4, 1),
        ("ü😀b", 2, 1, 3),
    ],
)
def test_lines_and_columns_count_from_one_in_characters(text: str, offset: int, line: int, column: int) -> None:
    assert line_and_column(line_starts(text), offset) == (line, column)


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ((), "$"),
        (("statements", 3, "speaker"), "$.statements[3].speaker"),
        (("people", "ada-byron"), "$.people.ada-byron"),
        (("people", "ada byron"), '$.people["ada byron"]'),
        (("x", 'a"b\\'), '$.x["a\\"b\\\\"]'),
        (("", "5"), '$[""]["5"]'),
    ],
)
def test_a_path_is_written_as_a_json_path(path: Path, written: str) -> None:
    assert json_path(path) == written
