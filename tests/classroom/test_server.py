"""A class over real sockets: joining, answering, coming back, and what each device is told and not told."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest

from briefbot.classroom import wording
from briefbot.classroom.decide import Ask, Close, End, Lock, Reveal, Send
from briefbot.classroom.events import Rules
from briefbot.classroom.host import Again, ClassHost, Doors
from briefbot.classroom.hub import digest
from briefbot.classroom.keys import keys
from briefbot.errors import StoreError, UsageError

from .programs import free_port
from .stage import Device, done, open_class, right, wrong


async def test_a_pupil_joins_answers_and_is_told_at_the_reveal(tmp_path: Path) -> None:
    async with open_class(tmp_path) as host:
        anna = await Device.open(host)
        assert (await anna.join())["room"]["phase"] == "lobby"
        await done(host, Ask())
        asked = await anna.in_phase("asking")
        saved = await anna.answer(0, 1, choice=wrong(host, 0))
        assert saved["you"]["answer"] == {
            "question": 0, "turn": 1, "choice": wrong(host, 0), "given": asked["room"]["question"]["options"][wrong(host, 0)],
            "asks": "", "sure": None,
        }  # fmt: skip
        await done(host, Close(), Reveal())
        told = await anna.in_phase("revealed")
        assert told["you"]["reveal"]["headline"] == "Not right."
        assert told["you"]["reveal"]["corrections"]
        assert told["room"]["question"]["solution"] == "Ada Byron"
        assert ["Speaker", "Ada Byron, teacher"] in told["room"]["question"]["receipt"]["rows"]
        assert (told["you"]["right"], told["you"]["asked"], told["you"]["points"]) == (0, 1, 0)


async def test_nothing_that_is_told_before_the_reveal_gives_the_answer_away(tmp_path: Path) -> None:
    async with open_class(tmp_path) as host:
        anna, ben, wall = [await Device.open(host) for _ in range(3)]
        await anna.join()
        await ben.join()
        await wall.say(do="look")
        await wall.told()
        await done(host, Ask())
        await anna.in_phase("asking")
        await ben.in_phase("asking")
        await anna.answer(0, 1, choice=right(host, 0))
        await ben.answer(0, 1, choice=wrong(host, 0))
        counted = await wall.told(lambda seen: seen["screen"].get("answers", {}).get("given") == 2)
        assert "counts" not in counted["screen"]
        texts = [json.dumps(seen) for seen in anna.heard + ben.heard + wall.heard]
        for secret in ("correct", "result", "solution", "receipt", "reveal", "counts", "headline"):
            assert not [text for text in texts if f'"{secret}"' in text]
        await done(host, Close())
        closed = await wall.told(lambda seen: "counts" in seen["screen"])
        assert sorted(closed["screen"]["counts"], reverse=True)[:2] == [1, 1]
        assert "correct" not in json.dumps(closed)


async def test_a_reload_in_mid_question_brings_back_the_same_place_and_answer(tmp_path: Path) -> None:
    async with open_class(tmp_path) as host:
        anna = await Device.open(host)
        welcome = await anna.join()
        await done(host, Ask())
        await anna.in_phase("asking")
        await anna.answer(0, 1, choice=2)
        await anna.socket.close()
        again = await Device.open(host)
        await again.say(do="back", code=host.code, token=welcome["welcome"]["token"])
        seen = await again.told()
        assert seen["you"]["name"] == welcome["you"]["name"]
        assert seen["you"]["answer"]["choice"] == 2
        assert len(host.room.pupils) == 1


async def test_a_seat_in_a_room_that_is_not_there_any_more_is_forgotten(tmp_path: Path) -> None:
    async with open_class(tmp_path) as host:
        anna = await Device.open(host)
        await anna.say(do="back", code="000000", token="x")
        assert (await anna.told())["forget"] is True
        await anna.say(do="back", code=host.code, token="x")
        assert (await anna.told())["forget"] is True
        assert "welcome" in await anna.join()


async def test_a_second_window_takes_the_place_over_and_the_first_is_told(tmp_path: Path) -> None:
    async with open_class(tmp_path) as host:
        first, second = await Device.open(host), await Device.open(host)
        welcome = await first.join()
        await second.say(do="back", code=host.code, token=welcome["welcome"]["token"])
        await second.told()
        assert await first.closed() == 4001
        await done(host, Ask())
        await second.in_phase("asking")


async def test_a_killed_host_comes_back_with_every_answer(tmp_path: Path) -> None:
    async with open_class(tmp_path) as host:
        anna = await Device.open(host)
        welcome = await anna.join()
        await done(host, Ask())
        await anna.in_phase("asking")
        await anna.answer(0, 1, choice=right(host, 0))
        room, before = host.live.row.id, host.room
    resumed = await ClassHost.begin(Again(room, "", Doors()))
    try:
        assert resumed.room == before
        again = await Device.open(resumed)
        await again.say(do="back", code=resumed.code, token=welcome["welcome"]["token"])
        assert (await again.told())["you"]["answer"]["choice"] == right(resumed, 0)
        await done(resumed, Close(), Reveal())
        assert (await again.in_phase("revealed"))["you"]["points"] == 100
    finally:
        await resumed.close()


async def test_what_cannot_be_written_is_not_acknowledged_and_can_be_sent_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_class(tmp_path) as host:
        anna = await Device.open(host)
        await anna.join()
        await done(host, Ask())
        await anna.in_phase("asking")

        def full(*_: object) -> int:
            raise StoreError("The disk is full.")

        with monkeypatch.context() as broken:
            broken.setattr(host.hub.store, "exchange", full)
            seen = await anna.answer(0, 1, choice=1)
            assert (seen["error"], seen["again"]) == (wording.NOT_SAVED, True)
            assert host.live.trouble == "The disk is full."
            assert not host.room.answers_to(0)
        assert (await anna.answer(0, 1, choice=1))["you"]["answer"]["choice"] == 1
        assert host.live.trouble == ""


async def test_a_resumed_room_is_where_it_was_or_elsewhere_if_that_is_taken(tmp_path: Path) -> None:
    port = free_port()
    async with open_class(tmp_path, doors=Doors(port=port)) as host:
        address, room = host.address, host.live.row.id
    again = await ClassHost.begin(Again(room, "", Doors()))
    assert again.address == address
    await again.close()
    with socket.create_server(("127.0.0.1", port)):
        elsewhere = await ClassHost.begin(Again(room, "", Doors()))
        assert elsewhere.address != address
        await elsewhere.close()
        with pytest.raises(UsageError, match=f"port {port} cannot be opened"):
            await ClassHost.begin(Again(room, "", Doors(port=port)))


async def test_only_its_own_teacher_resumes_a_room(tmp_path: Path) -> None:
    async with open_class(tmp_path) as host:
        room = host.live.row.id
        with pytest.raises(UsageError):
            await host.hub.resume(room, "guessed")
    with pytest.raises(UsageError, match="no room 'other'"):
        await ClassHost.begin(Again("other", "", Doors()))


async def test_the_teachers_token_is_with_the_teacher_alone(tmp_path: Path, home: Path) -> None:
    async with open_class(tmp_path) as host:
        (key,) = keys()
        assert host.live.row.host == digest(key.token)
        assert (home / "classroom-keys.json").stat().st_mode & 0o777 == 0o600
        wall = await Device.open(host)
        await wall.say(do="look")
        shown = json.dumps(await wall.told()) + host.link + host.address
        assert key.token not in shown
        assert key.token.encode() not in (tmp_path / "rooms").read_bytes()


async def test_pupils_are_known_by_their_pseudonym_and_nothing_else(tmp_path: Path) -> None:
    async with open_class(tmp_path) as host:
        anna = await Device.open(host, user_agent_header="Annas telephone")
        welcome = await anna.join("Anna Meier")
        await done(host, Ask())
        await anna.in_phase("asking")
        await anna.answer(0, 1, choice=0)
        files = b"".join(file.read_bytes() for file in tmp_path.glob("rooms*"))
        for private in ("Anna Meier", "Annas telephone", "127.0.0.1", welcome["welcome"]["token"]):
            assert private.encode() not in files
        assert welcome["you"]["name"].encode() in files


async def test_own_names_are_asked_for_where_they_are_allowed(tmp_path: Path) -> None:
    async with open_class(tmp_path, Rules(own_names=True)) as host:
        anna, ben = await Device.open(host), await Device.open(host)
        await anna.say(do="knock", code=host.code)
        assert (await anna.told())["room_here"] == {"title": "School trip", "own_names": True}
        assert (await anna.join("Anna"))["you"]["name"] == "Anna"
        assert (await ben.join("ANNA"))["error"] == wording.name_taken("ANNA")
        assert (await ben.join("Ben"))["you"]["name"] == "Ben"


async def test_who_is_sent_out_is_told_and_stays_out(tmp_path: Path) -> None:
    async with open_class(tmp_path) as host:
        anna = await Device.open(host)
        welcome = await anna.join()
        await done(host, Send(next(iter(host.room.pupils))))
        assert await anna.closed() == 4003
        again = await Device.open(host)
        await again.say(do="back", code=host.code, token=welcome["welcome"]["token"])
        assert (await again.told())["error"] == wording.SENT_OUT
        await done(host, Lock(True))
        third = await Device.open(host)
        assert (await third.join())["error"] == wording.LOCKED


async def test_what_was_missed_goes_home_as_a_file(tmp_path: Path) -> None:
    async with open_class(tmp_path) as host:
        anna = await Device.open(host)
        await anna.join()
        for question in range(3):
            await done(host, Ask())
            await anna.in_phase("asking")
            await anna.answer(question, 1, choice=wrong(host, question) if question == 1 else right(host, question))
            await done(host, Close(), Reveal())
            await anna.in_phase("revealed")
        await done(host, End())
        assert (await anna.in_phase("ended"))["you"]["right"] == 2
        await anna.say(do="home")
        file = (await anna.told())["file"]
        off = {row["item"] for row in json.loads(file["text"])["quiz"] if row.get("off")}
        assert file["name"] == "school-trip-take-home.json"
        assert "rain" not in off
        assert {"lunch", "bees", "late"} <= off


async def test_at_ones_own_pace_every_answer_is_told_at_once(tmp_path: Path) -> None:
    async with open_class(tmp_path, Rules(pace="own")) as host:
        anna = await Device.open(host)
        seen = await anna.join()
        assert seen["you"]["question"]["index"] == 0
        seen = await anna.answer(0, 1, choice=wrong(host, 0))
        assert seen["you"]["last"]["reveal"]["result"] == "wrong"
        assert seen["you"]["question"]["index"] == 1
        await anna.answer(1, 2, choice=right(host, 1))
        seen = await anna.answer(2, 3, choice=right(host, 2))
        assert (seen["you"].get("question"), seen["you"]["right"], seen["you"]["asked"]) == (None, 2, 3)
