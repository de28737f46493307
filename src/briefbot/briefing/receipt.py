"""The receipt of an item: who said it, to whom or through which outlet, when, in which form, and where it stands.

Both the conversation and the quiz show receipts, so it is made here, from the model alone. A receipt holds plain text in
labelled rows; the front ends only lay it out. What the source does not tell is said ("not stated"), not left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from briefbot.briefing.model import UNDISCLOSED, Briefing, Cite, Fact, Item, Scenario, Sic, Statement, When
from briefbot.text.normalise import fold

NOT_STATED: Final = "not stated"
FORM_WORDS: Final = {
    "direct": "quoted",
    "mixed": "partly quoted, the rest reported",
    "indirect": "reported, not quoted",
}
BASIS_WORDS: Final = {
    "stated": "stated in the source's own voice",
    "presupposed": "presupposed by the source, not stated outright",
    "characterisation": "the source's own characterisation",
}
IMPLIED_WORDS: Final = "implied: the passage itself names no speaker"
UNDISCLOSED_WORDS: Final = "the source does not name who disclosed it"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is shown with an item. `words` are the item's words; `rows` are (label, value) pairs in reading order."""

    item: str
    words: str
    speaker: str | None
    rows: tuple[tuple[str, str], ...]

    def row(self, label: str) -> str:
        """The value of a labelled row, empty when the receipt has none."""
        return next((value for name, value in self.rows if name == label), "")


def quoted(words: str) -> str:
    """Words between typographic quotation marks, as a quote is always shown."""
    return f"“{words.strip()}”"


def item_words(item: Item) -> str:
    """The words of an item: the editor's paraphrase, then what the source prints as speech between quotation marks."""
    if isinstance(item, Scenario):
        return item.name
    if isinstance(item, Fact):
        return item.text
    quotes = " … ".join(quoted(quote) for quote in item.quotes)
    if item.text and quotes:
        return f"{item.text} In the source's words: {quotes}"
    return item.text or quotes


def when_words(when: When | None) -> str:
    """How the source tells the time, with the date beside it where one is known."""
    if when is None:
        return ""
    dates = [when.date] if when.date and when.date != "unknown" else []
    dates += [f"after {when.after}"] if when.after else []
    dates += [f"before {when.before}"] if when.before else []
    readable = ", ".join(_date_words(date) for date in dates)
    if when.text and readable:
        return f"“{when.text}” ({readable})"
    return f"“{when.text}”" if when.text else readable


def _date_words(date: str) -> str:
    """A date for reading: the place of a year that the source does not print is said, not left as XXXX."""
    return f"{date.replace('XXXX-', '')}, year not printed" if "XXXX-" in date else date


def cite_words(cite: Cite) -> str:
    """The cited words, or the first and last of them for a long span."""
    if cite.exact:
        return quoted(cite.exact)
    if cite.end:
        return f"“{cite.start} … {cite.end}”"
    return quoted(cite.start)


def receipt(briefing: Briefing, item: Item) -> Receipt:
    """The receipt of a fact, statement or scenario of this briefing."""
    if isinstance(item, Statement):
        rows = _statement_rows(briefing, item)
    elif isinstance(item, Fact):
        rows = _fact_rows(item)
    else:
        rows = [("Laid out by", briefing.name(item.by))] if item.by else []
    rows += _cite_rows(briefing, item)
    speaker = item.speaker if isinstance(item, Statement) else None
    return Receipt(item.id, item_words(item), speaker, tuple((label, value) for label, value in rows if value))


def with_role(briefing: Briefing, entity_id: str) -> str:
    """A name with its role, "Sergei Lavrov, Russian Foreign Minister"; the name alone where no role is known."""
    entity = briefing.entities.get(entity_id)
    name = briefing.name(entity_id)
    return f"{name}, {entity.role}" if entity and entity.role else name


def _statement_rows(briefing: Briefing, item: Statement) -> list[tuple[str, str]]:
    undisclosed = UNDISCLOSED in (*item.reported_by, item.speaker)
    return [
        ("Speaker", with_role(briefing, item.speaker)),
        ("Reported by", ", then ".join(with_role(briefing, reporter) for reporter in item.reported_by)),
        ("Disclosed by", UNDISCLOSED_WORDS if undisclosed else ""),
        ("Form", FORM_WORDS[item.form]),
        ("Attribution", IMPLIED_WORDS if item.attribution == "implied" else "explicit"),
        ("To", briefing.name(item.to) if item.to else ""),
        ("Outlet", briefing.name(item.via) if item.via else NOT_STATED),
        ("When", when_words(item.when) or NOT_STATED),
        ("Translation", item.translation),
    ]


def _fact_rows(item: Fact) -> list[tuple[str, str]]:
    outside = "outside knowledge, not from the source" if item.outside else ""
    return [
        ("Basis", BASIS_WORDS[item.basis]),
        ("Outside", outside),
        ("When", when_words(item.when) or NOT_STATED),
        ("Where", item.where),
    ]


def _cite_rows(briefing: Briefing, item: Item) -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    cites = () if isinstance(item, Scenario) else item.cites
    for cite in cites:
        rows.append(("Cite", cite_words(cite) + _source_words(briefing, cite)))
    if not isinstance(item, Scenario):
        rows.append(("Note", item.note))
        rows += [("Source garbled", _sic_words(sic)) for sic in overlapping_sic(briefing, item)]
    return rows


def _source_words(briefing: Briefing, cite: Cite) -> str:
    """Which source a cite is from, said only where there are several to tell apart."""
    source = briefing.sources.get(cite.source or "") if len(briefing.sources) > 1 else None
    return f" ({source.title or source.id})" if source else ""


def overlapping_sic(briefing: Briefing, item: Fact | Statement) -> tuple[Sic, ...]:
    """The garbled passages that this item's cites or quotes overlap, told by their words (the source need not be there)."""
    quotes = item.quotes if isinstance(item, Statement) else ()
    spans = [fold(part) for cite in item.cites for part in (cite.exact, cite.start, cite.end) if part]
    spans += [fold(quote) for quote in quotes]
    found = []
    for source in briefing.sources.values():
        for sic in source.sic:
            exact = fold(sic.exact)
            if any(exact in span or (span in exact and " " in span) for span in spans):
                found.append(sic)
    return tuple(found)


def _sic_words(sic: Sic) -> str:
    reading = f" Editor's reading, not the source's words: {sic.reading}" if sic.reading else ""
    return f"{quoted(sic.exact)} [sic]. {sic.note}{reading}".strip()
