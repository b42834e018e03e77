"""The page: one HTML file, and what brings it into other people's."""
