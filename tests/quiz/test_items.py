"""Every generated question: one right option, no repeated ones, no name given away, the right answer graded right."""

from __future__ import annotations

import itertools
import re
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbot.briefing.model import Briefing, Entity, Fact, Statement, Topic, When
from briefbot.quiz.distractors import also_said
from briefbot.quiz.grade import grade
from briefbot.quiz.ground import Ground, surnames, tells_role_only
from briefbot.quiz.item import QuizItem
from briefbot.quiz.kinds import KINDS, every_item, make_item
from briefbot.quiz.wording import BLANK
from briefbot.text.normalise import fold
from tests.quiz.samples import briefing, ground

GROUND = ground()
SEEDS = range(6)
WORD = re.compile(r"[^\W_]+")


def item(quiz_id: str, seed: int = 1) -> QuizItem:
    made = make_item(GROUND, quiz_id, seed)
    assert made is not None, quiz_id
    return made


def is_sound(place: Ground, made: QuizItem) -> None:
    """What holds for every question of every briefing."""
    shown = [fold(option.text) for option in made.options]
    assert len(set(shown)) == len(shown)
    assert (2 if made.kind == "true-false" else 3) <= len(made.options) <= 4 or made.kind == "own"
    assert 0 <= made.correct < len(made.options)
    assert made.stem.strip()
    assert made.id == f"{made.note}/{made.kind}"
    if made.line is not None:
        assert grade(made.line, made.answer).outcome == "right"
        assert grade(made.line, made.right_option.text).outcome == "right"
        wrong = [option.text for place, option in enumerate(made.options) if place != made.correct]
        assert [text for text in wrong if grade(made.line, text).outcome == "right"] == []
    if made.kind in {"who-said", "via", "to-whom", "reported-by", "who-is"}:
        answer = made.right_option.entity
        printed = plain(made.stem)
        entity = place.briefing.entities[answer]
        names = [form for form in place.forms[answer] if made.kind != "who-is" or not tells_role_only(entity, form)]
        assert [form for form in names if plain(form) in printed] == []


def plain(text: str) -> str:
    """The folded words with a space around each, so that only whole words are found in one another."""
    return f" {' '.join(re.findall(WORD, fold(text)))} "


@pytest.mark.parametrize("seed", SEEDS)
def test_every_question_of_the_sample_is_sound(seed: int) -> None:
    made = list(every_item(GROUND, seed))
    for one in made:
        is_sound(GROUND, one)
    assert {one.kind for one in made} == set(KINDS)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_wrong_speaker_never_said_it_too(seed: int) -> None:
    for one in every_item(GROUND, seed):
        if one.kind == "who-said":
            statement = GROUND.notes[one.note]
            assert isinstance(statement, Statement)
            wrong = [option.entity for place, option in enumerate(one.options) if place != one.correct]
            assert not any(also_said(GROUND, statement, entity) for entity in wrong)


def test_the_same_seed_asks_the_same_and_another_seed_shuffles() -> None:
    assert list(every_item(GROUND, 1)) == list(every_item(ground(), 1))
    orders = {tuple(option.text for option in item("winter/who-said", seed).options) for seed in range(20)}
    assert len(orders) > 1


def test_a_nested_statement_is_asked_through_its_reporter() -> None:
    assert item("grain-deal/who-said").stem.startswith("Whose position is this, according to Sergei Ryabkov?")
    assert "ryabkov" not in {option.entity for option in item("grain-deal/who-said").options}


def test_an_undisclosed_source_and_an_implied_speaker_are_told_as_such() -> None:
    assert item("leaked-plan/who-said").stem.startswith("Somebody who is not named passed this on.")
    assert "names no speaker" in item("implied/who-said").stem


def test_a_name_in_the_speakers_own_words_is_blanked() -> None:
    stem = item("own-name/who-said").stem
    assert BLANK in stem
    assert "Kim" not in stem


def test_words_too_few_to_recognise_are_not_asked_about() -> None:
    assert make_item(GROUND, "short/who-said", 1) is None


def test_garbled_passages_are_not_asked_for_their_gaps_or_dates() -> None:
    assert make_item(GROUND, "garbled/gap", 1) is None
    assert make_item(GROUND, "garbled/when", 1) is None


def test_a_date_asked_for_is_not_in_the_question() -> None:
    asked = item("summit/when")
    assert asked.stem == "When was this? The summit opened in Geneva."
    assert asked.answer == "March 4, 1920"


def test_a_time_that_the_source_tells_in_words_is_never_asked_as_a_date() -> None:
    assert make_item(GROUND, "later/when", 1) is None


def test_a_gap_is_at_the_same_place_whatever_the_dice() -> None:
    assert {item("budget/gap", seed).answer for seed in SEEDS} == {"12 million"}
    assert item("budget/gap").stem == f"Fill the gap. The ministry spent {BLANK} dollars on the summit in all."
    assert item("letter/gap").answer == "Volodymyr Zelensky"


def test_true_and_false_both_come_up_and_the_correction_is_there() -> None:
    made = [item("tariffs/true-false", seed) for seed in range(12)]
    assert {one.correct for one in made} == {0, 1}
    false = next(one for one in made if one.correct == 1)
    assert false.answer == "False. That is from Ursula von der Leyen."


def test_what_can_only_be_true_is_not_asked_as_true_or_false() -> None:
    assert all(make_item(GROUND, "later/true-false", seed) is None for seed in SEEDS)


def test_a_reworded_note_keeps_its_fingerprint_and_a_changed_one_does_not() -> None:
    def seen(**changes: object) -> str:
        base = briefing()
        changed = [
            statement if statement.id != "winter" else _with(statement, changes) for statement in base.statements
        ]
        made = make_item(Ground(_with_statements(base, changed)), "winter/who-said", 1)
        assert made is not None
        return made.fingerprint

    assert seen() == seen(text="The grain corridor is decided by the winter that comes.")
    assert seen() != seen(speaker="ryzhkov")


def _with(statement: Statement, changes: dict[str, object]) -> Statement:
    values = {name: getattr(statement, name) for name in Statement.__slots__}
    return Statement(**{**values, **changes})


def _with_statements(base: Briefing, statements: list[Statement]) -> Briefing:
    values = {name: getattr(base, name) for name in Briefing.__slots__}
    return Briefing(**{**values, "statements": tuple(statements)})


def test_an_authors_question_is_typed_only_where_it_can_be() -> None:
    assert item("q-year/own").line is not None
    assert item("q-why/own").line is None
    assert item("q-speaker/own").right_option.entity == "leyen"


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Ursula von der Leyen", ("von der Leyen", "Leyen")),
        ("Kim Jong Un", ()),
        ("Martin Luther King Jr.", ("King",)),
        ("Madonna", ()),
        ("Charles de Gaulle", ("de Gaulle", "Gaulle")),
    ],
)
def test_family_names_are_told_from_full_ones(name: str, family: tuple[str, ...]) -> None:
    assert surnames(name) == family


GIVEN = ["Ana", "Boris", "Carla", "Dmitri", "Elena", "Farid"]
FAMILY = ["Ivanov", "Ivanova", "Petrov", "Smith", "Smyth", "O’Brien", "de la Cruz", "Kim", "Ng"]
WORDS = "trade winter border talks grain parliament never will not missiles agreed harbour Smith Kim said 1997 March 4".split()
names = st.tuples(st.sampled_from(GIVEN), st.sampled_from(FAMILY)).map(" ".join)
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)


@st.composite
def briefings(draw: st.DrawFn) -> Briefing:
    shown = draw(st.lists(names, min_size=1, max_size=7))
    people = {
        f"p{place}": Entity(f"p{place}", "person", name, role=draw(sentences)) for place, name in enumerate(shown)
    }
    ids = st.sampled_from(list(people))
    maybe = st.one_of(st.just(""), ids)
    count = draw(st.integers(0, 6))
    statements = tuple(
        Statement(
            f"s{place}",
            draw(ids),
            text=draw(sentences),
            quotes=tuple(draw(st.lists(sentences, max_size=1))),
            to=draw(maybe),
            reported_by=tuple(draw(st.lists(ids, max_size=1))),
            topics=("t",),
        )
        for place in range(count)
    )
    dates = st.sampled_from([None, When("", "XXXX-03-04"), When("in 1997", "1997"), When("soon", "unknown")])
    facts = tuple(Fact(f"f{place}", draw(sentences), when=draw(dates)) for place in range(draw(st.integers(0, 4))))
    return Briefing("Any", entities=people, topics={"t": Topic("t", "the topic")}, facts=facts, statements=statements)


@settings(max_examples=120, deadline=None)
@given(briefings(), st.integers(0, 1000))
def test_questions_of_any_briefing_are_sound(any_briefing: Briefing, seed: int) -> None:
    place = Ground(any_briefing)
    for made in itertools.islice(every_item(place, seed), 60):
        is_sound(place, made)


@settings(max_examples=120, deadline=None)
@given(briefings(), st.text(max_size=30))
def test_nothing_typed_ever_breaks_the_grading(any_briefing: Briefing, typed: str) -> None:
    place = Ground(any_briefing)
    for entity in any_briefing.entities:
        assert grade(place.answer_line(entity), typed).outcome in {"right", "wrong", "prompt", "partial"}
    for made in itertools.islice(every_item(place, Random(typed).randrange(9)), 20):
        if made.line is not None:
            grade(made.line, typed)


@settings(max_examples=100, deadline=None)
@given(briefings())
def test_no_full_name_of_another_is_accepted_for_anybody(any_briefing: Briefing) -> None:
    place = Ground(any_briefing)
    for right, other in itertools.permutations(any_briefing.entities.values(), 2):
        if fold(right.name) != fold(other.name):
            assert grade(place.answer_line(right.id), other.name).outcome != "right"
