"""Every generated question: one right option, no repeated ones, no name given away, the right answer graded right."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbot.briefing.load import load_briefing, shipped_briefing
from briefbot.briefing.model import (
    QUIZ_KINDS,
    AuthorQuizItem,
    Briefing,
    Entity,
    Fact,
    QuizWish,
    Statement,
    TimelineEntry,
    Topic,
    When,
)
from briefbot.quiz.distractors import also_said, stands_out
from briefbot.quiz.grade import grade
from briefbot.quiz.ground import Ground, surnames, tells_role_only
from briefbot.quiz.item import Option, QuizItem
from briefbot.quiz.kinds import KINDS, every_item, make_item
from briefbot.quiz.kinds.order import event
from briefbot.quiz.plan import candidates
from briefbot.quiz.states import QuizSettings
from briefbot.quiz.times import stretch
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
    note = place.notes.get(made.note)
    assert note is None or not fold(note.text).startswith(("they ", "his "))
    assert made.kind != "what-said" or not any(text.startswith(("they ", "his ")) for text in shown)
    assert len(set(shown)) == len(shown)
    assert (2 if made.kind in {"true-false", "order"} else 3) <= len(made.options) <= 4 or made.kind == "own"
    assert 0 <= made.correct < len(made.options)
    assert made.stem.strip()
    assert made.id == f"{made.note}/{made.kind}"
    if isinstance(note, Statement) and made.kind != "own":
        assert note.speaker not in {"unknown", "undisclosed"}
        if made.kind == "who-said":
            assert made.stem.startswith(opening(note))
    if made.sequence:
        assert sorted(made.sequence) == list(range(len(made.options)))
        assert made.sequence != tuple(range(len(made.options)))
        assert made.correct == made.sequence[0]
        return
    if made.is_open:
        assert (made.kind, made.right_option.text) == ("own", made.answer)
        return
    if made.line is not None:
        assert grade(made.line, made.answer).outcome == "right"
        assert grade(made.line, made.right_option.text).outcome == "right"
        wrong = [option.text for place, option in enumerate(made.options) if place != made.correct]
        assert [text for text in wrong if grade(made.line, text).outcome == "right"] == []
    wrong_options = [option for place_, option in enumerate(made.options) if place_ != made.correct]
    assert [option for option in wrong_options if not is_false(place, made, option)] == []
    if made.kind in {"what-said", "role"}:
        assert not stands_out(
            made.answer, [option.text for place, option in enumerate(made.options) if place != made.correct]
        )
    if made.kind in {"who-said", "via", "to-whom", "reported-by", "who-is", "on-topic"} and made.right_option.entity:
        answer = made.right_option.entity
        printed = plain(made.stem)
        entity = place.briefing.entities[answer]
        names = [form for form in place.forms[answer] if made.kind != "who-is" or not tells_role_only(entity, form)]
        assert [form for form in names if plain(form) in printed] == []


def opening(note: Statement) -> str:
    """How a question for the speaker begins, so that it is fair about how the words are known."""
    if "undisclosed" in note.reported_by:
        return "Somebody who is not named passed this on."
    if note.reported_by:
        return "Whose position is this, according to "
    return "The passage itself names no speaker here." if note.attribution == "implied" else "Who said this?"


def is_false(place: Ground, made: QuizItem, wrong: Option) -> bool:
    """Whether a wrong option is surely wrong, looked up in the briefing anew and not by the code that made the question."""
    briefing = place.briefing
    note = place.notes.get(made.note)
    match made.kind:
        case "who-said" if isinstance(note, Statement):
            same = {
                other.speaker for other in briefing.statements if (other.text, other.quotes) == (note.text, note.quotes)
            }
            return wrong.entity not in {*same, *note.reported_by}
        case "to-whom" | "via" | "reported-by" if isinstance(note, Statement):
            return wrong.entity not in {note.to, note.via, *note.reported_by} or not wrong.entity
        case "what-said" if isinstance(note, Statement):
            return wrong.entity != note.speaker and all(
                wrong.text not in (other.text, *other.quotes) for other in place.statements_by_speaker[note.speaker]
            )
        case "on-topic":
            return all(made.note not in said.topics for said in place.statements_by_speaker.get(wrong.entity, ()))
        case "who-is":
            return fold(briefing.entities[wrong.entity].role) != fold(briefing.entities[made.note].role)
        case "role":
            return fold(wrong.text) != fold(briefing.entities[made.note].role)
        case "order" if note is not None:
            return wrong.text != made.answer
        case "when" | "gap" | "term":
            return fold(wrong.text) != fold(made.answer)
        case _:
            return fold(wrong.text) != fold(made.right_option.text)


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


GIVEN = ["Ana", "Boris", "Carla", "Dmitri", "Elena", "Farid", "Лев", "Zoë", "ليلى"]
FAMILY = ["Ivanov", "Ivanova", "Petrov", "Smith", "Smyth", "O’Brien", "de la Cruz", "Kim", "Ng", "Толстой", "III"]
WORDS = (
    "they his missiles trade border talks grain parliament never will not harbour Smith Kim said 1997 March 4 8:15 later "
    "two 12,000 one договор später".split()
)
BODIES = ("The Grain Board", "Harbour Council", "Board", "the report")
OUTLETS = ("The Daily Smith", "Radio Kim", "The Evening Post")
names = st.tuples(st.sampled_from(GIVEN), st.sampled_from(FAMILY)).map(" ".join)
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)


@st.composite
def briefings(draw: st.DrawFn) -> Briefing:
    shown = draw(st.lists(names, min_size=1, max_size=7))
    people = {
        f"p{place}": Entity(f"p{place}", "person", name, role=draw(sentences)) for place, name in enumerate(shown)
    }
    bodies = {f"b{place}": Entity(f"b{place}", "organisation", name) for place, name in enumerate(BODIES)}
    ids = st.sampled_from([*people, *bodies])
    speakers = st.sampled_from([*people, *people, *bodies, "unknown", "undisclosed"])
    reporters = st.sampled_from([*people, "undisclosed"])
    maybe = st.one_of(st.just(""), ids)
    count = draw(st.integers(0, 6))
    moments = st.sampled_from(
        [
            None, None, When("", "XXXX-03-04"), When("in May", "XXXX-05"), When("in 1997", "1997"), When(date="2001-02-03"),
            When(after="2003"), When("soon", "unknown"), When("afterward"), When("a year later", "2002"),
        ]
    )  # fmt: skip
    statements = tuple(
        Statement(
            f"s{place}",
            draw(speakers),
            text=draw(sentences),
            quotes=tuple(draw(st.lists(sentences, max_size=1))),
            to=draw(maybe),
            via=draw(st.sampled_from(["", "o0", "o1", "o2"])),
            attribution=draw(st.sampled_from(["explicit", "explicit", "implied"])),
            reported_by=tuple(draw(st.lists(reporters, max_size=2, unique=True))),
            when=draw(moments),
            topics=tuple(draw(st.lists(st.sampled_from(["t", "u"]), unique=True, max_size=2))),
        )
        for place in range(count)
    )
    facts = tuple(Fact(f"f{place}", draw(sentences), when=draw(moments)) for place in range(draw(st.integers(0, 5))))
    outlets = {
        f"o{place}": Entity(f"o{place}", "organisation", name, kind="outlet") for place, name in enumerate(OUTLETS)
    }
    notes = st.sampled_from([*(fact.id for fact in facts), *(statement.id for statement in statements), "none"])
    steps = st.lists(sentences, min_size=3, max_size=6, unique_by=fold)
    quiz = (
        AuthorQuizItem("a0", draw(sentences), (), order=tuple(draw(steps))),
        AuthorQuizItem("a1", draw(sentences), (draw(sentences),), tuple(draw(st.lists(sentences, max_size=4)))),
        AuthorQuizItem("a2", draw(sentences), (draw(ids),)),
    )
    timeline = tuple(TimelineEntry(items=(draw(notes),)) for _ in range(draw(st.integers(0, 3))))
    return Briefing(
        "Any",
        entities=people | bodies | outlets,
        topics={"t": Topic("t", "the topic"), "u": Topic("u", "Kim’s talks")},
        facts=facts,
        statements=statements,
        timeline=timeline,
        quiz=quiz,
        glossary=dict.fromkeys(("missiles", "the border", "parliament", "grain harbour"), "A term."),
    )


@settings(max_examples=80, deadline=None)
@given(briefings(), st.integers(0, 1000))
def test_questions_of_any_briefing_are_sound(any_briefing: Briefing, seed: int) -> None:
    place = Ground(any_briefing)
    for made in itertools.islice(every_item(place, seed), 80):
        is_sound(place, made)


@settings(max_examples=80, deadline=None)
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


def shipped_items(seed: int) -> list[QuizItem]:
    return list(every_item(Ground(load_briefing(shipped_briefing())), seed))


def test_the_shipped_briefing_has_a_hundred_and_twenty_different_questions_of_every_kind() -> None:
    made = shipped_items(0)
    assert len({(one.kind, one.stem, one.answer) for one in made}) == len(made) >= 120
    assert {one.kind for one in made} == set(KINDS) - {"arrange"}  # it tells no three times that are surely in a row
    assert any(one.sequence for one in made)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_question_of_the_shipped_briefing_is_sound(seed: int) -> None:
    place = Ground(load_briefing(shipped_briefing()))
    for one in every_item(place, seed):
        is_sound(place, one)


def test_the_model_knows_every_kind_that_there_is() -> None:
    assert set(QUIZ_KINDS) == set(KINDS)


def with_wishes(*wishes: QuizWish) -> Ground:
    return Ground(replace(briefing(), quiz_wishes=wishes))


@pytest.mark.parametrize(
    ("wish", "gone"),
    [
        (QuizWish(item="winter", off=True), lambda one: one.note == "winter"),
        (QuizWish(kind="gap", off=True), lambda one: one.kind == "gap"),
        (QuizWish("winter", "who-said", off=True), lambda one: one.id == "winter/who-said"),
        (QuizWish(off=True), lambda one: one.kind != "own"),
        (QuizWish(kind="own", off=True), lambda one: one.kind == "own"),
    ],
)
def test_an_author_switches_off_an_item_a_kind_or_all_that_is_made(
    wish: QuizWish, gone: Callable[[QuizItem], bool]
) -> None:
    everything = [one.id for one in every_item(GROUND, 1)]
    place = with_wishes(wish)
    left = [one.id for one in every_item(place, 1)]
    assert left == [one for one in everything if not gone(item(one))]
    assert left != everything
    assert set(candidates(place, QuizSettings())).isdisjoint(set(everything) - set(left))


def test_an_author_pins_the_wrong_options_by_id_or_in_words_but_never_a_right_one() -> None:
    place = with_wishes(
        QuizWish("winter", "who-said", distractors=("kim-un", "zelensky", "Zelenskyy", "The harvesters"))
    )
    made = make_item(place, "winter/who-said", 1)
    assert made is not None
    assert {option.text for option in made.options} == {"Volodymyr Zelensky", "Kim Jong Un", "The harvesters"}
    assert made.right_option.entity == "zelensky"


@pytest.mark.parametrize(
    ("one", "other", "first"),
    [
        (When(date="1997"), When(date="2001-03"), True),
        (When(date="1997"), When(date="1997-03"), False),
        (When(date="XXXX-03-04"), When(date="XXXX-03-05"), True),
        (When(date="1997"), When(date="XXXX-03-05"), False),
        (When(date="XXXX-03-05"), When(date="1997"), False),
        (When(date="2001-03-04"), When(after="2001-03-04"), True),
        (When(after="2001-03-04"), When(date="2001-03-05"), False),
        (When(before="2001-03-04"), When(date="2001-03-04"), True),
        (When(after="2001-03-04"), When(after="2002-03-04"), False),
    ],
)
def test_what_came_first_is_only_told_where_it_is_sure(one: When, other: When, first: bool) -> None:
    left, right = stretch(one), stretch(other)
    assert left is not None
    assert right is not None
    assert left.is_before(right) == first
    assert not (first and right.is_before(left))


def test_what_is_undated_is_never_ordered_by_its_place_in_the_timeline() -> None:
    assert "winter" not in ground().times
    asked = item("summit/order")
    assert asked.answer == "The summit opened in Geneva."
    assert [option.text for option in asked.options if option.text != asked.answer] == [
        "A second summit was announced for the following year."
    ]


def test_events_are_arranged_only_along_a_chain_that_is_sure() -> None:
    asked = item("ice/arrange")
    assert [asked.options[place].text for place in asked.sequence] == [
        "The harbour froze over.",
        "The ferries were sold.",
        "The lighthouse lost its keeper.",
    ]
    assert asked.answer == "1. The harbour froze over; 2. The ferries were sold; 3. The lighthouse lost its keeper"
    assert make_item(GROUND, "ferries/arrange", 1) is None
    assert {one.fingerprint for seed in SEEDS if (one := make_item(GROUND, "ice/arrange", seed))} == {asked.fingerprint}
    for earlier, later in itertools.pairwise(asked.sequence):
        times = [GROUND.times[fact.id] for row in (earlier, later) for fact in GROUND.briefing.facts
                 if fact.text.startswith(asked.options[row].text.rstrip("."))]  # fmt: skip
        assert times[0].is_before(times[1])


def test_an_author_may_ask_for_an_order() -> None:
    asked = item("q-steps/own")
    assert asked.answer == "1. An envoy comes; 2. A letter is read; 3. Ink dries"
    assert [asked.options[place].text for place in asked.sequence][2] == "Ink dries"


def test_that_no_outlet_is_named_can_be_the_answer_and_be_typed() -> None:
    made = next(one for one in every_item(GROUND, 1) if one.kind == "via" and not one.right_option.entity)
    assert made.line is not None
    assert grade(made.line, "none").outcome == "right"
    assert grade(made.line, "The Daily Herald").outcome == "wrong"


def test_how_words_are_tied_to_a_speaker_is_asked_for_every_way() -> None:
    ways = {item(f"{note}/how-known").answer for note in ("leaked-plan", "grain-deal", "implied", "tariffs")}
    assert len(ways) == 4


@pytest.mark.parametrize(
    "text", ["He will not come to the harbour before the winter.", "Their talks went on all winter."]
)
def test_words_that_lean_on_a_sentence_before_are_not_asked_about(text: str) -> None:
    base = briefing()
    changed = [
        _with(statement, {"text": text}) if statement.id == "winter" else statement for statement in base.statements
    ]
    place = Ground(_with_statements(base, changed))
    assert [one.id for one in every_item(place, 1) if one.note == "winter"] == []
    assert not any(text in option.text for one in every_item(place, 1) for option in one.options)


def test_two_sorts_of_one_profession_are_not_offered_beside_each_other() -> None:
    place = Ground(load_briefing(shipped_briefing()))
    for kind in ("who-is", "role"):
        made = make_item(place, f"baunov/{kind}", 1)
        assert made is not None
        assert "izev" not in {option.entity for option in made.options}


def test_a_topic_of_several_speakers_is_not_asked_for_its_speaker() -> None:
    assert make_item(GROUND, "dams/on-topic", 1) is not None
    assert make_item(GROUND, "trade/on-topic", 1) is None


def test_a_time_of_day_is_left_out_and_changed_as_a_whole() -> None:
    place = Ground(Briefing("Bus", facts=(Fact("bus", "The last bus leaves at 8:15 from the north gate."),)))
    for seed in SEEDS:
        gap = make_item(place, "bus/gap", seed)
        assert gap is not None
        assert gap.stem == f"Fill the gap. The last bus leaves at {BLANK} from the north gate."
        assert gap.line is not None
        assert [grade(gap.line, typed).outcome for typed in ("8:15", "08.15", "8:51", "8", "15")] == [
            "right", "right", "wrong", "wrong", "wrong",
        ]  # fmt: skip
        claim = make_item(place, "bus/true-false", seed)
        assert claim is not None
        assert re.search(r"at \d{1,2}:\d\d from", claim.stem)
        assert (":15 " in claim.stem and " 8:" in claim.stem) == (claim.answer == "True")


@pytest.mark.parametrize(
    ("text", "when", "told"),
    [
        ("Afterward, the hall burned down.", When("afterward"), "The hall burned down."),
        ("The study appeared a year later.", When("a year later", "2024"), "The study appeared."),
        ("The study appeared later.", When(date="2024"), ""),
        ("The study appeared.", When(date="2024"), "The study appeared."),
    ],
)
def test_an_event_to_be_ordered_tells_nothing_of_its_time(text: str, when: When, told: str) -> None:
    note = Fact("f", text, when=when)
    assert event(Ground(Briefing("Any", facts=(note,))), note) == told


def test_a_sentence_that_begins_with_a_number_is_not_graded_as_one() -> None:
    asked = AuthorQuizItem("q", "Which one?", ("One that can afford a war",), ("One that fears a war",))
    made = make_item(Ground(Briefing("Any", quiz=(asked,))), "q/own", 1)
    assert made is not None
    assert made.line is None


@pytest.mark.parametrize("nobody", ["unknown", "undisclosed"])
def test_words_of_nobody_known_are_asked_about_in_no_way(nobody: str) -> None:
    said = Statement(
        "s", nobody, text="The 12,000 books of Leo Tolstoy were moved on May 4.", when=When(date="2001-05-04")
    )
    people = {name: Entity(name, "person", f"{name.title()} Smith", role="clerk") for name in ("ana", "bo", "cy")}
    people["leo"] = Entity("leo", "person", "Leo Tolstoy")
    place = Ground(Briefing("Any", entities=people, statements=(said,)))
    assert [made.id for made in every_item(place, 1) if made.note == "s"] == []
    known = replace(place.briefing, statements=(replace(said, speaker="ana"),))
    assert {made.kind for made in every_item(Ground(known), 1) if made.note == "s"} >= {"when", "gap"}


@pytest.mark.parametrize(
    ("question", "answer", "wrong", "typed"),
    [
        ("How many ships are there?", "two ships", "two", "two ships"),
        ("What did she ask for?", "tea with milk", "tea", "tea with milk"),
        ("Which harbour is it?", "harbour of Ost", "Ost", "Harbour of Ost"),
    ],
)
def test_a_wrong_option_of_the_author_is_never_accepted_when_typed(
    question: str, answer: str, wrong: str, typed: str
) -> None:
    asked = AuthorQuizItem("q", question, (answer,), (wrong, "another"))
    made = make_item(Ground(Briefing("Any", quiz=(asked,))), "q/own", 1)
    assert made is not None
    if made.line is not None:
        assert grade(made.line, wrong, question).outcome != "right"
        assert grade(made.line, typed, question).outcome == "right"
