"""briefbot: one JSON briefing, answered with receipts and turned into a quiz.

The names below are the public ones. Each is imported when it is first used, so that `import briefbot` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from briefbot.answering.dialogue import Conversation as Conversation
    from briefbot.answering.reply import Reading as Reading
    from briefbot.answering.reply import Reply as Reply
    from briefbot.briefing.load import load_briefing as load_briefing
    from briefbot.briefing.model import Briefing as Briefing
    from briefbot.errors import BriefbotError as BriefbotError
    from briefbot.errors import CannotRead as CannotRead
    from briefbot.errors import InvalidBriefing as InvalidBriefing
    from briefbot.errors import Problem as Problem
    from briefbot.errors import StoreError as StoreError
    from briefbot.errors import UsageError as UsageError

__version__ = "0.1.0"

_HOMES: Final = {
    "load_briefing": "briefbot.briefing.load",
    "Briefing": "briefbot.briefing.model",
    "Conversation": "briefbot.answering.dialogue",
    "Reply": "briefbot.answering.reply",
    "Reading": "briefbot.answering.reply",
    "BriefbotError": "briefbot.errors",
    "CannotRead": "briefbot.errors",
    "InvalidBriefing": "briefbot.errors",
    "Problem": "briefbot.errors",
    "StoreError": "briefbot.errors",
    "UsageError": "briefbot.errors",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])
