"""Expressions of time in a text and the days they mean (TIMEX normalisation)."""
