"""What has this person learned? The append-only review log and what is computed from it."""
