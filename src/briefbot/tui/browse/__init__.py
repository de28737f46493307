"""The views of Browse: each turns what is in a briefing into lines, previews and questions."""

from typing import Final

VIEW_NAMES: Final = ("grid", "statements", "people", "timeline", "compare", "sources", "scenarios", "glossary")
"""In the order of the tabs; here, so that the palette can offer them without importing them."""
