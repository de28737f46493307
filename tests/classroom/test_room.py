"""The rules of a room, without a network: who may do what when, and that the log alone brings everything back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbot.classroom import wording
from briefbot.classroom.decide import (
    Answer,
    Ask,
    Back,
    Close,
    Command,
    Display,
    End,
    Join,
    Leave,
    Lock,
    Pause,
    Rename,
    Reopen,
    Reveal,
    Send,
    SkipQuestion,
)
from briefbot.classroom.events import Rules, Slide, read, written
from briefbot.classroom.room import Asking, Closed, Ended, Revealed, fold
from briefbot.text.normalise import fold as folded

from .samples import NOON, PEOPLE, Table


def asked(rules: Rules | None = None, mode: str = "chosen") -> Table:
    """A room with three pupils and its first question open."""
    table = Table(rules, mode)
    table.join(*PEOPLE)
    table.do(Ask())
    return table


def test_an_answer_can_be_changed_until_the_question_closes_and_the_last_one_counts() -> None:
    table = asked()
    assert table.answer("anna", 0, right=False, turn=1) == []
    assert table.answer("anna", 0, right=True, turn=2) == []
    table.do(Close())
    assert table.answer("anna", 0, right=False, turn=3) == [wording.NOT_OPEN]
    assert table.room.answers_to(0)["anna"].result == "right"


def test_what_comes_twice_or_late_changes_nothing() -> None:
    table = asked()
    table.answer("anna", 0, right=True, turn=5)
    log = list(table.log)
    assert table.answer("anna", 0, right=False, turn=5) == []
    assert table.answer("anna", 0, right=False, turn=4) == []
    assert table.log == log


def test_who_comes_late_begins_with_the_next_question() -> None:
    table = asked()
    table.join("dora")
    assert table.answer("dora", 0, right=True) == [wording.LATE]
    assert [pupil.id for pupil in table.room.waiting_for(0)] == list(PEOPLE)
    table.do(Reveal(), Ask())
    assert table.answer("dora", 1, right=True) == []


def test_who_leaves_and_comes_back_keeps_name_place_and_answers() -> None:
    table = asked()
    table.answer("anna", 0, right=True)
    name = table.room.pupils["anna"].name
    table.do(Leave("anna"))
    assert table.answer("anna", 0, right=False, turn=2) == [wording.NOT_IN_ROOM]
    table.do(Back("anna"))
    assert table.room.pupils["anna"].name == name
    assert table.answer("anna", 0, right=False, turn=2) == []


def test_who_was_sent_out_stays_out() -> None:
    table = asked()
    table.do(Send("ben"))
    assert table.do(Back("ben")) == [wording.SENT_OUT]
    assert table.answer("ben", 0, right=True) == [wording.NOT_IN_ROOM]
    assert "ben" not in [pupil.id for pupil in table.room.here]


def test_a_locked_room_lets_nobody_new_in_but_those_who_were_there() -> None:
    table = asked()
    table.do(Leave("anna"), Lock(True))
    assert table.do(Join("dora", "t")) == [wording.LOCKED]
    assert table.do(Back("anna")) == []
    table.do(Lock(False))
    assert table.do(Join("dora", "t")) == []


def test_nobody_answers_in_a_pause_and_the_clock_stands_still() -> None:
    table = asked()
    table.wait(5)
    table.do(Pause(True))
    assert table.answer("anna", 0, right=True) == [wording.PAUSED]
    table.wait(600)
    table.do(Pause(False))
    table.wait(2)
    table.answer("anna", 0, right=True)
    assert table.room.answers_to(0)["anna"].seconds == 7


def test_a_reopened_question_goes_on_as_if_it_had_not_been_closed() -> None:
    table = asked()
    table.wait(5)
    table.do(Close())
    table.wait(100)
    assert table.do(Reopen()) == []
    table.wait(1)
    table.answer("anna", 0, right=True)
    assert table.room.answers_to(0)["anna"].seconds == 6
    table.do(Reveal())
    assert table.do(Reopen()) == [wording.not_now(True)]


def test_a_skipped_question_counts_for_nobody() -> None:
    table = asked()
    table.answer("anna", 0, right=True)
    table.do(SkipQuestion())
    assert isinstance(table.room.phase, Revealed)
    assert table.room.counted == ()


def test_ending_in_mid_question_leaves_it_out_and_a_closed_one_in() -> None:
    table = asked()
    table.do(End())
    assert (table.room.phase, table.room.counted) == (Ended(), ())
    other = asked()
    other.do(Close(), End())
    assert other.room.counted == (0,)
    assert other.do(Ask()) == [wording.OVER]


def test_after_the_last_question_there_is_none() -> None:
    table = asked()
    table.do(Reveal(), Ask(), Reveal(), Ask(), Reveal())
    assert table.do(Ask()) == [wording.NO_MORE_QUESTIONS]


def test_no_question_can_be_asked_twice_or_while_one_is_open() -> None:
    table = asked()
    assert table.do(Ask(1)) == [wording.not_now(False)]
    table.do(Reveal())
    assert table.do(Ask(0)) == [wording.NO_MORE_QUESTIONS]
    assert table.do(Ask(2)) == []
    assert table.room.place_of(2) == 2


def test_a_slide_stands_between_questions_only() -> None:
    table = asked()
    assert table.do(Display(Slide("Who is who"))) == [wording.not_now(False)]
    table.do(Reveal())
    assert table.do(Display(Slide("Who is who"))) == []


def test_names_are_given_and_no_two_are_alike() -> None:
    table = Table()
    table.join(*(str(number) for number in range(200)))
    names = [folded(pupil.name) for pupil in table.room.here]
    assert len(set(names)) == 200


def test_an_own_name_counts_only_where_it_is_allowed_and_is_unique_ignoring_case() -> None:
    closed = Table()
    closed.do(Join("anna", "t", "Anna"))
    assert closed.room.pupils["anna"].name != "Anna"
    table = Table(Rules(own_names=True))
    table.do(Join("anna", "t", "  Ánna\x1b[31m \n"))
    assert table.room.pupils["anna"].name == "Ánna"
    assert table.do(Join("ben", "t", "ANNA")) == [wording.name_taken("ANNA")]
    table.do(Join("cleo", "t", "\u202e\u200b "))
    assert table.room.pupils["cleo"].name.isascii()
    table.do(Rename("anna"))
    assert table.room.pupils["anna"].name != "Ánna"


def test_a_typed_answer_is_graded_as_in_the_quiz_and_asked_back() -> None:
    table = asked(mode="typed")
    table.do(Reveal(), Ask(), Reveal(), Ask())
    assert table.room.questions[2].item.answer == "Eva Crane"
    table.do(
        Answer("anna", 2, 1, typed="Crane"), Answer("ben", 2, 1, typed="eva crane"), Answer("cleo", 2, 1, typed="Ada")
    )
    given = table.room.answers_to(2)
    assert "Which one?" in given["anna"].asks
    assert [given[pupil].result for pupil in PEOPLE] == ["wrong", "right", "wrong"]
    assert [pupil.id for pupil in table.room.waiting_for(2)] == ["anna"]
    table.do(Answer("anna", 2, 2, typed="Eva Crane"))
    assert table.room.answers_to(2)["anna"].result == "right"


def test_asking_back_ends_and_the_answer_counts_as_it_stands() -> None:
    table = asked(mode="typed")
    table.do(Reveal(), Ask(), Reveal(), Ask())
    for turn in range(1, 5):
        table.do(Answer("anna", 2, turn, typed="Crane"))
    assert table.room.answers_to(2)["anna"].asks == ""
    assert table.room.answers_to(2)["anna"].result == "wrong"


@pytest.mark.parametrize("choice", [None, 17])
def test_what_is_no_answer_to_the_question_is_refused(choice: int | None) -> None:
    table = asked()
    assert table.do(Answer("anna", 0, 1, choice, typed="1")) == [wording.NO_ANSWER]


def test_everyone_goes_at_their_own_pace_until_the_day() -> None:
    table = Table(Rules(pace="own", until=NOON + timedelta(hours=1)))
    table.join("anna", "ben")
    assert table.do(Ask()) == [wording.OWN_PACE]
    assert table.answer("anna", 1, right=True) == [wording.NOT_OPEN]
    assert table.answer("anna", 0, right=True) == []
    assert table.answer("anna", 0, right=False, turn=2) == [wording.NOT_OPEN]
    assert (table.room.own_place("anna"), table.room.own_place("ben")) == (1, 0)
    table.wait(3600)
    assert table.answer("anna", 1, right=True) == [wording.OVER]


def test_teams_fill_up_evenly() -> None:
    table = Table(Rules(teams=("Red", "Blue")))
    table.join(*"abcde")
    assert [pupil.team for pupil in table.room.here] == ["Red", "Blue", "Red", "Blue", "Red"]


COMMANDS: st.SearchStrategy[Command] = st.one_of(
    st.sampled_from(
        [Ask(), Close(), Reopen(), Reveal(), SkipQuestion(), Pause(True), Pause(False), Lock(True), Lock(False)]
    ),
    st.builds(Join, st.sampled_from(PEOPLE), st.just("t")),
    st.builds(Leave, st.sampled_from(PEOPLE)),
    st.builds(Back, st.sampled_from(PEOPLE)),
    st.builds(Send, st.sampled_from(PEOPLE)),
    st.builds(
        Answer,
        st.sampled_from(PEOPLE),
        st.integers(0, 2),
        st.integers(0, 5),
        st.none() | st.integers(0, 5),
        st.text(max_size=5),
    ),
)


@given(st.lists(COMMANDS, max_size=40))
def test_whatever_happens_the_written_log_folds_to_the_same_room(commands: list[Command]) -> None:
    table = Table()
    for number, command in enumerate(commands):
        table.wait(number % 3)
        table.do(command)
    assert fold(read(*written(event)) for event in table.log) == table.room
    phase = table.room.phase
    open_or_told = {phase.question} if isinstance(phase, Asking | Closed) else set()
    assert set(table.room.asked) == table.room.told | open_or_told
    for question, answers in table.room.answers.items():
        assert question in table.room.asked
        assert all(table.room.may_answer(table.room.pupils[pupil], question) for pupil in answers)
