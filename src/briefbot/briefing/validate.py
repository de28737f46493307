"""Asks the JSON Schema, and says in a person's words what it found: one message per mistake, each with a remedy.

jsonschema is imported here and nowhere else, and only when a file is really validated. References of the schema are
written out before it is compiled: following a $ref costs more than the check behind it, and large files follow many.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, Final, cast

from briefbot.briefing.edit import Put, Rename, as_json
from briefbot.briefing.finding import Finding
from briefbot.briefing.locate import Path

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

Schema = Mapping[str, Any]

UNKNOWN_KEY: Final = "B020"
"""The one violation that opening a briefing forgives."""

_KINDS: Final = {
    "string": "a text",
    "object": "an object { … }",
    "array": "a list [ … ]",
    "boolean": "true or false",
}
_QUICK_KEYWORDS: Final = frozenset(
    "type pattern title description examples x-message x-remedy x-quick items minItems properties patternProperties"
    " additionalProperties minProperties required if then else".split()
)
"""A schema of no other keywords accepts every string that matches its pattern: the rest is about objects and lists."""
_BRANCH_KEYWORDS: Final = frozenset("required properties x-message x-remedy if then else".split())
"""All that stands below `if`, `then` and `else` of a schema that is quick: nothing of it is about texts and lists."""
_FILL_IN: Final = "Fill it in; a key that is optional may also be left out."
_SHOWN: Final = 40
"""Characters of a wrong value that a message repeats."""


def schema_bytes() -> bytes:
    """The schema as it is shipped."""
    return FilePath(__file__).with_name("schema.json").read_bytes()


def violations(document: Any) -> list[Finding]:
    """Everything in a document that the schema does not allow."""
    return [finding for error in _validator().iter_errors(document) for finding in _findings(error)]


@cache
def _validator() -> Draft202012Validator:
    from jsonschema import Draft202012Validator
    from jsonschema.validators import extend

    schema = json.loads(schema_bytes())
    quick = extend(Draft202012Validator, {"properties": _properties, "items": _items})  # type: ignore[no-untyped-call] # not in its stubs
    return cast("Draft202012Validator", quick(_written_out(schema, schema["$defs"])))


def _written_out(schema: Any, definitions: Schema) -> Any:
    """The schema with every reference replaced by what it refers to; keywords beside a reference win over its own."""
    if isinstance(schema, list):
        return [_written_out(part, definitions) for part in schema]
    if not isinstance(schema, dict):
        return schema
    merged = {key: _written_out(part, definitions) for key, part in schema.items() if key not in ("$ref", "$defs")}
    if "$ref" in schema:
        name = schema["$ref"].removeprefix("#/$defs/")
        merged = {**_written_out(definitions[name], definitions), **merged}
    sized = max(merged.get("minItems", 1), merged.get("minProperties", 1)) > 1
    if _QUICK_KEYWORDS.issuperset(merged) and "type" in merged and not sized and _branches_are_plain(merged):
        merged["x-quick"] = re.compile(merged.get("pattern", ""))
    return merged


def _branches_are_plain(schema: Schema) -> bool:
    branches = [schema[name] for name in ("if", "then", "else") if name in schema]
    return all(_BRANCH_KEYWORDS.issuperset(branch) and _branches_are_plain(branch) for branch in branches)


def _properties(validator: Any, properties: Schema, instance: Any, _: Schema) -> Iterator[ValidationError]:
    """The keyword `properties`, without the detour for texts that are plainly right."""
    if not isinstance(instance, dict):
        return
    for key, value in instance.items():
        schema = properties.get(key)
        if schema is not None and not _plainly_right(value, schema):
            yield from validator.descend(value, schema, path=key, schema_path=key)


def _items(validator: Any, schema: Schema, instance: Any, _: Schema) -> Iterator[ValidationError]:
    """The keyword `items`, likewise."""
    if not isinstance(instance, list):
        return
    for number, value in enumerate(instance):
        if not _plainly_right(value, schema):
            yield from validator.descend(value, schema, path=number)


def _plainly_right(value: Any, schema: Schema) -> bool:
    """Whether a value is right beyond doubt; what is left in doubt is for jsonschema to judge."""
    if "enum" in schema:
        return type(value) is str and value in schema["enum"]
    quick = schema.get("x-quick")
    if quick is None:
        return False
    if type(value) is str:
        return "string" in schema["type"] and quick.search(value) is not None
    if type(value) is dict:
        return bool(value) and "object" in schema["type"] and _plain_object(value, schema)
    if type(value) is not list or not value or "array" not in schema["type"]:
        return False
    inner = schema.get("items", {})
    return all(_plainly_right(part, inner) for part in value)


def _plain_object(value: Mapping[str, Any], schema: Schema) -> bool:
    """An object of nothing but the keys that are named, each plainly right, and of the author's own."""
    known = schema.get("properties", {})
    own = "^x-" in schema.get("patternProperties", ())
    for key, part in value.items():
        if key in known:
            if not _plainly_right(part, known[key]):
                return False
        elif not (own and key.startswith("x-")):
            return False
    return _complete(value, schema)


def _complete(value: Mapping[str, Any], schema: Schema) -> bool:
    """Whether the required keys are there, those of the branch that `if` leads to too; no branch judges a value."""
    if not all(key in value for key in schema.get("required", ())):
        return False
    if "if" not in schema:
        return True
    branch = schema.get("then" if _complete(value, schema["if"]) else "else", {})
    return value.keys().isdisjoint(branch.get("properties", ())) and _complete(value, branch)


def _findings(error: ValidationError) -> Iterator[Finding]:
    path: Path = tuple(error.absolute_path)
    instance, expected = cast(Any, error.instance), cast(Any, error.validator_value)
    schema: Schema = error.schema if isinstance(error.schema, dict) else {}
    own_message, own_remedy = schema.get("x-message", ""), schema.get("x-remedy", "")
    match error.validator:
        case "additionalProperties":
            yield from _unknown_keys(instance, path, schema)
        case "required" if own_message:
            yield Finding("B021", "E", path, own_message, own_remedy)
        case "required":
            for key in expected:
                if key not in instance:
                    value = ": 1" if key == "briefing" else ""
                    yield Finding(
                        "B021", "E", path, f"{_sentence_start(schema)} needs `{key}`.", f'Add "{key}"{value}.'
                    )
        case "type":
            yield _wrong_type(instance, expected, path, own_remedy)
        case "enum":
            yield _not_among(instance, expected, path)
        case "pattern" if "propertyNames" in error.absolute_schema_path:
            message = f"{_shown(instance)} cannot be an id."
            yield Finding("B024", "E", (*path, instance), message, own_remedy, at_key=True)
        case "pattern" if expected == "\\S":
            yield Finding("B025", "E", path, f"{_name(path)} is empty.", _FILL_IN)
        case "pattern":
            yield Finding("B024", "E", path, f"{_name(path)} cannot be {_shown(instance)}.", own_remedy)
        case "minItems" | "minProperties" if not own_message:
            yield Finding("B025", "E", path, f"{_name(path)} is empty.", _FILL_IN)
        case _:
            yield Finding("B026", "E", path, own_message or f"{_name(path)}: {error.message}.", own_remedy)


def _unknown_keys(instance: Mapping[str, Any], path: Path, schema: Schema) -> Iterator[Finding]:
    """One finding for each key; the known ones are listed once."""
    from briefbot.text.similarity import closest

    known = schema.get("properties", {})
    listing = f"It may have {', '.join(key for key in known if key != '$schema')}; your own keys begin with x-."
    taken = set(instance)
    for key in instance:
        if key in known or _belongs(key, schema):
            continue
        if not known:
            message, remedy = f"`{key}` is no language tag.", 'A text in several languages is {"en": "…", "ar": "…"}.'
            yield Finding("B024", "E", (*path, key), message, remedy, at_key=True)
            continue
        near = closest(key, known)
        remedy = f"Did you mean `{near}`?" if near else listing
        listing = listing if near else "Your own keys begin with x-."
        message = f"`{key}` is not a key of {schema.get('title', 'this object')}."
        edits = (Rename((*path, key), near),) if near and near not in taken else ()
        taken.update({near} if near else ())
        yield Finding(UNKNOWN_KEY, "E", (*path, key), message, remedy, at_key=True, edits=edits)


def _belongs(key: str, schema: Schema) -> bool:
    return any(re.search(pattern, key) for pattern in schema.get("patternProperties", {}))


def _sentence_start(schema: Schema) -> str:
    what: str = schema.get("title", "this object")
    return what[:1].upper() + what[1:]


def _wrong_type(instance: Any, expected: Any, path: Path, own_remedy: str) -> Finding:
    wanted = expected if isinstance(expected, list) else [expected]
    kinds = " or ".join(_KINDS[kind] for kind in wanted)
    if instance is None:
        remedy = 'Leave the key out, or write "unknown" where the source does not say.'
        return Finding("B022", "E", path, f"{_name(path)} is null, which a briefing does not use.", remedy)
    message = f"{_name(path)} is {_kind_of(instance)}; it should be {kinds}."
    remedy, better = ("", "") if own_remedy else _type_remedy(instance, wanted)
    edits = (Put(path, better),) if better else ()
    return Finding("B022", "E", path, message, own_remedy or remedy, edits=edits)


def _type_remedy(value: Any, wanted: list[str]) -> tuple[str, str]:
    """What to do about a value of the wrong type, and the value that would be right, both empty where nobody can tell."""
    if isinstance(value, (int, float)) and not isinstance(value, bool) and "string" in wanted:
        return f'Write "{value}" in quotes.', json.dumps(str(value))
    if isinstance(value, str) and "array" in wanted:
        return f"Put it into a list: [{_shown(value)}].", as_json([value])
    return "", ""


def _not_among(instance: Any, allowed: list[str], path: Path) -> Finding:
    from briefbot.text.similarity import closest

    near = closest(instance, allowed) if isinstance(instance, str) else None
    remedy = f"Did you mean `{near}`?" if near else f"It is one of: {', '.join(allowed)}."
    edits = (Put(path, json.dumps(near)),) if near else ()
    return Finding("B023", "E", path, f"{_name(path)} cannot be {_shown(instance)}.", remedy, edits=edits)


def _name(path: Path) -> str:
    """What a value is called in a sentence: its key, or its position in a list that has a key."""
    if not path:
        return "The document"
    last = path[-1]
    if isinstance(last, str):
        return f"`{last}`"
    around = next((step for step in reversed(path) if isinstance(step, str)), "")
    return f"Number {last + 1} of `{around}`"


def _kind_of(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return "a number"
    if isinstance(value, str):
        return "a text"
    return "an object" if isinstance(value, dict) else "a list"


def _shown(value: Any) -> str:
    """The value as JSON, cut where it is long."""
    text = as_json(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]} …"
