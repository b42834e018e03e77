"""The arguments of an event: where it was and when."""
