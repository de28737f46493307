"""Journeys through the app, snapshots of its screens, and how it leaves the terminal."""
