"""Text from a stranger never reaches the terminal as anything but text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbot.text.harmless import harmless, one_line


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("plain", "plain"),
        ("red \x1b[31malert\x1b[0m", "red alert"),
        ("title \x1b]0;owned\x07here", "title here"),
        ("link \x1b]8;;http://x\x1b\\text\x1b]8;;\x1b\\", "link text"),
        ("8-bit \x9b31mred", "8-bit red"),
        ("bell\x07 and back\x08space", "bell and backspace"),
        ("over\u202eride", "override"),
        ("zero\ufeffwidth", "zerowidth"),
        ("lone \ud800 surrogate", "lone \ufffd surrogate"),
        ("two\r\nlines\rthree", "two\nlines\nthree"),
        ("[sic] stays, [/ stays", "[sic] stays, [/ stays"),
        ("z\u0301\u0302\u0303\u0304\u0305\u0306\u0307algo", "z\u0301\u0302\u0303\u0304algo"),
        ("half an escape \x1b", "half an escape "),
    ],
)
def test_what_could_steer_the_terminal_is_removed(hostile: str, shown: str) -> None:
    assert harmless(hostile) == shown


@given(st.text(alphabet=st.characters(), max_size=80))
def test_no_control_character_survives_and_the_result_is_stable(text: str) -> None:
    safe = harmless(text)
    assert not [char for char in safe if (ord(char) < 32 and char not in "\n\t") or 127 <= ord(char) < 160]
    assert harmless(safe) == safe
    safe.encode("utf-8")


def test_one_line_has_no_line_breaks() -> None:
    assert one_line("a\n b\t\tc ") == "a b c"
