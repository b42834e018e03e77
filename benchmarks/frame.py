"""The frame of the measures: where their rows lie, how figures are printed, and the floors that they are held to."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Figures = Mapping[str, float]
    Measure = Callable[..., Figures]
    """Reads rows with geomap and says how well; with ``errors`` it prints what went wrong."""

HERE = Path(__file__).resolve().parent


def rows(name: str) -> dict[str, Any]:
    """The rows of a measure, as its TOML file beside the scripts holds them."""
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def floors(name: str) -> dict[str, float]:
    """The floors of a measure; none where it has no table."""
    return dict(rows("floors").get(name, {}))


def options(about: str | None) -> argparse.ArgumentParser:
    """The command line that all measures have."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="print what went wrong")
    return parser


def run(name: str, measure: Measure, *, about: str | None) -> None:
    """Measure, print every figure beside its floor, and exit with 1 below one."""
    asked = options(about).parse_args()
    sys.exit(hold(measure(errors=asked.errors), floors(name)))


def run_on_corpus(measure: Measure, *, about: str | None, corpus: str, name: str = "") -> None:
    """The same for a measure whose rows lie at a path outside the repository."""
    parser = options(about)
    parser.add_argument("corpus", type=Path, help=corpus)
    asked = parser.parse_args()
    sys.exit(hold(measure(asked.corpus.resolve(), errors=asked.errors), floors(name)))


def hold(figures: Figures, least: Mapping[str, float]) -> bool:
    """Print figures beside their floors; whether one is below. A floor without a figure is a mistake in the table."""
    missing = least.keys() - figures.keys()
    if missing:
        raise KeyError(f"floors.toml has floors that nothing measures: {', '.join(sorted(missing))}")
    for name, figure in figures.items():
        floor = least.get(name)
        shown = "" if floor is None else f"   floor {floor:.3f}{'   BELOW' if figure < floor else ''}"
        print(f"{name:32} {figure:.3f}{shown}")
    return any(figures[name] < floor for name, floor in least.items())


def f1(right: int, found: int, wanted: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / (found + wanted)


def geomap(output: Path, *words: str | Path) -> Path:
    """Run a command of geomap into a file of JSON Lines."""
    command = [sys.executable, "-m", "geomap", *map(str, words), "--format", "jsonl"]
    with output.open("w", encoding="utf-8") as file:
        subprocess.run(command, stdout=file, stderr=subprocess.DEVNULL, check=True)
    return output


def read_lines(file: Path) -> list[dict[str, Any]]:
    """The rows of a file of JSON Lines."""
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def write_lines(file: Path, records: list[dict[str, Any]]) -> Path:
    """Write rows as JSON Lines."""
    file.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return file
