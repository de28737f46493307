"""Numbers about a learner, and the record carried elsewhere."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from briefbot.errors import StoreError
from briefbot.progress import stats
from briefbot.progress.history import memories, standing
from briefbot.progress.store import Store, StoredSession, briefing_key
from briefbot.progress.transfer import export_lines, import_lines
from briefbot.quiz.schedule import AGAIN, GOOD
from briefbot.quiz.session import QuizSettings, Record
from tests.quiz.samples import NOON, briefing, ground

GROUND = ground()
KEY = briefing_key(briefing())


def answer(turn: int, quiz_id: str, *, days: float = 0, right: bool = True, confused: str = "") -> Record:
    return Record(
        "one",
        turn,
        NOON + timedelta(days=days),
        "answer",
        quiz_id,
        "f",
        "typed",
        "given",
        "right" if right else "wrong",
        GOOD if right else AGAIN,
        confused_with=confused,
    )


LOG = [
    answer(0, "winter/who-said"),
    answer(1, "harvest/who-said", right=False, confused="ryabkov"),
    answer(2, "winter/who-said", days=0.01),
    answer(3, "harvest/who-said", days=1, right=False, confused="ryabkov"),
    answer(4, "tariffs/via", days=1, right=False),
    Record(
        "one", 5, NOON + timedelta(days=1), "override", "tariffs/via", given="given", result="right", rating=2, target=4
    ),
    answer(6, "talks/who-said", days=1, right=False),
    Record("one", 7, NOON + timedelta(days=1), "undo", "talks/who-said", target=6),
    answer(8, "winter/who-said", days=3),
]


def test_undone_answers_are_gone_and_overridden_ones_have_their_new_verdict() -> None:
    kept = {record.turn: record.result for record in standing(LOG)}
    assert kept == {0: "right", 1: "wrong", 2: "right", 3: "wrong", 4: "right", 8: "right"}


def test_a_question_is_new_then_being_learned_then_known() -> None:
    known = memories(LOG)
    shares = stats.by_speaker(GROUND, known)
    assert (shares["zelensky"].known, shares["ryzhkov"].learning, shares["leyen"].learning) == (1, 1, 1)
    assert shares["zelensky"].total > 1
    assert stats.by_topic(GROUND, known)["grain"].known == 1


def test_a_changed_fact_starts_its_memory_again() -> None:
    changed = Record(
        **{**{name: getattr(LOG[8], name) for name in Record.__slots__}, "fingerprint": "other", "turn": 9}
    )
    known = memories([*LOG, changed])
    assert known["winter/who-said"].memory.stability < memories(LOG)["winter/who-said"].memory.stability


def test_accuracy_is_counted_by_day() -> None:
    assert [counts for _, counts in stats.accuracy_by_day(LOG).items()] == [(2, 3), (1, 2), (1, 1)]


def test_the_forecast_counts_what_is_overdue_to_the_first_day() -> None:
    known = memories(LOG)
    late = NOON + timedelta(days=400)
    assert stats.due_forecast(known, late, 3) == (3, 0, 0)
    assert sum(stats.due_forecast(known, NOON + timedelta(days=3), 30)) == 3


def test_readiness_falls_with_time_and_counts_what_was_never_asked() -> None:
    known = memories(LOG)
    near, far = (stats.ready_by(known, 6, NOON + timedelta(days=days)) for days in (3, 300))
    assert 0 < far < near < 0.5


def test_confusions_tell_whose_words_went_to_whom() -> None:
    assert stats.confusions(GROUND, LOG) == (stats.Confusion("ryzhkov", "ryabkov", 2),)


def test_the_confusion_matrix_has_what_was_right_on_its_diagonal() -> None:
    assert stats.confusion_matrix(GROUND, LOG) == {"zelensky": {"zelensky": 3}, "ryzhkov": {"ryabkov": 2}}


def test_answers_that_were_insisted_on_are_offered() -> None:
    assert stats.insisted(LOG) == (("tariffs/via", "given"),)


def filled(path: Path) -> Store:
    store = Store(path)
    store.add_session(StoredSession("one", KEY, NOON, 1, False, QuizSettings(kinds=("gap",)), (("a/gap", "typed"),)))
    store.append(LOG)
    return store


def test_a_record_carried_elsewhere_is_the_same_and_is_counted_once(tmp_path: Path) -> None:
    with filled(tmp_path / "from") as store, Store(tmp_path / "to") as other:
        lines = list(export_lines(store))
        assert import_lines(other, lines) == 1
        assert import_lines(other, lines) == 0
        assert other.records(KEY) == store.records(KEY)
        assert other.sessions() == store.sessions()


@pytest.mark.parametrize(
    "broken", ["", "{", '{"record": {"session": "one"}}', '{"record": {"what": 1}}', "[]", '{"x": 1}']
)
def test_a_broken_line_is_named_and_nothing_is_imported(tmp_path: Path, broken: str) -> None:
    with filled(tmp_path / "from") as store, Store(tmp_path / "to") as other:
        lines = list(export_lines(store))
        with pytest.raises(StoreError, match="Line 3"):
            import_lines(other, [*lines[:2], broken, *lines[2:]])
        assert other.sessions() == ()


def test_a_file_that_is_no_record_is_refused(tmp_path: Path) -> None:
    with Store(tmp_path / "to") as store, pytest.raises(StoreError, match="Line 1"):
        import_lines(store, [json.dumps({"briefing": 1})])
