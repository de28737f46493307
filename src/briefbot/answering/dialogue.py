"""The conversation: one briefing, question after question, each read in the light of what was last shown."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from briefbot.answering.asked import Asked, Decision, credited
from briefbot.answering.completed import Completed, Context
from briefbot.answering.compose import compose, joined
from briefbot.answering.content import borrowed_only, refuse
from briefbot.answering.context import complete
from briefbot.answering.decide import decide, leads_somewhere
from briefbot.answering.reply import Reading, Reply
from briefbot.answering.turn_parts import parts_of
from briefbot.answering.why import explain
from briefbot.briefing.model import Briefing, Fact, Statement
from briefbot.matching.matcher import Matcher
from briefbot.matching.question import Question
from briefbot.matching.roles import as_tag
from briefbot.text.tokens import Token

if TYPE_CHECKING:
    from briefbot.matching.completion import Completions
    from briefbot.matching.encoder import Progress
    from briefbot.matching.prepared import Prepared
    from briefbot.matching.semantic import Encodes

LONGEST_QUESTION = 1000
"""Characters of a question that are read; nobody asks more, and a pasted page must not freeze the screen."""


PEOPLE: Final = 4
"""How many people last spoken of are remembered, the latest first."""


class Conversation:
    """Answers questions over one briefing and remembers what was last shown, for follow-ups.

    `Conversation(briefing)` builds the index once; `ask` depends on nothing but the briefing and the questions asked
    since the last `restart`. `last_question` is the one asked last, as it was typed. With an `encoder` (see
    `matching.encoder.usable_encoder`) a question is also heard for its meaning; `progress` is told of its first reading.
    `prepared` is what an earlier run built of the same briefing.
    """

    def __init__(
        self,
        briefing: Briefing,
        encoder: Encodes | None = None,
        progress: Progress | None = None,
        prepared: Prepared | None = None,
    ) -> None:
        self.briefing = briefing
        self.matcher = Matcher(briefing, encoder, progress, prepared)
        self._context = Context()
        self.last_question = ""

    def ask(self, question: str) -> Reply:
        """The reply to a question, read in the light of the conversation so far."""
        self.last_question = question
        whole = question[:LONGEST_QUESTION]
        parts = parts_of(whole, self.matcher, shown=bool(self._context.items))
        before = self._context
        replies = [self._reply(part.text) for part in parts if part.asks or self._hear(part.text)]
        if len(parts) == 1 and (parts[0].alone or parts[0].text == whole):
            return replace(replies[0], question=question)
        if len(replies) == 1 and replies[0].outcome == "not_in_briefing":
            after, self._context = self._context, before
            of_all = self._reply(whole)
            if of_all.outcome != "not_in_briefing":
                return replace(of_all, question=question)
            self._context = after
        return joined(question, replies)

    def _hear(self, told: str) -> bool:
        """Takes what a sentence tells, and does not ask, as what the next one may refer to; always false: nothing is asked."""
        self._remember(Completed(self.matcher.read(told)), Decision("not_in_briefing"))
        return False

    def _reply(self, question: str) -> Reply:
        read = self.matcher.read(question)
        completed, asked, decision = self._decide(complete(read, self._context, self.matcher))
        readings = (*self._spellings(read), *completed.readings)
        reply = compose(question, decision, self.briefing, readings, explain(asked, decision, readings))
        self._remember(completed, decision)
        return reply

    def _decide(self, meant: tuple[Completed, ...]) -> tuple[Completed, Asked, Decision]:
        """The decision on the first reading of a question that leads to something; on the last one where none does."""
        for place, completed in enumerate(meant):
            asked = Asked(
                completed.question,
                self.matcher,
                completed.within,
                completed.swapped,
                self._context.items,
                completed.without,
                completed.elliptic,
            )
            decision = decide(asked)
            if decision.outcome == "answer" and completed.own and borrowed_only(asked, decision, completed.own):
                decision = refuse(asked)
            if not completed.tentative or place == len(meant) - 1 or leads_somewhere(decision):
                break
        return completed, asked, decision

    def suggest(self, typed: str, limit: int = 6) -> tuple[str, ...]:
        """Completions for what is being typed: people, topics and the author's questions, best first."""
        return self._completions.of(typed, limit)

    @cached_property
    def _completions(self) -> Completions:
        from briefbot.answering.suggest import completions_of  # a single question suggests nothing

        return completions_of(self.briefing)

    def restart(self) -> None:
        """Forgets the conversation so far."""
        self._context = Context()

    def _spellings(self, read: Question) -> tuple[Reading, ...]:
        names = self.matcher.names.words
        readings = []
        for correction in read.corrections:
            entities = names.get(correction.read_as, ())
            shown = self.briefing.name(entities[0]) if len(entities) == 1 else correction.read_as
            readings.append(Reading(correction.typed, shown))
        return tuple(readings)

    def _things(self, question: Question) -> tuple[Token, ...]:
        """The documents and bodies asked for their words: what "it" means behind "what does the report say"."""
        entities = self.briefing.entities
        things = (one for one in question.speakers if one.end and entities[one.entities[0]].sort != "person")
        return tuple(as_tag(mention) for mention in things)

    def _statements(self, shown: tuple[str, ...]) -> list[Statement]:
        items = (self.briefing.items.get(item) for item in shown)
        return [item for item in items if isinstance(item, Statement)]

    def _remember(self, completed: Completed, decision: Decision) -> None:
        shown = decision.items or decision.related
        question = completed.question
        people = dict.fromkeys(entity for mention in question.speakers for entity in mention.entities)
        for item_id in shown:
            item = self.briefing.items.get(item_id)
            if isinstance(item, Statement):
                people.update(dict.fromkeys(credited(item)))
            elif isinstance(item, Fact):
                people.update(dict.fromkeys(item.about))
            elif item is None:
                people[item_id] = None
        beside = (*question.others, *question.addressees)
        people.update(dict.fromkeys(entity for mention in beside for entity in mention.entities))
        parties = (*question.addressees, *question.outlets)
        asides = dict.fromkeys(entity for mention in parties for entity in mention.entities)
        asides |= dict.fromkeys(one.via for one in self._statements(shown) if one.via)
        known = self.briefing.entities
        persons = tuple(who for who in people if who in known and known[who].sort == "person")
        groups = tuple(who for who in (*people, *asides) if who in known and known[who].sort != "person")
        last = self._context
        if decision.outcome == "choice":
            self._context = replace(last, choices=decision.choices)
            return
        items = tuple(item for item in shown if item in self.briefing.items)
        kept = completed.topic_kept or completed.without
        self._context = Context(
            question=question,
            people=tuple(dict.fromkeys((*persons, *last.people)))[:PEOPLE],
            listed=tuple(who for who in decision.items if who in known and known[who].sort == "person"),
            groups=groups or last.groups,
            items=items or last.items,
            row=items if len(items) > 1 else last.row if completed.within is not None else (),
            told=(*last.told, *items) if kept else items or last.told,
            beside=not decision.items if items else last.beside,
            topic=last.topic if completed.topic_kept else question.content or self._things(question) or last.topic,
        )
