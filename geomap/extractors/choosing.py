"""Extractors by name: ours, and those that other packages announce as entry points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.errors import GeomapError, UsageError
from geomap.settings import RULES

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from geomap.extractors.protocol import Extractor

GROUP = "geomap.extractors"
"""The group of entry points: each names an extractor, or a class to make one of without arguments."""
_OURS = {
    "chat": "geomap.extractors.chat:ChatExtractor",
    "threats": "geomap.extractors.rules_with_threats:ThreatsExtractor",
}


def open_extractor(name: str) -> Extractor | None:
    """Open an extractor by its name; None for the rules, which need none.

    Raises:
        UsageError: there is no such extractor, or it cannot be loaded.
        MissingExtraError: it needs libraries that are not installed.
    """
    if name == RULES:
        return None
    # Who reads by the rules need not wait for the import
    from importlib.metadata import EntryPoint, entry_points  # noqa: PLC0415

    ours = (EntryPoint(own, target, GROUP) for own, target in _OURS.items())
    points = {point.name: point for point in (*entry_points(group=GROUP), *ours)}
    if name not in points:
        known = ", ".join((RULES, *sorted(points)))
        raise UsageError(f"there is no extractor {name!r}: choose from {known}, or install a package that has it")
    return _made(points[name])


def _made(point: EntryPoint) -> Extractor:
    try:
        target = point.load()
        extractor = target() if isinstance(target, type) else target
    except GeomapError:
        raise
    except Exception as error:
        words = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        raise UsageError(f"the extractor {point.name!r} ({point.value}) cannot be loaded: {words}") from error
    if not callable(extractor):
        raise UsageError(f"the extractor {point.name!r} ({point.value}) is nothing that can be called with an article")
    found: Extractor = extractor
    return found
