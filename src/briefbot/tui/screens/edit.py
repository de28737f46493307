"""Review: the article on one side, what the file says of it on the other, one entry after the other.

Every decision is in the file before the next entry is shown, and can be taken back. All of it goes by single keys.
"""

from __future__ import annotations

from functools import partial
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from briefbot.authoring.review import decisions
from briefbot.authoring.review.decisions import Decision, Refused
from briefbot.authoring.review.entries import Entry, Review
from briefbot.authoring.review.session import Session
from briefbot.authoring.review.spans import cut_moved, end_moved, first_cut, start_moved
from briefbot.briefing.source import Span
from briefbot.errors import CannotRead
from briefbot.tui.content import shown_line
from briefbot.tui.edit_card import card
from briefbot.tui.page import QUIET, PageView, fixed
from briefbot.tui.screens.ask_line import AskLine
from briefbot.tui.screens.choose import Choose
from briefbot.tui.screens.help import key_blocks
from briefbot.tui.screens.sheet import Sheet
from briefbot.tui.widgets.article_view import ArticleView
from briefbot.tui.widgets.key_line import KeyLine

SOMEBODY_NEW: Final = "+"
"""No id: stands for somebody who is not in the list yet."""


class EditScreen(Screen[None]):
    """Walks through a file under review."""

    CSS_PATH = "edit.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "accept", "Right", tooltip="It is right: confirms it and goes on."),
        Binding("enter", "cut", "Cut", tooltip="Divides it where the cut is shown."),
        Binding("enter", "go_on", "Go on"),
        Binding("s", "speaker", "Speaker", tooltip="Chooses who said it; makes a statement of a sentence."),
        Binding("e", "words", "Words", tooltip="Writes the text, or the name, anew."),
        Binding("d", "split", "Divide", tooltip="Divides it in two: arrows move the cut, Enter cuts."),
        Binding("m", "merge", "Merge", tooltip="Makes one of it and the next one."),
        Binding("x", "reject", "Reject", tooltip="Takes it out of the file."),
        Binding("f", "fact", "Fact", tooltip="Makes a fact of a sentence that nothing cites."),
        Binding("u", "undo", "Undo", tooltip="Takes the last decision back."),
        Binding("down,n", "move(1)", "Next", tooltip="Goes to the next entry.", show=False),
        Binding("up,p", "move(-1)", "Previous", tooltip="Goes to the entry before.", show=False),
        Binding("o", "open", "Next open", tooltip="Goes to the next one not confirmed or not cited.", show=False),
        Binding("c", "uncited", "Next uncited", tooltip="Goes to the next sentence that nothing cites.", show=False),
        Binding("pagedown", "page(1)", "Down", tooltip="Scrolls the card.", show=False),
        Binding("pageup", "page(-1)", "Up", tooltip="Scrolls the card.", show=False),
        Binding("right", "end(1)", "End later", tooltip="The passage ends a word later.", show=False),
        Binding("left", "end(-1)", "End earlier", tooltip="The passage ends a word earlier.", show=False),
        Binding("shift+right,greater_than_sign", "start(1)", "Later", tooltip="It begins a word later.", show=False),
        Binding("shift+left,less_than_sign", "start(-1)", "Earlier", tooltip="It begins a word earlier.", show=False),
        Binding("escape", "give_up", "Back", tooltip="Leaves the cut as it was.", show=False),
        Binding("f1,question_mark", "help", "Help", tooltip="Lists the keys.", key_display="F1"),
        Binding("ctrl+q,q", "app.quit", "Leave", tooltip="Leaves; everything is written already.", show=False),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.at = session.review.next_open(0)
        self.cut: int | None = None
        self.said = ""
        self.unmoved: Review | None = None

    def compose(self) -> ComposeResult:
        yield Static(id="edit-title", markup=False)
        with Horizontal(id="edit"):
            yield ArticleView(id="article")
            with VerticalScroll(PageView(fixed([]), id="card-page"), id="card", can_focus=False):
                pass
        yield KeyLine()

    def on_mount(self) -> None:
        self.show()

    @property
    def review(self) -> Review:
        return self.session.review

    @property
    def entry(self) -> Entry | None:
        """What is shown; None where the file and its sources have nothing."""
        return self.review.entries[self.at] if self.review.entries else None

    def show(self) -> None:
        """Shows the entry one is at."""
        self.at = min(self.at, max(len(self.review.entries) - 1, 0))
        entry = self.entry
        article = self.query_one(ArticleView)
        source = (entry.source if entry else "") or next(iter(self.review.texts))
        article.show(self.review.texts[source])
        others = [other for other in self.review.entries if other.kind in {"fact", "statement"} and other is not entry]
        cited = [span for other in others if other.source == source for span in other.spans]
        article.mark(entry.spans if entry else (), cited, self.cut)
        title = Content.assemble((self.review.progress, "bold"), "   ", shown_line(self.session.path.name, QUIET))
        self.query_one("#edit-title", Static).update(title)
        self.query_one("#card-page", PageView).show(card(self.review, self.at, self.said))
        self.query_one("#card").scroll_home(animate=False)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that mean nothing for the entry that is shown are not there."""
        entry = self.entry if self.is_mounted else None
        if entry is None:
            return action in {"help", "undo", "app.quit"}
        item = entry.kind in {"fact", "statement"}
        match action:
            case "accept":
                return entry.draft and self.cut is None
            case "cut":
                return self.cut is not None
            case "go_on":
                return not entry.draft and self.cut is None
            case "speaker":
                return entry.kind in {"statement", "sentence"}
            case "fact":
                return entry.kind == "sentence"
            case "split" | "merge":
                return item
            case "words":
                return entry.kind != "sentence"
            case "reject":
                return entry.kind != "sentence"
            case "undo":
                return bool(self.session.past)
            case _:
                return True

    # --- Moving ---

    def action_move(self, step: int) -> None:
        """Goes to another entry."""
        self._go(min(max(self.at + step, 0), max(len(self.review.entries) - 1, 0)))

    def action_open(self) -> None:
        """Goes to the next entry that wants a decision."""
        self._go(self.review.next_open(self.at + 1))

    action_go_on = action_open

    def action_page(self, direction: int) -> None:
        """Scrolls the card."""
        card_view = self.query_one("#card")
        card_view.scroll_relative(y=direction * max(card_view.size.height - 1, 1), animate=False)

    def action_uncited(self) -> None:
        """Goes to the next sentence that nothing cites."""
        self._go(self.review.next_sentence(self.at + 1, self.at))

    def _go(self, at: int) -> None:
        self.at, self.cut, self.said, self.unmoved = at, None, "", None
        self.show()

    # --- Deciding ---

    def decide(self, decision: Decision, *, on: bool = False) -> None:
        """Carries a decision out; `on` goes to the next open entry then."""
        place, self.unmoved = self.at, None
        try:
            self.said = self.session.decide(decision, place)
        except CannotRead as error:
            self.said = str(error.problem)
        if not self.said:
            self.cut = None
            if on:
                self.at = self.review.next_open(place)
        self.show()

    def action_accept(self) -> None:
        """Confirms the entry and goes on."""
        if self.entry is not None:
            self.decide(decisions.accept(self.review, self.entry), on=True)

    def action_cut(self) -> None:
        """Divides the entry where the cut is shown."""
        if self.entry is not None and self.cut is not None:
            self.decide(decisions.split(self.review, self.entry, self.cut))

    def action_reject(self) -> None:
        """Takes the entry out of the file."""
        if self.entry is not None:
            self.decide(decisions.reject(self.review, self.entry), on=True)

    def action_merge(self) -> None:
        """Makes one of the entry and the next."""
        if self.entry is not None:
            self.decide(decisions.merge(self.review, self.entry))

    def action_fact(self) -> None:
        """Makes a fact of a sentence."""
        if self.entry is not None:
            self._make(decisions.make_fact(self.review, self.entry))

    def _make(self, decision: Decision) -> None:
        """Makes an item of a sentence and goes on: items stand before the sentences, so the next one is a place further."""
        self.decide(decision)
        if not self.said:
            self._go(self.review.next_sentence(self.at + 1, self.review.next_open(self.at)))

    def action_undo(self) -> None:
        """Takes the last decision back."""
        try:
            at = self.session.undo()
        except CannotRead as error:
            self.said = str(error.problem)
        else:
            self.at, self.said, self.cut, self.unmoved = self.at if at is None else at, "", None, None
        self.show()

    def action_speaker(self) -> None:
        """Chooses the speaker of a statement, or makes a statement of a sentence."""
        if self.entry is not None:
            names = {**self.review.speakers(), SOMEBODY_NEW: "somebody new …"}
            self.app.push_screen(Choose("Who said it?", names), partial(self._chosen, self.entry))

    def _chosen(self, entry: Entry, chosen: tuple[str, ...] | None) -> None:
        if chosen and chosen[0] == SOMEBODY_NEW:
            self.app.push_screen(AskLine("What is the name?"), partial(self._named, entry))
        elif chosen:
            self._say_by(entry, chosen[0])

    def _named(self, entry: Entry, name: str | None) -> None:
        if not name:
            return
        decision, key = decisions.add_person(self.review, name)
        self.decide(decision)
        if not self.said:
            self._say_by(self._same(entry), key)

    def _say_by(self, entry: Entry, speaker: str) -> None:
        if entry.kind == "sentence":
            self._make(decisions.make_statement(self.review, entry, speaker))
        else:
            self.decide(decisions.set_speaker(self.review, entry, speaker))

    def _same(self, entry: Entry) -> Entry:
        """The entry after somebody was added before it: one looks at it still."""
        self.at = self.review.place_of(entry.path, entry.spans)
        self.show()
        return self.review.entries[self.at]

    def action_words(self) -> None:
        """Writes the text or the name anew."""
        entry = self.entry
        if entry is None:
            return
        now = self.review.value(entry).get("text" if entry.kind in {"fact", "statement"} else "name", "")
        line = AskLine("In your words", now if isinstance(now, str) else "")
        self.app.push_screen(line, partial(self._written, entry))

    def _written(self, entry: Entry, words: str | None) -> None:
        if words is not None:
            self.decide(decisions.set_words(self.review, entry, words))

    # --- The passage ---

    def action_split(self) -> None:
        """Shows where the entry would be cut."""
        entry = self.entry
        if entry is None or len(entry.spans) != 1:
            self.decide(Refused("Only an item that stands in one place can be divided."))
            return
        self.cut = first_cut(self.review.texts[entry.source], entry.spans[0])
        self.said = "" if self.cut is not None else "One word cannot be divided."
        self.show()

    def action_give_up(self) -> None:
        """Leaves the entry whole."""
        self.cut, self.said = None, ""
        self.show()

    def action_end(self, step: int) -> None:
        """Moves the cut, or the end of the passage."""
        entry = self.entry
        if entry is None or not entry.spans:
            return
        text = self.review.texts[entry.source]
        if self.cut is not None:
            self.cut = cut_moved(text, entry.spans[0], self.cut, step)
            self.show()
        elif entry.kind in {"fact", "statement"}:
            self._move(entry, end_moved(text, entry.spans[0], step))

    def action_start(self, step: int) -> None:
        """Moves the beginning of the passage."""
        entry = self.entry
        if entry is not None and entry.spans and entry.kind in {"fact", "statement"}:
            text = self.review.texts[entry.source]
            self._move(entry, start_moved(text, entry.spans[0], step))

    def _move(self, entry: Entry, span: Span) -> None:
        """The passage word by word. All steps are one decision about the item as it was, so going back loses no quote."""
        unmoved, again = self.unmoved or self.review, self.unmoved is not None
        was = unmoved.entries[unmoved.place_of(entry.path, ())]
        try:
            self.said = self.session.decide(decisions.set_span(unmoved, was, span), self.at, again=again)
        except CannotRead as error:
            self.said = str(error.problem)
        if not self.said:
            self.unmoved, self.at = unmoved, self.review.place_of(entry.path, ())
        self.show()

    def action_help(self) -> None:
        """Opens the list of keys."""
        self.app.push_screen(Sheet("Review: keys", key_blocks(self, ())))
