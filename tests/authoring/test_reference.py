"""The reference page is what the schema says, and leads to nothing that is not on it."""

from __future__ import annotations

import json
import re
from pathlib import Path

from briefbot.authoring.reference import reference_page
from briefbot.briefing.validate import schema_bytes

PAGE = Path(__file__).parents[2] / "docs" / "format.md"
SCHEMA = json.loads(schema_bytes())


def test_the_page_in_the_docs_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference_page(SCHEMA), (
        "run: python -m briefbot.authoring.reference > docs/format.md"
    )


def test_every_key_of_the_schema_has_a_row() -> None:
    rows = [
        line.split("|")[1].strip().strip("*`") for line in reference_page(SCHEMA).splitlines() if line.startswith("|")
    ]
    keys = [key for schema in (SCHEMA, *SCHEMA["$defs"].values()) for key in schema.get("properties", {})]
    assert sorted(set(keys) - set(rows)) == []


def test_every_link_leads_to_a_heading() -> None:
    page = reference_page(SCHEMA)
    headings = {
        re.sub(r"[^\w -]", "", line[3:]).lower().replace(" ", "-")
        for line in page.splitlines()
        if line.startswith("## ")
    }
    assert set(re.findall(r"\(#([^)]+)\)", page)) - headings == set()
    for name in re.findall(r"\]\(([\w-]+\.md)\)", page):
        assert (PAGE.parent / name).is_file(), name
