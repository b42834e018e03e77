"""News of the invented world: when it is printed, and sentences in which nothing happens."""

from __future__ import annotations

from datetime import date

from geomap.model import Article

SUNDAY = date(2021, 3, 14)
"""The day on which news is printed unless told otherwise; "on Friday" is the 12th."""
FRIDAY = date(2021, 3, 12)
CALM = " It was calm. Shops were open. Schools were open. Buses ran."
"""Makes an article of a note."""


def news(text: str, *, published: date | None = SUNDAY, title: str = "") -> Article:
    """An article of our own."""
    return Article("a", text, title=title, published=published)
