"""Places that an article tells by others, each with its point: "20 km south of X", "northern Y", "near the Z border".

Distances run along great circles of a sphere, which errs by half a percent at most; the words are far vaguer, and
``radius_km`` says how vague.
"""

from __future__ import annotations

import math
import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from geomap.area_parts import part_id
from geomap.model import Derived, GeoPrecision, Kind, Place, Placed, Role
from geomap.places.gazetteer import Gazetteer
from geomap.places.gazetteer.atlas import Atlas
from geomap.places.gazetteer.nearest import EARTH_RADIUS_KM, distance_km, nearest_of
from geomap.places.relative.spatial_relations import find_cues
from geomap.vocabulary import Derivation, Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.model import Unplaced
    from geomap.places.gazetteer.atlas import Point
    from geomap.places.relative.spatial_relations import Cue

# "South of the town" without a distance: from its edge on, about this far.
_BESIDE_KM = 8.0
# Half a wind of eight is 22 degrees, and distances are rounded.
_OFFSET_SHARE = 0.35
_LEAST_RADIUS_KM = 2.0
_MOST_NEAR_KM = 60.0
_WIDEST_PAIR_KM = 500.0
_SAME_SIDE_KM = 30.0
_ANCHOR_KM = 250.0
_NEAR_ANCHOR_KM = 75.0
_SHORT_BORDER_KM = 150.0
_SENTENCE = 300
_TO_SEA_KM = 80.0
_OFF_KM = 20.0
_ADJECTIVES = {Part.CENTRE: "central"}
_PEOPLE_IN_CIRCLE = 1e-4
"""The radius of a town in km for the square of its people's root: ten for a million."""


_POSSESSIVE = re.compile(r"['’]s?$")


def derive_places(
    text: str, found: Sequence[Placed | Unplaced], *, gazetteer: Gazetteer | None = None, atlas: Atlas | None = None
) -> tuple[Placed | Unplaced, ...]:
    """Give each mention what the words around it tell by it, as ``Placed.derived``; the rest stays as it is.

    Args:
        text: The article's text.
        found: Its mentions in text order.
        gazetteer: What tells in which country and division a derived point lies.
        atlas: Parts, borders and coasts; by default the one that comes with geomap.

    Raises:
        MissingBuildError: geomap was put on the path without being built.
    """
    cues = find_cues(text, found)
    if not cues:
        return tuple(found)
    maker = _Maker(found, gazetteer or Gazetteer.default(), atlas or Atlas.default())
    return tuple(
        replace(one, derived=maker.derive(number, cues[number])) if isinstance(one, Placed) and number in cues else one
        for number, one in enumerate(found)
    )


class _Maker:
    """Makes the places of one article."""

    def __init__(self, found: Sequence[Placed | Unplaced], gazetteer: Gazetteer, atlas: Atlas) -> None:
        self._found = found
        self._gazetteer = gazetteer
        self._atlas = atlas

    def derive(self, number: int, cue: Cue) -> Derived | None:
        """Give what a cue tells; None where that makes no place."""
        base, other = self._placed(number), self._placed(cue.other)
        place: Place | None = None
        if base is None:
            return None
        match cue.derivation:
            case Derivation.OFFSET:
                place = self._offset(base.place, cue)
            case Derivation.BETWEEN:
                place = self._between(base, other)
            case Derivation.PART:
                place = self._part(base.place, cue.part)
            case Derivation.BORDER:
                place = self._border(number, base.place, other, cue.part)
            case Derivation.COAST:
                place = self._coast(number, base.place)
        if place is None:
            return None
        is_near = place.radius_km <= _MOST_NEAR_KM and cue.derivation is not Derivation.PART
        precision = GeoPrecision.NEAR if is_near and place.kind is Kind.REGION else GeoPrecision.REGION
        return Derived(place, precision, cue.derivation, cue.span)

    def _placed(self, number: int | None) -> Placed | None:
        """Give a mention with its place called as the article spells it."""
        one = None if number is None else self._found[number]
        return replace(one, place=replace(one.place, name=_spelling(one))) if isinstance(one, Placed) else None

    def _offset(self, base: Place, cue: Cue) -> Place | None:
        if base.kind is Kind.COUNTRY or (cue.km is None and base.kind is not Kind.SETTLEMENT and base.radius_km > 30):
            return None
        town = _town_radius_km(base)
        km = town + _BESIDE_KM if cue.km is None else cue.km
        if cue.part is None:
            radius = max(_LEAST_RADIUS_KM, km + town)
            return self._made(base, f"{_rounded(km)} km from {base.name}", base.latitude, base.longitude, radius)
        point = moved(base.latitude, base.longitude, bearing=cue.part.bearing, km=km)
        far = f"{_rounded(km)} km {cue.part}" if cue.km else f"{cue.part}"
        return self._made(base, f"{far} of {base.name}", *point, max(_LEAST_RADIUS_KM, _OFFSET_SHARE * km + town / 2))

    def _made(self, base: Place, name: str, latitude: float, longitude: float, radius_km: float) -> Place:
        """Make a place of a point, in the country and division of the settlement nearest to it."""
        near = self._gazetteer.nearest(latitude, longitude) if self._gazetteer.has_settlements else base
        # The other bank of a river is another country, and nobody meant it.
        if near.country_code != base.country_code and distance_km(latitude, longitude, *_point(base)) <= _SAME_SIDE_KM:
            near = base
        words = name.removesuffix(base.name).rstrip().replace(" ", "-")
        return Place(
            f"{base.id}~{words}", name, latitude, longitude, Kind.REGION,
            near.country_code, near.admin1, radius_km=round(radius_km, 1),
        )  # fmt: skip

    def _between(self, base: Placed, other: Placed | None) -> Place | None:
        if other is None or Role.METONYM in (base.mention.role, other.mention.role) or base.place.id == other.place.id:
            return None
        first, second = sorted((base.place, other.place), key=lambda place: place.id)
        names = sorted((first.name, second.name))
        if Kind.COUNTRY in (first.kind, second.kind):
            return None
        km = _km(first, second)
        if km > _WIDEST_PAIR_KM:
            return None
        point = midpoint(first, second)
        made = self._made(first, f"between {names[0]} and {names[1]}", *point, max(_LEAST_RADIUS_KM, km / 2))
        return replace(made, id=f"{first.id}~{second.id}")

    def _part(self, base: Place, part: Part | None) -> Place | None:
        if part is None:
            return None
        adjective = _ADJECTIVES.get(part, f"{part}ern")
        found = self._atlas.part(base.areas[0], part) if len(base.areas) == 1 else None
        areas: tuple[str, ...] = (part_id(base.areas[0], part),) if found else ()
        if found:
            point, radius = (found.latitude, found.longitude), found.radius_km
        else:
            radius = (base.radius_km or 20.0) / 2
            step = 0.0 if part is Part.CENTRE else radius
            point = moved(base.latitude, base.longitude, bearing=part.bearing, km=step)
        return Place(
            f"{base.id}~{part}", f"{adjective} {base.name}", *point, Kind.REGION, base.country_code,
            base.admin1, radius_km=round(radius, 1), areas=areas,
        )  # fmt: skip

    def _border(self, number: int, base: Place, other: Placed | None, part: Part | None) -> Place | None:
        if base.kind is not Kind.COUNTRY:
            return self._between(self._found[number], other) if other else None  # type: ignore[arg-type] # it is Placed
        partners = self._partners(base, other)
        points = [(point, code) for code in partners for point in self._atlas.border(base.country_code, code)]
        if not points:
            return None
        anchor = self._anchor(number, {base.country_code, *partners})
        side = self._atlas.part(base.areas[0], part) if part and len(base.areas) == 1 and not other else None
        target = (anchor.latitude, anchor.longitude) if anchor else (side[0], side[1]) if side else None
        if target is None:
            return self._whole_border(base, points)
        point, km = nearest_of(target, [point for point, _ in points])
        if km > _ANCHOR_KM:
            return self._whole_border(base, points)
        radius = max(10.0, km / 3 if km <= _NEAR_ANCHOR_KM else km / 2) if anchor else max(100.0, km / 2)
        code = next(code for other, code in points if other == point)
        return self._border_place(base, code, point, radius_km=radius)

    def _partners(self, base: Place, other: Placed | None) -> tuple[str, ...]:
        """The countries that a border may be with: the one named with it, else those of the article, else all."""
        around = self._atlas.neighbours(base.country_code)
        if other and other.place.country_code in around:
            return (other.place.country_code,)
        codes = (one.place.country_code for one in self._found if isinstance(one, Placed))
        named = tuple(dict.fromkeys(code for code in codes if code in around))
        return named or tuple(sorted(around))

    def _anchor(self, number: int, codes: set[str]) -> Place | None:
        """The place of one of the countries that stands nearest in the text, in its sentence or about there."""
        start = self._found[number].mention.start
        near = [
            (abs(one.mention.start - start), one.place)
            for one in self._found
            if isinstance(one, Placed) and one.mention.role is Role.LITERAL and one.place.country_code in codes
            and one.place.kind in (Kind.SETTLEMENT, Kind.FACILITY, Kind.ADMIN2, Kind.ADMIN1)
        ]  # fmt: skip
        gap, place = min(near, key=lambda pair: pair[0], default=(_SENTENCE, None))
        return place if gap < _SENTENCE else None

    def _whole_border(self, base: Place, points: Sequence[tuple[Point, str]]) -> Place:
        """The middle of a short border; of a long one the country itself, as nobody said where."""
        codes = {code for _, code in points}
        if len(codes) == 1:
            middle, radius = _middle(tuple(point for point, _ in points))
            if radius <= _SHORT_BORDER_KM:
                return self._border_place(base, codes.pop(), middle, radius_km=radius)
        return base

    def _border_place(self, base: Place, code: str, point: Point, *, radius_km: float) -> Place:
        other = self._gazetteer.country(code)
        names = sorted((base.name, other.name if other else code))
        return Place(
            f"border:{'-'.join(sorted((base.country_code, code)))}:{point[0]:.2f},{point[1]:.2f}",
            f"border of {names[0]} and {names[1]}", *point, Kind.REGION, base.country_code,
            radius_km=round(radius_km, 1),
        )  # fmt: skip

    def _coast(self, number: int, base: Place) -> Place | None:
        points = self._atlas.coast(base.country_code) if base.country_code else ()
        if not points or base.kind is Kind.WATER:
            return None
        anchor = self._anchor(number, {base.country_code}) if base.kind is Kind.COUNTRY else base
        if anchor is None:
            middle, radius = _middle(points)
            return self._coast_place(base, middle, radius)
        point, km = nearest_of(_point(anchor), points)
        if km > _TO_SEA_KM + base.radius_km:
            return None
        return self._coast_place(base, point, max(_OFF_KM, base.radius_km))

    def _coast_place(self, base: Place, point: Point, radius_km: float) -> Place:
        place_id = f"{base.id}~coast:{point[0]:.2f},{point[1]:.2f}"
        name = f"off the coast of {base.name}"
        return Place(place_id, name, *point, Kind.REGION, base.country_code, radius_km=round(radius_km, 1))


def moved(latitude: float, longitude: float, *, bearing: float, km: float) -> tuple[float, float]:
    """Go some way from a point, along a great circle of a sphere; the bearing is in degrees clockwise from north."""
    arc, course = km / EARTH_RADIUS_KM, math.radians(bearing)
    phi, lam = math.radians(latitude), math.radians(longitude)
    sine = math.sin(phi) * math.cos(arc) + math.cos(phi) * math.sin(arc) * math.cos(course)
    aside = math.atan2(math.sin(course) * math.sin(arc) * math.cos(phi), math.cos(arc) - math.sin(phi) * sine)
    east = math.degrees(lam + aside)
    return round(math.degrees(math.asin(max(-1.0, min(1.0, sine)))), 4), round((east + 180) % 360 - 180, 4)


def midpoint(first: Place, second: Place) -> tuple[float, float]:
    """Give the middle of two places on the great circle through them."""
    vectors = [_vector(place.latitude, place.longitude) for place in (first, second)]
    x, y, z = (sum(axis) for axis in zip(*vectors, strict=True))
    return round(math.degrees(math.atan2(z, math.hypot(x, y))), 4), round(math.degrees(math.atan2(y, x)), 4)


def _vector(latitude: float, longitude: float) -> tuple[float, float, float]:
    phi, lam = math.radians(latitude), math.radians(longitude)
    return math.cos(phi) * math.cos(lam), math.cos(phi) * math.sin(lam), math.sin(phi)


@lru_cache(maxsize=512)
def _middle(points: tuple[Point, ...]) -> tuple[Point, float]:
    """The point of several that lies nearest to all, and how far the farthest lies from it."""
    far = {point: max(distance_km(*point, *other) for other in points) for point in points[:: 1 + len(points) // 100]}
    best = min(far, key=lambda point: far[point])
    return best, far[best]


def _spelling(one: Placed) -> str:
    """The name as the article has it; the gazetteer's for countries, adjectives and what stands in capitals."""
    name = _POSSESSIVE.sub("", " ".join(one.mention.text.split()))
    is_name = one.mention.role is Role.LITERAL and one.place.kind is not Kind.COUNTRY
    return name if is_name and name[:1].isupper() and not name.isupper() and "." not in name else one.place.name


def _point(place: Place) -> tuple[float, float]:
    return place.latitude, place.longitude


def _km(first: Place, second: Place) -> float:
    return distance_km(first.latitude, first.longitude, second.latitude, second.longitude)


def _town_radius_km(place: Place) -> float:
    """About how far a place reaches: a million people live within ten kilometres."""
    return place.radius_km or min(20.0, math.sqrt(place.population * _PEOPLE_IN_CIRCLE))


def _rounded(km: float) -> str:
    return f"{km:.1f}".removesuffix(".0") if km < 10 else f"{km:.0f}"
