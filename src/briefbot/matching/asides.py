"""What people put around a question without asking it: "I read that …", "is it true that …", "…, verbatim".

Such words credit nobody and are looked for nowhere. They are told by whole phrases at the beginning or the end, because each
of the words alone may well be what a briefing is about. English only.
"""

from __future__ import annotations

import re
from typing import Final

_BEFORE: Final = 8
"""An opening phrase begins within so many words of the beginning, and not behind a question word."""

_ASKING: Final = frozenset("who whom whose what which why when where how did does".split())

_OPENINGS: Final = re.compile(
    r"""
    \b(?:
      (?:i|we) (?:'ve|\ have|\ had)? (?:\ just|\ once|\ also|\ only|\ think\ i|\ thought\ i)?
        \ (?:read|heard|hear|gather|was\ told|were\ told|am\ told|been\ told|understood)
        (?:\ (?:somewhere|it\ said|once|on\ the\ (?:radio|news)|in\ the\ paper|people\ say(?:ing)?))* (?:\ that)?
    | (?:my|our|a|the) (?:\ \w+)?
        \ (?:neighbou?r|friend|mate|teacher|colleague|brother|sister|son|daughter|wife|husband|boss|mum|dad)
        \ (?:tells|told|says|said|claims|swears|insists|thinks|reckons|tells\ me|told\ me) (?:\ me|\ us)? (?:\ that)?
    | (?:someone|somebody|people|they) \ (?:told|tell|tells) \ (?:me|us) (?:\ that)?
    | is\ it (?:\ really|\ actually)? \ (?:true|right|correct|so|the\ case|a\ fact) (?:\ that)?
    | (?:am\ i|i'm|i\ am) \ (?:right|correct|wrong) (?:\ in\ thinking|\ to\ think|\ that|\ or)*
    | (?:i|we) \ (?:need|have|got|want|must) (?:\ to)? \ (?:do|write|finish|hand\ in|prepare) (?:\ (?:my|our|some|a|an|the))?
        \ (?:homework|essay|assignment|project|presentation|talk|summary) (?:\ on|\ about)?
    | (?:(?:i|we) \ (?:need|have|got|want) \ (?:it|this|that) \ )? for \ (?:(?:my|our|a|the) \ )? (?:\w+ \ )?
        (?:homework|essay|assignment|project|exam|class|presentation)
    )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CLOSINGS: Final = re.compile(
    r"""
    [\s,.;:!?-]+(?:
      (?:(?:i|we) \ (?:need|have|got|want|am\ asking) \ (?:it|this|that)? \ ?)? for \ (?:(?:my|our|a|the) \ )?
        (?:homework|essay|assignment|project|exam|class|school|presentation)
    | verbatim | summari[sz]e | expand | elaborate | discuss | explain | in\ (?:a\ nutshell|short|brief|one\ sentence)
    | is\ (?:that|it|this) \ (?:so|right|true|correct) | (?:am\ i|is\ that) \ (?:right|wrong) | correct | true
    | fact\ or\ fiction | (?:yes|true)\ or\ (?:no|false)
    )[\s.?!]*$
    """,
    re.VERBOSE | re.IGNORECASE,
)


def asides(text: str) -> tuple[tuple[int, int], ...]:
    """(start, end) in a text of plain quotation marks of the phrases that stand around what is asked."""
    found = [opening.span() for opening in _OPENINGS.finditer(text) if _opens(text[: opening.start()])]
    closing = _CLOSINGS.search(text)
    if closing and closing.start() > 0:
        found.append(closing.span())
    return tuple(found)


def _opens(before: str) -> bool:
    """Whether what stands before a phrase leaves it an opening."""
    words = before.casefold().split()
    return len(words) < _BEFORE and _ASKING.isdisjoint(words)
