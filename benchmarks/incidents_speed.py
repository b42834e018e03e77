"""Articles a second for places and for incidents, on one core: ``python incidents_speed.py ARTICLES.jsonl[.gz]``.

Reads the ``text`` of every line that is long enough and cuts it to 2,000 characters. The seconds are of processor time,
the best of several rounds taken in turns, so that what else the machine does counts little.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap import find_incidents, find_places
from geomap.model import Article

if TYPE_CHECKING:
    from collections.abc import Callable

LENGTH = 2000


def main() -> None:
    """Print one row for places, one for incidents and one for both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path, help="a file of JSON Lines, packed with gzip or not")
    parser.add_argument("--most", type=int, default=150, help="how many articles to read")
    parser.add_argument("--rounds", type=int, default=5, help="how many times to read them")
    words = parser.parse_args()
    articles = read_articles(words.articles, most=words.most)
    named = [(article, find_places(article)) for article in articles]
    places, incidents = [], []
    for _ in range(words.rounds):
        places.append(seconds(lambda: [find_places(article) for article in articles]))
        incidents.append(seconds(lambda: [find_incidents(article, found) for article, found in named]))
    best = {"places": min(places), "incidents": min(incidents), "both": min(places) + min(incidents)}
    for name, took in best.items():
        print(f"{name:10} {len(articles) / took:6.0f} articles/s")


def read_articles(path: Path, *, most: int) -> list[Article]:
    """The first articles of a file that are as long as they are cut."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    rows = [json.loads(line) for line in text.split("\n") if line.strip()]
    long = [row for row in rows if len(row["text"]) >= LENGTH]
    return [_article(number, row) for number, row in enumerate(long[:most])]


def _article(number: int, row: dict[str, Any]) -> Article:
    told = str(row.get("published") or "")[:10]
    return Article(id=str(number), text=row["text"][:LENGTH], published=date.fromisoformat(told) if told else None)


def seconds(work: Callable[[], object]) -> float:
    """How many seconds of processor time some work takes."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


if __name__ == "__main__":
    main()
