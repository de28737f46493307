"""Quiz sessions with the learner's record behind them; opened when first needed, because the record is a database."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from briefbot.briefing.model import Briefing
from briefbot.tui.desk import utc_now

if TYPE_CHECKING:
    from briefbot.progress.store import Store
    from briefbot.progress.study import Clock, Offer, Study
    from briefbot.quiz.states import QuizSettings
    from briefbot.tui.numbers import Numbers


class RecordedStudies:
    """`notice` says why nothing can be kept, and is empty while everything is well."""

    def __init__(self, briefing: Briefing, clock: Clock = utc_now) -> None:
        self._briefing = briefing
        self._clock = clock
        self._opened = False
        self._opening = Lock()
        self._store: Store | None = None
        self.notice = ""

    def offer(self) -> Offer:
        from briefbot.progress.study import offer

        return offer(self._briefing, self._record(), self._clock())

    def begin(self, settings: QuizSettings) -> Study:
        from briefbot.progress.study import begin_study

        return begin_study(self._briefing, settings, self._record(), self._clock)

    def resume(self) -> Study | None:
        from briefbot.progress.study import resume_study

        store = self._record()
        return resume_study(self._briefing, store, self._clock) if store is not None else None

    def numbers(self) -> Numbers:
        from briefbot.progress.store import briefing_key
        from briefbot.progress.study import goal, remembered
        from briefbot.tui.numbers import numbers

        store = self._record()
        log = store.records(briefing_key(self._briefing)) if store is not None else ()
        aim = goal(self._briefing, store)
        return numbers(self._briefing, remembered(self._briefing, store), log, self._clock(), aim)

    def close(self) -> None:
        """Closes the record, if it was opened."""
        if self._store is not None:
            self._store.close()
            self._store = None
        self._opened = False

    def _record(self) -> Store | None:
        with self._opening:  # two looks at once, in a thread each, open it once
            if not self._opened:
                from briefbot.progress.study import open_record

                self._store, self.notice = open_record()
                self._opened = True
            return self._store
