"""One frozen ``Settings``, made once by the command line and unpacked by the pipeline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable


RULES = "rules"
"""The reading of incidents that is always done; no extractor goes by this name."""


class TableFormat(StrEnum):
    """A format that incidents are exported in beside the map."""

    JSONL = "jsonl"
    CSV = "csv"
    GEOJSON = "geojson"
    GPKG = "gpkg"
    PARQUET = "parquet"
    KML = "kml"


class PictureFormat(StrEnum):
    """A format of pictures of the map."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"


class Resources(StrEnum):
    """Where a page has its script and style from."""

    INLINE = "inline"
    """From within itself: one file, to mail."""
    DIRECTORY = "directory"
    """From a folder beside it, which other pages share."""
    CDN = "cdn"
    """From an address of the author's own."""


class EmbedKind(StrEnum):
    """Where a map is put."""

    IFRAME = "iframe"
    """A web page: a frame that loads the file beside it."""
    SRCDOC = "srcdoc"
    """A web page that must stay one file: the whole map inside the frame's tag."""
    MARKDOWN = "markdown"
    """A picture that links to the map, or a frame where there is no picture beside the page."""
    QUARTO = "quarto"
    """A frame in HTML, a picture in PDF and Word."""
    WORDPRESS = "wordpress"
    """A picture that links to the map, for editors that take frames out."""


class PageLanguage(StrEnum):
    """A language that the map's own words are written in."""

    ENGLISH = "en"
    GERMAN = "de"
    FRENCH = "fr"
    SPANISH = "es"
    RUSSIAN = "ru"
    ARABIC = "ar"


@dataclass(frozen=True, slots=True)
class Lookup:
    """Where names of places are looked up beside our own gazetteer."""

    gazetteers: tuple[Path, ...] = ()
    """Gazetteers that ``geomap gazetteer build`` made, asked before ours, the first one first."""
    geocoder: str = ""
    """A service of geopy to ask for names that no gazetteer has; empty for none, and then nothing is ever asked."""
    user_agent: str = ""
    """Who asks the service, with a way to reach them."""
    server: str = ""
    """The address of a Nominatim or Photon of the user's own."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a run of the map can be told."""

    inputs: tuple[str, ...]
    """Files, folders, addresses, or ``-`` for standard input."""
    output: Path = Path("output/map.html")
    """The page to write; its folder is made."""
    title: str = ""
    """Stands over the map; empty for one made from what the map shows."""
    disclaimer: str = ""
    """What the margin says about borders and names; empty for our own neutral words."""
    resources: Resources = Resources.INLINE
    """Where the page has its script and style from."""
    resources_url: str = ""
    """The web folder of script and style; for ``Resources.CDN`` and nothing else."""
    tiles: str = ""
    """A background map, by its name at xyzservices; empty for none, and then the page asks nobody."""
    language: PageLanguage = PageLanguage.ENGLISH
    """The language of the page's own words, days and numbers; what articles say stays as they say it."""
    boundaries: tuple[Path, ...] = ()
    """Files or folders of areas to draw beside the built-in boundaries."""
    control: tuple[Path, ...] = ()
    """Files or folders of control areas to use instead of the built-in ones."""
    fields: tuple[tuple[str, str], ...] = ()
    """What these files call the fields of areas, or with ``=`` before it what a field is for all of them."""
    since: date | None = None
    """The first day of the period; incidents that ended before it are left out."""
    until: date | None = None
    """The last day of the period; incidents that began after it are left out."""
    also: tuple[TableFormat | PictureFormat, ...] = ()
    """Tables and pictures to write beside the page, under its name with their own suffix."""
    layering: bool = True
    """Whether reports of one event in several articles become one incident."""
    jobs: int = 1
    """Processes to read articles with; 0 is one for every core."""
    lookup: Lookup = Lookup()
    """Where names are looked up beside our own gazetteer."""
    corrections: Path | None = None
    """A file of corrections: what an analyst says against what is read."""
    extractor: str = RULES
    """Who reads the incidents; anything but the rules is a second reader of the user's own choice."""

    def __post_init__(self) -> None:
        if not self.inputs:
            raise UsageError("no input: name a file, a folder, an address, or - for standard input")
        if self.jobs < 0:
            raise UsageError(f"--jobs {self.jobs} is less than none: name a number of processes, or 0 for every core")
        if self.since and self.until and self.since > self.until:
            raise UsageError(f"--since {self.since} is after --until {self.until}: swap them")
        suffix = self.output.suffix.lower().removeprefix(".")
        if suffix in {*TableFormat, *PictureFormat}:
            raise UsageError(
                f"{self.output} would be a page by the name of a {suffix}: call it {self.output.with_suffix('.html')}, "
                f"and have the {suffix} written beside it (--also {suffix})"
            )

    @property
    def tables(self) -> dict[Path, TableFormat]:
        """The tables to write beside the page, each with its format."""
        return {self.output.with_suffix(f".{form}"): form for form in self.also if isinstance(form, TableFormat)}

    @property
    def pictures(self) -> tuple[Path, ...]:
        """The pictures to write beside the page."""
        return tuple(self.output.with_suffix(f".{form}") for form in self.also if isinstance(form, PictureFormat))


def parse_day(value: str) -> date:
    """A day written as YYYY-MM-DD.

    Raises:
        UsageError: it is written otherwise, or there is no such day.
    """
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise UsageError(f"{value!r} is not a day: write it as 2020-12-14") from error


def parse_fields(values: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Fields of areas with their names in a file, each as ``controller=side``; ``controller==North`` for a value.

    Raises:
        UsageError: one is written otherwise.
    """
    pairs = [value.partition("=") for value in values]
    if any(not (field and name) for field, _, name in pairs):
        raise UsageError("--field needs a field and its name in the file, as controller=side")
    return tuple((field, name) for field, _, name in pairs)


def parse_formats(value: str) -> tuple[TableFormat | PictureFormat, ...]:
    """The formats of a list such as ``geojson,csv``, each once, in the order given.

    Raises:
        UsageError: a name in the list is no format.
    """
    names = dict.fromkeys(name.strip().lower() for name in value.split(",") if name.strip())
    known: dict[str, TableFormat | PictureFormat] = {form: form for form in (*TableFormat, *PictureFormat)}
    for name in names:
        if name not in known:
            listed = ", ".join(known)
            raise UsageError(f"{name!r} is not a format that can be written beside the map: choose from {listed}")
    return tuple(known[name] for name in names)
