"""Incidents and areas → the map sheet: its ground, its control areas, its margins."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from geomap import __version__, data
from geomap.areas import base_map, default_areas, disputed_ground
from geomap.errors import counted
from geomap.layers import join, outlines
from geomap.model import AreaKind, Flag
from geomap.places import Gazetteer
from geomap.render.payload import first_view, ground_box
from geomap.render.sheet import DISCLAIMER, Credit, MapSheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geomap.areas import Areas
    from geomap.model import Article, Incident
    from geomap.render.folium_map import IncidentMap

WORLD = (-180.0, -60.0, 180.0, 80.0)
"""What a map without a single placed incident shows."""
VIEWPOINT = "areas by ISO country codes, lines de facto as mapped by Natural Earth; disputed lines are drawn as such"
MOST_TOWNS = 40
COARSEST = 2
"""The level of detail of the rest of the world, which only shows when one zooms out."""
_BOUNDARIES = tuple(kind for kind in AreaKind if kind is not AreaKind.CONTROL)
_OFF_THE_MAP = frozenset({Flag.BACKGROUND, Flag.HYPOTHETICAL})
_OPENSTREETMAP = ("nominatim:", "photon:")
"""How the ids of places begin that these services found; both answer from OpenStreetMap."""
TOWNS_UP_TO = 40.0
"""Degrees of width beyond which a map is of countries, not of towns."""


def draw(incidents: Iterable[Incident], *, areas: Areas | None = None, title: str = "") -> IncidentMap:
    """A ``folium.Map`` of incidents on their ground, to ``save``, to show in a notebook or to add to.

    ``areas`` are what the incidents lie in, the built-in ones where none are given.

    Raises:
        MissingBuildError: the package was put on the path without being built.
    """
    from geomap.render.folium_map import IncidentMap  # noqa: PLC0415 - folium takes longer than a map

    ground = default_areas() if areas is None else areas
    return IncidentMap(compose_sheet(join(incidents, ground), areas=ground, title=title))


def compose_sheet(
    incidents: tuple[Incident, ...],
    *,
    areas: Areas,
    articles: tuple[Article, ...] = (),
    title: str = "",
    notes: tuple[str, ...] = (),
    disclaimer: str = "",
) -> MapSheet:
    """Everything that the page of these incidents shows; our own neutral disclaimer where none is given."""
    bare = MapSheet(
        title=title or title_of(incidents),
        incidents=incidents,
        articles=tuple(sorted(articles or _articles_of(incidents), key=_by_day)),
        outlines=outlines(incidents, areas),
        viewpoint=VIEWPOINT,
        disclaimer=disclaimer or DISCLAIMER,
        generator=f"geomap {__version__}",
        notes=notes,
    )
    west, south, east, north = first_view(bare) or WORLD
    bounds = (west, south, east, north)
    control = tuple(areas.of_kind(AreaKind.CONTROL).touching(bounds))
    own = tuple(areas.of_kind(*_BOUNDARIES).without(default_areas()).touching(bounds))
    box = ground_box(bounds)
    return replace(
        bare,
        areas=(*base_map(box), *own, *control),
        disputed=tuple(disputed_ground(box)),
        backdrop=tuple(default_areas(level=COARSEST).of_kind(AreaKind.COUNTRY)),
        towns=Gazetteer.default().towns_in(bounds, most=MOST_TOWNS) if east - west <= TOWNS_UP_TO else (),
        credits=tuple(_credits(_carried(incidents, has_control=bool(control)))),
    )


def title_of(incidents: Iterable[Incident]) -> str:
    """A title from where the incidents are: one or two places by name, more by their countries."""
    shown = [incident.location for incident in incidents if not incident.flags & _OFF_THE_MAP]
    places = Counter(location.label for location in shown if location)
    if not places:
        return "Incidents"
    if len(places) <= 2:
        return f"Incidents in {' and '.join(_most(places, 2))}"
    countries = Counter(location.place.country_code for location in shown if location)
    named = [country.name for code in _most(countries, 2) if (country := Gazetteer.default().country(code))]
    more = len(countries) - len(named)
    if not named or not more:
        return f"Incidents in {' and '.join(named) or counted(len(places), 'place')}"
    return f"Incidents in {', '.join(named)} and {more} more {'countries' if more > 1 else 'country'}"


def _most(counts: Counter[str], number: int) -> list[str]:
    """The most frequent keys; equal ones by their letters, so that a title never flips."""
    return [key for key, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:number]]


def _by_day(article: Article) -> tuple[bool, str, str, str]:
    """As they were published, undated ones last, so that the order of the input does not show."""
    day = article.published.isoformat() if article.published else ""
    return not day, day, article.source.casefold(), article.id


def _articles_of(incidents: Iterable[Incident]) -> tuple[Article, ...]:
    reports = (report for incident in incidents for report in incident.reports)
    return tuple({report.article.id: report.article for report in reports}.values())


def _carried(incidents: Iterable[Incident], *, has_control: bool) -> frozenset[str]:
    """What beside our own data the map shows, in the words of credits.toml."""
    places = (incident.location.place.id for incident in incidents if incident.location)
    asked = any(place.startswith(_OPENSTREETMAP) for place in places)
    return frozenset({"always", *(["control"] if has_control else []), *(["openstreetmap"] if asked else [])})


def _credits(carried: frozenset[str]) -> Iterator[Credit]:
    for row in _credit_rows():
        if row["when"] in carried:
            yield Credit(row["name"], row["licence"], row["url"])


@cache
def _credit_rows() -> tuple[dict[str, str], ...]:
    return tuple(tomllib.loads(data.fact_file("credits.toml").read_text(encoding="utf-8"))["credit"])
