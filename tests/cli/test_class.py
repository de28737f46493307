"""`briefbot class` and `present`: what they say, what they refuse, and that nothing else pays for them."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest

from briefbot.classroom import addresses
from briefbot.classroom.keys import Key, add_key, keys
from briefbot.classroom.pupil import keep_file, room_address
from briefbot.cli.main import main
from briefbot.errors import UsageError
from tests.classroom.samples import trip_file


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    returncode: int
    stdout: str
    stderr: str


def briefbot(*arguments: str, typed: str = "") -> Done:
    """Runs a command in this process, over pipes as it were."""
    out, err, before = io.StringIO(), io.StringIO(), sys.stdin
    sys.stdin = io.StringIO(typed)
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = main(list(arguments))
    except SystemExit as ended:
        code = int(ended.code or 0)
    finally:
        sys.stdin = before
    return Done(code, out.getvalue(), err.getvalue())


def hosted(folder: Path, typed: str, *more: str) -> Done:
    return briefbot("class", "host", str(trip_file(folder)), "--plain", "--seed", "1", "--choose", *more, typed=typed)


def test_a_lesson_without_pupils_goes_through_and_is_kept(tmp_path: Path) -> None:
    done = hosted(tmp_path, "\n\n\nq\n", "--items", "lunch/who-said")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Only people on this machine can join" in done.stdout
    assert "Question 1 of 1" in done.stdout
    assert "Speaker: Ada Byron, teacher" in done.stdout
    assert "Go on with: briefbot class resume" in done.stdout
    again = briefbot("class", "resume", "--plain", typed="e\nq\n")
    assert "Ada Byron" in again.stdout
    assert "briefbot class report" in again.stdout


def test_rooms_are_listed_reported_and_forgotten(tmp_path: Path) -> None:
    assert "You have no rooms" in briefbot("class", "rooms").stdout
    hosted(tmp_path, "\n\n\ne\nq\n", "--items", "lunch/who-said")
    listed = briefbot("class", "rooms").stdout
    assert "School trip" in listed
    room = listed.split()[0]
    assert "Question by question" in briefbot("class", "report").stdout
    for ending in ("md", "html", "csv"):
        assert briefbot("class", "report", room, "--export", str(tmp_path / f"r.{ending}")).returncode == 0
        assert (tmp_path / f"r.{ending}").stat().st_size
        assert briefbot("class", "report", room, "--export", str(tmp_path / f"r.{ending}")).returncode == 2
    wrong = briefbot("class", "report", room, "--export", str(tmp_path / "r.pdf"))
    assert (wrong.returncode, "Use one of: .md, .html, .csv" in wrong.stderr) == (2, True)
    assert briefbot("class", "forget", room).returncode == 0
    assert "You have no rooms" in briefbot("class", "rooms").stdout
    assert briefbot("class", "report", room).returncode == 2


def test_everyones_own_pace_needs_a_day_and_enter_does_not_end_it(tmp_path: Path) -> None:
    path = str(trip_file(tmp_path))
    assert briefbot("class", "assign", path, "--plain").returncode == 2
    assert briefbot("class", "assign", path, "--plain", "--until", "2001-01-01").returncode == 2
    done = briefbot("class", "assign", path, "--plain", "--until", "friday", typed="\n\nq\n")
    assert done.returncode == 0
    assert "Open until Friday" in done.stdout
    assert "class resume" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["--items", "nobody/who-said"],
        ["--items", "nonsense"],
        ["--kind", "nonsense"],
        ["--count", "0"],
        ["--speed", "26"],
        ["--teams", "Red"],
        ["--port", "70000"],
        ["--store", "postgresql://127.0.0.1:1/nowhere"],
    ],
)
def test_what_cannot_be_is_one_sentence_and_no_traceback(tmp_path: Path, arguments: list[str]) -> None:
    done = hosted(tmp_path, "", *arguments)
    assert done.returncode in {1, 2}
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()
    assert keys() == ()


def test_a_broken_briefing_is_told_before_anything_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_text("{", encoding="utf-8")
    done = briefbot("class", "host", str(path), "--plain")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("address", ["127.0.0.1:1", "127.0.0.1:1/#123456", "http://127.0.0.1:1"])
def test_no_class_at_an_address_is_one_sentence(address: str) -> None:
    done = briefbot("class", "join", address, "--code", "123456")
    assert done.returncode == 2
    assert "There is no class at" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_address_is_read_as_people_type_it() -> None:
    wanted = ("ws://192.168.1.5:8470/socket", "482913")
    assert room_address("192.168.1.5:8470/#482913") == wanted
    assert room_address(" http://192.168.1.5:8470/#482913 ") == wanted
    assert room_address("192.168.1.5:8470")[1] == ""
    assert room_address("https://class.school/#1")[0] == "wss://class.school/socket"
    for wrong in ("", "ftp://x", "http://"):
        with pytest.raises(UsageError):
            room_address(wrong)


@pytest.mark.parametrize("name", ["../../evil", "/etc/passwd", "a\x1b[31m/b.json", "", "..", "con.exe"])
def test_a_file_from_a_host_stays_in_the_folder_and_is_a_briefing_by_name(tmp_path: Path, name: str) -> None:
    path = keep_file({"name": name, "text": "{}"}, tmp_path)
    assert (path.parent, path.suffix, path.read_text()) == (tmp_path, ".json", "{}")
    assert path.name.isprintable()
    with pytest.raises(UsageError, match="already there"):
        keep_file({"name": name, "text": "other"}, tmp_path)


def test_without_the_packages_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert main(["class", "rooms"]) == 2
    assert "pip install 'briefbot[class]'" in capsys.readouterr().err


def test_a_schools_store_asks_for_its_packages(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "sqlalchemy", None)
    monkeypatch.delitem(sys.modules, "briefbot.classroom.postgres", raising=False)
    assert main(["class", "rooms", "--store", "postgresql://x/y"]) == 2
    assert "pip install 'briefbot[school]'" in capsys.readouterr().err


def test_a_file_cannot_be_served_for_a_whole_school(tmp_path: Path) -> None:
    done = briefbot("class", "serve", "--store", str(tmp_path / "rooms"))
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)


def test_the_slides_are_printed_where_there_is_no_screen(tmp_path: Path) -> None:
    done = briefbot("present", str(trip_file(tmp_path)))
    assert done.returncode == 0
    assert "Who is who\n  Ada Byron, teacher" in done.stdout
    assert "Form: quoted" in done.stdout


@pytest.mark.parametrize(
    "arguments", [["ask", "Who said the ball is in Putin's court?"], ["check"], ["quiz", "--plain", "--count", "1"]]
)
def test_nothing_else_loads_what_a_class_needs(tmp_path: Path, arguments: list[str]) -> None:
    more = [str(trip_file(tmp_path))] if arguments == ["check"] else []
    program = (
        "import sys\nfrom briefbot.cli.main import main\n"
        f"code = main({[*arguments, *more]!r})\n"
        "extra = {'websockets', 'segno', 'msgspec', 'ifaddr', 'sqlalchemy', 'psycopg', 'briefbot.classroom'}\n"
        "heavy = extra & set(sys.modules)\n"
        "sys.exit(f'loaded {heavy}' if heavy else code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], input="s\n", capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_hosting_a_class_loads_no_screen_and_no_database_server(tmp_path: Path) -> None:
    program = (
        "import sys\nfrom briefbot.cli.main import main\n"
        f"code = main(['class', 'host', {str(trip_file(tmp_path))!r}, '--plain'])\n"
        "heavy = {'textual', 'sqlalchemy', 'psycopg'} & set(sys.modules)\n"
        "sys.exit(f'loaded {heavy}' if heavy else code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], input="q\n", capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_home_and_school_networks_come_before_those_of_containers(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = ["172.17.0.1", "127.0.0.1", "169.254.3.4", "10.1.2.3", "192.168.1.5"]
    adapter = SimpleNamespace(ips=[SimpleNamespace(ip=ip) for ip in shown] + [SimpleNamespace(ip=("fe80::1", 0, 0))])
    monkeypatch.setattr("ifaddr.get_adapters", lambda: [adapter])
    assert addresses.lan_addresses() == ("192.168.1.5", "10.1.2.3", "172.17.0.1")


def test_a_qr_code_holds_the_address_with_the_code() -> None:
    link = addresses.join_link("http://192.168.1.5:8470", "482913")
    assert link == "http://192.168.1.5:8470/#482913"
    lines = addresses.qr_lines(link)
    assert len({len(line) for line in lines}) == 1
    assert not set("".join(lines)) - set("█▀▄ ")
    assert addresses.qr_svg(link).startswith(b"<svg")


def test_a_file_of_keys_that_is_broken_is_left_as_it_is(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_key(Key("room", "token"))
    file = home / "classroom-keys.json"
    assert json.loads(file.read_text())[0]["room"] == "room"
    file.write_text("{")
    assert main(["class", "rooms"]) == 1
    assert "cannot be read" in capsys.readouterr().err
    assert file.read_text() == "{"
