"""The commands that read articles: ``geomap map``, ``geomap places`` and ``geomap incidents``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geomap.cli.messages import stdout, tell_flaw, tell_outcome, tell_skipped
from geomap.errors import NothingFoundError, UsageError
from geomap.settings import (
    RULES,
    Lookup,
    PageLanguage,
    PictureFormat,
    Resources,
    Settings,
    TableFormat,
    parse_day,
    parse_fields,
    parse_formats,
)

if TYPE_CHECKING:
    from geomap.read import ArticlePlaces

articles_app = typer.Typer()


class PlacesFormat(StrEnum):
    """How places are printed."""

    TABLE = "table"
    JSONL = "jsonl"
    GEOJSON = "geojson"
    CSV = "csv"


class IncidentsFormat(StrEnum):
    """How incidents are printed or written."""

    TABLE = "table"
    JSONL = "jsonl"
    GEOJSON = "geojson"
    CSV = "csv"
    GPKG = "gpkg"
    PARQUET = "parquet"
    KML = "kml"


Inputs = Annotated[
    list[str], typer.Argument(metavar="INPUT...", help="Files, folders, addresses, or - for standard input.")
]
Boundaries = Annotated[
    list[Path] | None, typer.Option("--boundaries", metavar="FILE", help="Areas to draw beside our own.")
]
ControlFiles = Annotated[
    list[Path] | None,
    typer.Option("--control", metavar="FILE", help="Control areas, a file or a folder, instead of ours."),
]
OwnFields = Annotated[
    list[str] | None, typer.Option("--field", metavar="FIELD=NAME", help="Its name in these files: controller=side.")
]
Since = Annotated[str, typer.Option(metavar="DAY", help="Leave out what ended before this day (2020-12-14).")]
Until = Annotated[str, typer.Option(metavar="DAY", help="Leave out what began after this day.")]
Jobs = Annotated[int, typer.Option(min=0, metavar="N", help="Processes to read with; 0 is one for every core.")]
Gazetteers = Annotated[
    list[Path] | None, typer.Option("--gazetteer", metavar="FILE", help="A gazetteer of your own, asked before ours.")
]
Geocoder = Annotated[
    str,
    typer.Option(
        metavar="NAME", help="A service of geopy to ask for names that no gazetteer has: nominatim, photon, ..."
    ),
]
UserAgent = Annotated[str, typer.Option(metavar="TEXT", help="Who asks it: services want a name and a contact.")]
Server = Annotated[str, typer.Option(metavar="URL", help="Your own Nominatim or Photon.")]
ExtractorName = Annotated[
    str, typer.Option("--extractor", metavar="NAME", help="Who reads the incidents: rules, chat, or an installed one.")
]
CorrectionsFile = Annotated[
    Path | None, typer.Option("--corrections", metavar="FILE", help="What you say against what is read.")
]
NoLayering = Annotated[bool, typer.Option("--no-layering", help="One incident a report, in input order.")]


@articles_app.command("map")
def draw_map(
    inputs: Inputs,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE.html", help="The page; its folder is made.")
    ] = Path("output/map.html"),
    boundaries: Boundaries = None,
    control: ControlFiles = None,
    field: OwnFields = None,
    title: Annotated[str, typer.Option(metavar="TEXT", help="Stands over the map.")] = "",
    disclaimer: Annotated[
        str, typer.Option(metavar="TEXT", help="What the margin says about borders and names, instead of our words.")
    ] = "",
    lang: Annotated[PageLanguage, typer.Option(help="The language of the map's own words and dates.")] = (
        PageLanguage.ENGLISH
    ),
    tiles: Annotated[
        str, typer.Option(metavar="NAME", help="A background map from the network, by its name at xyzservices.")
    ] = "",
    resources: Annotated[
        Resources, typer.Option(help="Where the page has its script and style from: itself, a folder beside it, a URL.")
    ] = Resources.INLINE,
    resources_url: Annotated[str, typer.Option(metavar="URL", help="Where they lie, for --resources cdn.")] = "",
    since: Since = "",
    until: Until = "",
    also: Annotated[
        str,
        typer.Option(
            metavar="FORMATS", help=f"Tables or pictures beside it: {','.join((*TableFormat, *PictureFormat))}."
        ),
    ] = "",
    no_layering: NoLayering = False,
    jobs: Jobs = 1,
    gazetteer: Gazetteers = None,
    geocoder: Geocoder = "",
    user_agent: UserAgent = "",
    server: Server = "",
    corrections: CorrectionsFile = None,
    extractor: ExtractorName = RULES,
) -> None:
    """Draw the incidents that the articles tell as one HTML file."""
    settings = Settings(
        inputs=tuple(inputs),
        output=output,
        title=title,
        disclaimer=disclaimer,
        language=lang,
        tiles=tiles,
        resources=resources,
        resources_url=resources_url,
        boundaries=tuple(boundaries or ()),
        control=tuple(control or ()),
        fields=parse_fields(field or ()),
        since=parse_day(since) if since else None,
        until=parse_day(until) if until else None,
        also=parse_formats(also),
        layering=not no_layering,
        jobs=jobs,
        lookup=Lookup(tuple(gazetteer or ()), geocoder, user_agent, server),
        corrections=corrections,
        extractor=extractor,
    )
    from geomap.pipeline import run

    outcome = run(settings, on_skip=tell_skipped, on_flaw=tell_flaw)
    tell_outcome(outcome)
    for path in outcome.written:
        typer.echo(path)


@articles_app.command()
def places(
    inputs: Inputs,
    format: Annotated[PlacesFormat, typer.Option("--format", "-f", help="How they are printed.")] = PlacesFormat.TABLE,  # noqa: A002  typer names the option after it
    jobs: Jobs = 1,
    gazetteer: Gazetteers = None,
    geocoder: Geocoder = "",
    user_agent: UserAgent = "",
    server: Server = "",
) -> None:
    """Print the places that the articles mention."""
    from geomap.export import write_places
    from geomap.model import Placed
    from geomap.read import read_places

    placed = 0

    def count(found: Iterable[ArticlePlaces]) -> Iterator[ArticlePlaces]:
        nonlocal placed
        for article, mentions in found:
            placed += sum(isinstance(mention, Placed) for mention in mentions)
            yield article, mentions

    lookup = Lookup(tuple(gazetteer or ()), geocoder, user_agent, server)
    found = read_places(tuple(inputs), on_skip=tell_skipped, jobs=jobs, lookup=lookup)
    write_places(count(found), stdout(), format=format)
    if not placed:
        raise NothingFoundError(f"no place found in {', '.join(inputs)}")


@articles_app.command()
def incidents(
    inputs: Inputs,
    format: Annotated[  # noqa: A002  typer names the option after it
        IncidentsFormat | None,
        typer.Option(
            "--format", "-f", help="How they are written; by default as the name of the file ends, or a table."
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="The file; its folder is made.")
    ] = None,
    boundaries: Boundaries = None,
    control: ControlFiles = None,
    field: OwnFields = None,
    since: Since = "",
    until: Until = "",
    no_layering: NoLayering = False,
    jobs: Jobs = 1,
    gazetteer: Gazetteers = None,
    geocoder: Geocoder = "",
    user_agent: UserAgent = "",
    server: Server = "",
    corrections: CorrectionsFile = None,
    extractor: ExtractorName = RULES,
    hxl: Annotated[bool, typer.Option("--hxl", help="CSV with the row of HXL tags under its header.")] = False,
) -> None:
    """Print or write the incidents that the articles tell."""
    settings = Settings(
        inputs=tuple(inputs),
        boundaries=tuple(boundaries or ()),
        control=tuple(control or ()),
        fields=parse_fields(field or ()),
        since=parse_day(since) if since else None,
        until=parse_day(until) if until else None,
        layering=not no_layering,
        jobs=jobs,
        lookup=Lookup(tuple(gazetteer or ()), geocoder, user_agent, server),
        corrections=corrections,
        extractor=extractor,
    )
    from geomap.export import Beside, check_format, write_incidents
    from geomap.layers import outlines
    from geomap.model import AreaKind
    from geomap.pipeline import gather_areas, read_incidents
    from geomap.system.files import make_folder

    form = format or _format_of(output)
    check_format(form)
    if output and output.resolve() in {Path(one).resolve() for one in inputs}:
        raise UsageError(f"{output} is what the incidents are read from: give --output another name")
    areas = gather_areas(settings, on_flaw=tell_flaw)
    outcome = read_incidents(settings, areas=areas, on_skip=tell_skipped)
    if output:
        make_folder(output.parent)
    shapes = outcome.drawn | outlines(outcome.incidents, areas)
    beside = Beside(outcome.mentions, tuple(areas.of_kind(AreaKind.CONTROL)))
    write_incidents(outcome.incidents, output or stdout(), format=form, outlines=shapes, hxl=hxl, beside=beside)
    tell_outcome(outcome)


def _format_of(output: Path | None) -> IncidentsFormat:
    """The format that a file's name ends with; a table for plain text and for a name without an end."""
    suffix = output.suffix.lower().removeprefix(".") if output else ""
    if suffix in set(IncidentsFormat):
        return IncidentsFormat(suffix)
    if suffix in {"", "txt"}:
        return IncidentsFormat.TABLE
    raise UsageError(f"{output}: no format ends in .{suffix}: choose one with --format {'|'.join(IncidentsFormat)}")
