"""How long a question takes over collections of growing size, next to scanning every text and to a BM25 library.

    python bench/speed.py [--sizes 50,1000,10000,100000] [--questions 60]

Texts are made of invented words with a Zipf distribution, by seed; a question is words of one text, one of them misspelt.
All methods run in this process on the same texts, one question at a time. Times are medians; memory is what the index holds,
as a multiple of the text. Peers that are not installed are left out.
"""

from __future__ import annotations

import argparse
import gc
import importlib.util
import itertools
import random
import statistics
import time
import tracemalloc
from collections.abc import Callable, Sequence

from briefbot.matching.confidence import confidence
from briefbot.matching.evidence import terms_of, weigh
from briefbot.matching.index import Document, InvertedIndex, build_index
from briefbot.text.tokens import stemmer, tokenise
from briefbot.text.wordlist import is_english_word

SEED = 7
VOCABULARY = 30_000
FUNCTION_WORDS = "the of to a in is that for it was on are with as at by what who when did".split()

Ask = Callable[[str], object]


def vocabulary(dice: random.Random) -> list[str]:
    """Pronounceable words, the most frequent first: a few function words, then invented ones."""
    syllables = ["".join(pair) for pair in itertools.product("bdfgklmnprstv", "aeiou")]
    made = dict.fromkeys(FUNCTION_WORDS)
    while len(made) < VOCABULARY:
        word = "".join(dice.choice(syllables) for _ in range(dice.randint(2, 4)))
        made[word + dice.choice(["", "n", "s", "r"])] = None
    return list(made)


def make(size: int, questions: int) -> tuple[list[str], list[str]]:
    """`size` texts of 8 to 20 words, and questions for some of them."""
    dice = random.Random(f"{SEED}|{size}")
    known = vocabulary(dice)
    cumulative = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(known))))
    texts = [" ".join(dice.choices(known, cum_weights=cumulative, k=dice.randint(8, 20))) for _ in range(size)]
    asked = []
    for text in dice.choices(texts, k=questions):
        words = dice.sample(text.split(), 6)
        slip = max(range(len(words)), key=lambda place: len(words[place]))
        middle = len(words[slip]) // 2
        words[slip] = words[slip][:middle] + words[slip][middle + 1 :]
        asked.append(" ".join(["what", "did", *words]))
    return texts, asked


def ours(texts: Sequence[str]) -> tuple[InvertedIndex, Ask]:
    stem = stemmer("en")
    index = build_index((Document(str(place), (text,)) for place, text in enumerate(texts)), stem)
    return index, lambda question: _answer(question, index)


def _answer(question: str, index: InvertedIndex) -> float:
    found = weigh(terms_of(tokenise(question, index.stem), index), index)
    return confidence(found[0], found[1] if len(found) > 1 else None) if found else 0.0


def scan(texts: Sequence[str]) -> Ask:
    from rapidfuzz import fuzz, process

    return lambda question: process.extract(question, texts, scorer=fuzz.token_set_ratio, limit=10)


def bm25(texts: Sequence[str]) -> Ask:
    import bm25s

    stem = stemmer("en")
    model = bm25s.BM25()
    model.index([[stem(word) for word in text.split()] for text in texts], show_progress=False)

    def ask(question: str) -> object:
        terms = [stem(word) for word in question.split() if stem(word) in model.vocab_dict]
        return model.get_scores(terms).argmax() if terms else None

    return ask


def median_ms(ask: Ask, questions: Sequence[str]) -> float:
    """Milliseconds of the middle question; the first few are asked beforehand, so that nothing is measured cold."""
    for question in questions[:3]:
        ask(question)
    times = []
    for question in questions:
        start = time.perf_counter()
        ask(question)
        times.append(time.perf_counter() - start)
    return 1000 * statistics.median(times)


def held(texts: Sequence[str]) -> float:
    """What the index holds when in use, in bytes per byte of text."""
    is_english_word("the")  # the list of English words is the same for every collection
    gc.collect()
    tracemalloc.start()
    _, ask = ours(texts)
    ask(texts[0])
    gc.collect()
    now = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return now / sum(len(text) for text in texts)


def main() -> None:
    parser = argparse.ArgumentParser(description="How long does a question take?")
    parser.add_argument("--sizes", default="50,1000,10000,100000")
    parser.add_argument("--questions", type=int, default=60)
    args = parser.parse_args()
    with_bm25 = importlib.util.find_spec("bm25s") is not None
    print("| items | index s | memory / text | briefbot ms | token_set_ratio ms | ratio | bm25s ms | ratio |")
    print("|--:|--:|--:|--:|--:|--:|--:|--:|")
    for size in map(int, args.sizes.split(",")):
        texts, questions = make(size, args.questions)
        start = time.perf_counter()
        _, ask = ours(texts)
        built = time.perf_counter() - start
        mine = median_ms(ask, questions)
        theirs = median_ms(scan(texts), questions[: 60 if size <= 10_000 else 10])
        cells = [f"{theirs:.2f}", f"{theirs / mine:.1f}"]
        if with_bm25:
            other = median_ms(bm25(texts), questions)
            cells += [f"{other:.2f}", f"{other / mine:.2f}"]
        else:
            cells += ["not installed", ""]
        print(f"| {size} | {built:.2f} | {held(texts):.1f} | {mine:.2f} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
