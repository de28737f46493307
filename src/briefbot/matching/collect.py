"""Turns a briefing into the documents that are searched: one for each item, one for each question the author foresaw.

What an item says are its wordings. What merely belongs to it (names of the people around it, its topics, the cited words)
is context: it helps to find the item, but weighs less.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefbot.briefing.model import Briefing, Cite, Fact, Item, Scenario, Statement
from briefbot.matching.index import Document, InvertedIndex, build_index
from briefbot.matching.names import TAG, NameBook, find_mentions
from briefbot.text.tokens import stemmer, tokenise, words

QUESTION_PREFIX: Final = "question:"
"""Documents made from the author's questions have ids of this prefix and the place of the question in the file."""


def question_place(document: str) -> int:
    """The place in the file of the author's question that a document was made from."""
    return int(document.removeprefix(QUESTION_PREFIX))


CONTEXT_CITE: Final = 0.8
CONTEXT_TOPIC: Final = 0.7
CONTEXT_MANNER: Final = 0.4
CONTEXT_ID: Final = 0.6
"""Weights of what merely belongs to an item; the words of its id are the author's own label for it."""


TAG_NAMED: Final = 0.93
TAG_PARTY: Final = 0.88
TAG_HOME: Final = 0.6
"""Weights of a name in an item: written in its words, a party to it (speaker, addressee, outlet, what it is about), or what
its speaker belongs to: a director's words are in a way the club's."""


def index_briefing(briefing: Briefing, book: NameBook) -> InvertedIndex:
    """The inverted index over a briefing's items and its author's questions."""
    stem = stemmer(briefing.language)
    starts = {phrase[0] for phrase in book.phrases}
    asked = _phrasings(briefing)
    documents = [_document(briefing, item, book, starts, asked.get(item.id, ())) for item in briefing.items.values()]
    documents += [
        Document(f"{QUESTION_PREFIX}{place}", question.ask, told=False)
        for place, question in enumerate(briefing.questions)
    ]
    called: dict[str, tuple[str, ...]] = {TAG + entity: () for entity in briefing.entities}
    for phrase, ids in book.phrases.items():
        if len(phrase) == 1:
            for entity in ids:
                called[TAG + entity] = tuple(dict.fromkeys((*called[TAG + entity], stem(phrase[0]))))
    return build_index(documents, stem, called, briefing.language)


def _phrasings(briefing: Briefing) -> dict[str, tuple[str, ...]]:
    """Item id -> the questions to which the author gives it first: other people's words for what it says."""
    phrasings: dict[str, tuple[str, ...]] = {}
    for question in briefing.questions:
        if question.items and len(question.items) <= PHRASED_ITEMS:
            first = question.items[0]
            phrasings[first] = (*phrasings.get(first, ()), *question.ask)
    return phrasings


PHRASED_ITEMS: Final = 3
"""A question that the author answers with more items than this is about none of them in particular."""


def _document(briefing: Briefing, item: Item, book: NameBook, starts: set[str], asked: tuple[str, ...]) -> Document:
    context: list[tuple[str, float]] = []
    match item:
        case Statement():
            wordings = (" ".join((item.text, *item.quotes)), *(quote for quote in item.quotes if item.text))
            parties: tuple[str, ...] = (item.speaker, item.to, item.via, *item.reported_by, *item.about)
            context += [(words, CONTEXT_MANNER) for words in (item.kind, item.stance, item.verb, item.translation)]
            context.append((item.when.text if item.when else "", CONTEXT_MANNER))
        case Fact():
            wordings = (item.text,)
            parties = (item.where, *item.about)
            context.append((item.when.text if item.when else "", CONTEXT_CITE))
        case Scenario():
            wordings = (item.name, *item.aliases)
            parties = (item.by,)
    if not isinstance(item, Scenario):
        context += [(_passage(briefing, cite), CONTEXT_CITE) for cite in item.cites]
        for topic_id in item.topics:
            topic = briefing.topics.get(topic_id)
            context += [(name, CONTEXT_TOPIC) for name in (topic.name, *topic.aliases)] if topic else []
    context.append((_spelt_out(item.id), CONTEXT_ID))
    tags = [(TAG + entity, TAG_PARTY) for entity in parties if entity in briefing.entities]
    homes = [briefing.entities[entity].of for entity in parties[:1] if entity in briefing.entities]
    tags += [(TAG + home, TAG_HOME) for home in homes if home]
    texts = (*wordings, *(_cited(cite) for cite in ([] if isinstance(item, Scenario) else item.cites)))
    tags += _named(texts, book, starts)
    wordings = (*wordings, *asked)
    return Document(item.id, tuple(dict.fromkeys(wordings)), tuple(pair for pair in context if pair[0]), tuple(tags))


def _spelt_out(item_id: str) -> str:
    """The words of an id that its author spelt out ("roof-unsafe"); a number is no word."""
    return " ".join(part for part in item_id.replace("_", "-").split("-") if not part.isdigit())


def _named(texts: Sequence[str], book: NameBook, starts: set[str]) -> tuple[tuple[str, float], ...]:
    """The tags of everybody named in these texts."""
    found = []
    for text in texts:
        if starts.isdisjoint(words(text)):
            continue
        for mention in find_mentions(tokenise(text, str), book):
            found += [(TAG + entity, TAG_NAMED) for entity in mention.entities if mention.how == "name"]
    return tuple(found)


def _passage(briefing: Briefing, cite: Cite) -> str:
    """The cited passage where the source's text is there, else the words by which it is cited."""
    source = briefing.sources.get(cite.source or next(iter(briefing.sources), ""))
    if source is None or not source.text:
        return _cited(cite)
    from briefbot.briefing.source import find_cite

    span = find_cite(source.text, cite)
    return source.text[span[0] : span[1]] if span else _cited(cite)


def _cited(cite: Cite) -> str:
    return " ".join((cite.exact, cite.start, cite.end))
