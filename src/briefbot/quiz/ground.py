"""What the quiz stands on: the briefing with its names, speakers and topics looked up once.

Every kind of question asks the same things of a briefing: which forms a name has, whose a form is, who is named in a text,
who spoke on a topic. They are answered here, so that no kind has rules of its own about names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from briefbot.briefing.model import RESERVED_IDS, Briefing, Entity, Fact, Statement
from briefbot.quiz.item import AnswerLine, KnownName
from briefbot.quiz.times import Stretch, told
from briefbot.text.normalise import fold

PARTICLES: Final = frozenset(
    {"al", "bin", "da", "de", "del", "den", "der", "di", "dos", "el", "la", "le", "ten", "van", "von"}
)
ROLE_WORDS: Final = frozenset(
    "president minister leader ambassador analyst director general chairman chancellor secretary premier governor mayor king "
    "queen prince spokesman spokeswoman spokesperson official head chief counterpart expert adviser commander founder".split()
)
SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})
SHORTEST_SURNAME: Final = 3
"""A last word shorter than this is no surname by itself: in "Kim Jong Un" the family name stands first."""

_LEANING: Final = tuple([word] for word in "he she they him them his her hers their theirs".split())
"""Words that lean on a sentence before, when they come first. "It" and "this" are not among them: "It is not clear …"."""

_CONTENT_LENGTH: Final = 5
_WORD: Final = re.compile(r"[^\W_]+")
_SPEAKING_SORTS: Final = frozenset({"person", "organisation"})


def surnames(name: str) -> tuple[str, ...]:
    """The forms of a person's name that stand for the family name: "Ursula von der Leyen" -> ("von der Leyen", "Leyen")."""
    words = name.split()
    while len(words) > 1 and fold(words[-1]).strip(".") in SUFFIXES:
        words.pop()
    if len(words) < 2 or len(words[-1]) < SHORTEST_SURNAME:
        return ()
    start = len(words) - 1
    while start > 1 and fold(words[start - 1]) in PARTICLES:
        start -= 1
    whole = " ".join(words[start:])
    return (whole,) if start == len(words) - 1 else (whole, words[-1])


def tells_role_only(entity: Entity, form: str) -> bool:
    """Whether an alias of a person tells what they are and not what they are called: "Foreign Minister", "Russian leader"."""
    if entity.sort != "person":
        return False
    called = set(fold(entity.name).split())
    words = fold(form).replace("'s", "").split()
    return not called.intersection(words) and any(
        word in ROLE_WORDS or word in fold(entity.role).split() for word in words
    )


@dataclass(frozen=True)
class Ground:
    """A briefing and its indexes. Not slotted, because the indexes are made when they are first asked for."""

    briefing: Briefing

    @cached_property
    def forms(self) -> Mapping[str, tuple[str, ...]]:
        """Entity id -> every way its name may be written, the full name first; a person's family name among them."""
        return {entity.id: tuple(dict.fromkeys(self._forms_of(entity))) for entity in self.briefing.entities.values()}

    @staticmethod
    def _forms_of(entity: Entity) -> Iterable[str]:
        yield from (entity.name, *entity.aliases, *entity.extra_aliases)
        if entity.sort == "person":
            for name in (entity.name, *entity.aliases, *entity.extra_aliases):
                if not tells_role_only(entity, name):
                    yield from surnames(name)

    @cached_property
    def owners(self) -> Mapping[str, tuple[str, ...]]:
        """Folded form -> ids of the entities that it may stand for."""
        found: dict[str, dict[str, None]] = {}
        for entity_id, forms in self.forms.items():
            for form in forms:
                found.setdefault(fold(form), {})[entity_id] = None
        return {form: tuple(ids) for form, ids in found.items()}

    @cached_property
    def known_names(self) -> tuple[KnownName, ...]:
        """Every form of every entity; answer lines share this one tuple."""
        return tuple(
            KnownName(form, entity_id, self.briefing.name(entity_id))
            for entity_id, forms in self.forms.items()
            for form in forms
        )

    @cached_property
    def speakers(self) -> tuple[str, ...]:
        """Ids of everybody who says something, in file order; the reserved ids are nobody."""
        said = (statement.speaker for statement in self.briefing.statements)
        return tuple(dict.fromkeys(speaker for speaker in said if speaker in self.briefing.entities))

    @cached_property
    def statements_by_speaker(self) -> Mapping[str, tuple[Statement, ...]]:
        found: dict[str, list[Statement]] = {}
        for statement in self.briefing.statements:
            found.setdefault(statement.speaker, []).append(statement)
        return {speaker: tuple(statements) for speaker, statements in found.items()}

    @cached_property
    def statements_by_topic(self) -> Mapping[str, tuple[Statement, ...]]:
        found: dict[str, list[Statement]] = {}
        for statement in self.briefing.statements:
            for topic in statement.topics:
                found.setdefault(topic, []).append(statement)
        return {topic: tuple(statements) for topic, statements in found.items()}

    @cached_property
    def speakers_by_topic(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for statement in self.briefing.statements:
            if statement.speaker not in RESERVED_IDS:
                for topic in statement.topics:
                    found.setdefault(topic, {})[statement.speaker] = None
        return {topic: tuple(ids) for topic, ids in found.items()}

    @cached_property
    def notes(self) -> Mapping[str, Fact | Statement]:
        """Id -> fact or statement, in file order, facts first."""
        notes: list[Fact | Statement] = [*self.briefing.facts, *self.briefing.statements]
        return {note.id: note for note in notes}

    @cached_property
    def times(self) -> Mapping[str, Stretch]:
        """Note id -> the time in which it surely lies, for every note of which the briefing tells one."""
        return told(self.briefing, self.notes)

    def stands_alone(self, note_id: str) -> bool:
        """Whether a note can be asked about by itself: not when its words open with a bare "he" or "their", and not when nobody
        is known to have said them."""
        note = self.notes.get(note_id)
        if isinstance(note, Statement) and note.speaker not in self.briefing.entities:
            return False
        parts = () if note is None else (note.text, *(note.quotes if isinstance(note, Statement) else ()))
        return not any(_WORD.findall(fold(part))[:1] in _LEANING for part in parts if part)

    def is_off(self, note: str, kind: str) -> bool:
        """Whether the author does not want this kind of question on this note."""
        if not self._off or (kind == "own" and ("", "own") not in self._off):
            return False
        return not self._off.isdisjoint({(note, kind), (note, ""), ("", kind), ("", "")})

    @cached_property
    def _off(self) -> frozenset[tuple[str, str]]:
        """(note or empty, kind or empty) pairs; empty means all. The author's own questions are no part of "all"."""
        return frozenset((wish.item, wish.kind) for wish in self.briefing.quiz_wishes if wish.off)

    @cached_property
    def pinned(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """(note, kind) -> the wrong options that the author wants: ids or texts."""
        wishes = self.briefing.quiz_wishes
        return {(wish.item, wish.kind): wish.distractors for wish in wishes if wish.distractors and not wish.off}

    @cached_property
    def content_words(self) -> Mapping[str, frozenset[str]]:
        """Statement id -> its folded words of five letters and more, or all of them where there are none so long."""
        found = {}
        for statement in self.briefing.statements:
            words = frozenset(_WORD.findall(fold(" ".join((statement.text, *statement.quotes)))))
            found[statement.id] = frozenset(word for word in words if len(word) >= _CONTENT_LENGTH) or words
        return found

    @cached_property
    def _name_pattern(self) -> re.Pattern[str] | None:
        forms = {form for forms in self.forms.values() for form in forms if len(form) > 1}
        if not forms:
            return None
        written = sorted(
            (re.escape(form).replace("'", "['’]").replace("’", "['’]") for form in forms),
            key=lambda form: (-len(form), form),
        )
        return re.compile(rf"(?<!\w)(?:{'|'.join(written)})(?!\w)", re.IGNORECASE)

    def names_in(self, text: str) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
        """(start, end, entity ids) of every name printed in a text, the longest form first at each place."""
        if self._name_pattern is None:
            return ()
        return tuple(
            (match.start(), match.end(), self.owners.get(fold(match.group()), ()))
            for match in self._name_pattern.finditer(text)
        )

    def mentions(self, text: str) -> frozenset[str]:
        """Ids of every entity that a text names."""
        return frozenset(entity_id for _, _, owners in self.names_in(text) for entity_id in owners)

    def is_named(self, text: str, entity_id: str) -> bool:
        """Whether any form of the entity's name stands in a text, also as part of another's name (a shared family name)."""
        words = f" {' '.join(_WORD.findall(fold(text)))} "
        return any(f" {' '.join(_WORD.findall(fold(form)))} " in words for form in self.forms[entity_id])

    def mentions_by_name(self, text: str) -> frozenset[str]:
        """Ids of every person that a text calls by name, not by role: "Putin's French counterpart" calls one."""
        return frozenset(
            entity_id
            for start, end, owners in self.names_in(text)
            for entity_id in owners
            if not tells_role_only(self.briefing.entities[entity_id], text[start:end])
        )

    def answer_line(self, entity_id: str) -> AnswerLine:
        """What a typed name is held against when this entity is the answer."""
        entity = self.briefing.entities[entity_id]
        rivals = _SPEAKING_SORTS if entity.sort in _SPEAKING_SORTS else frozenset({"place"})
        accept: list[str] = []
        shared: list[str] = []
        roles: list[str] = []
        for form in self.forms[entity_id]:
            others = (self.briefing.entities[owner] for owner in self.owners[fold(form)] if owner != entity_id)
            if any(other.sort in rivals for other in others):
                shared.append(form)
            else:
                (roles if tells_role_only(entity, form) else accept).append(form)
        if entity.sort == "person" and len(entity.name.split()) > 1:
            shared.append(entity.name.split()[0])
        return AnswerLine(
            "name",
            tuple(accept) or (entity.name,),
            tuple(dict.fromkeys(form for form in shared if form not in accept)),
            self.known_names,
            entity_id,
            entity.role,
            tuple(roles),
        )
