"""The index of a briefing that was asked before is read back, and what cannot be trusted is built anew."""

from __future__ import annotations

import hashlib
import os
import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from briefbot.answering.dialogue import Conversation
from briefbot.briefing.load import load_briefing, shipped_briefing
from briefbot.matching import embeddings
from briefbot.matching.matcher import Matcher
from briefbot.matching.prepared import keep, recall
from briefbot.text.embedding import Vector, vector_of

BRIEFING = load_briefing(shipped_briefing())
QUESTIONS = (
    "What did Lavrof say about a leak?",
    "and Izev?",
    "who brought the document",
    "missiles",
    "What did Zelensky say?",
    "When was the document leaked?",
)


def kept_file(cache: Path) -> Path:
    (file,) = (cache / "indexes").iterdir()
    return file


def test_what_was_kept_answers_as_what_was_built(tmp_path: Path) -> None:
    first = Conversation(BRIEFING)
    built = [first.ask(question) for question in QUESTIONS]
    keep(first.matcher, tmp_path)
    prepared = recall(BRIEFING, tmp_path)
    assert prepared is not None
    second = Conversation(BRIEFING, prepared=prepared)
    assert [second.ask(question) for question in QUESTIONS] == built


def test_another_file_is_not_answered_from_this_ones_index(tmp_path: Path) -> None:
    keep(Matcher(BRIEFING), tmp_path)
    assert recall(replace(BRIEFING, digest="0" * 64), tmp_path) is None
    assert recall(replace(BRIEFING, digest=""), tmp_path) is None


@pytest.mark.parametrize("damage", [b"", b"x" * 40, b"\x80\x05"])
def test_a_damaged_file_is_passed_over(tmp_path: Path, damage: bytes) -> None:
    keep(Matcher(BRIEFING), tmp_path)
    kept_file(tmp_path).write_bytes(damage)
    assert recall(BRIEFING, tmp_path) is None


@pytest.mark.parametrize("call", [os.getcwd, print, eval, os.system])
def test_nothing_but_an_index_is_ever_read(tmp_path: Path, call: object) -> None:
    class Hostile:
        def __reduce__(self) -> tuple[object, tuple[str, ...]]:
            return call, ()

    keep(Matcher(BRIEFING), tmp_path)
    payload = pickle.dumps((Hostile(), Hostile()))
    kept_file(tmp_path).write_bytes(hashlib.sha256(payload).digest() + payload)
    assert recall(BRIEFING, tmp_path) is None


def test_a_cache_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    keep(Matcher(BRIEFING), blocked)
    assert recall(BRIEFING, blocked) is None


def test_the_words_somebody_asked_with_are_not_kept(tmp_path: Path) -> None:
    matcher = Matcher(BRIEFING)
    matcher.match(matcher.read("what about my embarrassing haemorrhoids").tokens)
    keep(matcher, tmp_path)
    assert b"haemorrhoid" not in kept_file(tmp_path).read_bytes()


def test_the_word_vectors_of_a_briefing_are_kept_so_that_one_question_looks_up_its_own_words_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(Matcher(BRIEFING), tmp_path)
    prepared = recall(BRIEFING, tmp_path)
    assert prepared is not None
    asked: list[str] = []

    def noted(word: str) -> Vector | None:
        asked.append(word)
        return vector_of(word)

    monkeypatch.setattr(embeddings, "vector_of", noted)
    Conversation(BRIEFING, prepared=prepared).ask("Who delivered the parcel?")
    assert set(asked) <= {"who", "delivered", "the", "parcel"}
