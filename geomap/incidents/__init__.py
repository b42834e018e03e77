"""What happened, where, when, to whom, and who says so: an article and its places → reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geomap.incidents.extraction import find_incidents

__all__ = ["find_incidents"]


def __getattr__(name: str) -> Any:
    # Who only reads dates need not load the words of events.
    if name == "find_incidents":
        from geomap.incidents.extraction import find_incidents  # noqa: PLC0415 - the reason stands above

        return find_incidents
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
