"""What do we ask, and was it right? Items, distractors, grading, the session and its schedule."""
