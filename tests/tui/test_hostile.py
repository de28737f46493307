"""Whatever a briefing or a learner writes is shown as written, on every screen, and nothing in it is obeyed."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import pytest

from briefbot.briefing.model import Briefing
from briefbot.errors import InvalidBriefing, Problem
from briefbot.tui.browse.catalogue import VIEWS
from briefbot.tui.figures.figures import FIGURES
from briefbot.tui.recent import remember_briefing
from briefbot.tui.screens.mode import ModeScreen
from briefbot.tui.screens.problems import problem_sheet
from briefbot.tui.screens.sheet import Sheet

from .samples import SMALL, CannedTalk
from .stage import StillApp, ask, clicks, make_app, screen_text, settle

MARKUP: Final = "[sic] [/ [b [@click=app.quit]x[/] [red]y"
REFERENCES: Final = frozenset(
    "id speaker to via reported_by items by topics about source sort kind basis attribution language digest of".split()
)
OURS: Final = ("app.open_mode(", "app.simulate_key(", "screen.")
SIZE: Final = (200, 60)


def poisoned(value: Any, poison: str) -> Any:
    """The value with the poison after every text in it, wherever that is not a reference to something else."""
    if isinstance(value, str):
        return value + poison if value else value
    if isinstance(value, tuple):
        return tuple(poisoned(part, poison) for part in value)
    if isinstance(value, dict | MappingProxyType):
        return {key: poisoned(part, poison) for key, part in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            field.name: poisoned(getattr(value, field.name), poison)
            for field in fields(value)
            if field.name not in REFERENCES
        }
        if isinstance(value, Briefing):
            changed |= {name: poisoned(getattr(value, name), poison) for name in ("topics",)}
            changed["items"] = {item.id: item for name in LISTS for item in changed[name]}
        return replace(value, **changed)
    return value


LISTS: Final = ("facts", "statements", "scenarios")


async def every_screen(app: StillApp, pilot: Any, question: str) -> dict[str, str]:
    """Goes through the whole app and returns what each screen showed; fails when a click could do what is not ours."""
    seen: dict[str, str] = {}

    async def look(name: str, *keys: str) -> None:
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        seen[name] = screen_text(app)
        strange = {action for action in clicks(app) if not action.startswith(OURS)}
        assert not strange, name

    await settle(pilot)
    await look("welcome")
    for canned in ("what did ms muray say?", "did ada complain about boots?", "what about the weather?"):
        await ask(pilot, canned)
    await look("choice")
    await ask(pilot, question)
    await look("card")
    await look("receipt", "enter")
    await look("why", "escape", "f6")
    await look("toast", "escape", "f7")
    await look("setup", "f3")
    await look("options", "enter")
    await look("reveal", "2")
    await look("hint", "enter", "f6")
    await look("summary", "f7", "enter", "f7", "enter")
    await look("grid", "f4")
    for view in list(VIEWS)[1:]:
        await look(view, "tab")
    await look("sorted", "tab", "tab", "f8")
    await look("choosing whom", "tab", "tab", "tab", "f8")
    await look("after choosing", "escape")
    await look("progress", "f5")
    for page in list(FIGURES)[1:]:
        await look(f"progress: {page}", "tab")
    await look("palette", "ctrl+p")
    assert app.is_running
    return seen


async def test_brackets_are_shown_as_typed_on_every_screen() -> None:
    briefing = replace(SMALL, glossary={"north gate": "The one by the gym."})
    app = make_app(briefing=poisoned(briefing, MARKUP))
    async with app.run_test(size=SIZE, notifications=True, tooltips=True) as pilot:
        seen = await every_screen(app, pilot, f"bus {MARKUP}")
    bare = {name for name, text in seen.items() if MARKUP not in text}
    assert bare <= {"why", "palette"}, bare
    only_in_the_masthead = {name for name in (*VIEWS, "progress: confusions") if seen[name].count(MARKUP) < 2}
    assert not only_in_the_masthead


@pytest.mark.parametrize(
    ("poison", "left"),
    [
        ("\x1b[31mred\x1b]0;title\x07\x9b2J\x00\x08\x0b\x7f\x85ctrl", "redctrl"),
        ("\u202egnp\u202c\u2066iso\u2069\ud800" + "e" + "\u0301" * 50, "gnpiso\ufffd"),
    ],
    ids=["escapes and controls", "bidi, surrogates and marks"],
)
async def test_nothing_in_a_text_reaches_the_terminal_but_text(poison: str, left: str) -> None:
    app = make_app(briefing=poisoned(SMALL, poison))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await ask(pilot, "what did ms muray say?")
        for key in ("f4", "f3", "enter", "1"):
            await pilot.press(key)
            await settle(pilot)
            text = screen_text(app)
            assert left in text
            assert all(char.isprintable() for char in text), [char for char in text if not char.isprintable()]


async def test_a_word_of_ten_thousand_letters_stalls_and_breaks_nothing() -> None:
    app = make_app(briefing=poisoned(SMALL, "w" * 10_000))
    async with app.run_test(size=(40, 24), notifications=True) as pilot:
        await ask(pilot, "w" * 10_000)
        for key in ("enter", "escape", "f3", "enter", "1", "f4", "f5"):
            await pilot.press(key)
            await settle(pilot)
            assert "wwwwwwwwww" in screen_text(app) or key == "f3"


@pytest.mark.parametrize("typed", ["[/", "[b", "[@click=app.quit]x[/]", "\u202ex", "[red]"])
async def test_what_a_learner_types_is_shown_as_typed(typed: str) -> None:
    app = make_app()
    async with app.run_test(notifications=True) as pilot:
        await ask(pilot, f"bus {typed}")
        assert f"› bus {typed.replace(chr(0x202E), '')}" in screen_text(app)
        for key in ("f8", "f4"):
            await pilot.press(key)
            await settle(pilot)
        await pilot.press(*(char if char.isalnum() else "left_square_bracket" for char in typed[:3]))
        await settle(pilot)
        assert app.is_running


EVIL: Final = "\x1b[31mred\x1b]0;t\x07\x9b2J\x08\u202egnp\u2066 [@click=app.quit]x[/] [bold] " + "e" + "\u0301" * 30


class Suggesting(CannedTalk):
    """Suggests what the briefing says."""

    def suggest(self, typed: str, limit: int = 6) -> tuple[str, ...]:
        return tuple(entity.name for entity in self.briefing.entities.values())[:limit]


def assert_harmless(app: StillApp, place: str) -> None:
    text = screen_text(app)
    assert all(char.isprintable() for char in text), place
    assert "\u202e" not in text, place
    assert "[@click=app.quit]x[/] [bold]" in text, place
    assert not {action for action in clicks(app) if not action.startswith(OURS)}, place


async def test_hostile_text_is_harmless_in_lists_edges_toasts_files_and_the_clipboard(tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text("{}", encoding="utf-8")
    remember_briefing(other, f"Other {EVIL}")
    briefing = poisoned(SMALL, EVIL)
    app = make_app(tmp_path, briefing=briefing, talk=Suggesting(briefing))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await ask(pilot, "what did ms muray say?")
        assert_harmless(app, "card, receipt and title")
        for place, keys in {
            "suggestions": ("g",),
            "the last briefings": ("ctrl+o",),
            "palette": ("escape", "ctrl+p", "o", "t", "h", "e", "r"),
            "save": ("escape", "f7", "f8", "f8"),
        }.items():
            for key in keys:
                await pilot.press(key)
                await settle(pilot)
            assert_harmless(app, place)
        problems = (Problem("B101", "E", f"Message {EVIL}", f"Remedy {EVIL}", f"$.facts.{EVIL}", 1, 2),)
        app.push_screen(problem_sheet(tmp_path / f"name {EVIL.replace('/', '')}", InvalidBriefing("x", problems)))
        await settle(pilot)
        assert_harmless(app, "problems")
        assert isinstance(app.screen, Sheet)
        await pilot.press("escape")
        assert isinstance(app.screen, ModeScreen)
        app.screen.tell(f"Toast {EVIL}")
        await settle(pilot)
        assert_harmless(app, "toast")
    written = [path.read_text(encoding="utf-8") for path in tmp_path.glob("*.*") if path != other]
    assert len(written) == 3
    for text in (*written, app.clipboard):
        assert all(char.isprintable() or char == "\n" for char in text)
        assert "\u202e" not in text


async def test_words_of_a_hundred_thousand_letters_are_cut_and_stall_nothing() -> None:
    app = make_app(briefing=poisoned(SMALL, "w" * 100_000))
    async with app.run_test(size=(40, 24), notifications=True) as pilot:
        await ask(pilot, "what did ms muray say?")
        for key in ("enter", "escape", "f12", "escape", "ctrl+p", "escape"):
            await pilot.press(key)
            await settle(pilot)
        assert "wwww" in screen_text(app)
