"""The command ``geomap``: parse, call, print, exit. Everything heavy is imported inside its command."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from geomap import __version__
from geomap.cli_areas import boundaries_app, control_app
from geomap.errors import GeomapError, NothingFoundError, OutputError, UsageError, counted
from geomap.settings import EmbedKind, PictureFormat, Settings, TableFormat, parse_day, parse_fields, parse_formats

if TYPE_CHECKING:
    from geomap.pipeline import Outcome
    from geomap.readings import ArticlePlaces

EXIT_NOTHING = 1
EXIT_USAGE = 2
EXIT_INTERRUPTED = 130
MOST_REASONS = 3

app = typer.Typer(
    name="geomap",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(boundaries_app, name="boundaries")
app.add_typer(control_app, name="control")


@app.callback(invoke_without_command=True)
def about(
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
) -> None:
    """Read news articles and draw what happened where, when, and who says so."""
    if version:
        typer.echo(f"geomap {__version__}")
        raise typer.Exit


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
    list[str], typer.Argument(metavar="INPUT", help="Files, folders, addresses, or - for standard input.")
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
NoLayering = Annotated[bool, typer.Option("--no-layering", help="One incident a report, in input order.")]


@app.command("map")
def draw_map(
    inputs: Inputs,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE.html", help="The page; its folder is made.")
    ] = Path("output/map.html"),
    boundaries: Boundaries = None,
    control: ControlFiles = None,
    field: OwnFields = None,
    title: Annotated[str, typer.Option(help="Stands over the map.")] = "",
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
) -> None:
    """Write one self-contained HTML map of the incidents in the articles."""
    settings = Settings(
        inputs=tuple(inputs),
        output=output,
        title=title,
        boundaries=tuple(boundaries or ()),
        control=tuple(control or ()),
        fields=parse_fields(field or ()),
        since=parse_day(since) if since else None,
        until=parse_day(until) if until else None,
        also=parse_formats(also),
        layering=not no_layering,
        jobs=jobs,
    )
    from geomap.pipeline import run

    outcome = run(settings, on_skip=_tell_skipped, on_flaw=_tell_flaw)
    _tell_outcome(outcome)
    for path in outcome.written:
        typer.echo(path)


@app.command()
def places(
    inputs: Inputs,
    format: Annotated[PlacesFormat, typer.Option("--format", "-f", help="How they are printed.")] = PlacesFormat.TABLE,  # noqa: A002  typer names the option after it
    jobs: Jobs = 1,
) -> None:
    """Print the places that the articles mention."""
    from geomap.export import write_places
    from geomap.model import Placed
    from geomap.readings import read_places

    placed = 0

    def count(found: Iterable[ArticlePlaces]) -> Iterator[ArticlePlaces]:
        nonlocal placed
        for article, mentions in found:
            placed += sum(isinstance(mention, Placed) for mention in mentions)
            yield article, mentions

    write_places(count(read_places(tuple(inputs), on_skip=_tell_skipped, jobs=jobs)), _stdout(), format=format)
    if not placed:
        raise NothingFoundError(f"no place found in {', '.join(inputs)}")


@app.command()
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
    )
    from geomap.export import check_format, write_incidents
    from geomap.files import make_folder
    from geomap.layers import outlines
    from geomap.pipeline import gather_areas, read_incidents

    form = format or _format_of(output)
    check_format(form)
    areas = gather_areas(settings, on_flaw=_tell_flaw)
    outcome = read_incidents(settings, areas=areas, on_skip=_tell_skipped)
    if output:
        make_folder(output.parent)
    shapes = outlines(outcome.incidents, areas)
    write_incidents(outcome.incidents, output or _stdout(), format=form, outlines=shapes, hxl=hxl)
    _tell_outcome(outcome)


@app.command()
def embed(
    page: Annotated[Path, typer.Argument(metavar="FILE.html", help="A map that `geomap map` wrote.")],
    kind: Annotated[EmbedKind, typer.Option(help="Where the map is put.")] = EmbedKind.IFRAME,
    height: Annotated[int, typer.Option(metavar="PIXELS", help="How high its frame is.")] = 560,
    url: Annotated[str, typer.Option(metavar="URL", help="Where the page is published, if not beside.")] = "",
) -> None:
    """Print the text that puts a map into a web page, a document or a blog."""
    from geomap.render.embedding import embed_snippet

    sys.stdout.write(embed_snippet(page, kind=kind, height=height, url=url))


@app.command()
def geocode(
    names: Annotated[list[str], typer.Argument(metavar="NAME", help="Place names: Shusha, Bangor.")],
    country: Annotated[str, typer.Option(metavar="AZ", help="Only in this country, by its two letters.")] = "",
    geocoder: Annotated[str, typer.Option(help="offline, or a service of geopy: nominatim, photon, ...")] = "offline",
    user_agent: Annotated[str, typer.Option(help="Who asks: services want a name and a contact.")] = "",
    server: Annotated[str, typer.Option(metavar="URL", help="Your own Nominatim or Photon.")] = "",
) -> None:
    """Print the place of each name, one JSON object a line."""
    from geomap.export import geocoded_record
    from geomap.places.geocoder import geocode as find

    found = False
    for name in names:
        place = find(name, country=country, service=geocoder, user_agent=user_agent, server=server)
        found = found or place is not None
        typer.echo(json.dumps(geocoded_record(name, place), ensure_ascii=False))
    if not found:
        raise NothingFoundError(f"no place found for {', '.join(names)}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command; every error is one line on stderr, and only here becomes an exit code."""
    # The records are not ASCII, whatever the machine's locale says
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    try:
        _run(arguments)
    except UsageError as error:
        _fail(error, EXIT_USAGE)
    except GeomapError as error:
        _fail(error, EXIT_NOTHING)
    except KeyboardInterrupt:
        _fail("interrupted", EXIT_INTERRUPTED)
    except BrokenPipeError:
        # The reader has gone (`| head`): point stdout at nothing, so that closing it is quiet too
        _silence_stdout()
        sys.exit(EXIT_NOTHING)
    except Exception as error:  # noqa: BLE001 - a user is told in one line, whatever it is
        if sys.stdout is not None:
            _silence_stdout()
        _fail(_fault(error), EXIT_NOTHING)


def _run(arguments: Sequence[str] | None) -> None:
    """The command, and its output out of our hands: a full disk often shows at the last flush."""
    try:
        app(args=None if arguments is None else list(arguments))
    finally:
        if sys.stdout is not None:
            sys.stdout.flush()


def _stdout() -> TextIO:
    # Python has no stdout where the shell has closed it (`>&-`)
    if sys.stdout is None:
        raise OutputError("standard output is closed: name a file, or leave it open")
    return sys.stdout


def _silence_stdout() -> None:
    """Let Python close stdout without a word about what it could not write."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fault(error: Exception) -> str:
    """What went wrong; where it is a fault of ours, with the line that it came from, which is what a report needs."""
    if isinstance(error, OSError) and error.filename is None:
        return f"standard output cannot be written ({error.strerror or error}): choose another place for the result"
    frame = error.__traceback__
    where = ""
    while frame:
        path = Path(frame.tb_frame.f_code.co_filename)
        if path.parent.is_relative_to(Path(__file__).parent):
            where = f"{path.name}:{frame.tb_lineno}"
        frame = frame.tb_next
    said = " ".join(str(error).split())
    return f"this is a fault of geomap, please report it: {type(error).__name__} at {where}: {said}"


def _format_of(output: Path | None) -> IncidentsFormat:
    """The format that a file's name ends with."""
    suffix = output.suffix.lower().removeprefix(".") if output else ""
    return IncidentsFormat(suffix) if suffix in set(IncidentsFormat) else IncidentsFormat.TABLE


def _fail(message: object, code: int) -> None:
    typer.echo(f"geomap: {message}", err=True)
    sys.exit(code)


def _tell_skipped(skipped: object) -> None:
    """One line for an article that could not be used."""
    typer.echo(f"geomap: skipped: {skipped}", err=True)


def _tell_flaw(flaw: object) -> None:
    """One line for a feature of a boundary file; it says itself whether it is used or left out."""
    typer.echo(f"geomap: {flaw}", err=True)


def _tell_outcome(outcome: Outcome) -> None:
    """The run in a few lines, so that nothing is dropped in silence."""
    unlocated = sum(incident.location is None for incident in outcome.incidents)
    words = f"{counted(len(outcome.incidents), 'incident')} in {counted(len(outcome.readings), 'article')}"
    typer.echo(f"geomap: {words}; {unlocated} without a place", err=True)
    reasons = outcome.unplaced.most_common(MOST_REASONS)
    if reasons:
        listed = "; ".join(f"{reason} ({count})" for reason, count in reasons)
        typer.echo(f"geomap: {counted(outcome.unplaced.total(), 'name')} not placed: {listed}", err=True)
