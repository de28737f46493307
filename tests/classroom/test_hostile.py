"""The hostile pupil: whatever one device sends, nothing changes for the others."""

from __future__ import annotations

import asyncio
import json
import re
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from briefbot.classroom import wire, wording
from briefbot.classroom.decide import Ask, Close, End, Reveal
from briefbot.classroom.events import Rules
from briefbot.classroom.host import ClassHost
from briefbot.classroom.limits import MOST_BYTES, Addresses, Bucket
from briefbot.classroom.server import ClassServer

from .stage import GENEROUS, PATIENCE, Device, done, open_class, right, wrong


async def get(host: ClassHost, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """(status, headers in lower case, body) of a plain GET."""
    place = host.address.removeprefix("http://")
    reader, writer = await asyncio.open_connection(*place.split(":"))
    lines = {"Host": place, "Connection": "close", **headers}
    writer.write(
        f"GET {path} HTTP/1.1\r\n".encode() + b"".join(f"{k}: {v}\r\n".encode() for k, v in lines.items()) + b"\r\n"
    )
    head, _, body = (await asyncio.wait_for(reader.read(), 10)).partition(b"\r\n\r\n")
    writer.close()
    await writer.wait_closed()
    status, *fields = head.decode().split("\r\n")
    return int(status.split()[1]), {line.split(": ", 1)[0].lower(): line.split(": ", 1)[1] for line in fields}, body


FRAMES: list[Any] = [
    "", "[]", "null", "7", '"join"', "{", "{}", '{"do":"host"}', '{"do":"answer"}', '{"do":["answer"]}', b"\x00\xff",
    '{"do":"answer","question":-1,"turn":1,"choice":0}', '{"do":"answer","question":0,"turn":1e99,"choice":0}',
    '{"do":"answer","question":0,"turn":true,"choice":0}', '{"do":"answer","question":99999999,"turn":1,"choice":0}',
    '{"do":"answer","question":0,"turn":1,"choice":"0"}', '{"do":"answer","question":0,"turn":1,"choice":51}',
    '{"do":"end"}', '{"do":"close"}', '{"do":"reveal"}', '{"do":"kick","pupil":"x"}', "[" * 2000, '{"do":' * 300,
    '{"do":"answer","question":0,"turn":1,"typed":"\\ud800"}',
    json.dumps({"do": "answer", "question": 0, "turn": 1, "typed": "x" * 2000}),
]  # fmt: skip


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: repr(frame)[:40])
async def test_a_frame_that_is_no_message_changes_nothing(tmp_path: Path, frame: Any) -> None:
    async with open_class(tmp_path, limits=GENEROUS) as host:
        anna, rogue = await Device.open(host), await Device.open(host)
        await anna.join()
        await rogue.join()
        await done(host, Ask())
        await anna.in_phase("asking")
        await rogue.in_phase("asking")
        before = host.room
        await rogue.socket.send(frame)
        assert "error" in await rogue.told()
        assert host.room == before
        assert (await anna.answer(0, 1, choice=1))["you"]["answer"]["choice"] == 1


async def test_who_has_no_seat_can_do_nothing(tmp_path: Path) -> None:
    async with open_class(tmp_path) as host:
        rogue = await Device.open(host)
        await done(host, Ask())
        before = host.room
        for message in ({"do": "answer", "question": 0, "turn": 1, "choice": 0}, {"do": "leave"}, {"do": "home"}):
            await rogue.say(**message)
            assert (await rogue.told())["error"] == wording.NOT_UNDERSTOOD
        assert host.room == before


async def test_nobody_answers_for_another(tmp_path: Path) -> None:
    """Ids in a message are not read; a projector's connection has no seat; a seat is not changed for another."""
    async with open_class(tmp_path) as host:
        anna, rogue, wall = [await Device.open(host) for _ in range(3)]
        await anna.join()
        await rogue.join()
        await wall.say(do="look")
        await wall.told()
        anna_id, rogue_id = host.room.pupils
        await done(host, Ask())
        await rogue.in_phase("asking")
        await rogue.answer(0, 1, choice=1, pupil=anna_id, token="anything")
        assert set(host.room.answers_to(0)) == {rogue_id}
        for device in (rogue, wall):
            await device.say(do="back", code=host.code, token="guessed")
            assert "error" in await device.told(lambda seen: "error" in seen)
        await wall.say(do="answer", question=0, turn=1, choice=1)
        assert "error" in await wall.told(lambda seen: "error" in seen)
        assert set(host.room.answers_to(0)) == {rogue_id}


async def test_nobody_gets_the_answers_as_a_file_before_the_end(tmp_path: Path) -> None:
    async with open_class(tmp_path, limits=GENEROUS) as host:
        rogue = await Device.open(host)
        await rogue.join()
        for commands in ((), (Ask(),), (Close(), Reveal())):
            await done(host, *commands)
            await rogue.say(do="home")
            assert (await rogue.told(lambda seen: "room" not in seen))["error"] == wording.NOT_YET
        await done(host, End())
        await rogue.in_phase("ended")
        answers = []
        for _ in range(5):
            await rogue.say(do="home")
            answers.append("file" in await rogue.told())
        assert answers == [True, True, True, False, False]


async def test_at_ones_own_pace_the_file_comes_after_the_last_question(tmp_path: Path) -> None:
    async with open_class(tmp_path, Rules(pace="own"), limits=GENEROUS) as host:
        rogue = await Device.open(host)
        await rogue.join()
        for question in range(3):
            await rogue.say(do="home")
            assert (await rogue.told())["error"] == wording.NOT_YET
            await rogue.answer(question, question + 1, choice=0)
        await rogue.say(do="home")
        assert "file" in await rogue.told()


async def test_a_failure_in_the_server_itself_is_told_and_strangers_at_the_door_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_class(tmp_path) as host:
        status, _, _ = await get(host, "/socket", Upgrade="nonsense")
        assert status in {400, 426}
        assert host.server.failures == []

        def broken(*_: object) -> None:
            raise ZeroDivisionError("by design")

        monkeypatch.setattr(host.server, "_seat", broken)
        rogue = await Device.open(host)
        await rogue.say(do="join", code=host.code)
        assert await rogue.closed() == 1011
        async with asyncio.timeout(PATIENCE):
            while not host.server.failures:
                await asyncio.sleep(0)
        assert host.server.failures == ["connection handler failed: ZeroDivisionError: by design"]


async def test_replays_and_answers_out_of_order_change_nothing(tmp_path: Path) -> None:
    async with open_class(tmp_path, limits=GENEROUS) as host:
        rogue = await Device.open(host)
        await rogue.join()
        await done(host, Ask())
        await rogue.in_phase("asking")
        await rogue.answer(0, 7, choice=right(host, 0))
        for turn in (7, 3, 0):
            seen = await rogue.answer(0, turn, choice=wrong(host, 0))
            assert seen["you"]["answer"]["choice"] == right(host, 0)
        seen = await rogue.answer(1, 8, choice=0)
        assert seen["error"] == wording.NOT_OPEN
        await done(host, Close(), Reveal())
        await rogue.in_phase("revealed")
        assert (await rogue.answer(0, 9, choice=wrong(host, 0)))["error"] == wording.NOT_OPEN
        assert host.room.answers_to(0)[next(iter(host.room.pupils))].choice == right(host, 0)


async def test_a_giant_frame_ends_that_connection_alone(tmp_path: Path) -> None:
    async with open_class(tmp_path) as host:
        anna, rogue = await Device.open(host), await Device.open(host)
        await anna.join()
        await rogue.join()
        await rogue.socket.send("x" * (MOST_BYTES + 1))
        assert await rogue.closed() == 1009
        await done(host, Ask())
        await anna.in_phase("asking")


async def test_a_flood_ends_that_connection_alone(tmp_path: Path) -> None:
    async with open_class(tmp_path) as host:
        anna, rogue = await Device.open(host), await Device.open(host)
        await anna.join()
        await rogue.join()
        await done(host, Ask())
        await rogue.in_phase("asking")
        before = len(host.room.answers_to(0))
        try:
            for _ in range(500):
                await rogue.say(do="knock", code="000000")
        except ConnectionClosed:
            pass  # the flood was cut short, as it should be
        assert await rogue.closed() == 4008
        assert len(host.room.answers_to(0)) == before
        await anna.in_phase("asking")
        assert (await anna.answer(0, 1, choice=0))["you"]["answer"]["choice"] == 0


async def test_codes_cannot_be_tried_out(tmp_path: Path) -> None:
    async with open_class(tmp_path, limits=replace(GENEROUS, wrong_codes_per_minute=5)) as host:
        rogue = await Device.open(host)
        for _ in range(5):
            await rogue.say(do="knock", code="000000")
            assert (await rogue.told())["error"] == wording.NOT_THE_CODE
        await rogue.say(do="knock", code=host.code)
        assert (await rogue.told())["error"] == wording.TOO_MANY_TRIES


async def test_a_room_is_not_filled_up_from_one_address(tmp_path: Path) -> None:
    limits = replace(GENEROUS, joins_per_minute=4)
    async with open_class(tmp_path, limits=limits) as host:
        devices = [await Device.open(host) for _ in range(6)]
        answers = [await device.join() for device in devices]
        assert ["error" in seen for seen in answers] == [False] * 4 + [True] * 2
        assert len(host.room.pupils) == 4


async def test_connections_are_bounded(tmp_path: Path) -> None:
    async with open_class(tmp_path, limits=replace(GENEROUS, connections_per_address=3)) as host:
        devices = [await Device.open(host) for _ in range(3)]
        with pytest.raises(InvalidStatus) as refused:
            await Device.open(host)
        assert refused.value.response.status_code == 429
        await devices[0].socket.close()  # its place is free again, sooner or later
        await devices[0].socket.wait_closed()
        for _ in range(100):
            try:
                await Device.open(host)
                break
            except InvalidStatus:
                await asyncio.sleep(0)
        else:
            pytest.fail("a place that was given back cannot be taken")


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1", "https://127.0.0.1:1"])
async def test_another_site_cannot_talk_to_the_class(tmp_path: Path, origin: str) -> None:
    async with open_class(tmp_path) as host:
        with pytest.raises(InvalidStatus) as refused:
            await Device.open(host, origin=origin)
        assert refused.value.response.status_code == 403
        own = await Device.open(host, origin=host.address)
        assert "welcome" in await own.join()


async def test_behind_a_proxy_each_device_is_still_counted_apart(tmp_path: Path) -> None:
    async with open_class(tmp_path, limits=replace(GENEROUS, wrong_codes_per_minute=2)) as host:
        server = ClassServer(host.hub, host.server.limits)
        port = await server.start("127.0.0.1", 0, ["127.0.0.1"], "https://quiz.school/", "")
        assert server.address == "https://quiz.school"

        async def knock(address: str, code: str) -> Any:
            headers = {"X-Forwarded-For": f"10.0.0.1, {address}"}
            socket = await connect(
                "ws://quiz.school/socket", host="127.0.0.1", port=port, additional_headers=headers, proxy=None
            )
            await socket.send(json.dumps({"do": "knock", "code": code}))
            said = json.loads(await socket.recv())
            await socket.close()
            return said.get("error")

        assert [await knock("8.8.8.8", "000000") for _ in range(3)][-1] == wording.TOO_MANY_TRIES
        assert await knock("8.8.4.4", host.code) is None
        await server.close()


async def test_another_name_for_this_machine_is_not_answered(tmp_path: Path) -> None:
    """Else a site could have its own name resolved to this machine and read what the class is told."""
    async with open_class(tmp_path) as host:
        status, _, body = await get(host, "/", Host="evil.example")
        assert (status, b"<html" in body) == (421, False)
        place = host.address.removeprefix("http://")
        status, _, body = await get(host, "/", HOST=place)  # a second Host beside the right one
        assert (status, b"<html" in body) == (421, False)


async def test_the_page_allows_nothing_inline_and_nothing_from_elsewhere(tmp_path: Path) -> None:
    async with open_class(tmp_path) as host:
        place = host.address.removeprefix("http://")
        for path in ("/", "/screen"):
            status, headers, body = await get(host, path)
            assert status == 200
            policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
            assert policy["default-src"] == "'none'"
            assert policy["script-src"] == policy["style-src"] == policy["img-src"] == "'self'"
            assert policy["connect-src"] == f"'self' ws://{place} wss://{place}"
            assert headers["x-content-type-options"] == "nosniff"
            text = body.decode()
            assert "<style" not in text
            assert "onclick" not in text
            assert [line for line in text.splitlines() if "<script" in line] == [
                '<script src="/page.js" defer></script>'
            ]
        _, _, script = await get(host, "/page.js")
        for forbidden in (
            b"innerHTML",
            b"outerHTML",
            b"insertAdjacentHTML",
            b"document.write",
            b"eval(",
            b"http://www",
            b"https://",
        ):
            assert forbidden not in script


@pytest.mark.parametrize(
    "path", ["/../keys.py", "/page/page.js", "/%2e%2e/room.py", "/qr/1.svg", "/qr/../../x.svg", "//", "/socket/x"]
)
async def test_nothing_but_the_few_files_is_served(tmp_path: Path, path: str) -> None:
    async with open_class(tmp_path) as host:
        status, _, body = await get(host, path)
        assert (status, body) == (404, b"There is nothing here.\n")


async def test_markup_as_a_name_stays_text_of_bounded_length(tmp_path: Path) -> None:
    async with open_class(tmp_path, Rules(own_names=True)) as host:
        rogue = await Device.open(host)
        seen = await rogue.join("<img src=x onerror=alert(1)>\x1b]0;x\x07[@click=app.quit]")
        assert seen["you"]["name"] == "<img src=x onerror=alert"
        long = await Device.open(host)
        await long.say(do="join", code=host.code, name="x" * 101)
        assert "error" in await long.told()


async def test_a_device_that_never_reads_is_let_go_and_the_others_are_served(tmp_path: Path) -> None:
    async with open_class(tmp_path) as host:
        anna, deaf = await Device.open(host), await Device.open(host)
        await anna.join()
        await deaf.join()
        deaf.socket.transport.pause_reading()
        seat = next(iter(host.server._audiences.values()))
        stuck = seat.pupils[list(host.room.pupils)[1]]
        for _ in range(400):
            host.server._send(stuck, b'{"padding":"' + b"x" * 20_000 + b'"}')
        assert stuck.connection.transport.is_closing()
        await done(host, Ask())
        await anna.in_phase("asking")


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(max_size=60)
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["do", "code", "token", "question", "turn", "choice", "typed", "sure"]),
                inner,
                max_size=6,
            )
        ),
        max_leaves=12,
    ).map(json.dumps)
)
def test_decoding_gives_a_message_or_nothing(frame: str) -> None:
    message = wire.decoded(frame)
    assert message is None or isinstance(message, wire.Message)


def test_a_bucket_fills_up_again_and_no_further() -> None:
    bucket = Bucket(rate=1.0, burst=2.0, at=0.0)
    assert [bucket.take(0.0) for _ in range(3)] == [True, True, False]
    assert [bucket.take(1.0) for _ in range(2)] == [True, False]
    assert [bucket.take(100.0) for _ in range(3)] == [True, True, False]


def test_addresses_are_counted_apart_and_never_without_bound() -> None:
    addresses = Addresses(per_minute=1)
    assert addresses.take("a", 0.0)
    assert not addresses.take("a", 0.0)
    assert addresses.spent("a", 0.0)
    assert addresses.take("b", 0.0)
    for number in range(Addresses.MOST):
        addresses.take(f"c{number}", 0.0)
    assert not addresses.take("one too many", 0.0)
    assert addresses.take("later", 120.0)


def test_the_script_is_written_so_that_old_phones_run_it() -> None:
    script = re.sub(r"//.*|/\*.*?\*/", "", (files("briefbot.classroom") / "page/page.js").read_text("utf-8"))
    newer = (
        r"=>|\blet\b|\bconst\b|`|\basync\b|\bawait\b|\bclass \w+ \{|\.\.\.|\?\.|\?\?|\bimport\b|\bfetch\(|\.append\("
    )
    assert re.findall(newer, script) == []
