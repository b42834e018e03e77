"""The command that says why: ``geomap explain``."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from geomap.cli.article_commands import Gazetteers, Inputs
from geomap.cli.messages import stdout, tell_skipped
from geomap.errors import NothingFoundError, UsageError

if TYPE_CHECKING:
    pass

explain_app = typer.Typer()


class ExplainFormat(StrEnum):
    """How explanations are printed."""

    TEXT = "text"
    JSON = "json"


@explain_app.command()
def explain(
    inputs: Inputs,
    incident: Annotated[
        str, typer.Option(metavar="ID", help="Only the incident, or the report, whose id begins so.")
    ] = "",
    place: Annotated[
        str, typer.Option(metavar="TEXT", help="Only the names that hold this text, and the incidents there.")
    ] = "",
    format: Annotated[ExplainFormat, typer.Option("--format", "-f", help="How it is printed.")] = ExplainFormat.TEXT,  # noqa: A002  typer names the option after it
    gazetteer: Gazetteers = None,
) -> None:
    """Say why each name and each incident is read as it is."""
    if incident and place:
        raise UsageError("--incident and --place ask for different things: give one of them")
    from geomap.articles import read_articles
    from geomap.explaining import explain_together, record_of, write_text
    from geomap.places.gazetteer.merged import open_gazetteer

    articles = read_articles(*inputs, on_skip=tell_skipped)
    found = explain_together(articles, gazetteer=open_gazetteer(*(gazetteer or ())), incident=incident)
    out, count = stdout(), 0
    for whole in found:
        told = whole.about_incident(incident) if incident else whole.about_place(place) if place else whole
        if told is not None:
            count += 1
            is_text = format is ExplainFormat.TEXT
            out.write(write_text(told) if is_text else json.dumps(record_of(told), ensure_ascii=False) + "\n")
    if not count:
        raise NothingFoundError(_nothing(", ".join(inputs), incident, place))


def _nothing(read: str, incident: str, place: str) -> str:
    if incident:
        return f"no incident whose id begins with {incident} is told in {read}: `geomap incidents` lists them"
    if place:
        return f"no name with {place!r} stands in {read}: `geomap places` lists them"
    return f"no article could be read from {read}"
