"""Parts of areas by direction, "northern Syria": which piece of an outline is meant, for points and pictures alike.

An area's part is the two fifths of its land that lie furthest that way, and for its middle the two fifths nearest to
its centre. A text leaves it open where the north of a country ends; two fifths let neighbouring parts overlap.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from geomap.vocabulary import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    Numbers = NDArray[np.float64]

_SHARE = 0.4
"""Of the area: "northern" is the two fifths that lie furthest that way (decision 7)."""
_GRID = 24
"""Points a side that an area is sampled by: its shape to a few per cent."""
_FEWEST = 6
"""Points: of fewer no middle is worth telling."""
_FAR = 400.0
"""Degrees: farther than any point of the globe lies from another."""
_KM_IN_DEGREE = 111.195
"""Of latitude, on the sphere of the mean radius."""
_MARK = "~"


class PartPoint(NamedTuple):
    """The middle of a part of an area."""

    latitude: float
    longitude: float
    radius_km: float
    """How far from it nine tenths of the part reach."""


def part_id(area: str, part: Part) -> str:
    """The id of a part of an area: ``SY~north``."""
    return f"{area}{_MARK}{part}"


def split_id(area: str) -> tuple[str, Part | None]:
    """The area of an id, and which part of it is meant; None for the whole."""
    whole, mark, part = area.rpartition(_MARK)
    return (whole, Part(part)) if mark and part in set(Part) else (area, None)


def clip_part(geometry: BaseGeometry, part: Part) -> BaseGeometry:
    """The piece of an outline in degrees that is its part; the outline itself where it is too small to be parted."""
    import shapely  # noqa: PLC0415 - a text without a map needs no geometry
    import shapely.affinity  # noqa: PLC0415 - the same

    sample = _sample(geometry)
    if len(sample) < _FEWEST:
        return geometry
    middle = _middle(sample)
    scale, distances = _measure(sample, part, middle)
    limit = _limit(distances)
    if part is Part.CENTRE:
        disc = shapely.Point(middle).buffer(-limit)
        return shapely.intersection(geometry, shapely.affinity.scale(disc, 1 / scale, 1.0))
    return shapely.intersection(geometry, _half_plane(part, limit=limit, scale=scale))


def part_points(geometry: BaseGeometry, towns: Sequence[tuple[float, float]] = ()) -> dict[Part, PartPoint]:
    """The middle of each part of an outline in degrees; none where it is too small to be parted.

    Args:
        geometry: The outline of an area.
        towns: Longitudes and latitudes of its towns. The middle of a part is that of its towns where there are some, as
            little happens in a desert.
    """
    import numpy as np  # noqa: PLC0415 - see above

    sample = _sample(geometry)
    if len(sample) < _FEWEST:
        return {}
    lived_in = np.array(towns, dtype=np.float64).reshape(-1, 2)
    return {part: _point(sample, lived_in, part) for part in Part}


def _point(sample: Numbers, towns: Numbers, part: Part) -> PartPoint:
    import numpy as np  # noqa: PLC0415 - see above

    middle = _middle(sample)
    scale, distances = _measure(sample, part, middle)
    limit = _limit(distances)
    chosen = sample[distances >= limit]
    inside = towns[_measure(towns, part, middle)[1] >= limit]
    of = inside if len(inside) >= _FEWEST else chosen
    offsets = (of - np.median(of, axis=0)) * (scale, 1.0)
    best = of[np.argmin(np.hypot(*offsets.T))]
    reach = np.hypot(*((chosen - best) * (scale, 1.0)).T) * _KM_IN_DEGREE
    return PartPoint(float(best[1]), float(best[0]), float(np.quantile(reach, 0.9)))


def _sample(geometry: BaseGeometry) -> Numbers:
    """Points of longitude and latitude in even steps over an outline."""
    import numpy as np  # noqa: PLC0415 - see above
    import shapely  # noqa: PLC0415 - see above

    west, south, east, north = geometry.bounds
    steps = (np.arange(_GRID) + 0.5) / _GRID
    x, y = np.meshgrid(west + steps * (east - west), south + steps * (north - south))
    shapely.prepare(geometry)
    inside = shapely.contains_xy(geometry, x.ravel(), y.ravel())
    return np.column_stack([x.ravel()[inside], y.ravel()[inside]])


def _measure(sample: Numbers, part: Part, middle: tuple[float, float]) -> tuple[float, Numbers]:
    """How much a degree of longitude is shorter here, and how far each point lies in a part's direction."""
    import numpy as np  # noqa: PLC0415 - see above

    scale = max(0.05, math.cos(math.radians(middle[1])))
    if part is Part.CENTRE:
        return scale, -np.hypot(*((sample - middle) * (scale, 1.0)).T)
    east, north = _way(part)
    return scale, sample[:, 0] * scale * east + sample[:, 1] * north


def _middle(sample: Numbers) -> tuple[float, float]:
    x, y = sample.mean(axis=0)
    return float(x), float(y)


def _limit(distances: Numbers) -> float:
    import numpy as np  # noqa: PLC0415 - see above

    return float(np.quantile(distances, 1 - _SHARE))


def _way(part: Part) -> tuple[float, float]:
    """A direction as steps to the east and to the north."""
    return math.sin(math.radians(part.bearing)), math.cos(math.radians(part.bearing))


def _half_plane(part: Part, *, limit: float, scale: float) -> BaseGeometry:
    """All that lies beyond a line across a direction, as a square far larger than the globe."""
    import shapely  # noqa: PLC0415 - see above

    east, north = _way(part)
    corners = [(0.0, -_FAR), (0.0, _FAR), (_FAR * 2, _FAR), (_FAR * 2, -_FAR)]
    turned = [
        ((limit + ahead) * east + aside * north, (limit + ahead) * north - aside * east) for ahead, aside in corners
    ]
    return shapely.Polygon([(x / scale, y) for x, y in turned])
