"""The keys of the quiz screen: what each does, for the footer, the help and the command palette."""

from __future__ import annotations

from typing import Final

from textual.binding import Binding, BindingType

LETTERS: Final = "abcdef"
READ_KEYS: Final = (
    ("1 … 6, a … f", "Chooses an option, or moves the row there. Typed answers: Enter."),
    ("Enter", "On to the next question, once the answer is shown."),
    ("y n", "Yes or no, where it is asked how sure you are or whether it was right."),
    ("← →", "Changes a setting before the quiz."),
)
BINDINGS: Final[list[BindingType]] = [
    Binding("f6,ctrl+r", "send('hint')", "Hint", tooltip="Shows a hint; a right answer then counts as hard."),
    Binding("f7,ctrl+y,s", "send('skip')", "Skip", tooltip="Shows the answer without judging."),
    Binding("enter", "send('next')", "Next", tooltip="Goes on to the next question."),
    Binding(
        "f8,ctrl+g,o,exclamation_mark",
        "send('override')",
        "I disagree",
        tooltip="Turns the verdict round; again turns it back.",
    ),
    Binding("f9,ctrl+n,u", "send('undo')", "Undo", tooltip="Takes back the last answer and asks again."),
    Binding("f10,ctrl+l,p", "send('pause')", "Pause", tooltip="Hides the question; the clock stands still."),
    Binding("plus", "send('easy')", "Easy", tooltip="That was easy: it comes back later than usual.", key_display="+"),
    Binding("y", "answer('sure', 'was')", "Yes", show=False),
    Binding("n", "answer('unsure', 'was-not')", "No", show=False),
    Binding(
        "escape",
        "stop",
        "Leave the quiz",
        tooltip="Goes back to the settings; answers so far are kept.",
        show=False,
    ),
    Binding("left", "turn(-1)", "Previous value", show=False),
    Binding("right", "turn(1)", "Next value", show=False),
    Binding("up", "scroll(-1)", "Scroll up", show=False),
    Binding("down", "scroll(1)", "Scroll down", show=False),
    Binding("pageup", "scroll(-10)", "Scroll up", tooltip="Scrolls up.", show=False),
    Binding("pagedown", "scroll(10)", "Scroll down", tooltip="Scrolls down.", show=False),
    *(Binding(f"{place + 1},{letter}", f"choose({place})", show=False) for place, letter in enumerate(LETTERS)),
]
