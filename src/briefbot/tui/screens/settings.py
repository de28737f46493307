"""The settings: each with its value and what it means; arrows choose and change, a click changes too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content

from briefbot.tui.content import clickable, shown
from briefbot.tui.page import GAP, QUIET, Block, Blocks, PageView
from briefbot.tui.screens.sheet import Sheet
from briefbot.tui.settings import Settings
from briefbot.tui.theme import WORDS

ON_OFF: Final = ((True, "on"), (False, "off"))
GOALS: Final = (0.0, 0.80, 0.85, 0.90, 0.95, 0.97)


@dataclass(frozen=True, slots=True)
class Row:
    """One setting: its field, its name, its values with the words for them, and what it means."""

    field: str
    name: str
    values: tuple[tuple[Any, str], ...]
    means: str


ROWS: Final = (
    Row("theme", "Theme", tuple((name, words.partition(":")[0]) for name, words in WORDS.items()), ""),
    Row("typed_first", "Answering", ((True, "typing"), (False, "choosing")), "How a quiz asks, where it can do both."),
    Row(
        "retention",
        "To remember",
        tuple((goal, f"{goal:.0%}" if goal else "as set last") for goal in GOALS),
        "How much you want to remember; more means more frequent questions.",
    ),
    Row("suggestions", "Suggestions", ON_OFF, "While you type a question."),
    Row(
        "history", "History", ON_OFF, "Questions come back on another day; off forgets them. They stay on this machine."
    ),
    Row(
        "meaning",
        "Meaning",
        ON_OFF,
        "Also match by meaning, where the semantic extra is installed. It runs on this machine.",
    ),
)
UNANSWERED: Final = Row(
    "",
    "Unanswered",
    ON_OFF,
    "Questions without an answer are kept for the briefing's author, on this machine; off forgets them.",
)


class SettingsScreen(Sheet):
    """Shows the rows; `change` is called with every change."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f12", "dismiss", "Back", show=False),
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("left,h", "turn(-1)", "Back", show=False),
        Binding("right,l,space", "turn(1)", "On", show=False),
    ]
    BACK = "↑ ↓ choose, ← → change, Esc goes back"

    def __init__(self, settings: Settings, change: Callable[[Settings], None]) -> None:
        self._settings = settings
        self._change = change
        self._place = 0
        self._trouble = ""
        super().__init__("Settings", self._laid_out())

    def on_mount(self) -> None:
        self.query_one("#sheet").can_focus = False

    def action_move(self, step: int) -> None:
        """Goes to the next row or the one before."""
        self._place = (self._place + step) % (len(ROWS) + 1)
        self._show()

    def action_turn(self, step: int, place: int | None = None) -> None:
        """Takes the next value of the row, or the one before."""
        self._place = self._place if place is None else place
        if self._place == len(ROWS):
            self._switch_unanswered()
        else:
            row = ROWS[self._place]
            self._settings = replace(
                self._settings, **{row.field: turned(row, getattr(self._settings, row.field), step)}
            )
            self._trouble = _forget() if row.field == "history" and not self._settings.history else ""
            self._change(self._settings)
        self._show()

    def _switch_unanswered(self) -> None:
        from briefbot.errors import StoreError
        from briefbot.progress import unanswered

        self._trouble = ""
        try:
            unanswered.switch(unanswered.is_off())
        except StoreError as error:
            self._trouble = str(error)

    def _show(self) -> None:
        self.query_one(PageView).show(self._laid_out())

    def _laid_out(self) -> Blocks:
        from briefbot.progress import unanswered

        values: list[tuple[Row, str]] = [(row, value_words(row, getattr(self._settings, row.field))) for row in ROWS]
        values.append((UNANSWERED, "off" if unanswered.is_off() else "on"))
        return lambda width: setting_blocks(values, self._place, self._settings.theme, self._trouble, width)


def turned(row: Row, value: object, step: int) -> Any:
    """The next value of a row; the first where the present one is not among them."""
    values = [one for one, _ in row.values]
    return values[(values.index(value) + step) % len(values)] if value in values else values[0]


def value_words(row: Row, value: object) -> str:
    """The words for a value; a value that is not offered shows as itself."""
    known = dict(row.values)
    return known.get(value) or (f"{value:.0%}" if isinstance(value, float) else str(value))


def setting_blocks(values: Sequence[tuple[Row, str]], place: int, theme: str, trouble: str, width: int) -> list[Block]:
    """The rows, the present one marked; what it means, or what went wrong, stands below them."""
    blocks: list[Block] = []
    column = 16 if width >= 40 else 14
    for number, (row, value) in enumerate(values):
        style = "bold" if number == place else ""
        mark = f"{'▌' if number == place else ' '} {row.name:<{column - 2}}"
        arrows = f"‹ {value} ›" if number == place else f"  {value}"
        words = clickable(shown(arrows, style), f"screen.turn(1, {number})")
        blocks.append(Block(words, Content.styled(mark, f"{style} $accent" if style else QUIET), Content(" " * column)))
    chosen = values[place][0]
    means = WORDS.get(theme, "").partition(": ")[2].capitalize() + "." if chosen.field == "theme" else chosen.means
    return [*blocks, GAP, Block(shown(trouble, "$error") if trouble else shown(means, QUIET))]


def _forget() -> str:
    from briefbot.tui.asked_before import forget_questions

    try:
        forget_questions()
    except OSError as error:
        return f"What was kept cannot be removed ({error.strerror or error})."
    return ""
