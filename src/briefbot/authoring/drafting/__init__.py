"""From an article to a draft: who is named in it, who says what in which sentence, and where that stands."""
