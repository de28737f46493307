"""What the screens share: the briefing, the conversation over it, the learner's record, and where files are saved.

Everything that touches the world is passed in here, so that a test can put its own in place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from briefbot.briefing.model import Briefing, Fact, Statement
from briefbot.tui.engine import Engine
from briefbot.tui.settings import Settings

if TYPE_CHECKING:
    from briefbot.progress.study import Clock, Offer, Study
    from briefbot.quiz.states import QuizSettings
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


@dataclass(slots=True)
class Desk:
    """What lies on it may change: `quiz_now` asks the quiz screen to begin as soon as it is opened, `ask_now` holds what Ask
    is to ask then.
    """

    briefing: Briefing
    engine: Engine
    studies: Studies
    clock: Clock = utc_now
    folder: Path = field(default_factory=Path.cwd)
    settings: Settings = field(default_factory=Settings)
    quiz_now: bool = False
    ask_now: str = ""
    _quiz: QuizSettings | None = None

    @property
    def quiz(self) -> QuizSettings:
        """The settings that the quiz screen opens with. Its values are only imported when somebody asks for them."""
        if self._quiz is None:
            from briefbot.quiz.states import QuizSettings

            mode: Literal["typed", "chosen"] = "typed" if self.settings.typed_first else "chosen"
            self._quiz = QuizSettings(mode=mode, retention=self.settings.retention)
        return self._quiz

    @quiz.setter
    def quiz(self, settings: QuizSettings) -> None:
        self._quiz = settings

    def change_settings(self, settings: Settings) -> None:
        """Puts other choices on the desk; the next quiz begins with them."""
        if self._quiz is not None:
            mode: Literal["typed", "chosen"] = "typed" if settings.typed_first else "chosen"
            if settings.typed_first != self.settings.typed_first:
                self._quiz = replace(self._quiz, mode=mode)
            if settings.retention != self.settings.retention:
                self._quiz = replace(self._quiz, retention=settings.retention)
        self.settings = settings

    def quiz_on(self, items: Iterable[str]) -> None:
        """Makes the next quiz one about these items: their speakers, or their topics where nobody speaks."""
        found = [self.briefing.items[item] for item in items if item in self.briefing.items]
        speakers = tuple(dict.fromkeys(item.speaker for item in found if isinstance(item, Statement)))
        topics = tuple(dict.fromkeys(topic for item in found if isinstance(item, Fact) for topic in item.topics))
        self.quiz = replace(self.quiz, speakers=speakers, topics=() if speakers else topics)
        self.quiz_now = True
