"""The rule for each shape of date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.times.absolute import ABSOLUTE
from geomap.times.relative import RELATIVE
from geomap.times.two_step import RECOUNTED

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from geomap.times.context import Reading, Stretch

_RULES = {**ABSOLUTE, **RECOUNTED, **RELATIVE}


def rule_of(shape: str) -> Callable[[re.Match[str], Reading], Stretch | None]:
    """The rule that reads the dates of a shape."""
    return _RULES[shape]


def resolve(shape: str, match: re.Match[str], reading: Reading) -> Stretch | None:
    """The days that a match of a shape means, or None where it means none that can be told."""
    try:
        return _RULES[shape](match, reading)
    except (ValueError, OverflowError):  # There is no such day: "31 June", "9000 years ago"
        return None
