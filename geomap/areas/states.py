"""A folder of files with dates in their names: one state a file, carried forward to the next."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from geomap.model import Area

DATED = re.compile(r"(?<!\d)(\d{4})([-_.]?)(\d\d)\2(\d\d)(?!\d)")
ONE_DAY = timedelta(days=1)

Spell = tuple[date, date]
"""The first day, and the day after the last."""


def day_in_name(path: Path) -> date | None:
    """The first day of the calendar in a file's name, as 20240708 or 2024-07-08; None where there is none."""
    for found in DATED.finditer(path.stem):
        try:
            return date(int(found[1]), int(found[3]), int(found[4]))
        except ValueError:
            continue
    return None


def name_without_day(path: Path) -> str:
    """What a file's name says beside its date."""
    return DATED.sub("", path.stem).strip(" -_.") or path.parent.name


def by_day(files: Sequence[Path]) -> dict[date, list[Path]] | None:
    """The files of each day in order; None where a file has no date, or all have the same."""
    days: dict[date, list[Path]] = {}
    for path in files:
        day = day_in_name(path)
        if day is None:
            return None
        days.setdefault(day, []).append(path)
    return dict(sorted(days.items())) if len(days) > 1 else None


@dataclass(slots=True)
class Run:
    """An area that stays the same from state to state."""

    area: Area
    begun: date
    carried: list[Spell] = field(default_factory=list)


def spread(states: Mapping[date, Sequence[Area]]) -> Iterator[Area]:
    """The areas of states in the order of their days, each once for as long as it stays the same.

    A state holds until the next one; the last for as long as the longest step between two of them. The days in between
    that have no state of their own are told in ``Area.carried``. Areas with dates of their own keep them.
    """
    running: dict[Any, Run] = {}
    for day, following in _steps(list(states)):
        present = {_said(area): area for area in states[day]}
        for said in [said for said in running if said not in present]:
            yield _ended(running.pop(said), day)
        for said, area in present.items():
            run = running.setdefault(said, Run(area, day))
            if following - day > ONE_DAY:
                run.carried.append((day + ONE_DAY, following))
        end = following
    for run in running.values():
        yield _ended(run, end)


def _steps(days: list[date]) -> Iterator[Spell]:
    """Each day with the end of its state."""
    longest = max(later - day for day, later in pairwise(days))
    yield from pairwise([*days, days[-1] + longest])


def days_without(days: Sequence[date]) -> list[Spell]:
    """The spells between the first and the last state that have no state of their own."""
    return [(day + ONE_DAY, later) for day, later in pairwise(days) if later - day > ONE_DAY]


def _said(area: Area) -> Any:
    words = (area.name, area.controller, area.kind, area.country_code, area.status, area.source, area.note)
    return (*words, area.change, area.precision, area.valid_from, area.valid_to, area.geometry.wkb)


def _ended(run: Run, end: date) -> Area:
    if run.area.valid_from or run.area.valid_to:
        return run.area
    return replace(run.area, valid_from=run.begun, valid_to=end, carried=tuple(run.carried))
