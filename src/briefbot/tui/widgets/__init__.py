"""Widgets: data in, one message out."""
