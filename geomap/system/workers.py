"""One function over many values on several processes or threads, the results in the order of the values."""

from __future__ import annotations

import os
from collections import deque
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Executor, Future

    Given = TypeVar("Given")
    Made = TypeVar("Made")

CHUNK = 32
"""Values sent to a process at a time: sending costs more than the reading of a short article."""
WORTH_IT = 3 * CHUNK
"""Fewer values than this are done before the other processes have started."""


def map_in_order(function: Callable[[Given], Made], values: Iterable[Given], *, jobs: int = 1) -> Iterator[Made]:
    """Apply a function of a module to values as they come; ``jobs`` 0 is a process for every core.

    Only a few chunks are under way at a time, so that a long stream of values does not pile up in memory.
    """
    jobs = jobs or os.cpu_count() or 1
    stream = iter(values)
    first = list(islice(stream, WORTH_IT if jobs > 1 else 0))
    if len(first) < WORTH_IT:
        yield from map(function, chain(first, stream))
        return
    # The pool's module takes a while to import, and most runs are of a few articles
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    with ProcessPoolExecutor(jobs) as pool:
        yield from _windowed(pool, function, chain(first, stream), window=2 * jobs)


def map_in_threads(function: Callable[[Given], Made], values: Iterable[Given], *, threads: int) -> Iterator[Made]:
    """Apply a function that mostly waits to values as they come, so many at a time; the results stay in order."""
    if threads <= 1:
        yield from map(function, values)
        return
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - the same

    with ThreadPoolExecutor(threads) as pool:
        under_way: deque[Future[Made]] = deque()
        for value in values:
            under_way.append(pool.submit(function, value))
            if len(under_way) > threads:
                yield under_way.popleft().result()
        for future in under_way:
            yield future.result()


def _windowed(
    pool: Executor, function: Callable[[Given], Made], values: Iterator[Given], *, window: int
) -> Iterator[Made]:
    under_way: deque[Future[list[Made]]] = deque()
    while chunk := list(islice(values, CHUNK)):
        under_way.append(pool.submit(_apply, function, chunk))
        if len(under_way) >= window:
            yield from under_way.popleft().result()
    for future in under_way:
        yield from future.result()


def _apply(function: Callable[[Given], Made], values: list[Given]) -> list[Made]:
    return [function(value) for value in values]
