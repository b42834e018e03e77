"""How long it takes to lay reports over each other, and the memory: at several sizes, to show the growth.

    python benchmarks/layering.py [REPORTS ...]

The reports are invented: events at towns of a few countries over a year, each told by one to six articles in words of
their own, with places told coarser now and then and tolls that rise. Each size runs in a process of its own.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.layering import layer
from geomap.model import (
    Article,
    EventType,
    GeoPrecision,
    Kind,
    Location,
    Place,
    Report,
    Span,
    TimePrecision,
    Toll,
    When,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZES = (12_500, 25_000, 50_000, 100_000)
FIRST = date(2020, 1, 1)
KINDS = (
    (EventType.BATTLES, "Armed clash"),
    (EventType.EXPLOSIONS, "Air/drone strike"),
    (EventType.EXPLOSIONS, "Shelling/artillery/missile attack"),
    (EventType.VIOLENCE_AGAINST_CIVILIANS, "Attack"),
    (EventType.PROTESTS, "Peaceful protest"),
)


def _towns(chance: random.Random) -> list[Place]:
    """Towns crowded into six countries, as the places of a war are, and a region round each country's middle."""
    return [
        Place(
            id=f"own:{number}",
            name=_word(chance).title(),
            latitude=10 + 5 * (number % 6) + chance.uniform(-2, 2),
            longitude=20 + 8 * (number % 6) + chance.uniform(-3, 3),
            kind=Kind.SETTLEMENT,
            country_code=f"X{number % 6}",
        )
        for number in range(1500)
    ]


def _word(chance: random.Random) -> str:
    return "".join(chance.choice("bdfgklmnprstv") + chance.choice("aeiou") for _ in range(3))


def make_reports(count: int, *, seed: int = 1) -> Iterator[Report]:
    """Invented reports, the same ones for the same count and seed."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    towns, words = _towns(chance), [_word(chance) for _ in range(4000)]
    made = 0
    while made < count:
        # Few towns are told of most
        town = towns[min(int(chance.expovariate(1 / 150)), len(towns) - 1)]
        day, kind = FIRST + timedelta(days=chance.randrange(365)), chance.choice(KINDS)
        theme, dead = chance.sample(words, 6), chance.choice((0, 0, 1, 2, 3, 5, 8, 14))
        for _ in range(min(chance.randint(1, 6), count - made)):
            told = " ".join([*chance.sample(theme, 4), *chance.sample(words, 8)])
            text = f"In {town.name} {told}."
            article = Article(
                f"a{made}", text, published=day + timedelta(days=chance.randrange(3)), source=f"p{made % 40}"
            )
            yield _report(article, town, day, kind, dead + (chance.random() < 0.2), chance)
            made += 1


def _report(
    article: Article, town: Place, day: date, kind: tuple[EventType, str], dead: int, chance: random.Random
) -> Report:
    precision = chance.choices(list(GeoPrecision)[:3], (8, 2, 1))[0]
    is_vague = chance.random() < 0.1
    when = When(day, day + timedelta(days=6), TimePrecision.WEEK) if is_vague else When(day, day)
    return Report(
        article=article,
        spans=(Span(0, len(article.text)),),
        event_type=kind[0],
        sub_event_type=kind[1],
        when=when,
        location=Location(town, precision),
        deaths=Toll(dead, dead, dead) if dead else None,
    )


def _measure(count: int) -> None:
    reports = list(make_reports(count))
    before = time.process_time()
    incidents = layer(reports)
    seconds = time.process_time() - before
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{count:>9,} reports  {len(incidents):>9,} incidents  {seconds:7.1f} s  {megabytes:7.0f} MB at most")


def main(arguments: list[str]) -> None:
    """Measure each size in a process of its own, so that the memory of one is not counted for the next."""
    if arguments[:1] == ["--one"]:
        _measure(int(arguments[1]))
        return
    for count in map(int, arguments or map(str, SIZES)):
        subprocess.run([sys.executable, str(Path(__file__)), "--one", str(count)], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
