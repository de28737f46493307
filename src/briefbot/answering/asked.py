"""What every step of the decision is given: the question, the briefing, and the evidence gathered for it once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from briefbot.answering.phrases import Phrase
from briefbot.briefing.model import Briefing, Fact, Outcome, Scenario, Statement
from briefbot.matching.evidence import Ranking
from briefbot.matching.matcher import Matcher, Matches
from briefbot.matching.names import Mention
from briefbot.matching.question import Question

if TYPE_CHECKING:
    from briefbot.matching.semantic import Meant

SMALL_WORDS: Final = 0.5
"""What the evidence of all words, small ones too, adds to the order that the content words give: "take over" is no content,
but tells two items apart. From 0.3 to 1 it puts as many questions of `bench/data` right."""


@dataclass(frozen=True, slots=True)
class Decision:
    """An outcome, its items (ids, best first), the phrase that leads it in, and nearby items offered as related.

    `step` names the rule that decided, for `why`.
    """

    outcome: Outcome
    items: tuple[str, ...] = ()
    lead: Phrase | None = None
    related: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    confidence: float = 0.0
    step: str = ""
    groups: tuple[tuple[Phrase, tuple[str, ...]], ...] = ()


@dataclass(frozen=True)
class Asked:
    """A question over one briefing.

    `within` narrows the items to those last shown, for a follow-up about them, and `without` leaves out what was told
    before; `swapped` marks a follow-up that puts another person in the place of the last one; `recent` are the items last
    shown; `elliptic` marks a question that took its speaker or its words from the last one.
    """

    question: Question
    matcher: Matcher
    within: frozenset[str] | None = None
    swapped: bool = False
    recent: tuple[str, ...] = ()
    without: frozenset[str] = frozenset()
    elliptic: bool = False

    @property
    def briefing(self) -> Briefing:
        return self.matcher.briefing

    @cached_property
    def matches(self) -> Matches:
        """The evidence of the content words, of all words where the question has no content word, and of what it means."""
        return self._matches(self.meant) if self.meant else self.matches_by_words

    @cached_property
    def matches_by_words(self) -> Matches:
        """The same without what it means: for steps that need not wait for an encoder."""
        return self._matches(None)

    @property
    def weighed(self) -> Ranking:
        """The items as the steps so far have looked at them."""
        return (self.matches if "matches" in self.__dict__ else self.matches_by_words).items

    def _matches(self, meant: Meant | None) -> Matches:
        found = self.matcher.match(self.question.content or self.question.tokens, meant)
        admitted = found.items if self.within is None and not self.without else found.items.only(self.admits)
        return Matches(admitted.swayed_by(self.matches_of_all_words.items, SMALL_WORDS), found.questions)

    @cached_property
    def matches_of_all_words(self) -> Matches:
        """The evidence of every word of the question, small ones too: for questions the author foresaw, and quotations."""
        return self.matcher.match(self.question.tokens)

    @cached_property
    def meant(self) -> Meant | None:
        """What the question means, held against all items and author's questions; None where no encoder takes part."""
        return self.matcher.meant(self.question.text, self.question.corrections)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        return tuple(one for one in self.briefing.statements if self.admits(one.id))

    def admits(self, item_id: str) -> bool:
        """Whether an item may be the answer: among those last shown where only they are asked about, and not left out."""
        return (self.within is None or item_id in self.within) and item_id not in self.without

    def best(self, among: Iterable[str]) -> Ranking:
        """The evidence for these items only, best first."""
        return self.matches.items.only(set(among).__contains__)

    def name(self, entity_id: str) -> str:
        return self.briefing.name(entity_id)

    def named(self, mentions: Sequence[Mention]) -> tuple[str, ...]:
        """The entity ids of these mentions, in order, each once."""
        return tuple(dict.fromkeys(entity for mention in mentions for entity in mention.entities))


def credited(statement: Statement) -> tuple[str, ...]:
    """Everybody a statement is credited to: its speaker and whoever reports it."""
    return (statement.speaker, *statement.reported_by)


def shown_name(asked: Asked, mention: Mention) -> str:
    """The briefing's name for a mention: that of the one who speaks, where a name is shared ("Moscow")."""
    speakers = {who for statement in asked.briefing.statements for who in credited(statement)}
    chosen = next((entity for entity in mention.entities if entity in speakers), mention.entities[0])
    return asked.name(chosen)


def parties_of(briefing: Briefing, item_id: str) -> tuple[str, ...]:
    """Everybody who says, reports or laid out an item; for a fact, whom it is about."""
    match briefing.items.get(item_id):
        case Statement() as item:
            return credited(item)
        case Fact() as item:
            return item.about
        case Scenario() as item:
            return (item.by,)
        case None:
            return ()


def items_of(briefing: Briefing, entity_id: str) -> tuple[str, ...]:
    """Ids of the items in which an entity has any part, in file order."""
    found = []
    for item in briefing.items.values():
        match item:
            case Statement():
                parties: tuple[str, ...] = (*credited(item), item.to, item.via, *item.about)
            case Fact():
                parties = (*item.about, item.where)
            case Scenario():
                parties = (item.by,)
        if entity_id in parties:
            found.append(item.id)
    return tuple(found)
