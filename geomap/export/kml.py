"""KML 2.2: one placemark an incident, with its time, its words and its columns."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from geomap.export.geojson import is_on_map
from geomap.export.records import degrees, writable
from geomap.export.tables import incident_row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.model import Incident, Location, When

_NAMESPACE = "http://www.opengis.net/kml/2.2"
# XML 1.0 has no way to write these.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def incidents_kml(incidents: Iterable[Incident]) -> str:
    """The incidents that can be on a map, as points; those without a place are in the other formats."""
    root = ET.Element("kml", xmlns=_NAMESPACE)
    document = ET.SubElement(root, "Document")
    _add(document, "name", "Incidents")
    style = ET.SubElement(document, "Style", id="incident")
    # Without a template of ours, viewers put every field into the balloon as HTML.
    _add(ET.SubElement(style, "BalloonStyle"), "text", "$[description]")
    for incident in incidents:
        if incident.location and is_on_map(incident):
            document.append(_placemark(incident, incident.location))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _placemark(incident: Incident, location: Location) -> ET.Element:
    mark = ET.Element("Placemark", id=_xml(incident.id))
    _add(mark, "name", f"{incident.sub_event_type}: {location.label}")
    # Viewers read a description as HTML: escaped once for them, and once more for XML when it is written.
    _add(mark, "description", "".join(f"<p>{html.escape(_xml(line))}</p>" for line in _lines(incident)))
    if incident.when:
        mark.append(_time(incident.when))
    _add(mark, "styleUrl", "#incident")
    mark.append(_columns(incident))
    point = f"{degrees(location.place.longitude)},{degrees(location.place.latitude)}"
    _add(ET.SubElement(mark, "Point"), "coordinates", point)
    return mark


def _lines(incident: Incident) -> list[str]:
    """What the balloon says: each telling in its own words, with who tells it."""
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
