"""`briefbot schema [FILE]`: the JSON Schema of briefings, beside a file and named in it, for completion in editors."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Final

from briefbot.briefing.amend import Amendment
from briefbot.briefing.edit import Put, edited
from briefbot.briefing.examine import examine
from briefbot.briefing.file import decode, read_bytes
from briefbot.briefing.save import save_new
from briefbot.briefing.validate import schema_bytes
from briefbot.errors import ExitCode, InvalidBriefing
from briefbot.text.harmless import harmless, one_line

SCHEMA_FILE: Final = "briefing.schema.json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of `schema`."""
    parser.add_argument("file", nargs="?", metavar="FILE", type=Path, help="the briefing (default: print the schema)")
    parser.add_argument("--write", action="store_true", help="also name the schema in FILE, which is shown as a diff")
    parser.add_argument("--force", action="store_true", help="write over another schema that is there already")
    parser.add_argument("--backup", action="store_true", help="keep what FILE was as FILE~")


def run(args: argparse.Namespace) -> ExitCode:
    """Writes the schema and shows how FILE names it. Raises CannotRead, InvalidBriefing, UsageError."""
    schema = schema_bytes().decode("utf-8")
    if args.file is None:
        print(schema, end="")
        return ExitCode.OK
    before = decode(read_bytes(args.file), args.file)
    examined = examine(before, args.file.parent, {}, strict=False)
    if not isinstance(examined.document, dict):
        raise InvalidBriefing(str(args.file), examined.problems())
    place = args.file.parent / SCHEMA_FILE
    if not place.is_file() or place.read_bytes() != schema_bytes():
        save_new(place, schema, force=args.force)
    print(one_line(f"{place} is there."))
    change = Amendment(args.file, before, edited(before, [Put(("$schema",), json.dumps(SCHEMA_FILE))]))
    if examined.document.get("$schema") == SCHEMA_FILE or not change.diff:
        print(one_line(f"{args.file} names it."))
        return ExitCode.OK
    print(harmless(change.diff), end="")
    if args.write:
        change.write(backup=args.backup)
        print(one_line(f"{args.file} names it now."))
    else:
        print("--write makes this change.")
    return ExitCode.OK
