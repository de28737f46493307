"""`briefbot class rooms`, `report` and `forget`: the rooms of a teacher, afterwards."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from briefbot.errors import ExitCode, UsageError
from briefbot.text.harmless import harmless, one_line

if TYPE_CHECKING:
    from briefbot.classroom.report import Report
    from briefbot.classroom.room import Room
    from briefbot.classroom.store import RoomRow, Store

FORMATS = (".md", ".html", ".csv")


def add_arguments(parser: argparse.ArgumentParser, action: str) -> None:
    """Adds the arguments of one of the three actions."""
    if action == "report":
        parser.add_argument("room", nargs="?", default="", metavar="ROOM", help="its id (default: your last room)")
        parser.add_argument("--export", type=Path, metavar="FILE", help="write it to a file: .md, .html or .csv")
        parser.add_argument("--force", action="store_true", help="write over FILE where it is there already")
        parser.add_argument(
            "--home", type=Path, metavar="FOLDER", help="write for each pupil a briefing of what they missed"
        )
    elif action == "forget":
        parser.add_argument("room", metavar="ROOM", help="its id")
    parser.add_argument("--store", default="", metavar="WHERE", help="a file, or postgresql://… of a school")


def run(args: argparse.Namespace) -> ExitCode:
    """Raises UsageError or StoreError."""
    if args.action == "rooms":
        return _rooms(args.store)
    return _forget(args.room, args.store) if args.action == "forget" else _report(args)


@contextmanager
def _opened(where: str) -> Iterator[Store]:
    from briefbot.classroom.store import open_store

    store = open_store(where)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def _mine(room: str, where: str) -> Iterator[tuple[Store, RoomRow]]:
    """A room of this teacher, the last one where none is named."""
    from briefbot.classroom.host import my_key
    from briefbot.classroom.hub import digest

    key = my_key(room, where)
    with _opened(where or key.store) as store:
        row = store.by_id(key.room)
        if row is None or row.host != digest(key.token):
            raise UsageError(f"The room {key.room!r} is not there any more.")
        yield store, row


def _rooms(where: str) -> ExitCode:
    from briefbot.classroom.hub import digest
    from briefbot.classroom.keys import keys

    tokens = {key.room: key for key in keys() if not where or key.store == where}
    stores = dict.fromkeys([where] if where else [key.store for key in tokens.values()])
    lines = []
    for place in stores:
        with _opened(place) as store:
            for row in store.rooms():
                if row.id in tokens and digest(tokens[row.id].token) == row.host:
                    lines.append(f"{row.id}  {row.opened.astimezone():%Y-%m-%d %H:%M}  {one_line(row.title)}")
    print("\n".join(lines) if lines else "You have no rooms. Open one: briefbot class host")
    return ExitCode.OK


def _report(args: argparse.Namespace) -> ExitCode:
    from briefbot.briefing.build import build
    from briefbot.classroom.hub import whole_room
    from briefbot.classroom.report import report
    from briefbot.classroom.report_text import plain_lines

    with _mine(args.room, args.store) as (store, row):
        room, _ = whole_room(store, row.id)
    found = report(room, build(json.loads(row.document), ""))
    if args.home is not None:
        return _take_home(args.home, row, room)
    if args.export is None:
        for line in plain_lines(found):
            print(harmless(line))
        return ExitCode.OK
    from briefbot.briefing.save import save_new

    save_new(args.export, _formatted(found, args.export.suffix.lower()), force=args.force)
    print(harmless(f"The report is in {args.export}."), file=sys.stderr)
    return ExitCode.OK


def _formatted(found: Report, suffix: str) -> str:
    from briefbot.classroom.report_page import page
    from briefbot.classroom.report_table import table
    from briefbot.classroom.report_text import markdown

    match suffix:
        case ".md":
            return markdown(found)
        case ".html":
            return page(found)
        case ".csv":
            return table(found)
    raise UsageError(
        f"{suffix or 'A file without an ending'} is no format for a report. Use one of: {', '.join(FORMATS)}"
    )


def _take_home(folder: Path, row: RoomRow, room: Room) -> ExitCode:
    """One briefing per pupil who missed something, named by pseudonym."""
    from briefbot.briefing.save import save
    from briefbot.classroom.takehome import take_home
    from briefbot.classroom.views import missed

    written = 0
    for pupil in room.pupils.values():
        questions = missed(room, pupil)
        if questions:
            name, text = take_home(row.document, questions, pupil.name)
            save(folder / name, text)
            written += 1
    print(
        harmless(f"{written} files are in {folder}. Each asks what was missed: briefbot quiz -b FILE"), file=sys.stderr
    )
    return ExitCode.OK


def _forget(room: str, where: str) -> ExitCode:
    from briefbot.classroom.keys import drop_key

    with _mine(room, where) as (store, row):
        store.forget(row.id)
    drop_key(row.id)
    print(harmless(f"The room “{one_line(row.title)}” and everything in it is deleted."), file=sys.stderr)
    return ExitCode.OK
