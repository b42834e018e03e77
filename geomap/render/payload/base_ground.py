"""The ground of the map for the client: countries, first-order divisions, disputed borders."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from geomap.model import AreaKind
from geomap.render.payload.incident_columns import day_number
from geomap.render.payload.schema import CountryRow, DisputedRow, DivisionRow, ShadedRow
from geomap.render.payload.shape_encoding import COARSE, encode_lines, encode_polygons
from geomap.render.sheet.polygons import label_point
from geomap.render.words.language import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shapely.geometry.base import BaseGeometry

    from geomap.model import Area
    from geomap.render.payload.schema import Ground
    from geomap.render.words.language import Language

_SAME_LINE_DEGREES = 0.01
"""Two borders closer than this are one border."""
_BACKDROP_STEPS = 20
"""Steps of a degree: the world behind the map is drawn small, and five kilometres do."""
_BACKDROP_DEGREES = 0.2
"""Corners that stick out by less are left out of the world behind the map."""
_BACKDROP_SMALLEST = 0.06
"""Square degrees: smaller islands are not seen from as far as the backdrop is."""


def ground(
    areas: Iterable[Area],
    *,
    disputed: Iterable[Area] = (),
    backdrop: Iterable[Area] = (),
    language: Language = ENGLISH,
) -> Ground:
    """Everything that lies under the incidents, quantised to about 110 m.

    ``disputed`` are shaded, and so are disputed polygons among the areas, which are drawn with their edges too.
    """
    by_kind: dict[AreaKind, list[Area]] = {kind: [] for kind in AreaKind}
    for area in areas:
        by_kind[area.kind].append(area)
    return {
        "steps": COARSE,
        "countries": [_country(area, language) for area in by_kind[AreaKind.COUNTRY]],
        "divisions": [
            DivisionRow(area.name, encode_lines(area.geometry, steps=COARSE))
            for kind in (AreaKind.ADMIN1, AreaKind.ADMIN2)
            for area in by_kind[kind]
        ],
        "backdrop": _backdrop(backdrop),
        "backdropSteps": _BACKDROP_STEPS,
        "shaded": [_shaded(area) for area in (*disputed, *filter(_is_polygon, by_kind[AreaKind.DISPUTED]))],
        "disputed": [row for row in _disputed(by_kind[AreaKind.DISPUTED]) if row.lines],
    }


def _backdrop(areas: Iterable[Area]) -> list[list[str]]:
    """Shells of what is large enough to be seen from far away; neighbours are simplified together, so no gap opens."""
    parts = [part for area in areas for part in shapely.get_parts(area.geometry) if part.area > _BACKDROP_SMALLEST]
    if not parts:
        return []
    shapes = shapely.coverage_simplify(parts, _BACKDROP_DEGREES)
    return [polygon[:1] for shape in shapes for polygon in encode_polygons(shape, steps=_BACKDROP_STEPS)]


def _country(area: Area, language: Language) -> CountryRow:
    name = language.country(area.country_code, area.name)
    return CountryRow(name, *label_point(area.geometry), encode_polygons(area.geometry, steps=COARSE))


def _shaded(area: Area) -> ShadedRow:
    days = day_number(area.valid_from), day_number(area.valid_to)
    shape = encode_polygons(area.geometry, steps=COARSE)
    return ShadedRow(area.name, area.note, *days, *label_point(area.geometry), shape)


def _is_polygon(area: Area) -> bool:
    return area.geometry.geom_type.endswith("Polygon")


def _disputed(areas: list[Area]) -> Iterator[DisputedRow]:
    """Disputed lines as they are; of disputed polygons the edges that no line draws already."""
    lines = [area for area in areas if area.geometry.geom_type.endswith("LineString")]
    drawn = shapely.unary_union([area.geometry for area in lines]).buffer(_SAME_LINE_DEGREES)
    for area in areas:
        edge: BaseGeometry = area.geometry if area in lines else area.geometry.boundary.difference(drawn)
        days = day_number(area.valid_from), day_number(area.valid_to)
        yield DisputedRow(area.name, area.note, *days, encode_lines(edge, steps=COARSE))
