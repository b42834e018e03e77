"""Layers of annotations over a text: what begins in a stretch of it is found by bisection, for every kind alike."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Self

    from geomap.model import Placed, Unplaced, When

T_co = TypeVar("T_co", covariant=True)
Named = TypeVar("Named", bound="Placed | Unplaced")

_START: Callable[[Any], int] = attrgetter("start")
_MENTION: Callable[[Any], int] = attrgetter("mention.start")
_DATE: Callable[[Any], int] = attrgetter("span.start")


class Layer(tuple[T_co, ...]):  # noqa: SLOT001 - a tuple holds slots of its own only where it is empty
    """Annotations of one kind in text order, with where each begins."""

    _starts: list[int]

    def __new__(cls, items: Iterable[T_co] = (), *, start_of: Callable[[Any], int] = _START) -> Self:
        """Take the annotations, which are in text order; ``start_of`` says where one begins."""
        layer = super().__new__(cls, items)
        layer._starts = list(map(start_of, layer))
        return layer

    def within(self, start: int, end: int) -> tuple[T_co, ...]:
        """Those that begin in a stretch."""
        first = bisect_left(self._starts, start)
        return self[first : bisect_left(self._starts, end, first)]

    def number_at(self, offset: int) -> int:
        """How many begin before an offset: the number of the first that begins there or later."""
        return bisect_left(self._starts, offset)


def mentions_layer(named: Iterable[Named]) -> Layer[Named]:
    """The mentions of places as a layer."""
    return Layer(named, start_of=_MENTION)


def dates_layer(dates: Iterable[When]) -> Layer[When]:
    """The times of a text as a layer."""
    return Layer(dates, start_of=_DATE)
