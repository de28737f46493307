"""Whatever is in a file, opening it gives a briefing, CannotRead or InvalidBriefing, and nothing else."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from briefbot.briefing.load import check_file, open_briefing
from briefbot.briefing.validate import schema_bytes, violations
from briefbot.errors import CannotRead, InvalidBriefing, Problem

EVERYTHING = json.loads(
    (Path(__file__).parents[1] / "briefings" / "good" / "everything.json").read_text(encoding="utf-8")
)
KEYS = st.sampled_from(
    "briefing title sources people organisations topics facts statements scenarios timeline glossary questions quiz tests"
    " id name text quote cite source exact from to when date speaker about aliases item items answer distractors".split()
)
WORDS = st.text(max_size=12) | st.sampled_from(
    ["ada", "lunch", "unknown", "2022-02-30", "XXXX-01", "2024-01\n", "who-said", "\ud800"]
)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | WORDS
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS | WORDS, inner, max_size=5)
)
FILE_PER_EXAMPLE = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150
)


def spots(value: Any) -> list[tuple[Any, Any]]:
    """(container, key) of every value inside."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else []
    return [(value, key) for key in keys] + [spot for key in keys for spot in spots(value[key])]


def check_and_open(path: Path) -> None:
    """Both ways to look at a file, which have to agree on whether it can be used."""
    try:
        problems = check_file(path)
    except CannotRead:
        with pytest.raises(CannotRead):
            open_briefing(path)
        return
    assert all(placed(problem) for problem in problems)
    if any(problem.severity == "E" and problem.code != "B020" for problem in problems):
        with pytest.raises(InvalidBriefing):
            open_briefing(path)
    else:
        first = open_briefing(path)
        assert open_briefing(path) == first


def placed(problem: Problem) -> bool:
    return (problem.line or 0) >= 1 and (problem.column or 0) >= 1 and problem.path.startswith("$")


@given(data=st.binary(max_size=200))
@FILE_PER_EXAMPLE
def test_arbitrary_bytes_are_refused_or_opened(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "bytes.json"
    path.write_bytes(data)
    check_and_open(path)


@given(document=VALUES | st.dictionaries(KEYS, VALUES).map(lambda value: {"briefing": 1, "title": "T", **value}))
@FILE_PER_EXAMPLE
def test_arbitrary_documents_are_refused_or_opened(document: Any, tmp_path: Path) -> None:
    path = tmp_path / "document.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    check_and_open(path)


@given(data=st.data())
@FILE_PER_EXAMPLE
def test_a_valid_briefing_with_anything_put_anywhere_is_refused_or_opened(data: st.DataObject, tmp_path: Path) -> None:
    document = copy.deepcopy(EVERYTHING)
    for _ in range(data.draw(st.integers(1, 3))):
        container, key = data.draw(st.sampled_from(spots(document)))
        match data.draw(st.sampled_from(["replace", "remove", "add"])):
            case "replace":
                container[key] = data.draw(VALUES)
            case "remove":
                del container[key]
            case "add" if isinstance(container, dict):
                container[data.draw(KEYS | WORDS)] = data.draw(VALUES)
            case _:
                container.append(data.draw(VALUES))
    path = tmp_path / "mutated.json"
    path.write_text(json.dumps(document, indent=1), encoding="utf-8")
    check_and_open(path)


@given(cut=st.integers(0, 5000), put=st.sampled_from(["", '"', ",", "}", "\\", "[", "\n", "\u202e"]))
@FILE_PER_EXAMPLE
def test_a_valid_text_broken_anywhere_is_refused_or_opened(cut: int, put: str, tmp_path: Path) -> None:
    text = json.dumps(EVERYTHING, ensure_ascii=False)
    path = tmp_path / "broken.json"
    path.write_text(text[:cut] + put + text[cut + 1 :], encoding="utf-8")
    check_and_open(path)


PLAIN = Draft202012Validator(json.loads(schema_bytes()))


@given(data=st.data())
@settings(deadline=None, max_examples=300)
def test_what_is_passed_over_as_plainly_right_is_right_by_the_whole_schema(data: st.DataObject) -> None:
    document = copy.deepcopy(EVERYTHING)
    for _ in range(data.draw(st.integers(1, 3))):
        around, key = data.draw(st.sampled_from(spots(document)))
        match data.draw(st.sampled_from(("replace", "replace", "drop", "add"))):
            case "drop":
                del around[key]
            case "add" if isinstance(around, dict):
                around[data.draw(KEYS | st.just("x-own"))] = data.draw(VALUES)
            case _:
                around[key] = data.draw(VALUES)
    wrong = {tuple(error.absolute_path) for error in PLAIN.iter_errors(document)}
    found = {finding.path for finding in violations(document)}
    assert bool(found) == bool(wrong)
    assert {path for path in wrong if not any(one[: len(path)] == path for one in found)} == set()
