"""The command ``geomap``: parse, call, print, exit. Everything heavy is imported inside its command."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from geomap.cli.area_commands import boundaries_app, control_app
from geomap.cli.article_commands import articles_app
from geomap.cli.gazetteer_commands import gazetteer_app
from geomap.cli.messages import fail, fault, silence_stdout
from geomap.cli.project_commands import project_app
from geomap.errors import GeomapError, NothingFoundError, UsageError
from geomap.settings import EmbedKind
from geomap.version import __version__

__all__ = ["app", "main"]

EXIT_NOTHING = 1
"""Nothing usable came out."""
EXIT_USAGE = 2
"""The command was wrong; typer uses the same."""
EXIT_INTERRUPTED = 130
"""What shells give for Ctrl-C: 128 and the signal's number."""

app = typer.Typer(
    name="geomap",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
tools_app = typer.Typer()
# The help lists the commands in this order: what one needs first stands first.
app.add_typer(articles_app)
app.add_typer(project_app)
app.add_typer(tools_app)
app.add_typer(control_app, name="control")
app.add_typer(boundaries_app, name="boundaries")
app.add_typer(gazetteer_app, name="gazetteer")


@app.callback(invoke_without_command=True)
def about(
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
) -> None:
    """Read news articles and draw what happened where, when, and who says so."""
    if version:
        typer.echo(f"geomap {__version__}")
        raise typer.Exit


@tools_app.command()
def embed(
    page: Annotated[Path, typer.Argument(metavar="FILE.html", help="A map that `geomap map` wrote.")],
    kind: Annotated[EmbedKind, typer.Option(help="Where the map is put.")] = EmbedKind.IFRAME,
    height: Annotated[int, typer.Option(metavar="PIXELS", help="How high its frame is.")] = 560,
    url: Annotated[str, typer.Option(metavar="URL", help="Where the page is published, if not beside.")] = "",
) -> None:
    """Print the text that puts a map into a page, document or blog."""
    from geomap.render.page.embedding import embed_snippet, host_policy

    sys.stdout.write(embed_snippet(page, kind=kind, height=height, url=url))
    if kind is EmbedKind.SRCDOC:
        typer.echo(f"geomap: a host with a Content-Security-Policy must allow: {host_policy(page)}", err=True)


@tools_app.command()
def geocode(
    names: Annotated[list[str], typer.Argument(metavar="NAME...", help="Place names: Shusha, Bangor.")],
    country: Annotated[str, typer.Option(metavar="AZ", help="Only in this country, by its two letters.")] = "",
    geocoder: Annotated[
        str, typer.Option(metavar="NAME", help="offline, or a service of geopy: nominatim, photon, ...")
    ] = "offline",
    user_agent: Annotated[str, typer.Option(metavar="TEXT", help="Who asks: services want a name and a contact.")] = "",
    server: Annotated[str, typer.Option(metavar="URL", help="Your own Nominatim or Photon.")] = "",
) -> None:
    """Print the place of each name, one JSON object a line."""
    from geomap.export import geocoded_record
    from geomap.places.geocode import geocode as find

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
        fail(error, EXIT_USAGE)
    except GeomapError as error:
        fail(error, EXIT_NOTHING)
    except KeyboardInterrupt:
        fail("interrupted", EXIT_INTERRUPTED)
    except BrokenPipeError:
        # The reader has gone (`| head`): point stdout at nothing, so that closing it is quiet too
        silence_stdout()
        sys.exit(EXIT_NOTHING)
    except Exception as error:  # noqa: BLE001 - a user is told in one line, whatever it is
        if sys.stdout is not None:
            silence_stdout()
        fail(fault(error), EXIT_NOTHING)


def _run(arguments: Sequence[str] | None) -> None:
    """The command, and its output out of our hands: a full disk often shows at the last flush."""
    try:
        app(args=None if arguments is None else list(arguments))
    finally:
        if sys.stdout is not None:
            sys.stdout.flush()
