"""From the file to the model, and the marks that make opening a file again quick."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import briefbot
from briefbot.briefing.load import load_briefing, open_briefing, shipped_briefing
from briefbot.briefing.model import Cite, When
from briefbot.errors import CannotRead, InvalidBriefing

GOOD = Path(__file__).parents[1] / "briefings" / "good"


def written(tmp_path: Path, **keys: Any) -> Path:
    path = tmp_path / "briefing.json"
    path.write_text(json.dumps({"briefing": 1, "title": "Trip", **keys}), encoding="utf-8")
    return path


def test_bare_texts_become_objects_with_ids_from_their_position() -> None:
    briefing = load_briefing(GOOD / "smallest.json")
    assert briefing.facts[0].id == "fact-1"
    assert briefing.facts[0].text == "The bus leaves at 8:15 from the north gate."
    assert briefing.entities["ada"].name == "Ada Byron"
    assert briefing.statements[0].form == "indirect"
    assert list(briefing.items) == ["fact-1", "statement-1"]


def test_a_derived_id_gives_way_to_a_defined_one(tmp_path: Path) -> None:
    path = written(tmp_path, facts=["One.", {"id": "fact-1", "text": "Two."}], people={"fact-2": "Fact Two"})
    briefing = load_briefing(path)
    assert [fact.id for fact in briefing.facts] == ["fact-1-unnamed", "fact-1"]
    assert set(briefing.items) == {"fact-1-unnamed", "fact-1"}


def test_everything_that_the_format_has_arrives_in_the_model() -> None:
    briefing = load_briefing(GOOD / "everything.json")
    assert briefing.title == "School trip"
    assert briefing.authors == ("Parents’ council", "Friends of the school")
    assert briefing.updated == "2024-05-03"
    letter = briefing.sources["letter"]
    assert letter.text.startswith("The trip\n\nThe bus leaves")
    assert letter.sic[0].reading == "the zoo is closed"
    ada, grace, school = (briefing.entities[key] for key in ("ada", "grace", "school"))
    assert (ada.extra_aliases, ada.of, ada.pronoun) == (("the countess",), "school", "she")
    assert (grace.outside, school.outside, school.sort) == ("She was an admiral.", True, "organisation")
    bus = briefing.facts[0]
    assert bus.cites == (Cite("letter", start="The bus leaves", end="north gate"),)
    assert bus.when == When("8:15", "XXXX-05-12", "2024", "unknown")
    assert (bus.where, bus.about, bus.topics, bus.contradicts) == ("the north gate", ("gate",), ("food",), ("behind",))
    lunch, fine, zoo, behind = briefing.statements
    assert (lunch.form, fine.form, behind.form) == ("mixed", "indirect", "direct")
    assert lunch.quotes == ("Everyone needs a packed lunch", "a drink")
    assert lunch.when == When("on Monday")
    assert (fine.via, fine.reported_by, fine.attribution) == ("post", ("post",), "implied")
    assert zoo.speaker == "undisclosed"
    assert [entry.items for entry in briefing.timeline] == [("lunch",), ("bus",), ()]
    dog, food, far = briefing.questions
    assert (dog.unknown, dog.ask) == (True, ("Can I bring a dog?", "Are dogs allowed?"))
    assert (food.items, food.id) == (("lunch", "bus"), "question-2")
    assert (far.answer, far.ask) == ("An hour.", ("Is it far?",))
    assert briefing.quiz[-1].accept == ("8:15", "a quarter past eight")
    assert briefing.tests[0].never == ("grace",)
    assert briefing.glossary["north gate"] == "The gate by the hall."
    assert briefing.scenarios[0].by == "grace"
    assert len(briefing.digest) == 64


@pytest.mark.parametrize(
    ("language", "title"), [("de", "Ausflug"), ("de-AT", "Ausflug"), ("pt", "Passeio"), ("fr", "Trip"), (None, "Trip")]
)
def test_a_text_in_several_languages_is_shown_in_the_briefings_own(
    language: str | None, title: str, tmp_path: Path
) -> None:
    keys = {"language": language} if language else {}
    path = written(tmp_path, facts=["One."], **keys)
    document = json.loads(path.read_text(encoding="utf-8"))
    document["title"] = {"en": "Trip", "de": "Ausflug", "pt-BR": "Passeio"}
    path.write_text(json.dumps(document), encoding="utf-8")
    assert load_briefing(path).title == title


def test_a_quote_without_a_cite_is_its_own_cite(tmp_path: Path) -> None:
    path = written(tmp_path, people={"ada": "Ada"}, statements=[{"speaker": "ada", "quote": ["One", "two"]}])
    assert load_briefing(path).statements[0].cites == (Cite(exact="One"), Cite(exact="two"))


def test_a_source_file_beside_the_briefing_is_read() -> None:
    for _ in range(2):
        assert load_briefing(GOOD / "source-in-a-file.json").sources["letter"].text.startswith("The bus leaves")


def test_an_unknown_key_is_one_warning_each_time_a_file_is_opened(tmp_path: Path, home: Path) -> None:
    path = written(tmp_path, facts=["One."], statments=[])
    first, second = open_briefing(path), open_briefing(path)
    assert [problem.code for problem in first.problems if problem.severity == "W"] == ["B020"]
    assert first == second
    assert len(list((home / "cache").rglob("*.json"))) == 1


def test_opening_a_known_file_imports_neither_the_validator_nor_the_rules() -> None:
    script = (
        "import sys; from briefbot import load_briefing; load_briefing(sys.argv[1]);"
        "print(sorted({'jsonschema', 'rapidfuzz', 'briefbot.briefing.rules', 'platformdirs'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", script, str(GOOD / "everything.json")]
    first, second = (subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(2))
    assert "jsonschema" in first
    assert second == "[]\n"


def test_a_changed_source_file_is_examined_again(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("The bus leaves.", encoding="utf-8")
    path = written(
        tmp_path, sources={"s": {"file": "letter.txt"}}, facts=[{"text": "It goes.", "cite": "The bus leaves"}]
    )
    open_briefing(path)
    letter.write_text("The bus stays.", encoding="utf-8")
    with pytest.raises(InvalidBriefing):
        open_briefing(path)
    letter.unlink()
    with pytest.raises(InvalidBriefing):
        open_briefing(path)


def test_a_file_with_errors_leaves_no_mark(tmp_path: Path, home: Path) -> None:
    with pytest.raises(InvalidBriefing):
        open_briefing(written(tmp_path))
    assert not home.exists()


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"problems": 3}', '{"problems": [{"bad": 1}], "files": {}}', "\0"])
def test_a_damaged_mark_only_costs_time(damage: str, home: Path) -> None:
    first = open_briefing(GOOD / "smallest.json")
    (mark,) = (home / "cache").rglob("*.json")
    mark.write_text(damage, encoding="utf-8")
    assert open_briefing(GOOD / "smallest.json") == first


def test_a_cache_that_cannot_be_written_is_no_trouble(home: Path) -> None:
    home.write_text("a file where the folder should be", encoding="utf-8")
    assert load_briefing(GOOD / "smallest.json").title == "School trip"


def test_the_shipped_briefing_is_found_and_opens() -> None:
    assert shipped_briefing().name == "briefing.json"
    assert load_briefing(str(shipped_briefing())).items


def test_the_public_names_are_there_and_unknown_ones_are_not() -> None:
    assert briefbot.load_briefing is load_briefing
    assert briefbot.CannotRead is CannotRead
    for name in ("Briefing", "Conversation", "Reply", "Reading", "InvalidBriefing", "BriefbotError", "UsageError"):
        assert getattr(briefbot, name).__name__ == name
        assert name in dir(briefbot)
    with pytest.raises(AttributeError, match="no_such_name"):
        briefbot.no_such_name  # noqa: B018 -- asking for the name is what is tested


def test_importing_the_package_imports_nothing_else_of_it() -> None:
    script = "import sys, briefbot; print([name for name in sys.modules if name.startswith('briefbot.')])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
