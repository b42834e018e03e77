"""The commands ``geomap gazetteer``: a user's own places beside those that come with geomap."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geomap.errors import counted

if TYPE_CHECKING:
    from geomap.places.gazetteer.sources.row_counts import BuildReport, Progress

_MOST_REASONS = 5
"""Reasons, and rows as examples, that the report of a build shows."""

gazetteer_app = typer.Typer(
    help="Build a gazetteer of your own, or see what one holds.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@gazetteer_app.command()
def build(
    sources: Annotated[
        list[Path],
        typer.Argument(metavar="SOURCE", help="GeoNames dumps (AZ.zip, allCountries.zip, .txt) or CSV tables."),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The gazetteer to write.")],
) -> None:
    """Build a gazetteer of GeoNames dumps and tables of places, to pass with --gazetteer."""
    from datetime import UTC, datetime

    from geomap.places.gazetteer.build.user import build_user_gazetteer

    day = datetime.now(tz=UTC).date().isoformat()
    report = build_user_gazetteer(sources, output, on_progress=_tell_progress, day=day)
    _end_progress()
    _tell_report(report)
    typer.echo(report.path)


@gazetteer_app.command()
def info(
    path: Annotated[Path | None, typer.Argument(metavar="FILE", help="A gazetteer; by default geomap's own.")] = None,
) -> None:
    """Print what a gazetteer holds and where it came from."""
    from geomap.places.gazetteer.merged import open_gazetteer

    about = (open_gazetteer(path) if path else open_gazetteer()).info()
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in about.kinds)
    typer.echo(f"places   {about.places:,} ({kinds})")
    typer.echo(f"names    {about.names:,}")
    typer.echo(f"size     {about.size_bytes:,} bytes")
    typer.echo(f"sources  {'; '.join(about.sources)}")
    if about.day:
        typer.echo(f"built    {about.day}")


def _tell_progress(progress: Progress) -> None:
    # A line that is written over is for people; a log gets the end alone.
    if sys.stderr.isatty():
        typer.echo(f"\r\033[Kgeomap: {progress.step}: {progress.rows:,} rows", err=True, nl=False)


def _end_progress() -> None:
    if sys.stderr.isatty():
        typer.echo("\r\033[K", err=True, nl=False)


def _tell_report(report: BuildReport) -> None:
    """The build in a few lines, so that no row is dropped in silence."""
    typer.echo(
        f"geomap: {report.used:,} of {report.rows:,} rows used; {report.places:,} places, {report.names:,} names",
        err=True,
    )
    for reason, count in report.refused[:_MOST_REASONS]:
        typer.echo(f"geomap: {counted(count, 'row')} left out: {reason}", err=True)
    for example in report.examples[:_MOST_REASONS]:
        typer.echo(f"geomap: left out: {example}", err=True)
