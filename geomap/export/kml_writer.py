"""KML 2.2: one placemark an incident, with its time, its words and its columns."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from geomap.export.geojson_writer import is_on_map, rounded, shape_of
from geomap.export.json_records import degrees, writable
from geomap.export.table_rows import incident_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from shapely.geometry.base import BaseGeometry

    from geomap.model import Incident, Location, When

    Corners = Sequence[tuple[float, ...]]

_NAMESPACE = "http://www.opengis.net/kml/2.2"
# XML 1.0 has no way to write these.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


_LINE, _FILL = "ff4f574a", "334f574a"
"""Of a region: alpha, blue, green, red."""
_COARSE = 0.005
"""Degrees by which the lines of a region may be off: some 500 m."""


def incidents_kml(incidents: Iterable[Incident], outlines: Mapping[str, BaseGeometry]) -> str:
    """The incidents that can be on a map, as points or as their regions; the others are in the other formats."""
    root = ET.Element("kml", xmlns=_NAMESPACE)
    document = ET.SubElement(root, "Document")
    _add(document, "name", "Incidents")
    style = ET.SubElement(document, "Style", id="incident")
    _add(ET.SubElement(style, "LineStyle"), "color", _LINE)
    _add(ET.SubElement(style, "PolyStyle"), "color", _FILL)
    # Without a template of ours, viewers put every field into the balloon as HTML.
    _add(ET.SubElement(style, "BalloonStyle"), "text", "$[description]")
    for incident in incidents:
        if incident.location and is_on_map(incident):
            document.append(_placemark(incident, incident.location, shape_of(incident, outlines)))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _placemark(incident: Incident, location: Location, shape: BaseGeometry | None) -> ET.Element:
    mark = ET.Element("Placemark", id=_xml(incident.id))
    _add(mark, "name", f"{incident.sub_event_type}: {location.label}")
    # Viewers read a description as HTML: escaped once for them, and once more for XML when it is written.
    _add(mark, "description", "".join(f"<p>{html.escape(_xml(line))}</p>" for line in _lines(incident)))
    if incident.when:
        mark.append(_time(incident.when))
    _add(mark, "styleUrl", "#incident")
    mark.append(_columns(incident))
    region = None if shape is None else _region(shape)
    mark.append(_point(location) if region is None else region)
    return mark


def _point(location: Location) -> ET.Element:
    point = ET.Element("Point")
    _add(point, "coordinates", f"{degrees(location.place.longitude)},{degrees(location.place.latitude)}")
    return point


def _region(shape: BaseGeometry) -> ET.Element | None:
    """All polygons of a region: a dot in its middle would say that it happened there.

    They are drawn coarsely, since KML has them anew for each incident.
    """
    drawn = rounded(shape.simplify(_COARSE))
    corners = drawn.get("coordinates", []) if drawn["type"].endswith("Polygon") else []
    polygons = [corners] if drawn["type"] == "Polygon" else corners
    region = ET.Element("MultiGeometry")
    for shell, *holes in filter(None, polygons):
        polygon = ET.SubElement(region, "Polygon")
        _ring(polygon, "outerBoundaryIs", shell)
        for hole in holes:
            _ring(polygon, "innerBoundaryIs", hole)
    return region if len(region) else None


def _ring(polygon: ET.Element, tag: str, corners: Corners) -> None:
    ring = ET.SubElement(ET.SubElement(polygon, tag), "LinearRing")
    _add(ring, "coordinates", " ".join(f"{corner[0]},{corner[1]}" for corner in corners))


def _lines(incident: Incident) -> list[str]:
    """What the balloon says: each report in its own words, with who tells it."""
    lines = [f"{incident.event_type.value}: {incident.sub_event_type} ({incident.status.value})"]
    if incident.when:
        lines.append(f"{incident.when.start} – {incident.when.end}")
    lines += [f"“{report.quote}” — {report.article.source or report.article.id}" for report in incident.reports]
    return lines


def _time(when: When) -> ET.Element:
    span = ET.Element("TimeSpan")
    _add(span, "begin", when.start.isoformat())
    _add(span, "end", when.end.isoformat())
    return span


def _columns(incident: Incident) -> ET.Element:
    data = ET.Element("ExtendedData")
    for name, value in incident_row(incident).items():
        if value is not None:
            _add(ET.SubElement(data, "Data", name=name), "value", str(value))
    return data


def _add(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = _xml(text)


def _xml(text: str) -> str:
    return _NO_XML.sub("\ufffd", writable(text))
