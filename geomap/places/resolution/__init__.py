"""Toponym resolution: which place a name means."""
