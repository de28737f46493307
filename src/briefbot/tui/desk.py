"""What the screens share: the briefing, the conversation over it, the learner's record, and where files are saved.

Everything that touches the world is passed in here, so that a test can put its own in place. The briefing may come later than
the first frame, and may be replaced by another one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from briefbot.tui.settings import Settings

if TYPE_CHECKING:
    from briefbot.briefing.model import Briefing
    from briefbot.progress.study import Clock, Offer, Study
    from briefbot.quiz.states import QuizSettings
    from briefbot.tui.engine import Engine
    from briefbot.tui.numbers import Numbers


class Studies(Protocol):
    """The door to quiz sessions and the learner's record."""

    notice: str

    def offer(self) -> Offer: ...

    def begin(self, settings: QuizSettings) -> Study: ...

    def resume(self) -> Study | None: ...

    def numbers(self) -> Numbers: ...

    def close(self) -> None: ...


def utc_now() -> datetime:
    """The time, as schedules need it: with UTC itself as its zone."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Work:
    """One briefing that is open: itself, the conversation over it, the record of what is known of it, and its file."""

    briefing: Briefing
    engine: Engine
    studies: Studies
    path: Path | None = None


class Desk:
    """What lies on it may change.

    `work` is the open briefing, None until there is one; `quiz_now` asks the quiz screen to begin as soon as it is opened,
    `ask_now` holds what Ask is to ask then, `view_now` the view that Browse is to show. Files are saved in `folder`.
    `told_trouble` is whether the last thing said in passing was of trouble.
    """

    def __init__(
        self,
        work: Work | None = None,
        *,
        clock: Clock = utc_now,
        folder: Path | None = None,
        settings: Settings | None = None,
    ) -> None:
        self.clock = clock
        self.folder = folder or Path.cwd()
        self.settings = settings or Settings()
        self.quiz_now = False
        self.ask_now = ""
        self.view_now = ""
        self.told_trouble = False
        self._work: Work | None = None
        self._quiz: QuizSettings | None = None
        self._opened = asyncio.Event()
        self._records: list[Studies] = []
        if work is not None:
            self.put(work)

    @property
    def is_open(self) -> bool:
        return self._work is not None

    @property
    def work(self) -> Work:
        assert self._work is not None, "no briefing is open yet"
        return self._work

    @property
    def briefing(self) -> Briefing:
        return self.work.briefing

    @property
    def engine(self) -> Engine:
        return self.work.engine

    @property
    def studies(self) -> Studies:
        return self.work.studies

    async def opened(self) -> Work:
        """The open briefing, as soon as there is one."""
        await self._opened.wait()
        return self.work

    def put(self, work: Work) -> None:
        """Puts another briefing on the desk. The record of the one before stays open: a quiz may still be going on with it."""
        before, self._work = self._work, work
        self._opened.set()
        self._records.append(work.studies)
        if before is not None and before.briefing.title != work.briefing.title:
            self._quiz = None

    def close(self) -> None:
        """Closes every record that was opened."""
        for record in self._records:
            record.close()

    @property
    def quiz(self) -> QuizSettings:
        """The settings that the quiz screen opens with. Its values are only imported when somebody asks for them."""
        if self._quiz is None:
            from briefbot.quiz.states import QuizSettings

            self._quiz = QuizSettings(mode=_mode(self.settings), retention=self.settings.retention)
        return self._quiz

    @quiz.setter
    def quiz(self, settings: QuizSettings) -> None:
        self._quiz = settings

    def change_settings(self, settings: Settings) -> None:
        """Puts other choices on the desk; the next quiz begins with them."""
        if self._quiz is not None:
            if settings.typed_first != self.settings.typed_first:
                self._quiz = replace(self._quiz, mode=_mode(settings))
            if settings.retention != self.settings.retention:
                self._quiz = replace(self._quiz, retention=settings.retention)
        self.settings = settings

    def quiz_on(self, items: Iterable[str]) -> None:
        """Makes the next quiz one about these items: their speakers, or their topics where nobody speaks."""
        from briefbot.briefing.model import Fact, Statement

        found = [self.briefing.items[item] for item in items if item in self.briefing.items]
        speakers = tuple(dict.fromkeys(item.speaker for item in found if isinstance(item, Statement)))
        topics = tuple(dict.fromkeys(topic for item in found if isinstance(item, Fact) for topic in item.topics))
        self.quiz = replace(self.quiz, speakers=speakers, topics=() if speakers else topics)
        self.quiz_now = True


def _mode(settings: Settings) -> Literal["typed", "chosen"]:
    return "typed" if settings.typed_first else "chosen"
