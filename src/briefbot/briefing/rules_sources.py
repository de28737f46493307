"""Rules about sources: what is cited stands there, word by word, and what is quoted stands in what is cited."""

from __future__ import annotations

from collections.abc import Iterator

from briefbot.briefing.contents import Contents, as_cite, named, raw_cites_of, words_of
from briefbot.briefing.edit import Append, Drop, as_json
from briefbot.briefing.locate import Path
from briefbot.briefing.model import Cite
from briefbot.briefing.source import closest_passage, find_cite, is_spliced, stands_in
from briefbot.briefing.spot import Spot


def alias_printed_nowhere(contents: Contents) -> Iterator[Spot]:
    """B106: an alias is printed in a source; only checked when every source's text is there."""
    texts = list(contents.texts.values())
    if not texts or None in texts:
        return
    for path, _, entity in contents.entities():
        aliases = entity.get("aliases")
        for number, raw in enumerate(aliases if isinstance(aliases, list) and not entity.get("outside") else ()):
            words = words_of(raw)
            if words and not any(stands_in(text or "", word) for text in texts for word in words):
                message = f"The alias “{words[0]}” is printed in no source."
                at = (*path, "aliases", number)
                edits = (Drop(at), Append((*path, "extra_aliases"), as_json(raw)))
                yield Spot(at, message, "Move it to `extra_aliases`: outside knowledge.", edits=edits)


def not_verified(contents: Contents) -> Iterator[Spot]:
    """B200: a source that is cited and whose text is not there, so that nothing can be looked up in it."""
    for path, key, source in contents.sources():
        if contents.texts.get(key) is None and "file" not in source:
            message = f"The cites of `{key}` are not verified: no source text."
            yield Spot(path, message, f"Give it with --source {key}=FILE, or as `file` or `text` of the source.")


def cite_not_found(contents: Contents) -> Iterator[Spot]:
    """B201: cited words stand in the source. A quote without a cite is its own cite."""
    for passages in contents.passages.values():
        for one in passages:
            if not one.spans and not is_spliced(one.source.text, one.cite.exact):
                yield _not_found(one.path, one.cite, one.source.text)


def _not_found(path: Path, cite: Cite, text: str) -> Spot:
    if (cite.prefix or cite.suffix) and find_cite(text, Cite(exact=cite.exact, start=cite.start, end=cite.end)):
        remedy = "The words are there, but not with this `prefix` or `suffix`."
        return Spot(path, "The cited words do not stand there in the source.", remedy)
    words = cite.exact or cite.start
    if not cite.exact and stands_in(text, cite.start):
        words = cite.end
        if stands_in(text, cite.end):
            return Spot(path, "`to` does not come after `from` in the source.", "Exchange them, or lengthen them.")
    passage = closest_passage(text, words)
    remedy = f"The closest passage is: “{passage}”" if passage else "No passage of the source shares a word with it."
    return Spot(path, f"“{_cut(words)}” does not stand in the source.", remedy)


def quote_outside_its_cite(contents: Contents) -> Iterator[Spot]:
    """B207: quoted words stand inside one of the passages that the statement cites."""
    for path, element in contents.elements("statements"):
        quotes = list(named(element, path, "quote"))
        cites = [(at, as_cite(raw)) for at, raw in raw_cites_of(path, element)]
        looked_up = contents.passages.get(path, ())
        found = {one.path: one.words for one in looked_up}
        passages = [found.get(at) or (cite.exact if cite else "") for at, cite in cites]
        if not passages or "" in passages:
            continue  # one that cannot be told: its end words only, or of the wrong shape
        for at, quote in quotes:
            if any(one.places_of(quote) for one in looked_up):
                continue
            if not any(stands_in(words, quote) or is_spliced(words, quote) for words in passages):
                message = f"The quote “{_cut(quote)}” does not stand inside its cite."
                yield Spot(at, message, "Lengthen the cite, or quote what it says.")


def sic_not_found(contents: Contents) -> Iterator[Spot]:
    """B210: a garbled passage stands in the source exactly as noted."""
    for path, key, source in contents.sources():
        text = contents.texts.get(key)
        passages = source.get("sic")
        for number, sic in enumerate(passages if isinstance(passages, list) and text is not None else ()):
            exact = sic.get("exact") if isinstance(sic, dict) else None
            if isinstance(exact, str) and not stands_in(text or "", exact):
                passage = closest_passage(text or "", exact)
                remedy = f"The closest passage is: “{passage}”" if passage else "Copy it from the source."
                at = (*path, "sic", number, "exact")
                yield Spot(at, f"The garbled passage “{_cut(exact)}” does not stand in the source.", remedy)


def no_cite(contents: Contents) -> Iterator[Spot]:
    """B301: the briefing names sources, but this item does not tell where it comes from."""
    if not contents.ids["source"]:
        return
    for name in ("facts", "statements"):
        for path, element in contents.elements(name):
            if not element.get("cite") and not element.get("quote") and not element.get("outside"):
                message = f"This {name[:-1]} does not cite a source."
                yield Spot(
                    path, message, "Add `cite` with the source's words, or `outside` where a fact is from elsewhere."
                )


def cite_names_no_source(contents: Contents) -> Iterator[Spot]:
    """B303: with several sources, each cite tells which one it means."""
    names = sorted(contents.ids["source"])
    if len(names) < 2:
        return
    remedy = f'Write {{"source": "{names[0]}", "exact": "…"}}; the sources are: {", ".join(names)}.'
    for path, cite in contents.cites():
        if cite.source is None:
            yield Spot(path, "There are several sources, and this cite names none.", remedy)
    for path, element in contents.elements("statements"):
        if "cite" not in element and element.get("quote"):
            message = "There are several sources, and this quote cites none."
            yield Spot((*path, "quote"), message, f"Add `cite`. {remedy}")


def _cut(words: str) -> str:
    return words if len(words) <= 80 else f"{words[:80].rstrip()} …"
