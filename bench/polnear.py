"""Articles of PolNeAR, a corpus of attributions in American political news, in the form that `bench/drafting.py` reads.

    git clone https://github.com/networkdynamics/PolNeAR
    python bench/polnear.py PolNeAR/data out

Writes `out/look.jsonl` (its development articles and every other one for training) and `out/counted.jsonl` (its test articles
and the rest), the latter to be counted only. A statement spans source, cue and content. A pronoun has the speaker that the
corpus's automatic coreference gives it, marked "resolved"; where that names nobody, and for "who", it is "?". "said" marks what
has quotation marks or a cue with a common verb of saying: the corpus has attitudes as well ("is backing", "wants", "seems").
"""

from __future__ import annotations

import argparse
import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_PRONOUNS = frozenset("he she they it his her their its him them who which that i we you himself herself".split())
_RESOLVED = frozenset("he she they it his her their its him them".split())
_SAYING = frozenset(
    (
        "said says say saying told tells tell telling added adds adding according wrote writes write noted notes noting "
        "reported reports announced argued argues argue arguing explained explains declared acknowledged claimed claims "
        "insisted insists warned warns replied stated states tweeted asked asks responded concluded suggested suggests "
        "recalled predicted called calls denied accused promised vowed urged repeated confirmed conceded admitted complained "
        "joked continued"
    ).split()
)
_LINE = re.compile(r"T\d+\t")


def main() -> None:
    """Writes the two files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    train = sorted(args.corpus.glob("train/text/*.txt"))
    halves = {
        "look": [*sorted(args.corpus.glob("dev/text/*.txt")), *train[::2]],
        "counted": [*sorted(args.corpus.glob("test/text/*.txt")), *train[1::2]],
    }
    for name, files in halves.items():
        rows = (json.dumps(article(file), ensure_ascii=False) for file in files)
        (args.out / f"{name}.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")


def article(file: Path) -> dict[str, Any]:
    """One article, by the first of its annotators."""
    text = file.read_text(encoding="utf-8")
    annotated = sorted((file.parent.parent / "attributions").glob(f"{file.stem}_*.ann"))
    parsed = file.parent.parent / "corenlp" / f"{file.name}.xml"
    antecedents = antecedents_in(parsed) if parsed.exists() else {}
    statements = list(statements_in(annotated[0].read_text(encoding="utf-8"), text, antecedents)) if annotated else []
    return {"id": file.stem, "text": text, "statements": statements}


def statements_in(annotation: str, text: str, antecedents: dict[int, str]) -> Iterator[dict[str, Any]]:
    """The attributions of a file of annotations (brat's standoff format), each with its source where it has one."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for line in annotation.splitlines():
        if _LINE.match(line):
            name, place, *_ = line.split("\t")
            pieces = place.split(" ", 1)[1].split(";")
            spans[name] = [(int(start), int(end)) for start, end in (piece.split() for piece in pieces)]
    for line in annotation.splitlines():
        if not re.match(r"E\d+\t", line):
            continue
        roles = dict(part.split(":", 1) for part in line.split("\t")[1].split())
        content = [span for role, name in roles.items() if role.startswith("Content") for span in spans[name]]
        if not content:
            continue
        every = [span for name in roles.values() for span in spans[name]]
        found: dict[str, Any] = {"start": min(start for start, _ in every), "end": max(end for _, end in every)}
        source = spans.get(roles.get("Source", ""), [])
        quoted = any(_quotes(text, span) for span in content)
        cue = " ".join(text[slice(*span)] for span in spans.get(roles.get("Cue", ""), [])).lower()
        said = quoted or not _SAYING.isdisjoint(re.findall(r"[a-z]+", cue))
        yield {**found, **speaker(source, text, antecedents), "said": said, "quoted": quoted}


def speaker(source: list[tuple[int, int]], text: str, antecedents: dict[int, str]) -> dict[str, Any]:
    words = " ".join(text[slice(*span)] for span in source)
    if not words:
        return {"speaker": "?"}
    if words.lower() not in _PRONOUNS:
        return {"speaker": " ".join(words.split())}
    named = antecedents.get(source[0][0]) if words.lower() in _RESOLVED else None
    return {"speaker": named, "resolved": True} if named else {"speaker": "?"}


def _quotes(text: str, span: tuple[int, int]) -> bool:
    return any(mark in text[slice(*span)] for mark in ('"', "“", "”", "''"))


def antecedents_in(file: Path) -> dict[int, str]:
    """The name or noun that stands first in a pronoun's chain of mentions, by the place of the pronoun."""
    document = ElementTree.parse(file).getroot()
    starts = [
        [int(token.findtext("CharacterOffsetBegin", "-1")) for token in sentence.iter("token")]
        for sentence in document.iterfind("document/sentences/sentence")
    ]
    found: dict[int, str] = {}
    for chain in document.iterfind("document/coreference/coreference"):
        mentions = chain.findall("mention")
        named = next((mention.findtext("text", "") for mention in mentions if mention.get("representative")), "")
        if named.lower() in _PRONOUNS:
            continue
        for mention in mentions:
            if mention.findtext("text", "").lower() in _PRONOUNS:
                place = starts[int(mention.findtext("sentence", "0")) - 1][int(mention.findtext("start", "0")) - 1]
                found[place] = named
    return found


if __name__ == "__main__":
    main()
