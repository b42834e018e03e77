"""File formats of areas: which reader a file goes to, and the readers."""
