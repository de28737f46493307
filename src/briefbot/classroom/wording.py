"""The words of a class: what pupils and teachers are told beside the briefing's own words, in one place.

Calm, short and kind: a child reads most of them, on a small screen, in front of others.
"""

from __future__ import annotations

from typing import Final

OVER: Final = "This room has ended. Thank you for playing."
LOCKED: Final = "The room is closed for newcomers. Ask your teacher to open it."
FULL: Final = "The room is full."
NOT_IN_ROOM: Final = "You are not in this room."
SENT_OUT: Final = "Your teacher took you out of this room."
PAUSED: Final = "There is a pause. Your teacher goes on in a moment."
LATE: Final = "This question was asked before you came. The next one is yours."
NOT_OPEN: Final = "This question is not open now."
NO_ANSWER: Final = "That is no answer to this question."
OWN_PACE: Final = "Everyone goes at their own pace here."
NO_MORE_QUESTIONS: Final = "Every question was asked."
NOT_THE_CODE: Final = "No room has this code. Look at the screen and try once more."
TOO_MANY_TRIES: Final = "Too many tries from here. Wait a minute and try once more."
TOO_FAST: Final = "That was too fast. The connection was closed; it comes back by itself."
NOT_UNDERSTOOD: Final = "That was not understood."
NOT_YET: Final = "That comes at the end."
NOT_SAVED: Final = "That could not be saved. Please send it again."
SOMEWHERE_ELSE: Final = "This place is open in another window now."
OPEN_TO_LAN: Final = "Open to everybody in this network who has the code, as long as this runs."
HOST_ONLY_HERE: Final = "Only people on this machine can join. Start with --lan to let your class in."
NEEDS_EXTRA: Final = "Playing with a class needs a few more packages. Run: pip install 'briefbot[class]'"
NEEDS_SCHOOL: Final = "A PostgreSQL store needs a few more packages. Run: pip install 'briefbot[school]'"


def name_taken(name: str) -> str:
    return f"Somebody here is called {name} already. Choose another name."


def not_now(told: bool) -> str:
    """Why a step of the course makes no sense where the room stands; `told`: the answer was shown already."""
    return "The answer was told already." if told else "That is not possible at this point."


def people(number: int) -> str:
    """ "1 pupil", "12 pupils"."""
    return "1 pupil" if number == 1 else f"{number} pupils"


def answers_in(given: int, of: int) -> str:
    """How many answers are in; never which."""
    if of and given >= of:
        return "Everyone has answered."
    return f"{given} of {of} answers"


def percent(share: float) -> str:
    """ "60 %"."""
    return f"{share:.0%}".replace("%", " %")


def most_wrong(share: float, words: str, credits: bool) -> str:
    """What the class confuses: "60 % credit this to X", "40 % answered: …"."""
    return f"{percent(share)} credit this to {words}" if credits else f"{percent(share)} answered: {words}"


def credits(words_of: str, credited_to: str, count: int) -> str:
    times = "once" if count == 1 else f"{count} times"
    return f"{words_of}’s words were credited to {credited_to} {times}."


def right_of(right: int, asked: int) -> str:
    return f"{right} of {asked} right"


def separates(discrimination: float) -> str:
    """How an item goes with the rest of the test, in words; the bounds are those of Ebel and Frisbie (1991)."""
    if discrimination >= 0.4:
        return "separates very well"
    if discrimination >= 0.2:
        return "separates well enough"
    return "separates little" if discrimination >= 0 else "was easier for those who know less: look at its wording"


NOTHING_TOLD: Final = "No question was finished, so there is nothing to report yet."
AGAIN: Final = "Worth teaching again"
NONE_AGAIN: Final = "Nothing: at least seven in ten were right on every question."
CONFUSIONS: Final = "Whose words the class credits to whom"
NO_CONFUSIONS: Final = "Nobody's words were credited to anybody else."
QUESTIONS: Final = "Question by question"
PUPILS: Final = "Pupils, by the names they were given"
TEAMS: Final = "Teams"
FEW_PUPILS: Final = "How well a question separates is told from 20 pupils on; below, it would be chance."
