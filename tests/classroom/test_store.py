"""Both stores keep one promise: what was written is there, in order, once; nothing changes it; forgetting leaves nothing."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from threading import Barrier, Event, Thread
from typing import Any

import pytest
import sqlalchemy as sql

from briefbot.classroom.decide import Answer, Ask, Join, Refused
from briefbot.classroom.events import Event as Happening
from briefbot.classroom.events import Joined, Locked
from briefbot.classroom.hub import Hub, digest
from briefbot.classroom.store import FILE_NAME, RoomRow, SqliteStore, Store, open_store, store_path
from briefbot.errors import StoreError, UsageError

from .samples import NOON, Table, first

ROW = RoomRow("room", "123456", digest("secret"), "School trip", NOON, '{"briefing": 1}')


@pytest.fixture
def empty_school(school: str) -> str:
    """The school's server, without rooms."""
    engine = sql.create_engine(school.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        connection.execute(sql.text("DROP TABLE IF EXISTS briefbot_events, briefbot_rooms"))
    engine.dispose()
    return school


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty store."""
    if request.param == "sqlite":
        return str(tmp_path / "rooms.sqlite3")
    address: str = request.getfixturevalue("empty_school")
    return address


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    opened = open_store(where)
    yield opened
    opened.close()


def append(*events: Happening) -> Any:
    return lambda news: events


def test_what_is_written_is_read_again_in_its_order(store: Store, where: str) -> None:
    table = Table()
    table.join("anna", "ben")
    table.do(Ask())
    table.answer("anna", 0, right=True)
    store.add(ROW, table.log[0])
    last = store.exchange("room", 1, append(*table.log[1:]))
    other = open_store(where)
    assert other.by_code("123456") == other.by_id("room") == ROW
    assert (list(other.read("room", 0)), last) == (table.log, len(table.log))
    assert other.read("room", 2) == tuple(table.log[2:])
    assert other.rooms() == (ROW,)
    other.close()


def test_what_another_process_wrote_is_seen_before_anything_is_decided(store: Store, where: str) -> None:
    other = open_store(where)
    store.add(ROW, first())
    other.exchange("room", 1, append(Locked(True)))
    seen: list[Happening] = []

    def decide(news: Sequence[Happening]) -> Sequence[Happening]:
        seen.extend(news)
        return (Locked(False),)

    assert store.exchange("room", 1, decide) == 3
    assert seen == [Locked(True)]
    other.close()


def test_two_that_write_at_once_lose_nothing_and_agree_on_the_order(store: Store, where: str) -> None:
    store.add(ROW, first())
    barrier = Barrier(2)

    def write(name: str) -> None:
        own = open_store(where)
        barrier.wait(10)
        since = 1
        for number in range(20):
            since = own.exchange("room", since, append(Joined(f"{name}{number}", name, "t")))
        own.close()

    threads = [Thread(target=write, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    joined = [event.pupil for event in store.read("room", 1) if isinstance(event, Joined)]
    assert sorted(joined) == sorted(f"{name}{number}" for name in "ab" for number in range(20))
    assert [one for one in joined if one[0] == "a"] == [f"a{number}" for number in range(20)]


def test_a_decision_that_fails_writes_nothing(store: Store) -> None:
    store.add(ROW, first())
    with pytest.raises(ZeroDivisionError):
        store.exchange("room", 1, lambda news: 1 / 0)  # type: ignore[arg-type, return-value]  # it never returns
    assert len(store.read("room", 0)) == 1


def run_by_hand(where: str, statement: str) -> None:
    """Runs a statement past the store, as somebody with a database tool would."""
    address = where.replace("postgresql:", "postgresql+psycopg:") if "://" in where else f"sqlite:///{where}"
    engine = sql.create_engine(address)
    try:
        with engine.begin() as connection:
            connection.execute(sql.text(statement))
    finally:
        engine.dispose()


def test_the_log_cannot_be_changed_even_by_hand(store: Store, where: str) -> None:
    store.add(ROW, first())
    name = "events" if isinstance(store, SqliteStore) else "briefbot_events"
    for statement in (f"UPDATE {name} SET body = 'x'", f"DELETE FROM {name}"):
        with pytest.raises((sqlite3.IntegrityError, sql.exc.DBAPIError), match="append-only"):
            run_by_hand(where, statement)
    assert len(store.read("room", 0)) == 1


def test_a_forgotten_room_leaves_nothing_and_takes_nothing_more(store: Store) -> None:
    store.add(ROW, first())
    store.exchange("room", 1, append(Joined("p", "Calm Otter", "token")))
    assert store.forget("room")
    assert not store.forget("room")
    assert (store.rooms(), store.by_code("123456"), store.read("room", 0)) == ((), None, ())
    with pytest.raises(StoreError, match="deleted"):
        store.exchange("room", 2, append(Locked(True)))
    if isinstance(store, SqliteStore):
        files = store.path.parent.glob(f"{store.path.name}*")
        assert not any(b"Calm Otter" in file.read_bytes() for file in files)


def test_a_room_that_is_served_by_two_processes_is_one_room(empty_school: str) -> None:
    """Two hubs as in two processes: a pupil is with one, the teacher with the other; the first is told by the second."""

    async def play() -> None:
        teacher, pupils = (Hub(open_store(empty_school), lambda: NOON, Random(1)) for _ in range(2))
        live, token = await teacher.new_room(first(), "{}")
        here = await pupils.by_code(live.row.code)
        assert here is not None
        asked = asyncio.Event()
        here.listeners.append(lambda room, events: asked.set() if room.room.asked else None)
        await teacher.watch()
        await pupils.watch()
        await here.submit(Join("anna", "t"))
        await live.submit(Ask())
        await asyncio.wait_for(asked.wait(), 10)
        assert not isinstance(await here.submit(Answer("anna", 0, 1, 0)), Refused)
        await pupils.close()  # as if it had been killed: what it acknowledged is in the log
        again = Hub(open_store(empty_school), lambda: NOON, Random(1))
        back = await again.resume(live.row.id, token)
        assert back.room.answers_to(0)["anna"].choice == 0
        await asyncio.gather(teacher.close(), again.close())

    asyncio.run(play())


def test_a_listener_is_told_of_what_others_write_and_not_of_its_own(empty_school: str) -> None:
    listening, writing = open_store(empty_school), open_store(empty_school)
    listening.add(ROW, first())
    told: list[str] = []
    heard = Event()

    def changed(room: str) -> None:
        told.append(room)
        heard.set()

    listening.watch(changed)
    listening.exchange("room", 1, append(Locked(True)))
    writing.exchange("room", 2, append(Locked(False)))
    assert heard.wait(10)
    listening.close()
    writing.close()
    assert told == ["room"]


@pytest.mark.parametrize("address", ["postgresql://127.0.0.1:1/nowhere", "postgresql://u:hidden@127.0.0.1:1/x"])
def test_no_server_is_one_sentence_without_the_password(address: str) -> None:
    with pytest.raises(StoreError) as raised:
        open_store(address)
    assert "hidden" not in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_wrong_address_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="PostgreSQL address"):
        open_store("postgresql://a:b:c:d")


def test_a_file_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "rooms"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 9")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="newer"):
        SqliteStore(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_store_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "rooms"
    path.write_bytes(b"not a database at all" * 100)
    with pytest.raises(StoreError, match="cannot be opened"):
        SqliteStore(path)


def test_this_machine_keeps_its_rooms_in_its_own_folder(home: Path) -> None:
    open_store("").close()
    assert store_path() == home / FILE_NAME
    assert store_path().exists()
