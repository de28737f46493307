"""The states of a quiz session, the events that move it, and the records it hands out: values only.

The machine that leads from one to the next is quiz/session.py. Front ends take states apart with `match`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from briefbot.briefing.receipt import Receipt
from briefbot.quiz.item import Option, QuizItem
from briefbot.quiz.verdict import Verdict

How = Literal["typed", "chosen", "arranged", "explained"]
Mode = Literal["typed", "chosen"]
Act = Literal["answer", "skip", "override", "easy", "undo", "finish"]
Result = Literal["right", "wrong", "skipped"]

NO_DAY: Final = "none"
"""A goal without a day: it takes away the day that was set before."""


SEED_DIGITS: Final = 18
"""Digits of a seed at most: every number of so many fits into the 64 bits of the record."""


@dataclass(frozen=True, slots=True)
class QuizSettings:
    """What a learner chooses before a session. Empty tuples mean "all"; `seed` None means "throw the dice".

    `kinds` are ids of quiz.kinds.KINDS, `speakers` are entity ids, `topics` are topic ids. `mode` "typed" asks for typing
    wherever a typed answer can be graded, "chosen" always shows options. `cram` practises without writing the schedule.
    `confidence` asks "sure?" before the reveal. `retention` is the share (0..1) that is to be remembered, `ready_by` the day
    (ISO, or NO_DAY) until which; 0 and "" leave both as they were set last.
    """

    count: int = 10
    kinds: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    seed: int | None = None
    mode: Mode = "typed"
    cram: bool = False
    record: bool = True
    confidence: bool = False
    retention: float = 0.0
    ready_by: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A quiz item as it is put in this session: typed, chosen, arranged or explained, and its options in the order shown.

    `correct` is the index into `options`; of what is arranged, the right order stands in `item.sequence`. `changed` means
    the fact has changed since this learner answered it last.
    `passage` is the source passage with the answer blanked (the last hint), `lapses` how often it was known and then forgotten.
    """

    item: QuizItem
    how: How
    options: tuple[Option, ...]
    correct: int
    changed: bool = False
    passage: str = ""
    lapses: int = 0


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer that counts. `turn` is its number in the log of the session; `given` is what was typed or chosen.

    `sure` is what the learner said before the reveal, None where that was not asked.
    """

    turn: int
    result: Result
    given: str
    verdict: Verdict
    hinted: bool
    seconds: float
    rating: int | None
    overridden: bool = False
    sure: bool | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """What every state carries: the session, its questions, and the answers that count so far (undone ones are gone).

    `turn` numbers the next record of the log; it never goes back.
    """

    id: str
    settings: QuizSettings
    seed: int
    cramming: bool
    questions: tuple[Question, ...]
    answers: tuple[Answered, ...] = ()
    turn: int = 0


# --- States --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Asking:
    """A question is on the table. `number` counts from 1. `hint` is what was revealed on request, empty before."""

    run: Run
    shown_at: datetime
    hint: str = ""

    @property
    def question(self) -> Question:
        return self.run.questions[len(self.run.answers)]

    @property
    def number(self) -> int:
        return len(self.run.answers) + 1


@dataclass(frozen=True, slots=True)
class Prompted:
    """What was typed is not an answer yet ("Which Bush?"): `asks` says what is missing. Everything else as in Asking."""

    run: Run
    shown_at: datetime
    asks: str
    tries: int = 1
    hint: str = ""

    @property
    def question(self) -> Question:
        return self.run.questions[len(self.run.answers)]

    @property
    def number(self) -> int:
        return len(self.run.answers) + 1


@dataclass(frozen=True, slots=True)
class Weighing:
    """An answer was given and is not judged yet: is the learner sure of it? Nothing is recorded before that is said."""

    run: Run
    result: Result
    given: str
    verdict: Verdict
    hinted: bool
    seconds: float

    @property
    def question(self) -> Question:
        return self.run.questions[len(self.run.answers)]

    @property
    def number(self) -> int:
        return len(self.run.answers) + 1


@dataclass(frozen=True, slots=True)
class Paused:
    """The clock stands still; `waiting` goes on as it was. What was on the table is hidden meanwhile."""

    waiting: Asking | Prompted
    since: datetime

    @property
    def run(self) -> Run:
        return self.waiting.run

    @property
    def question(self) -> Question:
        return self.waiting.question

    @property
    def number(self) -> int:
        return self.waiting.number


@dataclass(frozen=True, slots=True)
class Reveal:
    """What is shown after an answer, as plain lines ready to be made harmless and laid out.

    `headline` is the verdict in two or three words, `reason` its sentence, `answer` the right answer, `corrections` say what
    a wrong choice really is, `receipt` is the record (None only for an author's question without a note).
    """

    headline: str
    reason: str
    answer: str
    corrections: tuple[str, ...]
    receipt: Receipt | None
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Judging:
    """Something was explained in the learner's own words, and the answer stands beside it: was it right? Nothing is recorded
    before the learner has said so."""

    run: Run
    given: str
    answer: str
    hinted: bool
    seconds: float

    @property
    def question(self) -> Question:
        return self.run.questions[len(self.run.answers)]

    @property
    def number(self) -> int:
        return len(self.run.answers) + 1


@dataclass(frozen=True, slots=True)
class Revealed:
    """The last answer of `run.answers`, judged and shown with its receipt."""

    run: Run
    reveal: Reveal

    @property
    def question(self) -> Question:
        return self.run.questions[len(self.run.answers) - 1]

    @property
    def number(self) -> int:
        return len(self.run.answers)

    @property
    def answered(self) -> Answered:
        return self.run.answers[-1]


@dataclass(frozen=True, slots=True)
class LookAgain:
    """One question to look at again: what was asked, what was given, and the right answer. `sure` is True for a wrong answer
    of which the learner was sure: those are learned worst, and come first."""

    question: Question
    given: str
    answer: str
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """The end of a session, or the whole of it when there was nothing to ask (`run.questions` is empty)."""

    run: Run
    right: int
    wrong: int
    skipped: int
    again: tuple[LookAgain, ...]
    confusions: tuple[str, ...]


State = Asking | Prompted | Weighing | Judging | Paused | Revealed | Summary


# --- Events --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Typed:
    """An answer was typed (for a question with options too: its number, its letter or its words; for an order, its numbers)."""

    text: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """The option at `index` (from 0, in the order shown) was chosen."""

    index: int


@dataclass(frozen=True, slots=True)
class Arranged:
    """The rows were put into this order: indices (from 0) of the options as they are shown, the first row first."""

    order: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Hint:
    """Show a hint; a right answer after it counts as hard."""


@dataclass(frozen=True, slots=True)
class Skip:
    """Show the answer without judging; nothing is scheduled."""


@dataclass(frozen=True, slots=True)
class Override:
    """The learner disagrees: flip the verdict of the answer shown. A second one flips it back."""


@dataclass(frozen=True, slots=True)
class Easy:
    """The right answer shown was easy: it comes back later than usual. Means nothing for a chosen answer."""


@dataclass(frozen=True, slots=True)
class Sure:
    """Whether the learner is sure of the answer just given."""

    sure: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """Whether the learner's own explanation was right, in the learner's judgement."""

    right: bool


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop the clock; Next goes on."""


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back the last answer and ask it again."""


@dataclass(frozen=True, slots=True)
class Next:
    """On to the next question, or to the summary; after a pause, on with the question."""


Event = Typed | Chosen | Arranged | Hint | Skip | Override | Easy | Sure | Judged | Pause | Undo | Next


# --- Effects -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Record:
    """One line for the append-only log of reviews; the only effect there is.

    `turn` numbers it within the session. `override`, `easy` and `undo` point at the turn they are about (`target`).
    `rating` is 1..4 as in FSRS, None where nothing is scheduled (a skip, an undo, cramming). `confused_with` is the
    entity id to which the words of a who-said question were credited instead of their speaker. `sure` is what the learner said
    before the reveal, None where that was not asked.
    """

    session: str
    turn: int
    at: datetime
    act: Act
    quiz_id: str = ""
    fingerprint: str = ""
    how: str = ""
    given: str = ""
    result: str = ""
    rating: int | None = None
    seconds: float = 0.0
    hinted: bool = False
    confused_with: str = ""
    target: int | None = None
    sure: bool | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What an event led to: the new state, and the records to write before it is shown."""

    state: State
    records: tuple[Record, ...] = ()
