"""Whether what is told happened: for one mention, for an event, by mood and by day."""
