"""The page's data: the sheet, its shapes and its incidents as one JSON value for the client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.model import AreaKind
from geomap.render.payload import incident_columns
from geomap.render.payload.base_ground import ground
from geomap.render.payload.control_areas import control
from geomap.render.payload.incident_columns import Columns, day_number
from geomap.render.payload.schema import CorrectionRow, CreditRow, LayeringRow, PublisherRow, TownRow
from geomap.render.payload.shape_encoding import COARSE, FINE, encode_polygons
from geomap.render.sheet.citations import cite
from geomap.render.sheet.event_symbols import symbols
from geomap.render.sheet.extent import first_view
from geomap.render.sheet.polygons import label_point
from geomap.render.sheet.time_order import in_order
from geomap.render.words.language import language_of
from geomap.system.links import web_link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.model import Incident, Place
    from geomap.render.payload.schema import Cited, Codes, Margins, Outline, Payload, Sided, Tiled
    from geomap.render.sheet.map_sheet import MapSheet

VERSION = 2
"""Of what the page's data means: raised when an older client would misread it."""
MOST_CITED = 8
"""Articles and publishers that the margin names; the others are counted."""


def payload(sheet: MapSheet) -> Payload:
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
        **_sides(sheet),
        "outlines": outlines,
        "towns": [_town(town) for town in sheet.towns],
        **_tiles(sheet),
        "corrections": _corrections(in_order(sheet.incidents)),
        "layering": _layering(in_order(sheet.incidents)),
        **table.tables(),
    }


def _corrections(incidents: Sequence[Incident]) -> dict[int, list[CorrectionRow]]:
    """What analysts changed, by the number of the incident: few have any, so that it is no column."""
    return {
        number: [CorrectionRow(one.change, one.author, day_number(one.day), one.reason) for one in incident.corrections]
        for number, incident in enumerate(incidents)
        if incident.corrections
    }


def _layering(incidents: Sequence[Incident]) -> dict[int, LayeringRow]:
    """How many publishers and independent sources tell an incident, and which others are possibly the same."""
    numbers = {incident.id: number for number, incident in enumerate(incidents)}
    return {
        number: LayeringRow(
            incident.publishers,
            incident.independent_sources,
            [numbers[id_] for id_ in incident.possibly_same if id_ in numbers],
        )
        for number, incident in enumerate(incidents)
        if incident.publishers > 1 or incident.possibly_same
    }


def _margins(sheet: MapSheet) -> Margins:
    credits_ = [CreditRow(one.name, one.licence, web_link(one.url), one.as_of) for one in sheet.credits]
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


def _cited(sheet: MapSheet) -> Cited:
    """The numbers of the first articles that the margin names, the first publishers, and how many there are."""
    articles, publishers = cite(sheet.articles)
    return {
        "articles": [number for number, _ in articles[:MOST_CITED]],
        "articleCount": len(articles),
        "publishers": [PublisherRow(*one) for one in publishers[:MOST_CITED]],
        "publisherCount": len(publishers),
    }


def _codes() -> Codes:
    """The closed words, in the order by which the columns count them."""
    return {
        "types": [str(word) for word in incident_columns.EVENT_TYPES],
        "statuses": [str(word) for word in incident_columns.STATUSES],
        "stances": [str(word) for word in incident_columns.STANCES],
        "roles": [str(word) for word in incident_columns.ACTOR_ROLES],
        "flags": [str(word) for word in incident_columns.FLAGS],
    }


def _outlines(sheet: MapSheet) -> dict[str, Outline]:
    """The outlines that an incident of the sheet is drawn by."""
    wanted = {i.location.place.id for i in sheet.incidents if i.location and i.location.is_area}
    outlines: dict[str, Outline] = {}
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


def _sides(sheet: MapSheet) -> Sided:
    return {"sides": list(sheet.sides)} if sheet.sides else {}


def _tiles(sheet: MapSheet) -> Tiled:
    """A background map from the network, for the few pages that have one."""
    if (tiles := sheet.tiles) is None:
        return {}
    return {
        "tiles": {
            "url": tiles.url,
            "attribution": tiles.attribution,
            "subdomains": tiles.subdomains,
            "least_zoom": tiles.least_zoom,
            "most_zoom": tiles.most_zoom,
        }
    }


def _town(place: Place) -> TownRow:
    return TownRow(place.name, round(place.latitude, 3), round(place.longitude, 3), place.population)
