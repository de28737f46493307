"""Which items answer this? Reading a question, the inverted index, evidence and calibrated confidence."""
