"""Makes the table of synonyms that `briefbot.text.synonyms` reads.

    apt-get install wordnet-base && python bench/synonyms.py /usr/share/wordnet src/briefbot/text/synonyms.txt

WordNet 3.0 (Princeton, `synonyms.LICENSE`) groups words by meaning, the commonest meaning of a word first. A word's synonyms
are those of its first `SENSES` meanings in each part of speech, and of what is derived from it in them ("rebuffed",
"rejection"). Only single words of the list of ordinary English words are kept, by their stems. The data is needed here, not
by briefbot.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from briefbot.text.tokens import stemmer
from briefbot.text.wordlist import english_words

SENSES: Final = 4
"""Meanings of a word that are looked at, for each part of speech; rarer ones join what nobody would take for the same."""

PARTS: Final = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
DERIVED: Final = "+"


class Synset(NamedTuple):
    """One meaning: its words, and (place of a word, target) of what is derived from each."""

    words: tuple[str, ...]
    derived: tuple[tuple[int, str], ...]


def main() -> None:
    parser = argparse.ArgumentParser(description="Makes the table of synonyms.")
    parser.add_argument("wordnet", type=Path, help="the folder with data.noun, index.noun and so on")
    parser.add_argument("table", type=Path)
    args = parser.parse_args()
    synsets = dict(_synsets(args.wordnet))
    stem = stemmer("en")
    found: dict[str, set[str]] = defaultdict(set)
    for lemma, meanings in _lemmas(args.wordnet):
        for meaning in meanings:
            synset = synsets[meaning]
            place = synset.words.index(lemma) if lemma in synset.words else -1
            targets = [synsets[target].words for source, target in synset.derived if source == place]
            found[stem(lemma)].update(
                stem(word) for words in (synset.words, *targets) for word in words if _plain(word)
            )
    rows = [f"{word} {' '.join(sorted(near - {word}))}\n" for word, near in sorted(found.items()) if near - {word}]
    args.table.write_text("".join(rows), encoding="ascii")
    print(f"{len(rows)} words, {args.table.stat().st_size / 1e6:.2f} MB")


def _plain(word: str) -> bool:
    return word in english_words() and word.isascii() and word.isalpha() and len(word) > 2


def _synsets(folder: Path) -> Iterator[tuple[str, Synset]]:
    """Part of speech and offset -> the meaning (the format of data files is told in WordNet's wndb(5))."""
    for part, name in PARTS.items():
        for line in _lines(folder / f"data.{name}"):
            fields = line.split(" | ")[0].split()
            count = int(fields[3], 16)
            words = tuple(fields[4 + 2 * place].split("(")[0].lower() for place in range(count))
            rest = fields[4 + 2 * count :]
            pointers = [rest[1 + 4 * place : 5 + 4 * place] for place in range(int(rest[0]))]
            derived = tuple(
                (int(ends[:2], 16) - 1, target_part.replace("s", "a") + target)
                for kind, target, target_part, ends in pointers
                if kind == DERIVED
            )
            yield part + fields[0], Synset(words, derived)


def _lemmas(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Each word with its first meanings, for each part of speech."""
    for part, name in PARTS.items():
        for line in _lines(folder / f"index.{name}"):
            fields = line.split()
            if _plain(fields[0]):
                yield fields[0], [part + offset for offset in fields[-int(fields[2]) :][:SENSES]]


def _lines(path: Path) -> Iterator[str]:
    """The lines of a data file behind its licence."""
    with path.open(encoding="ascii") as lines:
        yield from (line for line in lines if not line.startswith(" "))


if __name__ == "__main__":
    main()
