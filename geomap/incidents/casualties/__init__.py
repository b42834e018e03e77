"""Casualties: who was killed, hurt, taken or is missing, how many, and the toll of an event."""
