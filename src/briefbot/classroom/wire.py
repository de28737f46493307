"""What devices send and get, as types: everything from outside is decoded strictly, or not at all.

A message is one JSON object with `do`. Unknown fields are ignored (an older page goes on working), wrong types and sizes are
refused by the decoder. No message names a pupil: who somebody is, is told by the token alone.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

Code = Annotated[str, Meta(max_length=12)]
Secret = Annotated[str, Meta(max_length=64)]
Count = Annotated[int, Meta(ge=0, le=1_000_000_000)]


class Look(Struct, tag_field="do", tag="look", frozen=True):
    """A projector opens a room; without a code the one room of this host."""

    code: Code = ""


class Knock(Struct, tag_field="do", tag="knock", frozen=True):
    """Is there a room with this code, and does it want a name?"""

    code: Code


class Join(Struct, tag_field="do", tag="join", frozen=True):
    """A newcomer."""

    code: Code
    name: Annotated[str, Meta(max_length=100)] = ""


class Back(Struct, tag_field="do", tag="back", frozen=True):
    """Somebody who was here before, after a reload, a sleep or a change of network."""

    code: Code
    token: Secret


class Answer(Struct, tag_field="do", tag="answer", frozen=True):
    question: Count
    turn: Count
    choice: Annotated[int, Meta(ge=0, le=50)] | None = None
    typed: Annotated[str, Meta(max_length=1000)] = ""
    sure: bool | None = None


class Leave(Struct, tag_field="do", tag="leave", frozen=True):
    pass


class TakeHome(Struct, tag_field="do", tag="home", frozen=True):
    """The missed questions as a file."""


Message = Look | Knock | Join | Back | Answer | Leave | TakeHome

_DECODER: msgspec.json.Decoder[Message] = msgspec.json.Decoder(Message)
_ENCODER = msgspec.json.Encoder()


def decoded(frame: str | bytes) -> Message | None:
    """The message of a frame; None for what is none."""
    if isinstance(frame, bytes):
        return None
    try:
        return _DECODER.decode(frame)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        return None


def encoded(value: Any) -> bytes:
    return _ENCODER.encode(value)
