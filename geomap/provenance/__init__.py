"""Where an incident is known from: ids by origin, independent sources, and how certain that makes it."""
