"""The learner's record behind the screens: opened when first needed, and once."""

from __future__ import annotations

from contextlib import suppress
from threading import Barrier, BrokenBarrierError, Thread

import pytest

from briefbot.progress import study
from briefbot.tui.studies import RecordedStudies

from .samples import SMALL
from .stage import at_noon


def test_two_threads_that_need_the_record_at_once_open_it_once(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []
    both = Barrier(2)

    def open_record() -> tuple[None, str]:
        opened.append(1)
        with suppress(
            BrokenBarrierError
        ):  # a second one that gets here too is let in; nobody else comes where all is well
            both.wait(timeout=0.1)
        return None, "nothing is kept"

    monkeypatch.setattr(study, "open_record", open_record)
    studies = RecordedStudies(SMALL, at_noon)
    threads = [Thread(target=studies.offer) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert opened == [1]
