"""What an analyst says against what was read, from corrections.toml: the last judge of names and incidents."""

from geomap.corrections.applying import Corrected, correct
from geomap.corrections.corrections_file import read_corrections
from geomap.corrections.name_rules import apply_names, names_in, unused_names
from geomap.corrections.nouns import Addition, Corrections, Edit, NameRule, Stale

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
