"""The quiz line by line on standard input and output: for screen readers, braille displays and pipes.

Same session and same wording as in the app; nothing is coloured or moved. The end of the input and Ctrl-C end it cleanly.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from io import TextIOWrapper
from typing import Final

from briefbot.briefing.model import Briefing
from briefbot.errors import ExitCode, UsageError
from briefbot.progress.study import Study, begin_study, open_record, resume_study
from briefbot.quiz import wording
from briefbot.quiz.ground import Ground
from briefbot.quiz.kinds import make_item
from briefbot.quiz.plan import candidates
from briefbot.quiz.session import (
    Asking,
    Easy,
    Event,
    Hint,
    Judged,
    Judging,
    Next,
    Override,
    Pause,
    Paused,
    Prompted,
    QuizSettings,
    Revealed,
    Skip,
    State,
    Summary,
    Sure,
    Typed,
    Undo,
    Weighing,
)
from briefbot.text.harmless import harmless, one_line

COMMANDS: Final[dict[str, Event]] = {
    "?": Hint(), "s": Skip(), "u": Undo(), "p": Pause(), "!": Override(), "+": Easy(),
}  # fmt: skip
SURENESS: Final[dict[str, Event]] = {"y": Sure(True), "n": Sure(False), "u": Undo()}
JUDGEMENTS: Final[dict[str, Event]] = {"y": Judged(True), "n": Judged(False), "u": Undo()}
AGAIN: Final = "a"
QUIT: Final = "q"


def utc_now() -> datetime:
    return datetime.now(UTC)


def say(*lines: str) -> None:
    for line in lines:
        print(harmless(line))


def list_questions(briefing: Briefing, settings: QuizSettings) -> ExitCode:
    """Prints every question that the settings allow, with its options and its answer."""
    ground = Ground(briefing)
    for quiz_id in candidates(ground, settings):
        item = make_item(ground, quiz_id, settings.seed or 0)
        if item is None:
            continue
        say(f"[{one_line(item.id)}] {one_line(item.stem)}")
        rows = [(f"{number}.", place) for number, place in enumerate(item.sequence, 1)] or [
            ("*" if place == item.correct else "-", place) for place in range(len(item.options))
        ]
        say(*(f"  {mark} {one_line(item.options[place].text)}" for mark, place in rows))
        if item.line is not None:
            say(f"  typed: {one_line(', '.join(item.line.accept))}")
    return ExitCode.OK


def run_lines(briefing: Briefing, settings: QuizSettings, *, resume: bool) -> ExitCode:
    """One session, or the interrupted one. Raises UsageError where there is none to resume, StoreError for trouble."""
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    store, trouble = open_record() if settings.record else (None, wording.NOT_RECORDED)
    if trouble:
        say(trouble)
    if resume:
        study = resume_study(briefing, store, utc_now) if store else None
        if study is None:
            raise UsageError("There is no interrupted session of this briefing to resume.")
    else:
        study = begin_study(briefing, settings, store, utc_now)
    try:
        _converse(study)
        while isinstance(study.state, Summary) and study.state.again and _wants_again():
            study.ask_again()
            _converse(study)
    except (EOFError, KeyboardInterrupt):
        say("", _farewell(study))
    finally:
        if store is not None:
            store.close()
    return ExitCode.OK


def _farewell(study: Study) -> str:
    """What becomes of the answers when the session ends before its summary."""
    if not study.recording:
        return wording.NOT_RECORDED
    return wording.RESUMABLE if study.state.run.turn else wording.NOTHING_ANSWERED


def _converse(study: Study) -> None:
    """Asks until the summary. Raises EOFError at the end of the input or on `q`."""
    notice = study.notice
    say(*([notice] if notice else []))
    _show(None, study.state)
    told: set[str] = set()
    while not isinstance(study.state, Summary):
        if study.notice != notice:
            notice = study.notice
            say(notice)
        before = study.state
        if isinstance(before, Asking) and before.question.how not in told:
            told.add(before.question.how)
            say(wording.COMMANDS[before.question.how])
        if isinstance(before, Revealed) and "after" not in told:
            told.add("after")
            say(wording.AFTER_COMMANDS)
        line = _read(last=isinstance(before, Revealed))
        _show(before, study.send(_event(before, line)))
        if isinstance(study.state, Revealed) and study.state.number < len(study.state.run.questions):
            _show(study.state, study.send(Next()))


def _event(state: State, line: str) -> Event:
    """What a line means where the session stands."""
    if isinstance(state, Weighing):
        return SURENESS.get(line.strip().lower(), Typed(line))
    if isinstance(state, Judging):
        return JUDGEMENTS.get(line.strip().lower(), Typed(line))
    command = COMMANDS.get(line.strip())
    if isinstance(state, Revealed | Paused) and command is None:
        return Next()
    return command or Typed(line)


def _wants_again() -> bool:
    """Whether the questions that were not right are to be asked again; the end of the input means no."""
    say(wording.MISSED_AGAIN)
    return _read(last=True).strip() == AGAIN


def _read(*, last: bool) -> str:
    """One line of input. After the last question the end of the input just means that all is answered."""
    if sys.stdin.isatty():
        print("> ", end="")
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not line and last:
        return ""
    if not line or line.strip() == QUIT:
        raise EOFError
    return line


def _show(before: State | None, state: State) -> None:
    """Says what is new: a hint, a changed verdict, the next question; the commands, where an input changed nothing."""
    match state:
        case Weighing():
            say(wording.HOW_SURE)
        case Judging():
            say(f"Answer: {state.answer}", wording.WAS_IT_RIGHT)
        case Paused():
            say(wording.PAUSED)
        case Asking() | Prompted() if before is state:
            say(wording.COMMANDS[state.question.how])
        case Asking() | Prompted() if isinstance(before, Asking | Prompted) and before.hint != state.hint:
            say(state.hint)
        case Asking() if isinstance(before, Asking) and len(before.run.answers) == len(state.run.answers) > 0:
            last = state.run.answers[-1]
            say(wording.headline(last.result, overridden=last.overridden))
        case Asking():
            say("", *wording.question_lines(state.question, state.number, len(state.run.questions)))
        case Prompted():
            say(state.asks)
        case Revealed():
            say(*wording.reveal_lines(state.reveal))
        case Summary():
            say("", *wording.summary_lines(state))
