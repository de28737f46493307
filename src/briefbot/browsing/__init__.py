"""What is in a briefing, and where? By person and topic, in time, side by side, by source: values for any front end."""
