from __future__ import annotations

import os
from itertools import count, islice
from typing import TYPE_CHECKING

import pytest

from geomap.system.workers import CHUNK, WORTH_IT, map_in_order

if TYPE_CHECKING:
    from collections.abc import Iterator


def square(number: int) -> int:
    """A function that a process can be told of."""
    return number * number


def process_of(number: int) -> tuple[int, int]:
    """The number, and the process that had it."""
    return number, os.getpid()


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("number", [0, 1, WORTH_IT - 1, WORTH_IT, WORTH_IT + 5 * CHUNK + 1])
def test_results_come_in_the_order_of_the_values(jobs: int, number: int) -> None:
    """However many processes share the work."""
    assert list(map_in_order(square, range(number), jobs=jobs)) == [n * n for n in range(number)]


def test_many_values_are_shared_by_processes_and_few_are_not() -> None:
    """A pool is started only where it pays."""
    assert {process for _, process in map_in_order(process_of, range(WORTH_IT - 1), jobs=2)} == {os.getpid()}
    assert os.getpid() not in {process for _, process in map_in_order(process_of, range(WORTH_IT), jobs=2)}


def test_an_endless_stream_is_read_only_as_far_as_needed() -> None:
    """Results come while values still arrive."""
    taken: list[int] = []

    def watched() -> Iterator[int]:
        for number in count():
            taken.append(number)
            yield number

    results = map_in_order(square, watched(), jobs=2)
    assert list(islice(results, 10)) == [n * n for n in range(10)]
    assert len(taken) < 20 * CHUNK
