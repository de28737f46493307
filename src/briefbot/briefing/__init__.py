"""What do we know? The briefing file: its model, schema, loader, integrity rules and source spans."""
