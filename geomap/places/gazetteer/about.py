"""What a gazetteer holds, in figures."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GazetteerInfo:
    """What an index holds and where it came from."""

    places: int
    names: int
    size_bytes: int
    kinds: tuple[tuple[str, int], ...]
    """Each kind of place with its number, the most frequent first."""
    sources: tuple[str, ...]
    day: str
    """The day of the build, as it was given; empty for the one that comes with geomap."""
