"""The views of Browse: each turns what is in a briefing into lines, previews and questions."""
