"""The commands of a project: ``geomap init``, ``geomap build`` and ``geomap check``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from geomap.cli.messages import stdout, tell_flaw, tell_outcome, tell_skipped
from geomap.errors import counted

project_app = typer.Typer()

ProjectFile = Annotated[Path, typer.Argument(metavar="FILE", help="A geomap.toml, or the folder that it lies in.")]


@project_app.command()
def init(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Where the project is to be; made if missing.")
    ] = Path(),
) -> None:
    """Make a project: its folders, its settings, its corrections."""
    from geomap.project.starting import start_project

    made, kept = start_project(folder)
    for path in kept:
        typer.echo(f"geomap: {path} is there already and stays as it is", err=True)
    for path in made:
        typer.echo(path)


@project_app.command()
def build(project: ProjectFile = Path("geomap.toml")) -> None:
    """Draw a project again: what did not change is not read again."""
    from geomap.project.building import build as draw
    from geomap.project.config import read_project

    built = draw(read_project(project), on_skip=tell_skipped, on_flaw=tell_flaw, on_note=tell_flaw)
    tell_outcome(built.outcome)
    if built.reused:
        anew = len(built.outcome.readings) - built.reused
        typer.echo(f"geomap: {counted(built.reused, 'article')} known from before, {anew:,} read anew", err=True)
    for path in built.outcome.written:
        typer.echo(path)


@project_app.command()
def check(
    project: ProjectFile = Path("geomap.toml"),
    most: Annotated[int, typer.Option(min=1, metavar="N", help="How many incidents to list.")] = 20,
) -> None:
    """List the incidents that most deserve a look.

    Each comes with a correction to finish and to paste into corrections.toml.
    """
    from datetime import UTC, datetime

    from geomap.project.building import reread
    from geomap.project.checking import find_doubts, stanza
    from geomap.project.config import read_project

    outcome = reread(read_project(project), on_skip=tell_skipped, on_flaw=tell_flaw, on_note=tell_flaw)
    tell_outcome(outcome)
    doubts = find_doubts(outcome, most=most)
    today = datetime.now(tz=UTC).date()
    stdout().write("\n".join(stanza(doubt, number=number, day=today) for number, doubt in enumerate(doubts, start=1)))
    if not doubts:
        typer.echo("geomap: nothing stands out", err=True)
