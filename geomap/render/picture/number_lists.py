"""The numbers that lead from the map on paper to the table under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_LIST = 60.0
"""Points: a longer list of numbers beside a mark would cover the map; a count then has to do."""


def number_list(numbers: Sequence[int]) -> str:
    """Numbers of incidents in few letters: "1, 3–5, 9"."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs)
