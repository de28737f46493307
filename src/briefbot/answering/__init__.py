"""What do we say? Outcome, composed reply and the conversation."""
