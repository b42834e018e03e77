"""Who says so: speakers, their sides, and what they say of an event."""
