"""How does the quiz go elsewhere? Each module writes the questions in one format; all of them take items and give text."""
