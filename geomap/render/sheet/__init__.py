"""What is drawn: the map sheet, its reach, its order, its sources."""
