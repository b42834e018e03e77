"""geomap.toml → Settings: the same fields as the flags of ``geomap map``, paths relative to the file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.settings import RULES, Lookup, PageLanguage, PictureFormat, Resources, Settings, TableFormat, parse_formats
from geomap.system.handwritten import Table, read_toml

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

FILE = "geomap.toml"
FOLDER = ".geomap"
"""Where a project keeps what it has read; it can be deleted at any time."""
_TOP = (
    *(
        "title",
        "language",
        "disclaimer",
        "tiles",
        "articles",
        "boundaries",
        "control",
        "corrections",
        "layering",
        "jobs",
        "extractor",
    ),
    *("fields", "period", "outputs", "lookup"),
)
_AREA_FIELDS = ("name", "controller", "valid_from", "valid_to", "status", "source", "note", "country_code")
_ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+://")


@dataclass(frozen=True, slots=True)
class Project:
    """A project as its file describes it."""

    file: Path
    settings: Settings
    report: Path
    """Where the books of a build are written."""

    @property
    def store(self) -> Path:
        """The file of what was read before."""
        return self.file.parent / FOLDER / "readings.sqlite"


def read_project(path: Path) -> Project:
    """The project of a file, or of the geomap.toml in a folder.

    Raises:
        UsageError: the file, a key or a value cannot be used; the message names it and the next step.
    """
    file = path / FILE if path.is_dir() else path
    top = Table(file, "", read_toml(file, next_step="name a geomap.toml, or make one with geomap init"))
    top.check_keys(_TOP)
    outputs = top.table("outputs")
    outputs.check_keys(("map", "also", "report", "resources", "resources_url"))
    output = file.parent / (outputs.text("map") or "output/map.html")
    report = file.parent / outputs.text("report") if outputs.text("report") else output.parent / "report.json"
    if report == output:
        outputs.refuse(f"report = {outputs.text('report')!r} is the map as well: give it a name of its own")
    return Project(file, _settings(top, output), report)


def _settings(top: Table, output: Path) -> Settings:
    since, until = _period(top)
    fields = top.table("fields")
    fields.check_keys(_AREA_FIELDS)
    corrections = top.text("corrections")
    return Settings(
        inputs=_inputs(top),
        output=output,
        title=top.text("title"),
        language=_language(top),
        tiles=top.text("tiles"),
        resources=_resources(top.table("outputs")),
        resources_url=top.table("outputs").text("resources_url"),
        disclaimer=top.text("disclaimer"),
        boundaries=_paths(top, "boundaries"),
        control=_paths(top, "control"),
        fields=tuple((key, fields.text(key)) for key in fields.values if fields.text(key)),
        since=since,
        until=until,
        also=_formats(top.table("outputs")),
        layering=top.flag("layering", default=True),
        jobs=top.whole("jobs", 1) or 0,
        lookup=_lookup(top),
        corrections=top.file.parent / corrections if corrections else None,
        extractor=top.text("extractor") or RULES,
    )


def _language(top: Table) -> PageLanguage:
    name = top.text("language") or PageLanguage.ENGLISH
    if name not in set(PageLanguage):
        top.refuse(f"language = {name[:60]!r} is none that the page speaks: choose from {', '.join(PageLanguage)}")
    return PageLanguage(name)


def _resources(outputs: Table) -> Resources:
    name = outputs.text("resources") or Resources.INLINE
    if name not in set(Resources):
        outputs.refuse(f"resources = {name[:60]!r} is no way to bring them: choose from {', '.join(Resources)}")
    return Resources(name)


def _inputs(top: Table) -> tuple[str, ...]:
    """Files and folders beside the project's own file, and addresses as they are."""
    given = top.texts("articles")
    if not given:
        top.refuse('has no articles: name files, folders or addresses, as articles = ["articles"]')
    if "-" in given:
        top.refuse("articles cannot be standard input: a project is read again and again")
    return tuple(one if _ADDRESS.match(one) else str(top.file.parent / one) for one in given)


def _paths(table: Table, key: str) -> tuple[Path, ...]:
    return tuple(table.file.parent / one for one in table.texts(key))


def _period(top: Table) -> tuple[date | None, date | None]:
    period = top.table("period")
    period.check_keys(("since", "until"))
    since, until = period.day("since"), period.day("until")
    if since and until and since > until:
        period.refuse(f"since = {since} is after until = {until}: swap them")
    return since, until


def _formats(outputs: Table) -> tuple[TableFormat | PictureFormat, ...]:
    known = (*TableFormat, *PictureFormat)
    for name in outputs.texts("also"):
        if name not in known:
            outputs.refuse(f"also = {name[:60]!r} is no format: choose from {', '.join(known)}")
    return parse_formats(",".join(outputs.texts("also")))


def _lookup(top: Table) -> Lookup:
    lookup = top.table("lookup")
    lookup.check_keys(("gazetteers", "geocoder", "user_agent", "server"))
    return Lookup(
        gazetteers=_paths(lookup, "gazetteers"),
        geocoder=lookup.text("geocoder"),
        user_agent=lookup.text("user_agent"),
        server=lookup.text("server"),
    )
