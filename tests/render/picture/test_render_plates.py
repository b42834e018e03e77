from __future__ import annotations

import re
from dataclasses import replace

import map_samples

from geomap.model import GeoPrecision, Incident, Kind, Location, Place
from geomap.render.picture.composition import draw_picture


def crowd(count: int) -> tuple[Incident, ...]:
    """So many regions beside each other, each with one incident, that their names cannot all stand."""
    places = [
        Place(f"own:{n}", f"Quarter {n} of the Marsh", 46.0 + n % 12 / 50, 20.0 + n // 12 / 50, Kind.REGION, "XA")
        for n in range(count)
    ]
    return tuple(
        replace(map_samples.shelling(), id=place.id, location=Location(place, GeoPrecision.REGION)) for place in places
    )


def test_plates_without_room_are_counted_together() -> None:
    """On paper no plate covers another, and the counts and names add up to all of them."""
    drawn = draw_picture(map_samples.sheet(incidents=crowd(60), towns=()), format="svg").decode()
    written = re.findall(r"<!-- (.*?) -->", drawn)
    plates = written[2 : written.index("Explosions/Remote violence")]
    named = [at for at, word in enumerate(plates) if word.startswith("Quarter")]
    # A name has the number of its one incident behind it; what else is there are counts.
    counts = [int(word) for at, word in enumerate(plates) if at not in named and at - 1 not in named]
    assert len(named) + sum(counts) == 60
    assert len(counts) < 10
