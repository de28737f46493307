"""What each device is shown of a room, as plain values for JSON: the pupils', the projector's.

Nothing leaves the host that its receiver may not know yet: no right answer and no verdict before the reveal, no count of
options before closing, of others only names. What all pupils see alike is made once (`common`) and sent to all.
"""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

from briefbot.briefing.receipt import Receipt
from briefbot.classroom.events import Answered
from briefbot.classroom.grading import reveal_for
from briefbot.classroom.room import (
    Asking,
    Closed,
    Ended,
    Lobby,
    OwnPace,
    Pupil,
    Revealed,
    Room,
    Showing,
)
from briefbot.classroom.scoring import Standing, Tally, standings, team_standings
from briefbot.quiz.states import Question, Reveal
from briefbot.text.harmless import harmless

ON_THE_WALL: Final = 10
"""How many of the best are shown on the projector: enough to be glad, and nobody is last."""

View = dict[str, Any]


def common(room: Room) -> View:
    """What every pupil sees alike."""
    phase = room.phase
    view: View = {"title": harmless(room.title), "paused": room.paused is not None, "phase": _phase_name(room)}
    match phase:
        case Asking(index) | Closed(index):
            view["question"] = question_view(room, index)
        case Revealed(index):
            view["question"] = {**question_view(room, index), **_told(room, index)}
        case Showing(slide):
            view["slide"] = {
                "heading": harmless(slide.heading),
                "parts": [[style, harmless(text)] for style, text in slide.parts],
            }
    if room.rules.confidence:
        view["confidence"] = True
    return view


def personal(room: Room, pupil: Pupil, tally: Tally, places: dict[str, Standing]) -> View:
    """What one pupil sees beside the common part. `places` are the standings, where they are to be told."""
    standing = places.get(pupil.id) or tally.of(room, pupil)
    view: View = {
        "name": pupil.name,
        "team": pupil.team,
        "points": standing.points,
        "right": standing.right,
        "asked": standing.asked,
        "place": standing.place,
    }
    match room.phase:
        case Asking(index) | Closed(index):
            view["may"] = room.may_answer(pupil, index)
            view["answer"] = _answer_view(room.answers_to(index).get(pupil.id))
        case Revealed(index):
            answer = room.answers_to(index).get(pupil.id)
            view["may"] = room.may_answer(pupil, index)
            view["answer"] = _answer_view(answer)
            view["reveal"] = _verdict_view(reveal_for(room.questions[index], answer), answer)
        case OwnPace():
            view |= _own_pace_view(room, pupil)
    return view


def places(room: Room, tally: Tally) -> dict[str, Standing]:
    """Pupil id -> standing, where places are to be told: with an answer and at the end. Working them out costs a look at
    everybody, which not every message is worth; and nobody is told their place while they think."""
    if not isinstance(room.phase, Revealed | Ended) or not room.rules.leaderboard:
        return {}
    return {standing.pupil.id: standing for standing in standings(room, tally=tally)}


def screen(room: Room, code: str, address: str) -> View:
    """What the projector shows: big, without controls."""
    view = common(room)
    view |= {
        "code": code,
        "address": address,
        "locked": room.locked,
        "pupils": [pupil.name for pupil in room.here],
        "teams": [
            {"name": team.team, "points": team.points, "place": team.place, "members": team.members}
            for team in team_standings(room)
        ],
    }
    match room.phase:
        case Asking(index):
            view["answers"] = _answer_count(room, index)
        case Closed(index):
            view["answers"] = _answer_count(room, index)
            view["counts"] = option_counts(room, index)
        case Revealed(index):
            view["counts"] = option_counts(room, index)
            view["board"] = board(room)
        case Ended():
            view["board"] = board(room)
        case OwnPace():
            view["progress"] = own_progress(room)
    return view


def board(room: Room) -> list[View]:
    """The best of the class, without those who have no points; empty where the teacher wants no leaderboard."""
    if not room.rules.leaderboard:
        return []
    return [
        {"place": one.place, "name": one.pupil.name, "team": one.pupil.team, "points": one.points, "right": one.right}
        for one in standings(room)
        if one.place <= ON_THE_WALL and one.points > 0
    ][: 2 * ON_THE_WALL]


def question_view(room: Room, index: int) -> View:
    """A question as it is read: without its answer."""
    question = room.questions[index]
    return {
        "index": index,
        "number": room.place_of(index),
        "total": len(room.questions),
        "how": question.how,
        "stem": harmless(question.item.stem),
        "options": [harmless(option.text) for option in question.options],
    }


def option_counts(room: Room, index: int) -> list[int]:
    """How often each option was chosen; empty where nothing is chosen. Only to be shown once the question is closed."""
    question = room.questions[index]
    if question.how != "chosen":
        return []
    chosen = Counter(answer.choice for answer in room.answers_to(index).values())
    return [chosen[place] for place in range(len(question.options))]


def own_progress(room: Room) -> list[int]:
    """At everyone's own pace: how many have answered 0, 1, 2, … questions."""
    done = Counter(len(room.questions) if (place := room.own_place(pupil.id)) is None else place for pupil in room.here)
    return [done[number] for number in range(len(room.questions) + 1)]


def _phase_name(room: Room) -> str:
    names = {
        Lobby: "lobby", Asking: "asking", Closed: "closed", Revealed: "revealed", Showing: "slide", OwnPace: "own",
        Ended: "ended",
    }  # fmt: skip
    return names[type(room.phase)]


def _answer_count(room: Room, index: int) -> View:
    waiting = len(room.waiting_for(index))
    may = sum(room.may_answer(pupil, index) for pupil in room.here)
    return {"given": may - waiting, "of": may}


def _told(room: Room, index: int) -> View:
    """The answer with its receipt: the same for everybody."""
    question = room.questions[index]
    reveal = reveal_for(question, None)
    return {
        "skipped": index in room.skipped,
        "correct": question.correct if question.how == "chosen" else None,
        "solution": harmless(reveal.answer),
        "explanation": harmless(reveal.explanation),
        "receipt": receipt_view(reveal.receipt),
    }


def receipt_view(receipt: Receipt | None) -> View | None:
    if receipt is None:
        return None
    rows = [[harmless(label), harmless(value)] for label, value in receipt.rows]
    return {"words": harmless(receipt.words), "rows": rows}


def _answer_view(answer: Answered | None) -> View | None:
    """The pupil's own answer, with what is asked back; never whether it is right."""
    if answer is None:
        return None
    return {
        "question": answer.question,
        "turn": answer.turn,
        "choice": answer.choice,
        "given": harmless(answer.given),
        "asks": harmless(answer.asks),
        "sure": answer.sure,
    }


def _verdict_view(reveal: Reveal, answer: Answered | None) -> View:
    return {
        "result": answer.result if answer else "none",
        "headline": reveal.headline if answer else "",
        "reason": harmless(reveal.reason),
        "corrections": [harmless(words) for words in reveal.corrections],
    }


def _own_pace_view(room: Room, pupil: Pupil) -> View:
    """The next question of a pupil who goes alone, and how the last one went."""
    place = room.own_place(pupil.id)
    view: View = {"may": True, "answer": None}
    if place is not None:
        view["question"] = question_view(room, place)
        view["answer"] = _answer_view(room.answers_to(place).get(pupil.id))
    last = len(room.questions) - 1 if place is None else place - 1
    if last >= 0:
        answer = room.answers_to(last).get(pupil.id)
        view["last"] = {
            **question_view(room, last),
            **_told(room, last),
            "answer": _answer_view(answer),
            "reveal": _verdict_view(reveal_for(room.questions[last], answer), answer),
        }
    return view


def missed(room: Room, pupil: Pupil) -> tuple[Question, ...]:
    """The questions that a pupil did not answer rightly, of those that were told."""
    return tuple(
        room.questions[index]
        for index in room.counted
        if (answer := room.answers_to(index).get(pupil.id)) is None or answer.result != "right"
    )
