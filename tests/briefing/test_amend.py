"""A briefing file is amended at one place, and everything else stays as it was written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbot.briefing.amend import Amendment, amendment, with_element
from briefbot.briefing.locate import Path as JsonPath
from briefbot.errors import CannotRead


@pytest.mark.parametrize(
    ("before", "path", "after"),
    [
        ('{"a": ["x"]}', ("a",), '{"a": ["x", "new"]}'),
        ('{"a": []}', ("a",), '{"a": ["new"]}'),
        ('{"a": "x"}', ("a",), '{"a": ["x", "new"]}'),
        ('{"b": 1}', ("a",), '{"b": 1, "a": ["new"]}'),
        ("{}", ("a",), '{ "a": ["new"] }'),
        ('{\n  "a": [\n    "x"\n  ]\n}\n', ("a",), '{\n  "a": [\n    "x",\n    "new"\n  ]\n}\n'),
        ('{\n  "b": 1\n}\n', ("a",), '{\n  "b": 1,\n  "a": ["new"]\n}\n'),
        ('{"p": {"z": {"name": "Z"}}}', ("p", "z", "aliases"), '{"p": {"z": {"name": "Z", "aliases": ["new"]}}}'),
        ('{"a": ["ü \\u00e9", [1]], "z": 0}', ("a",), '{"a": ["ü \\u00e9", [1], "new"], "z": 0}'),
    ],
)
def test_one_element_is_added_in_the_manner_of_its_neighbours(before: str, path: JsonPath, after: str) -> None:
    assert with_element(before, path, "new") == after


values = st.recursive(
    st.none() | st.integers() | st.text(max_size=5), lambda inner: st.lists(inner, max_size=3), max_leaves=6
)


@given(
    st.dictionaries(st.text(max_size=4), st.lists(values, max_size=4), max_size=4), st.sampled_from([None, 2]), values
)
def test_the_document_is_the_same_but_for_the_element(
    document: dict[str, list[object]], indent: int | None, element: object
) -> None:
    text = json.dumps(document, indent=indent)
    expected = {**document, "list": [*document.get("list", []), element]}
    assert json.loads(with_element(text, ("list",), element)) == expected


def test_the_change_is_shown_as_a_diff_and_written_in_one_step(tmp_path: Path) -> None:
    file = tmp_path / "b.json"
    file.write_text('{\n  "a": [\n    "x"\n  ]\n}\n', encoding="utf-8")
    change = amendment(file, ("a",), "new")
    assert '+    "new"' in change.diff
    assert file.read_text(encoding="utf-8") == change.before
    change.write()
    assert file.read_text(encoding="utf-8") == change.after
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["b.json"]


def test_a_file_that_changed_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    file = tmp_path / "b.json"
    file.write_text("{}", encoding="utf-8")
    change = amendment(file, ("a",), "new")
    file.write_text('{"other": 1}', encoding="utf-8")
    with pytest.raises(CannotRead, match="changed meanwhile"):
        change.write()
    assert file.read_text(encoding="utf-8") == '{"other": 1}'


def test_a_diff_says_where_a_file_does_not_end_with_a_line_end(tmp_path: Path) -> None:
    diff = Amendment(tmp_path / "f", '{"a": 1}', '{"a": 2}').diff
    assert diff.splitlines()[-4:] == [
        '-{"a": 1}',
        "\\ No newline at end of file",
        '+{"a": 2}',
        "\\ No newline at end of file",
    ]
    assert diff.endswith("\n")
