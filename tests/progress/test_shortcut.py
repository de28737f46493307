"""A long log is not replayed at every start, and whatever is kept to avoid that never tells anything but the log does."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from briefbot.places import cache_folder
from briefbot.progress.history import memories
from briefbot.progress.shortcut import WORTHWHILE, known_from
from briefbot.progress.store import Store, StoredSession, briefing_key
from briefbot.progress.study import begin_study, remembered
from briefbot.quiz.kinds import every_item
from briefbot.quiz.session import QuizSettings, Record
from tests.progress.clock import Ticking
from tests.quiz.samples import NOON, briefing, ground

BRIEFING = replace(briefing(), digest="as it was")
KEY = briefing_key(BRIEFING)
IDS = [(item.id, item.fingerprint) for item in every_item(ground(), 1)]
MANY = WORTHWHILE + 50


def reviews(session: str, count: int, start: int = 0) -> list[Record]:
    """Answers to one question after the other, an hour apart."""
    dice = Random(session)
    return [
        Record(
            session, turn, NOON + timedelta(hours=start + turn), "answer", *IDS[turn % len(IDS)], "typed", "x", "right",
            dice.choice((1, 2, 3, 3)),
        )
        for turn in range(count)
    ]  # fmt: skip


def filled(store: Store, session: str = "old", count: int = MANY, start: int = 0) -> None:
    settings = QuizSettings()
    store.add_session(StoredSession(session, KEY, NOON, 1, False, settings, ()))
    store.append(reviews(session, count, start))


def is_the_log(store: Store) -> bool:
    """Whether what is remembered is exactly what the whole log leads to."""
    return remembered(BRIEFING, store) == memories(store.records(KEY))


def kept() -> list[Path]:
    return sorted((cache_folder() / "memories").glob("*.json"))


def test_what_is_kept_leads_to_the_same_memories_as_the_log(tmp_path: Path) -> None:
    with Store(tmp_path / "r") as store:
        filled(store)
        assert is_the_log(store)
        assert len(kept()) == 1
        _, shortcut = known_from(store, BRIEFING, 0.9)
        assert shortcut.count == MANY
        assert is_the_log(store)
        filled(store, "new", 7, MANY)
        assert is_the_log(store)
        filled(store, "newer", MANY, MANY + 7)
        assert is_the_log(store)
        assert known_from(store, BRIEFING, 0.9)[1].count == 2 * MANY + 7


def test_a_short_log_is_just_replayed(tmp_path: Path) -> None:
    with Store(tmp_path / "r") as store:
        filled(store, count=WORTHWHILE - 1)
        assert is_the_log(store)
        assert kept() == []


@pytest.mark.parametrize("act", ["undo", "override"])
def test_an_old_answer_that_is_taken_back_later_is_taken_back(tmp_path: Path, act: str) -> None:
    with Store(tmp_path / "r") as store:
        filled(store)
        assert is_the_log(store)
        late = NOON + timedelta(hours=2 * MANY)
        store.append([Record("old", MANY, late, act, IDS[0][0], result="wrong", rating=1, target=0)])  # type: ignore[arg-type]  # one of the two acts above
        assert is_the_log(store)


def test_answers_that_come_in_with_an_earlier_time_are_counted_in_their_place(tmp_path: Path) -> None:
    with Store(tmp_path / "r") as store:
        filled(store)
        assert is_the_log(store)
        filled(store, "imported", 20, -100)
        assert is_the_log(store)


def test_a_record_that_was_begun_anew_forgets_what_was_kept(tmp_path: Path) -> None:
    with Store(tmp_path / "r") as store:
        filled(store)
        assert is_the_log(store)
        store.reset(tmp_path / "aside")
        assert remembered(BRIEFING, store) == {}
        filled(store, "again", MANY, 3)
        assert is_the_log(store)


@pytest.mark.parametrize("content", ["", "{}", "[]", "no json", '{"format": "1"}'])
def test_what_is_kept_may_be_damaged_or_lost(tmp_path: Path, content: str) -> None:
    with Store(tmp_path / "r") as store:
        filled(store)
        assert is_the_log(store)
        kept()[0].write_text(content, encoding="utf-8")
        assert is_the_log(store)
        kept()[0].unlink()
        assert is_the_log(store)


def test_another_goal_is_worked_out_anew(tmp_path: Path) -> None:
    with Store(tmp_path / "r") as store:
        filled(store)
        assert is_the_log(store)
        stricter = remembered(BRIEFING, store, QuizSettings(retention=0.95))
        assert stricter == memories(store.records(KEY), 0.95)


def test_a_changed_fact_is_announced_however_much_is_kept(tmp_path: Path) -> None:
    with Store(tmp_path / "r") as store:
        filled(store)
        for _ in range(2):
            assert not any(
                question.changed
                for question in begin_study(
                    BRIEFING, QuizSettings(count=5, seed=1), store, Ticking(NOON)
                ).state.run.questions
            )
        statements = tuple(
            replace(one, speaker="ryzhkov") if one.id == "winter" else one for one in BRIEFING.statements
        )
        other = replace(BRIEFING, digest="as it is now", statements=statements)
        first = begin_study(other, QuizSettings(count=5, seed=1), store, Ticking(NOON)).state.run.questions[0]
        assert (first.item.note, first.changed) == ("winter", True)
