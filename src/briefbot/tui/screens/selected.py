"""What can be done with the selected reply: open its receipt, see why, copy it, save the conversation, be quizzed on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from briefbot.tui.screens.mode import ModeScreen
from briefbot.tui.widgets.transcript import Transcript

if TYPE_CHECKING:
    from briefbot.tui.turn import Turn


class SelectedReply(ModeScreen):
    """The part of the Ask screen that deals with the selected reply. A subclass has the `transcript`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f6,ctrl+r", "why", "Why", tooltip="Shows how the selected reply was found.", key_display="F6"),
        Binding(
            "f7,ctrl+y", "copy", "Copy", tooltip="Copies the selected answer with its attribution; again: to a file."
        ),
        Binding("f8,ctrl+n", "save", "Save", tooltip="Saves the conversation as Markdown; again: as plain text."),
        Binding("f9,ctrl+g", "quiz_this", "Drill", tooltip="Quizzes you on what the selected reply shows."),
        Binding("enter", "receipt", "Receipt", show=False),
    ]
    transcript: Transcript
    _copied: int | None = None
    _saved: int | None = None

    def answered(self) -> Turn | None:
        """The selected turn, once it has a reply; without one the person is told."""
        turn = self.transcript.current
        if turn is None or turn.reply is None:
            self.tell("There is no answer yet: ask something first.")
            return None
        return turn

    def action_receipt(self) -> None:
        """Opens the whole receipt of the selected reply."""
        turn = self.transcript.current
        if turn is not None:
            self.open_receipts(turn.receipts, turn.briefing)

    def action_why(self) -> None:
        """Opens the way to the selected reply, stage by stage."""
        from briefbot.tui.content import shown
        from briefbot.tui.page import Block, fixed
        from briefbot.tui.screens.sheet import Sheet

        turn = self.answered()
        if turn and turn.reply:
            stages = [Block(shown(stage), shown("· "), shown("  ")) for stage in turn.reply.why]
            stages = stages or [Block(shown("This reply carries no reasons."))]
            self.app.push_screen(Sheet("Why this reply", fixed(stages)))

    def action_copy(self) -> None:
        """Copies the selected answer; to a file as well where the clipboard may not get it, or when asked again."""
        from briefbot.tui.clipboard import takes_copies
        from briefbot.tui.keeping import cited
        from briefbot.tui.saving import file_stem

        turn = self.answered()
        if turn is None:
            return
        text = cited(turn)
        stem = f"{file_stem(self.desk.briefing.title)}-answer"
        again = self._copied == turn.number
        self._copied = None if again else turn.number
        self.app.copy_to_clipboard(text)
        if again or not takes_copies():
            self._save(stem, ".txt", text, "Copied if this terminal lets programs copy, and saved as")
        else:
            self.tell("Copied with its attribution. F7 again writes it to a file.")

    def action_save(self) -> None:
        """Saves the conversation as Markdown; when asked again right away, as plain text."""
        turns = self.transcript.turns
        if self.answered() is not None:
            again = self._saved == len(turns)
            self._saved = None if again else len(turns)
            self.save_as(".txt" if again else ".md")

    def save_as(self, suffix: str) -> None:
        """Saves the conversation in a new file: ".md" is Markdown, ".txt" plain text."""
        from briefbot.tui.keeping import markdown, plain_text
        from briefbot.tui.saving import file_stem

        write = markdown if suffix == ".md" else plain_text
        text = write(self.transcript.turns)
        self._save(f"{file_stem(self.desk.briefing.title)}-conversation", suffix, text, "Saved as")

    def _save(self, stem: str, suffix: str, text: str, lead: str) -> None:
        from briefbot.tui.saving import save_new

        try:
            path = save_new(self.desk.folder, stem, suffix, text)
        except OSError as error:
            self.tell(f"Not saved: {self.desk.folder} cannot be written ({error.strerror or error}).", trouble=True)
        else:
            self.tell(f"{lead} {path.name} in {path.parent}")

    async def action_quiz_this(self) -> None:
        """Opens the quiz on what the selected reply shows."""
        turn = self.answered()
        if turn is None or turn.reply is None or turn.briefing is None:
            return
        if turn.briefing.title != self.desk.briefing.title:
            self.tell(f"That reply is from “{turn.briefing.title}”: open it again to be quizzed on it.")
            return
        await self.quiz_on(turn.reply.items)
