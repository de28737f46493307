"""One module for each screen, beside its stylesheet."""
