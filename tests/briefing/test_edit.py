"""Edits change one place of a JSON text and nothing else, however it is written."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbot.briefing.edit import Append, Drop, Edit, Put, Rename, edited


@pytest.mark.parametrize(
    ("before", "edits", "after"),
    [
        ('{"a": 1, "b": 2}', [Put(("a",), "3")], '{"a": 3, "b": 2}'),
        ('{"a": 1}', [Put(("b",), '"x"')], '{"a": 1, "b": "x"}'),
        ('{"a": {}}', [Put(("a", "b"), "1")], '{"a": { "b": 1 }}'),
        ('{"ab": 1,\n "c": 2}', [Rename(("ab",), "a")], '{"a": 1,\n "c": 2}'),
        ('{\n  "a": 1,\n  "b": 2\n}', [Drop(("b",))], '{\n  "a": 1\n}'),
        ('{\n  "a": 1,\n  "b": 2\n}', [Drop(("a",))], '{\n  "b": 2\n}'),
        ("[1, 2, 3]", [Drop((0,)), Drop((2,))], "[2]"),
        ("[1]", [Drop((0,))], "[]"),
        ('{"a": ["x", "y"], "b": []}', [Drop(("a", 0)), Append(("b",), '"x"')], '{"a": ["y"], "b": ["x"]}'),
        ('{"a": ["x", "y"]}', [Append(("b",), "1"), Append(("b",), "2")], '{"a": ["x", "y"], "b": [1, 2]}'),
        ('[{"a": 1}, {"a": 1}]', [Put((0, "a"), "2"), Put((1, "a"), "[3, 3, 3]")], '[{"a": 2}, {"a": [3, 3, 3]}]'),
    ],
)
def test_an_edit_changes_its_place(before: str, edits: list[Edit], after: str) -> None:
    assert edited(before, edits) == after


def test_a_place_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        edited('{"a": 1}', [Put(("b", "c"), "1")])


values = st.recursive(
    st.none() | st.integers(0, 9) | st.text('a"é,}] ', max_size=4),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=6,
)


@given(
    st.dictionaries(st.text('ab"é', max_size=3), values, min_size=1, max_size=4),
    st.sampled_from([None, 2]),
    values,
    st.data(),
)
def test_the_document_is_the_same_but_for_the_edit(
    document: dict[str, Any], indent: int | None, value: Any, data: st.DataObject
) -> None:
    text = json.dumps(document, indent=indent)
    key = data.draw(st.sampled_from(sorted(document)))
    assert json.loads(edited(text, [Put((key,), json.dumps(value))])) == {**document, key: value}
    assert json.loads(edited(text, [Put(("new",), json.dumps(value))])) == {**document, "new": value}
    dropped = json.loads(edited(text, [Drop((key,))]))
    assert dropped == {name: part for name, part in document.items() if name != key}
    renamed = json.loads(edited(text, [Rename((key,), "new")]))
    assert list(renamed.items()) == [("new" if name == key else name, part) for name, part in document.items()]


def test_edits_at_one_place_and_beside_each_other_are_all_made() -> None:
    text = '{"a": ["x", "y", "z"], "o": {}}'
    edits: list[Edit] = [
        Drop(("a", 0)),
        Drop(("a", 1)),
        Append(("o", "n"), "1"),
        Append(("o", "n"), "2"),
        Append(("a",), '"w"'),
    ]
    assert json.loads(edited(text, edits)) == {"a": ["z", "w"], "o": {"n": [1, 2]}}
