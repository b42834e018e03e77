"""Who took part in an event: names, classes, semantic roles."""
