"""Reports and files of corrections for the tests of this folder."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from geomap.corrections import Corrections, read_corrections
from geomap.model import Article, EventType, GeoPrecision, Kind, Location, Place, Report, Span, Toll, When
from geomap.provenance.identity import identify

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2021, 3, 4)
TOWN = Place("own:town", "Quarry Town", 40.0, 45.0, Kind.SETTLEMENT, "XA")
PORT = Place("own:port", "Far Harbour", 44.0, 45.0, Kind.SETTLEMENT, "XA")
SHIRE = Place("own:shire", "Quarry Shire", 40.2, 45.2, Kind.ADMIN1, "XB")
PLACES = {"Quarry Town": TOWN, "Far Harbour": PORT, "own:port": PORT, "Quarry Shire": SHIRE}
TYPE_OF = {"Armed clash": EventType.BATTLES, "Attack": EventType.VIOLENCE_AGAINST_CIVILIANS}
SIGNED = 'author = "A. Analyst"\ndate = 2024-05-01\nreason = "I was there."\n'


def find_place(name: str, country: str) -> Place | None:
    """The place of a name, from the few of this file."""
    place = PLACES.get(name)
    return place if place and country in {"", place.country_code} else None


def make_report(article: str = "a", *, words: str = "Gunmen attacked the mill.", place: Place = TOWN) -> Report:
    """A report of one sentence of an article, with its id."""
    report = Report(
        article=Article(article, f"{words} Nobody else was hurt.", source=article, published=DAY),
        spans=(Span(0, len(words)),),
        event_type=EventType.BATTLES,
        sub_event_type="Armed clash",
        when=When(DAY, DAY),
        location=Location(place, GeoPrecision.EXACT, name="Old Quarry"),
        deaths=Toll(2, 2, 2),
    )
    return identify([report])[0]


def write_corrections(folder: Path, text: str) -> Path:
    """A file of corrections; a lone line ``SIGNED`` stands for author, date and reason."""
    path = folder / "corrections.toml"
    path.write_text(text.replace("SIGNED\n", SIGNED), encoding="utf-8")
    return path


def make_corrections(folder: Path, text: str) -> Corrections:
    """The corrections of such a file."""
    return read_corrections(write_corrections(folder, text), find_place=find_place, type_of=TYPE_OF)
