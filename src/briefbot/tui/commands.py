"""Everything there is to do, to open and to ask, for the command palette; found by beginnings of words and by near spellings.

Textual's own matcher takes letters in order, so "kortuonv" finds nobody; here it finds Kortunov.
"""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider

from briefbot.tui.browse import VIEW_NAMES
from briefbot.tui.content import plain, shown_line
from briefbot.tui.recent import recent_briefings
from briefbot.tui.screens.mode import ModeScreen
from briefbot.tui.settings import Settings
from briefbot.tui.theme import WORDS
from briefbot.tui.widgets.key_line import key_name
from briefbot.tui.widgets.masthead import MODES

if TYPE_CHECKING:
    from briefbot.tui.app import BriefbotApp

MOST_FOUND: Final = 30
"""Lines of the palette for what was typed."""
MOST_PEOPLE: Final = 2_000
"""People, topics and questions of a briefing that are offered: more than that is searched by asking."""


@dataclass(frozen=True, slots=True)
class Command:
    """A line of the palette, what it does in a few words, and the doing. `shown_first` before anything is typed."""

    words: str
    does: str
    run: Callable[[], Any]
    shown_first: bool = True


class Commands(Provider):
    """Screens, what the present screen can do, settings, other briefings, and everybody and everything of this one."""

    async def startup(self) -> None:
        from briefbot.matching.completion import Completions

        self._commands = list(everything(cast("BriefbotApp", self.app), self.screen))
        self._by_words = {command.words: command for command in reversed(self._commands)}
        self._completions = await to_thread(Completions, list(self._by_words)[::-1])

    async def discover(self) -> Hits:
        for command in self._commands:
            if command.shown_first:
                yield DiscoveryHit(shown_line(command.words), command.run, plain(command.words), plain(command.does))

    async def search(self, query: str) -> Hits:
        found = await to_thread(self._completions.of, query, MOST_FOUND)
        for place, words in enumerate(found):
            command = self._by_words[words]
            yield Hit(1 - place / MOST_FOUND, shown_line(words), command.run, plain(words), plain(command.does))


def everything(app: BriefbotApp, screen: Any) -> Iterator[Command]:
    """All commands, the most wanted first."""
    for mode, (key, name) in MODES.items():
        yield Command(f"Go to {name}", f"Opens {name} ({key})", partial(app.action_open_mode, mode))
    yield from _of_screen(app, screen)
    for view in VIEW_NAMES:
        yield Command(f"{view.capitalize()} in Browse", "Opens Browse with it", partial(_open_view, app, view), False)
    yield Command("Open another briefing…", "By its path, or one of the last ones (Ctrl+O)", app.action_open_briefing)
    for one in recent_briefings():
        yield Command(f"Open {one.title}", str(one.path), partial(app.reopen, one.path), False)
    yield Command("Settings…", "Theme, typing or choosing, your goal, what is kept (F12)", app.action_settings)
    for name, words in WORDS.items():
        title, _, does = words.partition(": ")
        yield Command(f"Theme {title}", does, partial(_set_theme, app, name))
    yield from _switches(app)
    yield Command("Quit", "Leaves briefbot (Ctrl+Q)", app.action_quit)
    if app.desk.is_open and isinstance(screen, ModeScreen):
        yield from _of_briefing(screen)


def _of_screen(app: BriefbotApp, screen: Any) -> Iterator[Command]:
    seen = set()
    for active in screen.active_bindings.values():
        binding = active.binding
        if active.node is screen and binding.tooltip and active.enabled and binding.action not in seen:
            seen.add(binding.action)
            does = f"{binding.tooltip} ({key_name(binding)})"
            yield Command(binding.description, does, partial(screen.run_action, binding.action), binding.show)
    save_as = getattr(screen, "save_as", None)
    if save_as is not None:
        yield Command("Save as Markdown", "The conversation with its receipts, in a new file", partial(save_as, ".md"))
        yield Command(
            "Save as plain text", "The conversation with its receipts, in a new file", partial(save_as, ".txt")
        )


def _switches(app: BriefbotApp) -> Iterator[Command]:
    now = app.desk.settings
    for name, words in (
        ("suggestions", "Suggestions"),
        ("history", "Keeping questions"),
        ("meaning", "Matching by meaning"),
    ):
        on = getattr(now, name)
        change = partial(app.change_settings, _switched(now, name, not on))
        yield Command(f"{words} {'off' if on else 'on'}", f"{words}: now {'on' if on else 'off'}", change, False)
    other = replace(now, typed_first=not now.typed_first)
    way = "Quiz by choosing" if now.typed_first else "Quiz by typing"
    yield Command(way, "How the next quiz asks", partial(app.change_settings, other), False)


def _switched(settings: Settings, name: str, on: bool) -> Settings:
    values: dict[str, Any] = {name: on}
    return replace(settings, **values)


def _of_briefing(screen: ModeScreen) -> Iterator[Command]:
    briefing = screen.desk.briefing
    offered: list[tuple[str, str, str]] = []
    offered += [(one.name, one.role or one.kind or one.sort, one.id) for one in briefing.entities.values()]
    for name, role, entity in offered[:MOST_PEOPLE]:
        yield Command(f"Ask about {name}", role, partial(screen.ask_about, entity), False)
    for topic in list(briefing.topics.values())[:MOST_PEOPLE]:
        yield Command(
            f"Ask about {topic.name}", "topic", partial(screen.ask_question, f"What about {topic.name}?"), False
        )
    for question in briefing.questions[:MOST_PEOPLE]:
        if question.ask:
            yield Command(question.ask[0], "question", partial(screen.ask_question, question.ask[0]), False)


async def _open_view(app: BriefbotApp, view: str) -> None:
    if app.current_mode == "browse":
        await app.screen.run_action(f"open_view('{view}')")
    else:
        app.desk.view_now = view
        await app.action_open_mode("browse")


def _set_theme(app: BriefbotApp, name: str) -> None:
    app.theme = name
