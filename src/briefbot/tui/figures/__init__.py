"""The pages of Progress: each is a few words, a picture, and the same numbers as a table."""
