"""The schema itself: valid, closed, and with a word on every key."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from briefbot.briefing.validate import schema_bytes

SCHEMA: dict[str, Any] = json.loads(schema_bytes())


def subschemas(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        for part in schema.values():
            yield from subschemas(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from subschemas(part)


def test_the_schema_is_valid_under_its_metaschema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_no_choice_between_schemas_hides_the_mistake() -> None:
    assert not [schema for schema in subschemas(SCHEMA) if "anyOf" in schema or "oneOf" in schema]


def test_every_key_of_the_format_is_described() -> None:
    undescribed = []
    for schema in (SCHEMA, *SCHEMA["$defs"].values()):
        for key, value in schema.get("properties", {}).items():
            target = SCHEMA["$defs"].get(value.get("$ref", "").removeprefix("#/$defs/"), {})
            if not (value.get("description") or target.get("description")):
                undescribed.append(key)
    assert undescribed == []


def keys() -> list[tuple[str, dict[str, Any]]]:
    named = [("", SCHEMA), *SCHEMA["$defs"].items()]
    return [
        (f"{name} {key}".strip(), value)
        for name, schema in named
        for key, value in schema.get("properties", {}).items()
    ]


@pytest.mark.parametrize(("key", "schema"), keys(), ids=[key for key, _ in keys()])
def test_every_key_has_examples_that_are_valid(key: str, schema: dict[str, Any]) -> None:
    assert schema["examples"], key
    whole = {**schema, "$defs": SCHEMA["$defs"]}
    for example in schema["examples"]:
        assert [error.message for error in Draft202012Validator(whole).iter_errors(example)] == []


def test_objects_with_named_keys_are_closed_but_for_the_authors_own() -> None:
    named = [schema for schema in (SCHEMA, *SCHEMA["$defs"].values()) if "properties" in schema]
    assert len(named) > 10
    for schema in named:
        assert schema["additionalProperties"] is False
        assert schema["patternProperties"]["^x-"] is True
