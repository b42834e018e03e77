"""Measure ``geomap gazetteer build`` on invented rows in GeoNames' format: seconds, seconds a million, peak memory.

    python benchmarks/gazetteer_build.py ROWS [--folder DIR] [--keep]

The mix is that of allCountries.txt: of a hundred rows 40 towns, 20 waters, 18 buildings, 13 heights, 5 divisions, 4 of
classes that are not used; a third have alternate names, some in other scripts; many names are shared, few very often.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from geomap.places.gazetteer.build.user import build_user_gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.places.gazetteer.sources.row_counts import Progress

_CLASSES = (("P", "PPL", 40), ("H", "STM", 20), ("S", "SCH", 18), ("T", "HLL", 13), ("A", "ADM3", 5), ("R", "RD", 4))
_SYLLABLES = "ba be bo da do ga gu ha ka kha ki la li ma mi mo na no pa ra ri ro sa sha su ta ti va vo ya za zu".split()  # noqa: SIM905 - a list by eye
_SCRIPTS = ("абвгдезиклмнопрст", "ابتثجحخدذرزسشصض", "あいうえおかきくけこさしす", "հայկնմրստու", "çğışöüāéñ")
_COUNTRIES = tuple("AZ AM GE TR IR IQ SY UA RU US CN IN ID BR MX NG ET CD SD ML".split())  # noqa: SIM905 - the same
_NAMES = 3_000_000
_BLOCK = 20_000


def invented_rows(count: int, *, seed: int = 5) -> Iterator[str]:
    """Give rows of a dump, the same for the same seed."""
    numbers = random.Random(seed)  # noqa: S311 - any mix will do
    weights = list(accumulate(weight for *_, weight in _CLASSES))
    for start in range(0, count, _BLOCK):
        size = min(_BLOCK, count - start)
        kinds = numbers.choices(_CLASSES, cum_weights=weights, k=size)
        for offset, (feature_class, code, _) in enumerate(kinds):
            yield _row(numbers, start + offset + 1, feature_class, code)


def _row(numbers: random.Random, number: int, feature_class: str, code: str) -> str:
    # The square of an even chance: the first names are given to hundreds of thousands, the last ones to one.
    name = _name(int(numbers.random() ** 2 * _NAMES))
    others = ",".join(_others(numbers, name)) if numbers.random() < 1 / 3 else ""
    latitude, longitude = numbers.uniform(-60, 75), numbers.uniform(-180, 180)
    people = int(10 ** numbers.uniform(0, 6)) if feature_class == "P" and number % 4 == 0 else 0
    country = _COUNTRIES[number % len(_COUNTRIES)]
    return (
        f"{number}\t{name}\t{name}\t{others}\t{latitude:.5f}\t{longitude:.5f}\t{feature_class}\t{code}\t{country}\t\t"
        f"{number % 30:02}\t\t\t\t{people}\t\t{number % 900}\tAsia/Baku\t2024-01-01\n"
    )


def _name(number: int) -> str:
    """Spell a number in syllables."""
    parts = []
    while True:
        number, rest = divmod(number, len(_SYLLABLES))
        parts.append(_SYLLABLES[rest])
        if not number:
            return "".join(parts).capitalize() + ("nagar" if len(parts) < 3 else "")


def _others(numbers: random.Random, name: str) -> Iterator[str]:
    for _ in range(numbers.randrange(1, 5)):
        if numbers.random() < 0.6:
            yield f"{name}{numbers.choice(_SYLLABLES)}"
        else:
            yield "".join(numbers.choices(numbers.choice(_SCRIPTS), k=7))


def measure(rows: int, folder: Path) -> None:
    """Write a dump, build it and print what that took."""
    dump, began = folder / "rows.txt", time.perf_counter()
    with dump.open("w", encoding="utf-8") as file:
        file.writelines(invented_rows(rows))
    print(
        f"{rows:,} rows, {dump.stat().st_size / 1e6:,.0f} MB, made in {time.perf_counter() - began:.0f} s", flush=True
    )
    steps: list[tuple[str, float]] = []
    began, worked = time.perf_counter(), time.process_time()
    report = build_user_gazetteer([dump], folder / "rows.gazetteer", on_progress=lambda p: _note(steps, p, began))
    seconds, worked = time.perf_counter() - began, time.process_time() - worked
    for step, after in steps:
        print(f"  {step} from second {after:.0f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{seconds:.0f} s ({worked:.0f} s of one core), {seconds / rows * 1e6:.1f} s a million rows, peak {peak:.0f} MB"
    )
    print(f"{report.places:,} places, {report.names:,} names, {report.size_bytes / 1e6:,.0f} MB")


def _note(steps: list[tuple[str, float]], progress: Progress, began: float) -> None:
    if not steps or steps[-1][0] != progress.step:
        steps.append((progress.step, time.perf_counter() - began))


def main() -> int:
    """Run the measurement."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", type=int)
    parser.add_argument("--folder", type=Path, help="where to write, by default a folder that goes again")
    arguments = parser.parse_args()
    if arguments.folder:
        measure(arguments.rows, arguments.folder)
    else:
        with TemporaryDirectory() as folder:
            measure(arguments.rows, Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
