"""The Textual app: screens and widgets over the same core as the command line."""
