"""Incidents and areas → the map sheet: its ground, its control areas, its margins."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from geomap import data
from geomap.areas import base_map, default_areas, disputed_ground
from geomap.layers import join, outlines
from geomap.model import AreaKind, Flag
from geomap.places import Gazetteer
from geomap.render.sheet.extent import first_view, ground_box, reach
from geomap.render.sheet.map_sheet import Credit, MapSheet
from geomap.render.sheet.tiles import find_tiles
from geomap.render.words.language import ENGLISH, language_of
from geomap.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from shapely.geometry.base import BaseGeometry

    from geomap.areas import Areas
    from geomap.model import Area, Article, Incident
    from geomap.render.folium_map import IncidentMap
    from geomap.render.words.language import Language

WORLD = (-180.0, -60.0, 180.0, 80.0)
"""What a map without a single placed incident shows."""
MOST_TOWNS = 40
"""Names of towns that give a map its bearings without covering it."""
_LONGEST_NAME = 60
"""Characters: a title of a layer is one line."""
NOTHING_DRAWN: Mapping[str, BaseGeometry] = MappingProxyType({})
COARSEST = 2
"""The level of detail of the rest of the world, which only shows when one zooms out."""
_BOUNDARIES = tuple(kind for kind in AreaKind if kind is not AreaKind.CONTROL)
_OFF_THE_MAP = frozenset({Flag.BACKGROUND, Flag.HYPOTHETICAL})
_OPENSTREETMAP = ("nominatim:", "photon:")
"""How the ids of places begin that these services found; both answer from OpenStreetMap."""
TOWNS_UP_TO = 40.0
"""Degrees of width beyond which a map is of countries, not of towns."""


def draw(incidents: Iterable[Incident], *, areas: Areas | None = None, title: str = "", tiles: str = "") -> IncidentMap:
    """A ``folium.Map`` of incidents on their ground, to ``save``, to show in a notebook or to add to.

    ``areas`` are what the incidents lie in, the built-in ones where none are given. ``tiles`` is a background map by
    its name at xyzservices, for which the page asks the network.

    Raises:
        UsageError: there are no such tiles, or a page cannot show them.
        MissingBuildError: the package was put on the path without being built.
    """
    from geomap.render.folium_map import IncidentMap  # noqa: PLC0415 - folium takes longer than a map

    ground = default_areas() if areas is None else areas
    return IncidentMap(compose_sheet(join(incidents, ground), areas=ground, title=title, tiles=tiles))


def compose_sheet(  # noqa: PLR0913  a sheet has that many parts
    incidents: tuple[Incident, ...],
    *,
    areas: Areas,
    articles: tuple[Article, ...] = (),
    drawn: Mapping[str, BaseGeometry] = NOTHING_DRAWN,
    title: str = "",
    notes: tuple[str, ...] = (),
    disclaimer: str = "",
    language: str = "en",
    tiles: str = "",
) -> MapSheet:
    """Everything that the page of these incidents shows; our own neutral disclaimer where none is given.

    ``drawn`` are areas of the user's own, by ``Place.id``. ``language`` is a BCP 47 tag: that of the page's own words.
    ``tiles`` is a background map by its name at xyzservices.

    Raises:
        UsageError: there are no such tiles, or a page cannot show them.
    """
    words = language_of(language)
    bare = MapSheet(
        title=title or title_of(incidents, language=words),
        incidents=incidents,
        articles=tuple(sorted(articles or _articles_of(incidents), key=_by_day)),
        outlines=_needed(drawn, incidents) | outlines(incidents, areas),
        viewpoint=words.word("viewpointDefault"),
        disclaimer=disclaimer or words.word("disclaimer"),
        language=language,
        generator=f"geomap {__version__}",
        notes=notes,
        tiles=find_tiles(tiles) if tiles else None,
    )
    west, south, east, north = first_view(bare) or WORLD
    bounds = (west, south, east, north)
    box = ground_box(bounds)
    ground = base_map(box)
    near = areas.touching(bounds)
    theirs = near.without(default_areas())
    control = _told_ground(near.of_kind(AreaKind.CONTROL), theirs=theirs, sheet=bare)
    own = tuple(theirs.of_kind(*_BOUNDARIES))
    ours = (*ground, *control.without(theirs))
    return replace(
        bare,
        areas=(*ground, *own, *control),
        disputed=tuple(disputed_ground(box)),
        backdrop=tuple(default_areas(level=COARSEST).of_kind(AreaKind.COUNTRY)),
        towns=Gazetteer.default().towns_in(bounds, most=MOST_TOWNS) if east - west <= TOWNS_UP_TO else (),
        credits=(*_credits(_carried(incidents, areas=ours)), *_own_credits(theirs)),
    )


def _told_ground(control: Areas, *, theirs: Areas, sheet: MapSheet) -> Areas:
    """The control areas to show: the user's, and ours only where something happened near them.

    On a map of two continents ours would only fill the legend.
    """
    ours = control.without(theirs)
    boxes = [area.geometry.bounds for area in ours]
    placed = (incident for incident in sheet.incidents if incident.location)
    if any(_meet(reach(incident, sheet), box) for incident in placed for box in boxes):
        return control
    return control.without(ours)


def _meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _needed(drawn: Mapping[str, BaseGeometry], incidents: Iterable[Incident]) -> dict[str, BaseGeometry]:
    """The drawn areas that incidents still stand on: corrections may have moved some."""
    ids = {incident.location.place.id for incident in incidents if incident.location and incident.location.is_area}
    return {place: area for place, area in drawn.items() if place in ids}


def title_of(incidents: Iterable[Incident], *, language: Language = ENGLISH) -> str:
    """A title from where the incidents are: one or two places by name, more by their countries."""
    shown = [incident.location for incident in incidents if not incident.flags & _OFF_THE_MAP]
    places = Counter(location.label for location in shown if location)
    if not places:
        return language.word("titleBare")
    if len(places) <= 2:
        return language.word("titleOf", places=_listed([_cut(name) for name in _most(places, 2)], language))
    countries = Counter(location.place.country_code for location in shown if location and location.place.country_code)
    # One more country is named as soon as counted.
    known = [
        country
        for code in _most(countries, 3 if len(countries) == 3 else 2)
        if (country := Gazetteer.default().country(code))
    ]
    named = [language.country(country.country_code, country.name) for country in known]
    more = len(countries) - len(named)
    if not named or not more:
        return language.word("titleOf", places=_listed(named, language) or language.count("placeCount", len(places)))
    return language.word("titleOf", places=language.count("moreCountries", more, named=", ".join(named)))


def _listed(names: list[str], language: Language) -> str:
    *others, last = names or [""]
    return language.word("and", one=", ".join(others), other=last) if others else last


def _cut(name: str) -> str:
    """A name as long as a title bears."""
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip()}…"


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


def _carried(incidents: Iterable[Incident], *, areas: Iterable[Area]) -> frozenset[str]:
    """What the map shows of ours beside what every map does, in the words of credits.toml."""
    places = (incident.location.place.id for incident in incidents if incident.location)
    asked = any(place.startswith(_OPENSTREETMAP) for place in places)
    kinds = {str(area.kind) for area in areas}
    return frozenset({"always", *kinds, *(["openstreetmap"] if asked else [])})


def _own_credits(areas: Areas) -> Iterator[Credit]:
    """The sources of the user's own areas, as their files name them."""
    for what, kinds in (("Boundaries", _BOUNDARIES), ("Control areas", (AreaKind.CONTROL,))):
        sources = dict.fromkeys(area.source for area in areas.of_kind(*kinds))
        if sources:
            yield Credit(f"{what} of the map's author: {'; '.join(filter(None, sources)) or 'source not named'}")


def _credits(carried: frozenset[str]) -> Iterator[Credit]:
    for row in _credit_rows():
        if row["when"] in carried:
            yield Credit(row["name"], row["licence"], row["url"])


@cache
def _credit_rows() -> tuple[dict[str, str], ...]:
    return tuple(tomllib.loads(data.fact_file("credits.toml").read_text(encoding="utf-8"))["credit"])
