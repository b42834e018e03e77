"""What speaks for the place that a name is taken for: known as data, and put into words for who reads the result."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.model import Kind


class Evidence(NamedTuple):
    """What speaks for the first of a name's candidates."""

    is_qualified: bool = False
    """Whether it lies in the state or country that is named with it."""
    kind_beside: Kind | None = None
    """The kind that the words beside it call it, where it is of that kind."""
    is_outer: bool = False
    """Whether the name stands behind a place that lies in it."""
    is_only: bool = False
    is_most_prominent: bool = False
    """Whether none of its namesakes is better known; of several."""
    of_division: int = 0
    """How many other names of the article mean places of its division."""
    of_country: int = 0
    """How many mean places of its country; not counted where some are of its division."""

    def in_words(self) -> tuple[str, ...]:
        """What is told to people: "only place of this name", "2 other names of its division"."""
        return tuple(self._words())

    def _words(self) -> Iterator[str]:
        if self.is_qualified:
            yield "named with its state or country"
        if self.kind_beside is not None:
            yield f"called a {self.kind_beside.value} beside it"
        elif self.is_outer:
            yield "stands behind a place that lies in it"
        if self.is_only:
            yield "only place of this name"
        elif self.is_most_prominent:
            yield "most prominent of its name"
        if self.of_division:
            yield _company(self.of_division, "division")
        elif self.of_country:
            yield _company(self.of_country, "country")


def _company(count: int, what: str) -> str:
    return f"another name of its {what}" if count == 1 else f"{count} other names of its {what}"
