"""Places a second beside two peers from PyPI, flashgeotext and geotext, in one run: articles/s, memory, first result.

``python places_speed.py ARTICLES.jsonl`` reads the ``text`` of every line, cut to 2,000 characters. A peer that is not
installed is skipped with a message. The peers find names only: no resolution among namesakes, no roles. The seconds of
all programs are of processor time, measured in turns of one program after the other, so that what else the machine
does meets all alike. The whole command is measured too, by the clock: a cold start, and ``--jobs``.
"""

from __future__ import annotations

import argparse
import importlib
import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from geomap import find_places
from geomap.model import Article

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LENGTH = 2000
ROUNDS = 3
PART = 20
# Linux gives the memory of processes in kilobytes.
KILOBYTES = 1024


def main() -> None:
    """Print one row a program."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path, help="a file of JSON Lines")
    parser.add_argument("--most", type=int, default=500, help="how many articles to read")
    words = parser.parse_args()
    texts = read_texts(words.articles, most=words.most)
    finders: dict[str, Callable[[str], object]] = {"geomap": lambda text: find_places(Article(id="", text=text))}
    for name, make in (("flashgeotext", _flashgeotext), ("geotext", _geotext)):
        try:
            finders[name] = make()
        except ImportError:
            print(f"{name:13} skipped: not installed (pip install {name})")
    speeds = measure(finders, texts)
    for name, speed in speeds.items():
        print(f"{name:13} {speed:7.0f} articles/s   geomap takes {speed / speeds['geomap']:.1f} times as long")
    tell_command(texts)


def tell_command(texts: list[str]) -> None:
    """Print how long the command takes from a cold start, with one process and with one a core, and its memory."""
    with TemporaryDirectory() as folder:
        one, many = Path(folder) / "one.jsonl", Path(folder) / "many.jsonl"
        one.write_text(json.dumps({"id": "1", "text": texts[0]}), encoding="utf-8")
        rows = (json.dumps({"id": str(number), "text": text}) for number, text in enumerate(texts * ROUNDS))
        many.write_text("\n".join(rows), encoding="utf-8")
        print(f"first result  {min(run_command(one) for _ in range(ROUNDS)):7.2f} s from a cold start")
        for jobs in ("1", "0"):
            seconds = run_command(many, "--jobs", jobs)
            print(f"--jobs {jobs}      {len(texts) * ROUNDS / seconds:7.0f} articles/s, start and output included")
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / KILOBYTES
    print(f"memory        {memory:7.0f} MB resident at most, each process")


def run_command(path: Path, *words: str) -> float:
    """Run ``geomap places`` and give its seconds by the clock."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "geomap", "places", str(path), "--format", "jsonl", *words]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def read_texts(path: Path, *, most: int) -> list[str]:
    """The first texts that are long enough, cut to one length."""
    texts: list[str] = []
    with path.open(encoding="utf-8") as file:
        for row in file:
            text = json.loads(row)["text"]
            if len(text) >= LENGTH:
                texts.append(text[:LENGTH])
            if len(texts) == most:
                break
    return texts


def measure(finders: Mapping[str, Callable[[str], object]], texts: list[str]) -> dict[str, float]:
    """Articles a second of processor time on one core: of each part of the texts the best of some rounds."""
    parts = [texts[first : first + PART] for first in range(0, len(texts), PART)]
    best = {name: [float("inf")] * len(parts) for name in finders}
    for _ in range(ROUNDS + 1):
        for number, part in enumerate(parts):
            for name, find in finders.items():
                start = time.process_time()
                for text in part:
                    find(text)
                best[name][number] = min(best[name][number], time.process_time() - start)
    return {name: len(texts) / sum(seconds) for name, seconds in best.items()}


def _flashgeotext() -> Callable[[str], object]:
    module = importlib.import_module("flashgeotext.geotext")
    finder = module.GeoText()
    return lambda text: finder.extract(input_text=text)


def _geotext() -> Callable[[str], object]:
    module = importlib.import_module("geotext")
    return lambda text: module.GeoText(text).cities


if __name__ == "__main__":
    main()
