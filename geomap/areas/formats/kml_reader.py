"""Reads the shapes of KML, without GDAL and without following anything: no links, no entities, no styles."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from geomap.areas.formats.raw_layer import Layer
from geomap.errors import BoundaryError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element

CONTAINERS = frozenset({"kml", "Document", "Folder", "Create", "Update", "Change"})
SHAPES = frozenset({"Polygon", "LineString", "LinearRing", "Point", "Model", "Track", "MultiTrack"})
MAX_PLACEMARKS = 100_000
"""As many features as a file of any other format may have."""

Time = dict[str, str]


def read_kml(data: bytes, path: Path) -> list[Layer]:
    """The placemarks of a KML document as one layer in degrees.

    ``TimeSpan`` becomes ``valid_from`` and ``valid_to``, ``TimeStamp`` one day; both hold for all that a folder holds.
    Names in ``ExtendedData`` become properties.

    Raises:
        BoundaryError: the data is no XML, holds entities, is no KML, or has no placemark.
    """
    root = _root(data, path)
    if _tag(root) != "kml":
        raise BoundaryError(f"{path} is XML but no KML (it begins with {_tag(root)[:40]!r}): save it as KML or GeoJSON")
    features = []
    for placemark, time in _placemarks(root):
        features.append(_feature(placemark, time))
        if len(features) > MAX_PLACEMARKS:
            raise BoundaryError(f"{path} has more than {MAX_PLACEMARKS:,} placemarks: split it")
    if not features:
        raise BoundaryError(f"{path} holds no placemark; links to other files are not followed: save the shapes in it")
    return [Layer("", features)]


def _root(data: bytes, path: Path) -> Element:
    # An XML parser is no part of reading GeoJSON, which most runs are
    from xml.etree.ElementTree import ParseError  # noqa: PLC0415  only its error; defusedxml parses

    from defusedxml import DefusedXmlException  # noqa: PLC0415  as above
    from defusedxml.ElementTree import fromstring  # noqa: PLC0415  as above

    try:
        return fromstring(data)
    except DefusedXmlException as error:
        raise BoundaryError(f"{path} declares XML entities, which KML has no need of: remove its DOCTYPE") from error
    except (ParseError, ValueError, LookupError) as error:
        raise BoundaryError(f"{path} is not valid XML ({str(error)[:120]}): save it as KML again") from error


def _tag(element: Element) -> str:
    """The name of an element, whichever of KML's namespaces it is in."""
    return str(element.tag).rpartition("}")[2]


def _placemarks(root: Element) -> Iterator[tuple[Element, Time]]:
    """Every placemark in the order of the document, with the time that it or the folders round it say."""
    waiting: list[tuple[Element, Time]] = [(root, {})]
    while waiting:
        element, around = waiting.pop()
        time = _time(element) or around
        if _tag(element) == "Placemark":
            yield element, time
        else:
            waiting += [(child, time) for child in reversed(element) if _tag(child) in CONTAINERS | {"Placemark"}]


def _time(element: Element) -> Time:
    for child in element:
        if _tag(child) == "TimeSpan":
            return {
                "valid_from": _first_day(_said(child, "begin")),
                "valid_to": _first_day(_said(child, "end")),
            }
        if _tag(child) == "TimeStamp":
            when = _first_day(_said(child, "when"))
            return {"valid_from": when, "valid_to": _day_after(when)}
    return {}


def _first_day(text: str) -> str:
    """A time of KML as it is; of a year or a month, its first day."""
    parts = text.split("-")
    whole = all(part.isdigit() for part in parts) and len(parts[0]) == 4
    return "-".join([*parts, "01", "01"][:3]) if whole and len(parts) < 3 else text


def _day_after(text: str) -> str:
    try:
        return (date.fromisoformat(text[:10]) + timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        # Its own fault is told where the beginning is read
        return ""


def _said(element: Element, tag: str) -> str:
    """The text of the first child of a name, or empty."""
    found = next((child for child in element if _tag(child) == tag), None)
    return (found.text or "").strip() if found is not None else ""


def _feature(placemark: Element, time: Time) -> dict[str, Any]:
    properties: dict[str, str] = {"name": _said(placemark, "name"), "description": _said(placemark, "description")}
    for child in placemark:
        if _tag(child) == "ExtendedData":
            properties |= dict(_extended(child))
    given = {field: text for field, text in time.items() if text and not properties.get(field)}
    shapes = [_shape(element) for element in placemark.iter() if _tag(element) in SHAPES]
    geometry = {"type": "GeometryCollection", "geometries": shapes} if shapes else None
    return {"type": "Feature", "properties": properties | given, "geometry": geometry}


def _extended(element: Element) -> Iterator[tuple[str, str]]:
    for item in element.iter():
        if _tag(item) == "Data":
            yield item.get("name", ""), _said(item, "value")
        elif _tag(item) == "SimpleData":
            yield item.get("name", ""), (item.text or "").strip()


def _shape(element: Element) -> dict[str, Any]:
    """A GeoJSON geometry; what is neither polygon nor line encloses nothing and becomes a point."""
    match _tag(element):
        case "Polygon":
            inner = [ring for child in element if _tag(child) == "innerBoundaryIs" for ring in _coordinates(child)]
            outer = [ring for child in element if _tag(child) == "outerBoundaryIs" for ring in _coordinates(child)]
            return {"type": "Polygon", "coordinates": [*outer[:1], *inner]}
        case "LineString":
            return {"type": "MultiLineString", "coordinates": _coordinates(element)}
        case _:
            return {"type": "Point", "coordinates": []}


def _coordinates(element: Element) -> list[list[list[float | str]]]:
    lists = (item for item in element.iter() if _tag(item) == "coordinates")
    return [[_position(text) for text in (item.text or "").split()] for item in lists]


def _position(text: str) -> list[float | str]:
    """Longitude and latitude; what is no number stays a text, which is refused with the rest of the checks."""
    return [_number(part) for part in text.split(",")[:2]]


def _number(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:
        return text
