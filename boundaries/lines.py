"""Disputed lines: those of the world map, and borders between units that are no settled borders."""

from __future__ import annotations

import csv
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from admin1_units import slug
from geojson_lines import DECIMALS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geojson_lines import Feature
    from shapely.geometry.base import BaseGeometry

HERE = Path(__file__).parent


def claims_of(lines: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str], list[BaseGeometry]]:
    """The lines of the world map by claim and by the country within which they run."""
    claims: dict[tuple[str, str], list[BaseGeometry]] = {}
    for line in lines:
        claims.setdefault((line["name"], line["adm0_left"]), []).append(line["geometry"])
    return claims


def disputed_lines(lines: Iterable[Mapping[str, Any]], units: Mapping[str, BaseGeometry]) -> list[Feature]:
    """Dotted where fighting stopped, dashed where a border is not settled; ``units`` are first-level units by id."""
    told = {(row["claim"], row["within"]): row for row in _table("disputed_lines.csv")}
    claimed = [_claimed(key, parts, told.get(key, {})) for key, parts in sorted(claims_of(lines).items())]
    return [*claimed, *(_shared(row, units) for row in _table("shared_borders.csv"))]


def _table(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _claimed(key: tuple[str, str], parts: list[BaseGeometry], told: Mapping[str, str]) -> Feature:
    claim, within = key
    properties = {
        "id": f"line:{slug(claim)}-{slug(within)}",
        "name": told.get("name") or f"{claim} in {within}",
        "kind": "disputed",
        "style": told.get("style") or "dashed",
        **{field: told.get(field, "") for field in ("valid_from", "valid_to", "note")},
    }
    return properties, _merged(parts)


def _shared(row: Mapping[str, str], units: Mapping[str, BaseGeometry]) -> Feature:
    """The border that units of two sides have in common."""
    one = shapely.union_all([shape for id_, shape in units.items() if _is(id_, row["one"])])
    others = [shape for id_, shape in units.items() if _is(id_, row["other"]) and not _is(id_, row["one"])]
    common = shapely.intersection(one.boundary, shapely.union_all(others).boundary)
    lines = [part for part in shapely.get_parts(common) if part.geom_type == "LineString"]
    if not lines:
        raise ValueError(f"{row['id']}: {row['one']} and {row['other']} share no border")
    fields = ("name", "style", "valid_from", "valid_to", "note")
    return {"id": f"line:{row['id']}", "kind": "disputed", **{field: row[field] for field in fields}}, _merged(lines)


def _is(id_: str, patterns: str) -> bool:
    return any(fnmatchcase(id_, pattern) for pattern in patterns.split("|"))


def _merged(lines: list[BaseGeometry]) -> BaseGeometry:
    merged = shapely.line_merge(shapely.union_all(lines))
    return shapely.transform(merged, lambda pairs: np.round(pairs, DECIMALS))
