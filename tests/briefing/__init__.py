"""Tests of the briefing package."""
