"""Journeys through a session: events in, states out, and what is to be recorded."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest

from briefbot.quiz.arranging import grade_order, typed_order
from briefbot.quiz.kinds import make_item
from briefbot.quiz.plan import Known, candidates, lay_out, make_plan, put
from briefbot.quiz.schedule import AGAIN, EASY, GOOD, HARD, replay
from briefbot.quiz.session import (
    Arranged,
    Asking,
    Chosen,
    Easy,
    Event,
    Hint,
    Judged,
    Judging,
    Mode,
    Next,
    Override,
    Pause,
    Paused,
    Prompted,
    QuizSettings,
    Record,
    Revealed,
    Run,
    Skip,
    State,
    Summary,
    Sure,
    Typed,
    Undo,
    Weighing,
    advance,
    again,
    begin,
)
from briefbot.quiz.wording import summary_lines
from tests.quiz.samples import NOON, ground

GROUND = ground()


def run(*quiz_ids: str, mode: Mode = "typed", cramming: bool = False, confidence: bool = False) -> Run:
    questions = []
    for quiz_id in quiz_ids:
        item = make_item(GROUND, quiz_id, 1)
        assert item is not None
        questions.append(put(item, mode))
    return Run("session", QuizSettings(confidence=confidence), 1, cramming, tuple(questions))


def play(state: State, *events: Event, seconds: float = 5) -> tuple[State, list[Record]]:
    """The state after the events, one every few seconds, and all that was to be recorded."""
    records: list[Record] = []
    for number, event in enumerate(events, 1):
        step = advance(state, event, NOON + timedelta(seconds=seconds * number))
        state = step.state
        records += step.records
    return state, records


def test_a_right_answer_is_revealed_with_its_receipt_and_rated_good() -> None:
    state, records = play(begin(run("winter/who-said"), NOON), Typed("Zelensky"))
    assert isinstance(state, Revealed)
    assert state.reveal.headline == "Right."
    assert state.reveal.receipt is not None
    assert state.reveal.receipt.row("Speaker").startswith("Volodymyr Zelensky")
    assert [(record.act, record.result, record.rating, record.turn) for record in records] == [
        ("answer", "right", GOOD, 0)
    ]


def test_a_name_of_two_is_asked_back_and_then_judged() -> None:
    state, records = play(begin(run("no-tariffs/who-said"), NOON), Typed("Bush"))
    assert isinstance(state, Prompted)
    assert not records
    state, records = play(state, Typed("George W. Bush"))
    assert isinstance(state, Revealed)
    assert state.answered.result == "right"


def test_asking_back_comes_to_an_end() -> None:
    state, _ = play(begin(run("no-tariffs/who-said"), NOON), Typed("Bush"), Typed("Bush"), Typed("Bush"))
    assert isinstance(state, Revealed)
    assert state.answered.result == "wrong"


def test_a_wrong_speaker_is_told_what_he_really_said_and_counts_as_a_confusion() -> None:
    state, records = play(
        begin(run("winter/who-said", mode="chosen"), NOON), Chosen(_wrong("winter/who-said", "ryzhkov"))
    )
    assert isinstance(state, Revealed)
    assert state.reveal.corrections == (
        "Vladimir Ryzhkov said something else. "
        "Reported, not quoted: Harvests on the plains have halved since the dam was built.",
    )
    assert records[0].confused_with == "ryzhkov"
    state, _ = play(state, Next())
    assert isinstance(state, Summary)
    assert state.confusions == ("You credit Volodymyr Zelensky’s words to Vladimir Ryzhkov.",)
    assert [entry.answer for entry in state.again] == ["Volodymyr Zelensky"]


def _wrong(quiz_id: str, entity: str) -> int:
    item = make_item(GROUND, quiz_id, 1)
    assert item is not None
    return next(place for place, option in enumerate(item.options) if option.entity == entity)


@pytest.mark.parametrize("written", ["number", "letter", "words"])
def test_an_option_can_be_typed_as_number_letter_or_words(written: str) -> None:
    started = begin(run("tariffs/via", mode="chosen"), NOON)
    assert isinstance(started, Asking)
    place = started.question.correct
    text = {"number": str(place + 1), "letter": "abcd"[place], "words": started.question.item.answer.upper()}[written]
    state, _ = play(started, Typed(text))
    assert isinstance(state, Revealed)
    assert state.answered.result == "right"


@pytest.mark.parametrize("text", ["", " ", "9", "z", "nobody"])
def test_what_is_no_option_leaves_the_question_on_the_table(text: str) -> None:
    started = begin(run("tariffs/via", mode="chosen"), NOON)
    assert play(started, Typed(text)) == (started, [])


def test_a_hint_is_shown_grows_and_makes_the_answer_hard() -> None:
    state, records = play(begin(run("winter/who-said"), NOON), Hint(), Hint())
    assert isinstance(state, Asking)
    assert state.hint == "It begins with “V”. The role: Ukrainian President."
    assert not records
    state, records = play(state, Typed("Zelensky"))
    assert (records[0].rating, records[0].hinted) == (HARD, True)


def test_true_or_false_has_no_hint_because_it_would_be_the_answer() -> None:
    started = begin(run("tariffs/true-false"), NOON)
    assert play(started, Hint()) == (started, [])


@pytest.mark.parametrize(("seconds", "rating"), [(5, GOOD), (90, HARD), (4000, GOOD)])
def test_a_slow_answer_is_hard_unless_nobody_was_there(seconds: float, rating: int) -> None:
    _, records = play(begin(run("winter/who-said"), NOON), Typed("Zelensky"), seconds=seconds)
    assert records[0].rating == rating


def test_overriding_flips_the_verdict_and_back_and_points_at_the_answer() -> None:
    state, records = play(begin(run("winter/who-said"), NOON), Typed("Selenskyj"), Override())
    assert isinstance(state, Revealed)
    assert (state.answered.result, state.answered.rating, state.answered.overridden) == ("right", HARD, True)
    assert (records[1].act, records[1].target, records[1].given) == ("override", 0, "Selenskyj")
    state, records = play(state, Override())
    assert isinstance(state, Revealed)
    assert (state.answered.result, state.answered.rating, state.answered.overridden) == ("wrong", AGAIN, False)


def test_the_last_answer_can_be_overridden_with_the_next_question_on_the_table() -> None:
    state, records = play(begin(run("winter/who-said", "talks/who-said"), NOON), Typed("Selenskyj"), Next(), Override())
    assert isinstance(state, Asking)
    assert state.number == 2
    assert state.run.answers[0].result == "right"
    assert records[-1].target == 0


def test_undo_asks_the_last_question_again_and_never_reuses_a_turn() -> None:
    questions = run("winter/who-said", "talks/who-said")
    state, records = play(begin(questions, NOON), Typed("Putin"), Next(), Undo(), Typed("Zelensky"))
    assert isinstance(state, Revealed)
    assert state.number == 1
    assert [(record.act, record.turn, record.target) for record in records] == [
        ("answer", 0, None),
        ("undo", 1, 0),
        ("answer", 2, None),
    ]


def test_easy_is_for_right_answers_that_were_typed() -> None:
    _, records = play(begin(run("winter/who-said"), NOON), Typed("Zelensky"), Easy())
    assert records[-1].rating == EASY
    _, records = play(begin(run("winter/who-said"), NOON), Typed("Nobody"), Easy())
    assert [record.act for record in records] == ["answer"]
    chosen = run("winter/who-said", mode="chosen")
    _, records = play(begin(chosen, NOON), Chosen(chosen.questions[0].correct), Easy())
    assert [record.rating for record in records] == [GOOD]


def test_skipping_shows_the_answer_and_schedules_nothing() -> None:
    state, records = play(begin(run("winter/who-said"), NOON), Skip())
    assert isinstance(state, Revealed)
    assert state.reveal.answer == "Volodymyr Zelensky"
    assert (records[0].act, records[0].rating) == ("skip", None)
    state, _ = play(state, Override(), Next())
    assert isinstance(state, Summary)
    assert (state.right, state.wrong, state.skipped) == (0, 0, 1)


def test_cramming_records_answers_without_a_rating() -> None:
    _, records = play(begin(run("winter/who-said", cramming=True), NOON), Typed("Zelensky"), Override(), Easy())
    assert [record.rating for record in records] == [None, None]


def test_events_that_mean_nothing_change_nothing() -> None:
    started = begin(run("winter/who-said"), NOON)
    idle: list[Event] = [Next(), Override(), Undo(), Easy(), Chosen(0)]
    assert all(play(started, event) == (started, []) for event in idle)
    ended, _ = play(started, Skip(), Next())
    over: list[Event] = [*idle, Hint(), Typed("x"), Skip()]
    assert all(play(ended, event) == (ended, []) for event in over)


def test_a_session_without_questions_is_its_own_summary() -> None:
    assert isinstance(begin(run(), NOON), Summary)


def known(*quiz_ids: str, days: float) -> dict[str, Known]:
    """Questions answered right twice, so many days ago."""
    at = NOON - timedelta(days=days)
    memory = replay([(GOOD, at), (GOOD, at + timedelta(minutes=12))])
    assert memory is not None
    items = {quiz_id: make_item(GROUND, quiz_id, 1) for quiz_id in quiz_ids}
    return {quiz_id: Known(memory, item.fingerprint) for quiz_id, item in items.items() if item is not None}


def test_due_questions_come_first_then_new_ones() -> None:
    due = known("winter/who-said", "harvest/who-said", days=30)
    plan = make_plan(GROUND, QuizSettings(count=6), 1, due, NOON)
    assert {question.item.id for question in plan.questions[:2]} == set(due)
    assert not plan.cramming
    assert len(plan.questions) == 6


def test_with_nothing_due_or_new_the_weakest_are_crammed() -> None:
    everything = known(*candidates(GROUND, QuizSettings()), days=1)
    plan = make_plan(GROUND, QuizSettings(count=5), 1, everything, NOON)
    assert plan.cramming
    assert len(plan.questions) == 5


def test_a_changed_fact_is_asked_again_and_said_to_have_changed() -> None:
    fresh = known(*candidates(GROUND, QuizSettings()), days=1)
    fresh["winter/who-said"] = Known(fresh["winter/who-said"].memory, "another")
    plan = make_plan(GROUND, QuizSettings(count=1), 1, fresh, NOON)
    assert [(question.item.id, question.changed) for question in plan.questions] == [("winter/who-said", True)]
    assert not plan.cramming


@pytest.mark.parametrize(
    "settings",
    [
        QuizSettings(kinds=("who-said",)),
        QuizSettings(speakers=("ryabkov",)),
        QuizSettings(topics=("grain",)),
        QuizSettings(kinds=("gap", "when"), topics=("talks",)),
    ],
)
def test_only_what_was_chosen_is_asked(settings: QuizSettings) -> None:
    plan = make_plan(GROUND, settings, 3, {}, NOON)
    assert plan.questions
    for question in plan.questions:
        assert not settings.kinds or question.item.kind in settings.kinds
        assert not settings.speakers or question.item.speaker in settings.speakers
        assert not settings.topics or set(question.item.topics) & set(settings.topics)


def test_neighbours_differ_in_kind_while_there_is_a_choice() -> None:
    plan = make_plan(GROUND, QuizSettings(count=8), 5, {}, NOON)
    kinds = [question.item.kind for question in plan.questions]
    assert all(one != other for one, other in pairwise(kinds))


def test_the_same_seed_lays_out_the_same_session() -> None:
    one, again = (make_plan(ground(), QuizSettings(), 7, {}, NOON) for _ in range(2))
    assert one == again
    assert one != make_plan(GROUND, QuizSettings(), 8, {}, NOON)


def test_a_note_is_asked_by_typing_before_by_choosing() -> None:
    plan = make_plan(GROUND, QuizSettings(count=100), 3, {}, NOON)
    chosen_only: set[str] = set()
    for question in plan.questions:
        if question.how == "chosen":
            chosen_only.add(question.item.note)
        elif question.how == "typed":
            assert question.item.note not in chosen_only


def test_words_of_an_authors_question_may_be_repeated_in_the_answer() -> None:
    state, _ = play(begin(run("q-year/own"), NOON), Typed("in the year 1920"))
    assert isinstance(state, Revealed)
    assert state.answered.result == "right"


def test_the_ladder_of_hints_ends_with_the_source_and_a_blank_for_the_name() -> None:
    question = lay_out(GROUND, "cited/who-said", "typed", 1, None)
    assert question is not None
    asked = Run("session", QuizSettings(), 1, False, (question,))
    shown = []
    state = begin(asked, NOON)
    for _ in range(5):
        state, _ = play(state, Hint())
        assert isinstance(state, Asking)
        shown.append(state.hint)
    assert shown[0] == "It begins with “V”."
    assert shown[1] == f"{shown[0]} The role: historian."
    assert shown[2] == (
        f"{shown[1]} The source, with a blank for the name: _____ was asked about dams and said that none would hold"
    )
    assert shown[2] == shown[3] == shown[4]


def test_how_sure_one_is_is_asked_before_the_reveal_and_recorded_with_the_answer() -> None:
    state, records = play(begin(run("winter/who-said", confidence=True), NOON), Typed("Putin"))
    assert isinstance(state, Weighing)
    assert not records
    state, records = play(state, Typed("whatever"), Next(), Sure(True))
    assert isinstance(state, Revealed)
    assert [(record.act, record.given, record.sure, record.rating) for record in records] == [
        ("answer", "Putin", True, AGAIN)
    ]


def test_an_answer_can_be_changed_before_it_is_weighed() -> None:
    state, records = play(
        begin(run("winter/who-said", confidence=True), NOON), Typed("Putin"), Undo(), Typed("Zelensky"), Sure(True)
    )
    assert isinstance(state, Revealed)
    assert [(record.given, record.rating) for record in records] == [("Zelensky", GOOD)]


def test_a_lucky_guess_among_options_counts_as_hard() -> None:
    chosen = run("winter/who-said", mode="chosen", confidence=True)
    for sure, rating in ((True, GOOD), (False, HARD)):
        _, records = play(begin(chosen, NOON), Chosen(chosen.questions[0].correct), Sure(sure))
        assert records[0].rating == rating


def test_what_was_sure_but_wrong_is_shown_first() -> None:
    questions = run("talks/who-said", "winter/who-said", "tariffs/who-said", confidence=True)
    answers: list[Event] = [Typed("Putin"), Sure(False), Next(), Typed("Putin"), Sure(True), Next(), Skip(), Next()]
    state, _ = play(begin(questions, NOON), *answers)
    assert isinstance(state, Summary)
    assert [(entry.question.item.id, entry.sure) for entry in state.again] == [
        ("winter/who-said", True),
        ("talks/who-said", False),
        ("tariffs/who-said", False),
    ]
    lines = summary_lines(state)
    assert lines.index("You were sure of these, and they are not right:") < lines.index("To look at again:")


def test_a_pause_stops_the_clock() -> None:
    state, _ = play(begin(run("winter/who-said"), NOON), Pause())
    assert isinstance(state, Paused)
    assert play(state, Typed("Zelensky"), Hint(), Skip()) == (state, [])
    later = advance(state, Next(), NOON + timedelta(minutes=4)).state
    assert isinstance(later, Asking)
    step = advance(later, Typed("Zelensky"), NOON + timedelta(minutes=4, seconds=5))
    assert (step.records[0].seconds, step.records[0].rating) == (10, GOOD)


def test_what_was_not_right_is_asked_again_as_practice() -> None:
    state, _ = play(begin(run("winter/who-said", "talks/who-said"), NOON), Typed("Zelensky"), Next(), Skip(), Next())
    assert isinstance(state, Summary)
    once_more = again(state.run, "another", NOON)
    assert isinstance(once_more, Asking)
    assert [question.item.id for question in once_more.run.questions] == ["talks/who-said"]
    _, records = play(once_more, Typed("Ryabkov"))
    assert [(record.session, record.rating) for record in records] == [("another", None)]


def test_somebody_who_keeps_forgetting_is_told_to_slow_down() -> None:
    memory = replay([(GOOD, NOON), (GOOD, NOON + timedelta(minutes=12))])
    item = make_item(GROUND, "winter/who-said", 1)
    assert memory is not None
    assert item is not None
    for lapses, told in ((2, False), (3, True)):
        question = lay_out(GROUND, item.id, "typed", 1, Known(memory, item.fingerprint, lapses))
        assert question is not None
        state, _ = play(begin(Run("session", QuizSettings(), 1, False, (question,)), NOON), Typed("Putin"))
        assert isinstance(state, Revealed)
        assert ("known and forgotten this 3 times" in state.reveal.explanation) == told


@pytest.mark.parametrize(
    ("typed", "order"),
    [
        ("2 1 3", (1, 0, 2)),
        ("b, a, c", (1, 0, 2)),
        ("213", (1, 0, 2)),
        ("3) > 2) > 1)", (2, 1, 0)),
        ("2 1", None),
        ("2 1 1", None),
        ("2 1 4", None),
        ("first 2", None),
        ("", None),
    ],
)
def test_an_order_is_typed_by_numbers_or_letters_each_once(typed: str, order: tuple[int, ...] | None) -> None:
    assert typed_order(3, typed) == order


@pytest.mark.parametrize(
    ("given", "outcome", "reason"),
    [
        ((0, 1, 2, 3), "right", "Every row is in its place."),
        ((0, 2, 1, 3), "wrong", "Rows 2 and 3 are the wrong way round; the rest is right."),
        ((0, 3, 2, 1), "wrong", "Rows in their right place: 2 of 4."),
        ((3, 2, 1, 0), "wrong", "Rows in their right place: none of 4."),
    ],
)
def test_an_order_is_right_as_a_whole_or_told_what_is(given: tuple[int, ...], outcome: str, reason: str) -> None:
    verdict = grade_order(given, (0, 1, 2, 3))
    assert (verdict.outcome, verdict.reason) == (outcome, reason)


def test_rows_are_arranged_by_moving_or_by_typing_and_are_graded_alike() -> None:
    state = begin(run("ice/arrange"), NOON)
    assert isinstance(state, Asking)
    assert state.question.how == "arranged"
    right = state.question.item.sequence
    typed = " ".join(str(place + 1) for place in right)
    for event in (Arranged(right), Typed(typed)):
        after, [record] = play(state, event)
        assert isinstance(after, Revealed)
        assert (record.result, record.how, record.given, record.rating) == (
            "right", "arranged", after.reveal.answer, GOOD,
        )  # fmt: skip
    after, [record] = play(state, Arranged(right[::-1]))
    assert record.rating == AGAIN
    hinted, _ = play(state, Hint())
    assert isinstance(hinted, Asking)
    assert hinted.hint == "The first is: The harbour froze over."
    for nothing in (Arranged((0, 0, 1)), Arranged(()), Typed("2"), Chosen(0)):
        assert play(state, nothing) == (state, [])


def test_an_explanation_is_shown_beside_the_answer_and_judged_by_the_learner_alone() -> None:
    state = begin(run("q-explain/own"), NOON)
    assert isinstance(state, Asking)
    assert (state.question.how, state.question.options) == ("explained", ())
    judging, records = play(state, Typed("too much snow"))
    assert isinstance(judging, Judging)
    assert (judging.answer, records) == ("Snow had closed the roads to the first town.", [])
    for right, result, rating in ((True, "right", GOOD), (False, "wrong", AGAIN)):
        after, [record] = play(judging, Judged(right))
        assert isinstance(after, Revealed)
        assert (record.given, record.how, record.result, record.rating) == (
            "too much snow",
            "explained",
            result,
            rating,
        )
        assert after.reveal.reason == "In your own judgement."
    back, records = play(judging, Undo())
    assert isinstance(back, Asking)
    assert records == []
