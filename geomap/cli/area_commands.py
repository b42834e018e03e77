"""The commands ``geomap boundaries`` and ``geomap control``: what areas there are, and who held what on a day."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geomap.errors import NothingFoundError, UsageError
from geomap.settings import parse_day, parse_fields

if TYPE_CHECKING:
    from geomap.areas import Areas

boundaries_app = typer.Typer(no_args_is_help=True, help="Show the boundaries that maps are drawn on.")
control_app = typer.Typer(no_args_is_help=True, help="Show who held what, by our control areas or by yours.")

Source = Annotated[Path | None, typer.Argument(metavar="FILE", help="A file or folder of areas; ours without one.")]
OwnFields = Annotated[
    list[str] | None,
    typer.Option("--field", metavar="FIELD=NAME", help="controller=side: its name in the file; controller==North."),
]


@boundaries_app.command("list")
def list_boundaries(
    country: Annotated[str, typer.Option(metavar="AZ", help="Only of this country, by its two letters.")] = "",
    kind: Annotated[str, typer.Option(help="Only country, admin1, admin2 or disputed.")] = "",
) -> None:
    """Print the id, kind, country and name of every boundary area, between tabs."""
    from geomap.areas import default_areas, listing
    from geomap.model import AreaKind

    kinds = [word for word in AreaKind if word is not AreaKind.CONTROL]
    if kind and kind not in kinds:
        raise UsageError(f"{kind!r} is no kind of boundary: choose from {', '.join(kinds)}")
    areas = default_areas().of_kind(*([AreaKind(kind)] if kind else kinds))
    found = [area for area in areas if not country or area.country_code == country.upper()]
    _print(list(listing.list_boundaries(found)), f"no boundary area of {country or 'any country'}")


@boundaries_app.command("show")
def show_boundary(id_: Annotated[str, typer.Argument(metavar="ID", help="AZ, AZ.49, disputed:crimea.")]) -> None:
    """Print one boundary area as GeoJSON."""
    from geomap.areas import default_areas, listing

    area = default_areas().by_id(id_)
    if area is None:
        raise NothingFoundError(f"no area has the id {id_!r}: geomap boundaries list prints them")
    typer.echo(json.dumps(listing.feature_of(area), ensure_ascii=False))


@control_app.command("list")
def list_control(source: Source = None, field: OwnFields = None) -> None:
    """Print the first day, the day after the last, controller, status and name of control areas, between tabs."""
    from geomap.areas import listing

    _print(list(listing.list_control(_control(source, field))), f"no control area in {source}")


@control_app.command("show")
def show_control(
    on: Annotated[str, typer.Option(metavar="DAY", help="The day, as 2020-12-14.")],
    source: Source = None,
    field: OwnFields = None,
    geojson: Annotated[bool, typer.Option("--geojson", help="Print the shapes too.")] = False,
) -> None:
    """Print who held what on a day: controller, status, name and source, between tabs."""
    from geomap.areas import listing

    day = parse_day(on)
    held = _control(source, field).at(day)
    if geojson and len(held):
        features = [listing.feature_of(area) for area in held]
        typer.echo(json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False))
        return
    _print(list(listing.list_state(held, day)), f"no control data for {day} in {source or 'our own areas'}")


def _control(source: Path | None, fields: list[str] | None) -> Areas:
    from geomap.areas import read_areas
    from geomap.model import AreaKind

    return read_areas(source, kind=AreaKind.CONTROL, fields=dict(parse_fields(fields or ())), on_skip=_tell).of_kind(
        AreaKind.CONTROL
    )


def _tell(flaw: object) -> None:
    typer.echo(f"geomap: {flaw}", err=True)


def _print(lines: list[str], nothing: str) -> None:
    if not lines:
        raise NothingFoundError(nothing)
    typer.echo("\n".join(lines))
