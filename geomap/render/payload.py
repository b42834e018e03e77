"""The page's data: the sheet, its shapes and its incidents as one JSON value for the client."""

from __future__ import annotations

import json
import math
from functools import cache
from typing import TYPE_CHECKING, Any

from geomap import data
from geomap.links import web_link
from geomap.model import AreaKind
from geomap.render import columns
from geomap.render.cited import cite
from geomap.render.columns import Columns, day_number
from geomap.render.control import control
from geomap.render.ground import ground
from geomap.render.language import language_of
from geomap.render.order import in_order
from geomap.render.shapes import COARSE, FINE, encode_polygons, label_point

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.model import Incident, Place
    from geomap.render.sheet import MapSheet

VERSION = 2
MOST_CITED = 8
"""Articles and publishers that the margin names; the others are counted."""
KM_IN_DEGREE = 111.2
_ALONE_DEGREES = 0.35
"""How far the first view reaches around a single point."""
_WIDEST, _HIGHEST = 2.0, 1.5
"""The proportions of screens: width by height, and height by width."""


def payload(sheet: MapSheet) -> dict[str, Any]:
    """Everything that the client needs to draw the sheet."""
    outlines, language = _outlines(sheet), language_of(sheet.language)
    has_control = any(area.kind is AreaKind.CONTROL for area in sheet.areas)
    table = Columns(outlined=outlines, has_control=has_control)
    for article in sheet.articles:
        table.add_article(article)
    for incident in in_order(sheet.incidents):
        table.add(incident)
    return {
        "version": VERSION,
        "sheet": _margins(sheet),
        "interface": language.words,
        "symbols": symbols(),
        "codes": _codes(),
        "view": first_view(sheet),
        "ground": ground(sheet.areas, disputed=sheet.disputed, backdrop=sheet.backdrop, language=language),
        **control(sheet.areas),
        **({"sides": list(sheet.sides)} if sheet.sides else {}),
        "outlines": outlines,
        "towns": [_town(town) for town in sheet.towns],
        **_tiles(sheet),
        "corrections": _corrections(in_order(sheet.incidents)),
        "layering": _layering(in_order(sheet.incidents)),
        **table.tables(),
    }


def _corrections(incidents: Sequence[Incident]) -> dict[int, list[list[Any]]]:
    """What analysts changed, by the number of the incident: few have any, so that it is no column."""
    return {
        number: [[one.change, one.author, day_number(one.day), one.reason] for one in incident.corrections]
        for number, incident in enumerate(incidents)
        if incident.corrections
    }


def _layering(incidents: Sequence[Incident]) -> dict[int, list[Any]]:
    """How many publishers and independent sources tell an incident, and which others are possibly the same."""
    numbers = {incident.id: number for number, incident in enumerate(incidents)}
    return {
        number: [
            incident.publishers,
            incident.independent_sources,
            [numbers[id_] for id_ in incident.possibly_same if id_ in numbers],
        ]
        for number, incident in enumerate(incidents)
        if incident.publishers > 1 or incident.possibly_same
    }


@cache
def symbols() -> dict[str, Any]:
    """Shapes and hues of the event types, from ``data/symbols.json``."""
    facts: dict[str, Any] = json.loads(data.fact_file("symbols.json").read_text(encoding="utf-8"))
    return {"box": facts["box"], "types": facts["types"]}


def first_view(sheet: MapSheet) -> list[float] | None:
    """West, south, east and north of what the map opens on; None where nothing is placed."""
    shown = [incident for incident in sheet.incidents if incident.location and not incident.is_background]
    shown = shown or [incident for incident in sheet.incidents if incident.location]
    boxes = [reach(incident, sheet) for incident in shown]
    if not boxes:
        return None
    west, south = (min(box[side] for box in boxes) for side in (0, 1))
    east, north = (max(box[side] for box in boxes) for side in (2, 3))
    return [round(side, 4) for side in (west, south, east, north)]


def ground_box(view: Sequence[float]) -> tuple[float, float, float, float]:
    """West, south, east and north of the ground that a view needs, whatever the shape of the screen it is opened on.

    Screens are up to twice as wide as high, phones half as high again as wide.
    """
    west, south, east, north = view
    middle_x, middle_y = (west + east) / 2, (south + north) / 2
    # A degree of longitude is shorter than one of latitude; Mercator keeps their proportion.
    shrink = max(math.cos(math.radians(middle_y)), 0.2)
    wide, high = (east - west) * shrink, north - south
    across, up = max(wide, high * _WIDEST) / shrink / 2, max(high, wide * _HIGHEST) / 2
    return (
        max(middle_x - across, -180.0),
        max(middle_y - up, -89.0),
        min(middle_x + across, 180.0),
        min(middle_y + up, 89.0),
    )


def reach(incident: Incident, sheet: MapSheet) -> tuple[float, ...]:
    """West, south, east and north of where an incident with a place may have been."""
    location = incident.location
    assert location is not None  # noqa: S101  (callers have asked)
    place = location.place
    outline = sheet.outlines.get(place.id)
    if outline is not None and location.is_area:
        return tuple(outline.bounds)
    # Where the radius is unknown, a bare point still wants ground around it.
    tall = max(place.radius_km / KM_IN_DEGREE, _ALONE_DEGREES)
    wide = tall / max(math.cos(math.radians(place.latitude)), 0.1)
    return place.longitude - wide, place.latitude - tall, place.longitude + wide, place.latitude + tall


def _margins(sheet: MapSheet) -> dict[str, Any]:
    credits_ = [[one.name, one.licence, web_link(one.url), one.as_of] for one in sheet.credits]
    return {
        "title": sheet.title,
        "period": sheet.period,
        "viewpoint": sheet.viewpoint,
        "disclaimer": sheet.disclaimer,
        "notes": list(sheet.notes),
        "credits": credits_,
        **_cited(sheet),
        "language": sheet.language,
        "generator": sheet.generator,
    }


def _cited(sheet: MapSheet) -> dict[str, Any]:
    """The numbers of the first articles that the margin names, the first publishers, and how many there are."""
    articles, publishers = cite(sheet.articles)
    return {
        "articles": [number for number, _ in articles[:MOST_CITED]],
        "articleCount": len(articles),
        "publishers": [list(one) for one in publishers[:MOST_CITED]],
        "publisherCount": len(publishers),
    }


def _codes() -> dict[str, list[str]]:
    """The closed words, in the order by which the columns count them."""
    return {
        "types": [str(word) for word in columns.EVENT_TYPES],
        "statuses": [str(word) for word in columns.STATUSES],
        "stances": [str(word) for word in columns.STANCES],
        "roles": [str(word) for word in columns.ACTOR_ROLES],
        "flags": [str(word) for word in columns.FLAGS],
    }


def _outlines(sheet: MapSheet) -> dict[str, Any]:
    """The outlines that an incident of the sheet is drawn by."""
    wanted = {i.location.place.id for i in sheet.incidents if i.location and i.location.is_area}
    outlines = {}
    for place_id in sorted(wanted & sheet.outlines.keys()):
        geometry = sheet.outlines[place_id]
        west, south, east, north = geometry.bounds
        steps = FINE if max(east - west, north - south) < 1 else COARSE
        outlines[place_id] = {
            "steps": steps,
            "label": label_point(geometry),
            "shape": encode_polygons(geometry, steps=steps),
        }
    return outlines


def _tiles(sheet: MapSheet) -> dict[str, Any]:
    """A background map from the network, for the few pages that have one."""
    if sheet.tiles is None:
        return {}
    told = ("url", "attribution", "subdomains", "least_zoom", "most_zoom")
    return {"tiles": {name: getattr(sheet.tiles, name) for name in told}}


def _town(place: Place) -> list[Any]:
    return [place.name, round(place.latitude, 3), round(place.longitude, 3), place.population]
