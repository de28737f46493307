"""What does this say, however it is written? Folding, words, dates and edit distances."""
