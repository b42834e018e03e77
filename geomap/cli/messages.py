"""What a command says on stderr, and what becomes of stdout when it goes away."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

import typer

from geomap.articles import Undated
from geomap.errors import OutputError, counted

if TYPE_CHECKING:
    from geomap.pipeline import Outcome

MOST_REASONS = 3
"""Reasons that one line has room for."""
_PACKAGE = Path(__file__).resolve().parent.parent


def stdout() -> TextIO:
    """Standard output, where there is one.

    Raises:
        OutputError: the shell has closed it.
    """
    # Python has no stdout where the shell has closed it (`>&-`)
    if sys.stdout is None:
        raise OutputError("standard output is closed: name a file, or leave it open")
    return sys.stdout


def silence_stdout() -> None:
    """Let Python close stdout without a word about what it could not write."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def fault(error: Exception) -> str:
    """What went wrong; where it is a fault of ours, with the line that it came from, which is what a report needs."""
    if isinstance(error, OSError) and error.filename is None:
        return f"standard output cannot be written ({error.strerror or error}): choose another place for the result"
    frame = error.__traceback__
    where = ""
    while frame:
        path = Path(frame.tb_frame.f_code.co_filename)
        if path.is_relative_to(_PACKAGE):
            where = f"{path.name}:{frame.tb_lineno}"
        frame = frame.tb_next
    said = " ".join(str(error).split())
    return f"this is a fault of geomap, please report it: {type(error).__name__} at {where}: {said}"


def fail(message: object, code: int) -> NoReturn:
    """One line, and the end."""
    typer.echo(f"geomap: {message}", err=True)
    sys.exit(code)


def tell_skipped(skipped: object) -> None:
    """One line for an article that could not be used, or whose day could not."""
    typer.echo(f"geomap: {'' if isinstance(skipped, Undated) else 'skipped: '}{skipped}", err=True)


def tell_flaw(flaw: object) -> None:
    """One line for a feature of a boundary file; it says itself whether it is used or left out."""
    typer.echo(f"geomap: {flaw}", err=True)


def tell_outcome(outcome: Outcome) -> None:
    """The run in a few lines, so that nothing is dropped in silence."""
    unlocated = sum(incident.location is None for incident in outcome.incidents)
    incidents = counted(len(outcome.incidents), "incident")
    read = f" in {counted(len(outcome.readings), 'article')}" if outcome.readings or not outcome.data else ""
    typer.echo(f"geomap: {incidents}{read}; {unlocated} without a place", err=True)
    for data in outcome.data:
        typer.echo(f"geomap: {counted(len(data.incidents), 'incident')} from {data.path} ({data.format})", err=True)
    reasons = outcome.unplaced.most_common(MOST_REASONS)
    if reasons:
        listed = "; ".join(f"{reason} ({count})" for reason, count in reasons)
        typer.echo(f"geomap: {counted(outcome.unplaced.total(), 'name')} not placed: {listed}", err=True)
    for stale in outcome.stale:
        typer.echo(f"geomap: {stale}", err=True)
    for reason, count in outcome.dropped.most_common():
        typer.echo(f"geomap: left out of the second reading: {reason} ({count})", err=True)
