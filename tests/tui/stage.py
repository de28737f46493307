"""Sets the app up for a test: a fixed briefing, a canned conversation, a clock that stands, and a quiz without dice."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from textual.app import App
from textual.color import Color
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widgets import Input

from briefbot.briefing.model import Briefing
from briefbot.briefing.receipt import receipt
from briefbot.progress.study import Choice as Offered
from briefbot.progress.study import Goal, Offer, Study
from briefbot.quiz.item import AnswerLine, KnownName, Option, QuizItem
from briefbot.quiz.states import Question, QuizSettings, Run
from briefbot.tui.app import BriefbotApp
from briefbot.tui.desk import Desk, Work
from briefbot.tui.engine import Engine
from briefbot.tui.numbers import Count, Numbers, Tally
from briefbot.tui.settings import Settings

from .samples import SMALL, CannedTalk

NOON = datetime(2024, 5, 6, 12, tzinfo=UTC)


def at_noon() -> datetime:
    return NOON


class CannedStudies:
    """Three questions, always the same; nothing is recorded."""

    def __init__(self, briefing: Briefing = SMALL) -> None:
        self.briefing = briefing
        self.notice = ""
        self.begun: list[QuizSettings] = []
        self.closed = False

    def offer(self) -> Offer:
        people = tuple(Offered(entity.id, entity.name, 2) for entity in self.briefing.people)
        topics = tuple(Offered(topic.id, topic.name, 1) for topic in self.briefing.topics.values())
        kinds = (Offered("who-said", "who said it", 4), Offered("gap", "fill the gap", 2))
        return Offer(kinds, people, topics, due=1, new=5, total=6)

    def begin(self, settings: QuizSettings) -> Study:
        self.begun.append(settings)
        return Study(Run("s", settings, 1, False, questions(self.briefing)), None, at_noon)

    def resume(self) -> Study | None:
        return None

    def numbers(self) -> Numbers:
        speakers = tuple(Count(entity.name, 1, 1, 2) for entity in self.briefing.people)
        topics = tuple(Count(topic.name, place, 1, 3) for place, topic in enumerate(self.briefing.topics.values()))
        today = NOON.date()
        weeks = ((14, Tally(5, 8)), (7, Tally(7, 8)), (0, Tally(9, 12)))
        return Numbers(
            everything=Count("Everything", 3, 3, 6),
            speakers=speakers,
            topics=topics,
            answers=Tally(6, 9),
            by_day=((today, Tally(6, 9)),),
            recalled=tuple((today - timedelta(days=days), tally) for days, tally in weeks),
            forecast=(2, 0, 1, 3, 0, 0, 0, 1, 0, 0, 0, 4, 0, 0),
            fading=tuple((today + timedelta(days=days), 0.48 - days / 150) for days in range(31)),
            goal=Goal(0.9, (today + timedelta(days=20)).isoformat()),
            sure=Tally(5, 6),
            unsure=Tally(1, 3),
            confusions=(("ada", "grace", 2), ("linus", "grace", 1)),
        )

    def close(self) -> None:
        self.closed = True


def questions(briefing: Briefing = SMALL) -> tuple[Question, ...]:
    """A question to choose in, one to type an answer to, and another to choose in."""
    names = {entity.id: entity.name for entity in briefing.people}
    options = tuple(Option(name, f"{name} said something else.", entity) for entity, name in names.items())
    return (
        Question(
            _item(briefing, "lunch", "Who asked for a packed lunch?", names["ada"], options, 0), "chosen", options, 0
        ),
        Question(_item(briefing, "late", "Who will not wait?", names["grace"], options, 1), "typed", (), 0),
        Question(_item(briefing, "boots", "Who spoke of boots?", names["linus"], options, 2), "chosen", options, 2),
    )


def _item(briefing: Briefing, note: str, stem: str, answer: str, options: tuple[Option, ...], correct: int) -> QuizItem:
    own = {option.entity: option.text for option in options if option.text != answer}
    rejected = tuple(KnownName(name, entity, name) for entity, name in own.items())
    title = briefing.entities["ada"].name.removeprefix("Ada Byron")  # what a hostile briefing appends to every text
    return QuizItem(
        id=f"{note}/who-said",
        note=note,
        kind="who-said",
        stem=stem + title,
        options=options,
        correct=correct,
        answer=answer,
        line=AnswerLine("name", (answer,), (), rejected),
        fingerprint=note,
        receipt=receipt(briefing, briefing.items[note]),
        hint="somebody on the trip" + title,
        speaker=options[correct].entity,
    )


class StillApp(BriefbotApp):
    """The app without animations and with a cursor that does not blink."""

    def __init__(self, desk: Desk, mode: str = "ask") -> None:
        super().__init__(desk, mode)
        self.animation_level = "none"

    def on_descendant_focus(self) -> None:
        if isinstance(self.focused, Input):
            self.focused.cursor_blink = False


def make_app(
    folder: Path = Path("nowhere"),
    mode: str = "ask",
    briefing: Briefing = SMALL,
    talk: CannedTalk | None = None,
    studies: Any = None,  # CannedStudies or RecordedStudies: whatever fits the protocol
    settings: Settings | None = None,
) -> StillApp:
    conversation = talk or CannedTalk(briefing)
    work = Work(briefing, Engine(lambda: conversation), studies or CannedStudies(briefing))
    desk = Desk(work, clock=at_noon, folder=folder, settings=settings or Settings(hint_seen=True))
    return StillApp(desk, mode)


async def settle(pilot: Pilot[Any]) -> None:
    """Waits until every worker has ended and what they changed is drawn."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await asyncio.sleep(0)
    await pilot.pause()


async def ask(pilot: Pilot[Any], question: str) -> None:
    """Types a question into the focused line, as a paste would, and sends it."""
    line = pilot.app.focused
    assert isinstance(line, Input)
    line.value = question
    await pilot.press("enter")
    await settle(pilot)


def screen_lines(app: App[Any]) -> Iterator[str]:
    """The lines of the screen as characters."""
    for strip in app.screen._compositor.render_strips():
        yield "".join(segment.text for segment in strip)


def screen_text(app: App[Any]) -> str:
    """What is on the screen, with every run of white space as one space."""
    return " ".join(" ".join(screen_lines(app)).split())


def clicks(app: App[Any]) -> set[str]:
    """Every action that a click on the screen could run."""
    found: set[str] = set()
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            if segment.style and "@click" in segment.style.meta:
                found.add(str(segment.style.meta["@click"]))
    return found


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of WCAG 2.2: 1 for the same colour, 21 for black and white."""

    def luminance(color: Color) -> float:
        parts = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized)
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def weak_text(app: App[Any], least: float) -> list[str]:
    """Words on the screen with less contrast than this to their ground; what lies dimmed below a sheet is left out."""
    top = app.screen.children[0].region if isinstance(app.screen, ModalScreen) else app.screen.region
    found = []
    for line in app.screen._compositor.render_strips()[top.y : top.bottom]:
        for segment in line.crop(top.x, top.right):
            style = segment.style
            if style and style.color and style.bgcolor and any(char.isalnum() for char in segment.text):
                ratio = contrast(Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor))
                if style.dim or ratio < least:
                    found.append(f"{segment.text.strip()}: {ratio:.1f}")
    return found
