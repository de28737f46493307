"""The learner's record: nothing confirmed is lost, nothing old is harmed, two may write at once."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from briefbot.errors import StoreError
from briefbot.progress.history import memories, standing
from briefbot.progress.schema import MIGRATIONS
from briefbot.progress.store import FILE_NAME, Store, StoredSession, briefing_key, record_path
from briefbot.progress.study import Study, begin_study, open_record, resume_study
from briefbot.quiz.session import Asking, Next, Override, QuizSettings, Record, Revealed, Skip, Summary, Typed, Undo
from tests.progress.clock import Ticking
from tests.quiz.samples import NOON, briefing

BRIEFING = briefing()
KEY = briefing_key(BRIEFING)
SETTINGS = QuizSettings(count=6, seed=4)


def session(session_id: str = "one") -> StoredSession:
    return StoredSession(session_id, KEY, NOON, 4, False, SETTINGS, (("winter/who-said", "typed"),))


def answer(turn: int, session_id: str = "one", **changes: object) -> Record:
    values: dict[str, object] = {"quiz_id": f"q{turn}/who-said", "fingerprint": "f", "how": "typed", "result": "right"}
    return Record(session_id, turn, NOON, "answer", rating=3, **{**values, **changes})  # type: ignore[arg-type]  # fields by name


def test_the_record_is_in_the_home_that_is_named(home: Path) -> None:
    assert record_path() == home / FILE_NAME


def test_the_key_of_a_briefing_survives_everything_but_a_new_title() -> None:
    assert KEY == "grain-tariffs-and-talks"


def test_records_come_back_as_they_were_written(tmp_path: Path) -> None:
    records = [
        answer(0, given="„Łódź“ \U0001f600", seconds=1.5, hinted=True, confused_with="kim-un"),
        Record("one", 1, NOON, "override", result="wrong", rating=1, target=0),
        Record("one", 2, NOON, "finish"),
    ]
    with Store(tmp_path / "r") as store:
        store.add_session(session())
        store.append(records)
    with Store(tmp_path / "r") as again:
        assert list(again.records(KEY)) == records
        assert again.sessions() == (session(),)
        assert again.records("another briefing") == ()


def test_the_log_can_only_grow(tmp_path: Path) -> None:
    with Store(tmp_path / "r") as store:
        store.add_session(session())
        store.append([answer(0)])
    with sqlite3.connect(tmp_path / "r") as raw:
        for sql in ("UPDATE reviews SET result = 'wrong'", "DELETE FROM reviews", "DELETE FROM sessions"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                raw.execute(sql)
    raw.close()


def test_a_turn_is_written_once_even_when_two_terminals_answer_one_session(tmp_path: Path) -> None:
    with Store(tmp_path / "r") as one, Store(tmp_path / "r") as two:
        one.add_session(session())
        one.append([answer(0)])
        with pytest.raises(StoreError, match="another terminal"):
            two.append([answer(0)])
        two.append([answer(1)])
        assert [record.turn for record in one.records(KEY)] == [0, 1]


def test_records_are_written_all_or_none(tmp_path: Path) -> None:
    with Store(tmp_path / "r") as store:
        store.add_session(session())
        with pytest.raises(StoreError):
            store.append([answer(0), answer(0)])
        assert store.records(KEY) == ()
        store.append([answer(0)])


def test_a_record_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    Store(tmp_path / "r").close()
    with sqlite3.connect(tmp_path / "r") as raw:
        raw.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    raw.close()
    before = (tmp_path / "r").read_bytes()
    with pytest.raises(StoreError, match="newer briefbot"):
        Store(tmp_path / "r")
    assert (tmp_path / "r").read_bytes() == before


def test_a_record_of_the_first_version_is_brought_up_to_date_with_all_that_is_in_it(tmp_path: Path) -> None:
    raw = sqlite3.connect(tmp_path / "r", isolation_level=None)
    for sql in (*MIGRATIONS[0], "INSERT INTO migrations (version) VALUES (1)", "PRAGMA user_version = 1"):
        raw.execute(sql)
    settings = '{"count": 6, "kinds": ["gap"], "seed": 4, "record": true}'
    raw.execute(
        "INSERT INTO sessions VALUES (1, 'one', ?, ?, 4, 0, ?, '[[\"a/gap\", \"typed\"]]')",
        (KEY, NOON.isoformat(), settings),
    )
    raw.execute(
        "INSERT INTO reviews VALUES (1, 'one', 0, ?, 'answer', 'a/gap', 'f', 'typed', 'x', 'right', 3, 2.5, 0, '', NULL)",
        (NOON.isoformat(),),
    )
    raw.close()
    with Store(tmp_path / "r") as store:
        store.append([answer(1, sure=False)])
        assert [(record.turn, record.sure) for record in store.records(KEY)] == [(0, None), (1, False)]
        assert store.sessions(KEY)[0].settings == QuizSettings(count=6, kinds=("gap",), seed=4)
    Store(tmp_path / "r").close()


@pytest.mark.parametrize("content", [b"not a database at all, but long enough to look at" * 30, b"\0" * 5000])
def test_a_file_that_is_no_record_is_refused_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "r").write_bytes(content)
    with pytest.raises(StoreError, match="cannot be opened"):
        Store(tmp_path / "r")
    assert (tmp_path / "r").read_bytes() == content


def test_a_record_torn_in_the_middle_is_a_sentence_not_a_crash(tmp_path: Path) -> None:
    with Store(tmp_path / "r") as store:
        store.add_session(session())
        store.append([answer(turn) for turn in range(300)])
    content = (tmp_path / "r").read_bytes()
    (tmp_path / "r").write_bytes(content[: len(content) // 2] + b"\xff" * (len(content) - len(content) // 2))
    with pytest.raises(StoreError), Store(tmp_path / "r") as torn:
        torn.records(KEY)


def test_a_home_that_is_a_file_says_so_and_the_quiz_goes_on(home: Path) -> None:
    home.parent.mkdir(parents=True, exist_ok=True)
    home.write_text("in the way")
    store, sentence = open_record()
    assert store is None
    assert "cannot be opened" in sentence
    assert sentence.endswith("Your answers are not being kept.")
    study = begin_study(BRIEFING, SETTINGS, store, Ticking(NOON))
    assert isinstance(study.send(Typed("Zelensky")), Revealed | Asking)
    assert home.read_text() == "in the way"


def test_a_record_that_fails_in_the_middle_lets_the_session_go_on_and_says_so(tmp_path: Path) -> None:
    store = Store(tmp_path / "r")
    study = begin_study(BRIEFING, SETTINGS, store, Ticking(NOON))
    study.send(Typed("first"))
    store.close()
    study.send(Next())
    study.send(Skip())
    assert not study.recording
    assert "Your answers are not being kept." in study.notice
    assert isinstance(study.state, Revealed)
    with Store(tmp_path / "r") as again:
        assert [record.given for record in again.records(KEY)] == ["first"]


def test_a_locked_record_is_waited_for_and_then_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefbot.progress.store.BUSY_SECONDS", 0.01)
    with Store(tmp_path / "r") as store:
        holder = sqlite3.connect(tmp_path / "r", isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="locked"):
            store.add_session(session())
        holder.execute("ROLLBACK")
        holder.close()
        store.add_session(session())


def finish(study: Study) -> None:
    """Answers to the end: by the first option, by a name that is right now and then, or not at all."""
    for _ in range(4 * len(study.state.run.questions) + 1):
        for event in (Typed("1"), Typed("Zelensky"), Skip(), Next()):
            study.send(event)
    assert isinstance(study.state, Summary)


def answers_of(study_path: Path) -> list[tuple[str, str]]:
    with Store(study_path) as store:
        return [(record.quiz_id, record.given) for record in standing(store.records(KEY))]


def test_an_interrupted_session_goes_on_where_it_was(tmp_path: Path) -> None:
    clock = Ticking(NOON)
    with Store(tmp_path / "r") as store:
        study = begin_study(BRIEFING, SETTINGS, store, clock)
        asked = [question.item.id for question in study.state.run.questions]
        for event in (Typed("zz"), Override(), Next(), Typed("zz"), Undo()):
            study.send(event)
    with Store(tmp_path / "r") as store:
        again = resume_study(BRIEFING, store, clock)
        assert again is not None
        assert isinstance(again.state, Asking)
        assert [question.item.id for question in again.state.run.questions] == asked
        assert again.state.run.questions == study.state.run.questions
        assert again.state.number == 2
        assert [(given.given, given.result, given.overridden) for given in again.state.run.answers] == [
            ("zz", "right", True)
        ]
        again.send(Typed("yy"))
        finish(again)
        assert resume_study(BRIEFING, store, clock) is None
    assert len(answers_of(tmp_path / "r")) == len(asked)


def test_the_same_log_always_gives_the_same_memories(tmp_path: Path) -> None:
    clock = Ticking(NOON)
    with Store(tmp_path / "r") as store:
        for seed in range(3):
            study = begin_study(BRIEFING, QuizSettings(count=8, seed=seed), store, clock)
            finish(study)
        first = memories(store.records(KEY))
    with Store(tmp_path / "r") as store:
        assert memories(store.records(KEY)) == first
    assert first


def test_starting_and_leaving_at_once_does_not_hide_the_interrupted_session(tmp_path: Path) -> None:
    with Store(tmp_path / "r") as store:
        study = begin_study(BRIEFING, SETTINGS, store, Ticking(NOON))
        study.send(Skip())
        begin_study(BRIEFING, SETTINGS, store, Ticking(NOON))
        left = store.interrupted(KEY)
        assert left is not None
        assert left.id == study.state.run.id


CHILD = """
import sys
from pathlib import Path
from briefbot.progress.store import Store
from briefbot.progress.study import begin_study
from briefbot.quiz.session import Judged, Next, QuizSettings, Revealed, Skip, Summary, Typed
from tests.progress.clock import Ticking
from tests.quiz.samples import NOON, briefing
clock, given = Ticking(NOON), 0
print("begun", flush=True)
with Store(Path(sys.argv[1])) as store:
    while given < int(sys.argv[3]):
        settings = QuizSettings(count=20, seed=int(sys.argv[2]) + given, cram=given > 0)
        study = begin_study(briefing(), settings, store, clock)
        while not isinstance(study.state, Summary) and given < int(sys.argv[3]):
            for event in (Typed(f"guess {given}"), Judged(False), Skip()):
                if not isinstance(study.state, Revealed):
                    study.send(event)
            print(study.state.run.id, study.state.run.turn - 1, flush=True)
            given += 1
            study.send(Next())
sys.stdin.readline()
"""
ANSWERS = 200


def child(path: Path, seed: int, answers: int = ANSWERS) -> subprocess.Popen[str]:
    root = Path(__file__).parents[2]
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path), str(seed), str(answers)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(root), str(root / "src")])},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def given_in(store: Store) -> list[str]:
    """ "session turn" of every answer in the log, as the child prints them."""
    return [f"{record.session} {record.turn}" for record in store.records(KEY) if record.act in {"answer", "skip"}]


@pytest.mark.parametrize("seed", range(6))
def test_a_process_killed_at_any_moment_of_two_hundred_answers_loses_none_that_was_confirmed(
    tmp_path: Path, seed: int
) -> None:
    process = child(tmp_path / "r", seed)
    assert process.stdout is not None
    assert process.stdin is not None
    assert process.stdout.readline() == "begun\n"
    printed = [process.stdout.readline().strip() for _ in range(random.Random(seed).randint(1, ANSWERS - 1))]
    process.send_signal(signal.SIGKILL)
    printed += process.stdout.read().split("\n")[:-1]
    process.wait()
    process.stdin.close()
    process.stdout.close()
    assert process.returncode == -signal.SIGKILL
    with Store(tmp_path / "r") as store:
        kept = given_in(store)
        assert kept[: len(printed)] == printed
        assert len(kept) <= len(printed) + 1, "only the answer in flight may be there without having been confirmed"
        again = resume_study(BRIEFING, store, Ticking(NOON))
        last = kept[-1].split()[0]
        finished = any(record.act == "finish" for record in store.records_of(last))
        assert (again is None) == finished
        if again is not None:
            assert len(again.state.run.answers) == sum(line.startswith(last) for line in kept)


def test_two_processes_at_once_write_all_their_answers(tmp_path: Path) -> None:
    both = [child(tmp_path / "r", seed, 60) for seed in (1, 2)]
    printed: list[str] = []
    for process in both:
        out, _ = process.communicate("\n", timeout=60)
        assert process.returncode == 0
        printed += out.split("\n")[1:-1]
    with Store(tmp_path / "r") as store:
        assert len(printed) == 120
        assert sorted(given_in(store)) == sorted(printed)


def fill_the_disk(store: Store, path: Path) -> None:
    """The file may not grow by another page, as on a full disk."""
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {pages}")


def make_read_only(store: Store, path: Path) -> None:
    store._connection.execute("PRAGMA query_only = ON")


def tear_apart(store: Store, path: Path) -> None:
    """The file is overwritten under the open record, which has forgotten what it read of it."""
    store._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path.write_bytes(b"\xff" * path.stat().st_size)
    store._connection.execute("PRAGMA shrink_memory")


def lock(store: Store, path: Path) -> None:
    """Another program holds the file and never lets go of it; waiting is cut short."""
    store._connection.execute("PRAGMA busy_timeout = 1")
    HELD.append(sqlite3.connect(path, isolation_level=None))
    HELD[-1].execute("BEGIN IMMEDIATE")


HELD: list[sqlite3.Connection] = []
TROUBLES = [(fill_the_disk, "full"), (make_read_only, "readonly"), (lock, "locked"), (tear_apart, "")]


@pytest.mark.parametrize(("break_it", "reason"), TROUBLES)
def test_a_disk_that_fails_is_one_sentence_and_the_session_goes_on_in_memory(
    tmp_path: Path, break_it: Callable[[Store, Path], None], reason: str
) -> None:
    path = tmp_path / "r"
    with Store(path) as store:
        study = begin_study(BRIEFING, QuizSettings(count=9, seed=2), store, Ticking(NOON))
        study.send(Skip())
        study.send(Next())
        before = store.records(KEY)
        break_it(store, path)
        long = "x" * 200_000
        while not isinstance(study.state, Summary):
            for event in (Typed(long), Skip(), Next()):
                study.send(event)
        assert len(study.state.run.answers) == len(study.state.run.questions)
        assert not study.recording
        assert reason in study.notice
        assert study.notice.endswith("Your answers are not being kept.")
        assert "\n" not in study.notice
    while HELD:
        HELD.pop().close()
    if break_it is not tear_apart:
        with Store(path) as again:
            assert again.records(KEY) == before


def test_a_session_that_cannot_be_begun_on_disk_is_begun_in_memory(tmp_path: Path) -> None:
    with Store(tmp_path / "r") as store:
        make_read_only(store, tmp_path / "r")
        study = begin_study(BRIEFING, SETTINGS, store, Ticking(NOON))
        assert isinstance(study.state, Asking)
        assert not study.recording
        assert "readonly" in study.notice


def test_the_same_seed_file_and_history_make_the_same_quiz(tmp_path: Path) -> None:
    asked = []
    for name in ("one", "two"):
        with Store(tmp_path / name) as store:
            clock = Ticking(NOON)
            finish(begin_study(BRIEFING, QuizSettings(count=12, seed=3), store, clock))
            clock.now = NOON + timedelta(days=2)
            study = begin_study(BRIEFING, QuizSettings(count=30, seed=8), store, clock)
            asked.append(study.state.run.questions)
    assert asked[0] == asked[1]
