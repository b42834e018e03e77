"""What an analyst says against what was read, from corrections.toml: the last judge of names and incidents."""

from geomap.corrections.applying import Corrected, correct
from geomap.corrections.names import apply_names, names_in, unused_names
from geomap.corrections.nouns import Addition, Corrections, Edit, NameRule, Stale
from geomap.corrections.reading import read_corrections

__all__ = [
    "Addition",
    "Corrected",
    "Corrections",
    "Edit",
    "NameRule",
    "Stale",
    "apply_names",
    "correct",
    "names_in",
    "read_corrections",
    "unused_names",
]
