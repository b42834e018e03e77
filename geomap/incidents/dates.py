"""Where ``find_dates`` was in 0.1: programs that measure dates alone import it from here; its home is ``times``."""

from __future__ import annotations

from geomap.times.expressions import find_dates

__all__ = ["find_dates"]
