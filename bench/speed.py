"""How long a question takes over collections of growing size, beside common libraries; what an index costs; suggestions.

    python bench/speed.py [--sizes 9,50,125,1000,10000,100000] [--questions 60] [--sets NAME,NAME]

Texts are made of invented words with a Zipf distribution, by seed; a question is words of one text, one of them misspelt. With
BENCH_DATA the most asked collection of each public set is measured too, with the set's own questions. All methods run in this
process on the same texts and are asked each question in turn, so that whatever else the machine does hits them alike. Times are
medians of the processor's time, which on an idle machine is the time one waits. briefbot corrects the spelling, weighs, and
gives the ten best with a confidence; the others give their ten best and no more. Peers that are not installed are left out.
briefbot remembers words (never questions or answers), so all questions are asked twice: in the first round most have words
that nobody asked with before, in the second none has. The peers remember nothing; theirs is the second round, where they are
no slower.
"""

from __future__ import annotations

import argparse
import gc
import importlib.util
import itertools
import json
import os
import random
import re
import statistics
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from briefbot.briefing.model import Briefing
from briefbot.matching.completion import Completions
from briefbot.matching.confidence import confidence
from briefbot.matching.evidence import terms_of, weigh
from briefbot.matching.index import Document, build_index
from briefbot.matching.names import build_name_book
from briefbot.matching.spelling import correct_spelling
from briefbot.text.tokens import stemmer, tokenise
from briefbot.text.wordlist import SEARCHES, is_english_word

SEED = 7
VOCABULARY = 30_000
FUNCTION_WORDS = "the of to a in is that for it was on are with as at by what who when did".split()
TOP = 10
WARM = 3
SUGGESTED = 6

Ask = Callable[[str], object]
NO_NAMES = build_name_book(Briefing(title=""))


# -- collections --------------------------------------------------------------------------------------------------------


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


def plain(texts: Sequence[str]) -> list[Document]:
    return [Document(str(place), (text,)) for place, text in enumerate(texts)]


def public(folder: Path, questions: int) -> tuple[list[Document], list[str]]:
    """The collection of a public set that is asked about most, as documents, and the first of its questions."""
    entries = [json.loads(line) for line in (folder / "entries.jsonl").read_text("utf-8").splitlines()]
    asked = [json.loads(line) for line in (folder / "queries.jsonl").read_text("utf-8").splitlines()]
    group = Counter(query.get("group") for query in asked).most_common(1)[0][0]
    documents = [
        Document(
            str(place),
            (entry["text"], *entry.get("alts", ())),
            tuple((text, 0.5) for text in (entry.get("answer"), entry.get("speaker")) if text),
        )
        for place, entry in enumerate(entry for entry in entries if entry.get("group") == group)
    ]
    return documents, [query["text"] for query in asked if query.get("group") == group][:questions]


# -- methods ------------------------------------------------------------------------------------------------------------


def briefbot(documents: Sequence[Document]) -> Ask:
    stem = stemmer("en")
    index = build_index(documents, stem)

    def ask(question: str) -> object:
        tokens, _ = correct_spelling(tokenise(question, stem), NO_NAMES, index)
        found = weigh(terms_of(tokens, index), index)
        sure = confidence(found[0], found[1] if len(found) > 1 else None) if found else 0.0
        return found.best(TOP), sure

    ask(documents[0].wordings[0])  # what is worked out once belongs to the index
    return ask


def token_set(texts: Sequence[str]) -> Ask:
    from rapidfuzz import fuzz, process

    return lambda question: process.extract(question, texts, scorer=fuzz.token_set_ratio, limit=TOP)


def bm25(texts: Sequence[str]) -> Ask:
    import bm25s

    stem = stemmer("en")
    model = bm25s.BM25()
    model.index([[stem(word) for word in text.lower().split()] or [""] for text in texts], show_progress=False)

    def ask(question: str) -> object:
        terms = [stem(word) for word in question.lower().split() if stem(word) in model.vocab_dict]
        return model.get_scores(terms).argsort()[-TOP:] if terms else None

    return ask


def tantivy_fuzzy(texts: Sequence[str]) -> Ask:
    """Stemmed words, and words of four letters and more with one edit."""
    import tantivy

    stem = stemmer("en")
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("stems", tokenizer_name="en_stem")
    builder.add_text_field("words", tokenizer_name="default")
    schema = builder.build()
    index = tantivy.Index(schema)
    writer = index.writer(heap_size=50_000_000, num_threads=1)
    for text in texts:
        writer.add_document(tantivy.Document(stems=text, words=text))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher, query, should = index.searcher(), tantivy.Query, tantivy.Occur.Should

    def ask(question: str) -> object:
        words = list(dict.fromkeys(re.findall(r"\w+", question.lower())))
        parts = [(should, query.term_query(schema, "stems", stem(word))) for word in words]
        for word in words:
            if len(word) >= 4:
                near = query.fuzzy_term_query(schema, "words", word, distance=1, transposition_cost_one=True)
                parts.append((should, query.boost_query(near, 0.7)))
        return searcher.search(query.boolean_query(parts), TOP).hits

    return ask


def characters(texts: Sequence[str]) -> Ask:
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectoriser = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
    matrix = vectoriser.fit_transform(texts)
    return lambda question: (matrix @ vectoriser.transform([question]).T).toarray().ravel().argsort()[-TOP:]


PEERS = {
    "token_set_ratio": ("rapidfuzz", token_set),
    "bm25s": ("bm25s", bm25),
    "tantivy, fuzzy": ("tantivy", tantivy_fuzzy),
    "TF-IDF, characters 3-5": ("sklearn", characters),
}


# -- measuring ----------------------------------------------------------------------------------------------------------


def medians(methods: Sequence[Ask], questions: Sequence[str]) -> list[float]:
    """Milliseconds of the middle question for each method."""
    times: list[list[float]] = [[] for _ in methods]
    for question in questions:
        for ask, taken in zip(methods, times, strict=True):
            start = time.process_time()
            ask(question)
            taken.append(time.process_time() - start)
    return [1000 * statistics.median(taken) for taken in times]


def held(documents: Sequence[Document]) -> float:
    """What the index holds when in use, in bytes per byte of text."""
    gc.collect()
    tracemalloc.start()
    ask = briefbot([Document(f"{one.id}", (*one.wordings,), one.context) for one in documents])
    gc.collect()
    now = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    del ask
    return now / sum(len(text) for one in documents for text in (*one.wordings, *(text for text, _ in one.context)))


def row(name: str, documents: Sequence[Document], questions: Sequence[str]) -> None:
    """Measures one collection and prints its row."""
    texts = [text for one in documents for text in one.wordings]
    start = time.process_time()
    methods = [briefbot(documents)]
    built = time.process_time() - start
    installed = [name for name, (module, _) in PEERS.items() if importlib.util.find_spec(module)]
    methods += [PEERS[name][1](texts) for name in installed]
    medians(methods, questions[:WARM])  # libraries are loaded, and what belongs to the index is worked out
    first = medians(methods, questions)[0]
    taken = dict(zip(["briefbot", *installed], medians(methods, questions), strict=True))
    del methods
    cells = [
        f"{first:.2f}",
        *[f"{taken[name]:.2f}" if name in taken else "not installed" for name in ("briefbot", *PEERS)],
    ]
    print(f"| {name} | {built:.2f} | {held(documents):.1f} | {' | '.join(cells)} |", flush=True)


def suggestions(texts: Sequence[str], questions: Sequence[str]) -> None:
    """Prints how long a keystroke takes, over all beginnings of these questions."""
    start = time.process_time()
    completions = Completions(texts)
    built = time.process_time() - start
    completions.of("warm up", SUGGESTED)
    times = []
    for question in questions:
        for end in range(1, len(question) + 1):
            start = time.process_time()
            completions.of(question[:end], SUGGESTED)
            times.append(1000 * (time.process_time() - start))
    times.sort()
    middle, late = statistics.median(times), times[len(times) * 99 // 100]
    print(f"| {len(texts)} | {built:.2f} | {middle:.2f} | {late:.2f} | {times[-1]:.2f} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="How long does a question take?")
    parser.add_argument("--sizes", default="9,50,125,1000,10000,100000")
    parser.add_argument("--questions", type=int, default=60)
    parser.add_argument("--sets", default="", help="public sets below BENCH_DATA; all of them where none is named")
    args = parser.parse_args()
    for number in range(SEARCHES + 1):
        is_english_word(f"word{number}")  # the list of English words is the same for every collection
    sizes = [int(size) for size in args.sizes.split(",") if size]
    print(
        f"| items | index s | memory / text | briefbot ms, new words | words met before | {' ms | '.join(PEERS)} ms |"
    )
    print("|--:" * (5 + len(PEERS)) + "|")
    for size in sizes:
        texts, questions = make(size, args.questions)
        row(str(size), plain(texts), questions)
    if folder := os.environ.get("BENCH_DATA"):
        for name in args.sets.split(",") if args.sets else sorted(path.name for path in Path(folder).iterdir()):
            documents, questions = public(Path(folder) / name, args.questions)
            row(f"{name}, {len(documents)}", documents, questions)
    print("\n| texts | made s | keystroke ms, median | 99 of 100 | longest |\n|--:|--:|--:|--:|--:|")
    for size in sizes:
        if size <= 10_000:
            suggestions(*make(size, 20))


if __name__ == "__main__":
    main()
