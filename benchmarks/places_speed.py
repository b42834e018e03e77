"""Places a second beside two peers from PyPI, flashgeotext and geotext, in one run: articles/s and ratios.

``python places_speed.py ARTICLES.jsonl`` reads the ``text`` of every line, cut to 2,000 characters. A peer that is not
installed is skipped with a message. The peers find names only: no resolution among namesakes, no roles.
"""

from __future__ import annotations

import argparse
import importlib
import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

from geomap import find_places
from geomap.model import Article

if TYPE_CHECKING:
    from collections.abc import Callable

LENGTH = 2000
ROUNDS = 3


def main() -> None:
    """Print one row a program."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path, help="a file of JSON Lines")
    parser.add_argument("--most", type=int, default=500, help="how many articles to read")
    words = parser.parse_args()
    texts = read_texts(words.articles, most=words.most)
    ours = measure(lambda text: find_places(Article(id="", text=text)), texts)
    print(f"geomap        {ours:7.0f} articles/s")
    for name, make in (("flashgeotext", _flashgeotext), ("geotext", _geotext)):
        try:
            peer = make()
        except ImportError:
            print(f"{name:13} skipped: not installed (pip install {name})")
            continue
        theirs = measure(peer, texts)
        print(f"{name:13} {theirs:7.0f} articles/s   geomap takes {theirs / ours:.1f} times as long")


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


def measure(find: Callable[[str], object], texts: list[str]) -> float:
    """Articles a second of processor time on one core, the best of some rounds."""
    find(texts[0])
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        for text in texts:
            find(text)
        best = min(best, time.process_time() - start)
    return len(texts) / best


def _flashgeotext() -> Callable[[str], object]:
    module = importlib.import_module("flashgeotext.geotext")
    finder = module.GeoText()
    return lambda text: finder.extract(input_text=text)


def _geotext() -> Callable[[str], object]:
    module = importlib.import_module("geotext")
    return lambda text: module.GeoText(text).cities


if __name__ == "__main__":
    main()
