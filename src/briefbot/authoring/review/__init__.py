"""Going through a draft: every decision is one change of the file's text, and can be taken back."""
