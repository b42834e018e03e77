"""The whole program, in order: articles → places → reports → incidents → layers → map and tables."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.areas import default_areas, read_areas
from geomap.corrections import Corrections, correct, read_corrections, unused_names
from geomap.drawing import compose_sheet
from geomap.errors import NothingFoundError, UsageError, counted
from geomap.export import Beside, check_format, write_incidents
from geomap.imports import read_data, sort_out
from geomap.layering import combine, in_time, keep_apart, layer
from geomap.layers import join
from geomap.model import AreaKind, Unplaced
from geomap.places.gazetteer.merged import open_gazetteer
from geomap.places.geocode import find_in
from geomap.read import Reader, read
from geomap.render.page.html_page import save_html
from geomap.render.page.resources import client_of
from geomap.render.picture import check_matplotlib, save_picture
from geomap.render.sheet.tiles import find_tiles
from geomap.settings import RULES
from geomap.system.files import make_folder
from geomap.vocabulary import TYPE_OF

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from shapely.geometry.base import BaseGeometry

    from geomap.areas import Areas
    from geomap.corrections import Stale
    from geomap.imports import Dataset
    from geomap.model import Article, Incident
    from geomap.read import ArticlePlaces, OnSkip, Reading
    from geomap.settings import Settings

    Read = Callable[..., Iterator[Reading]]
    """Reads articles as ``readings.read`` does."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to, so that the books balance."""

    readings: tuple[Reading, ...]
    incidents: tuple[Incident, ...]
    written: tuple[Path, ...] = ()
    stale: tuple[Stale, ...] = ()
    """Corrections that find nothing to correct any more."""
    removed: tuple[str, ...] = ()
    """Ids of the incidents that a correction drops."""
    outside: int = 0
    """How many incidents are outside the period."""
    data: tuple[Dataset, ...] = ()
    """Files that hold incidents already, with all that they hold."""

    @property
    def articles(self) -> tuple[Article, ...]:
        """What was read, and what the shown incidents of files are told by."""
        read = {reading.article.id: reading.article for reading in self.readings}
        told = (report.article for incident in self.incidents for report in incident.reports)
        return tuple((read | {article.id: article for article in told if article.id not in read}).values())

    @property
    def drawn(self) -> dict[str, BaseGeometry]:
        """The areas that somebody drew for the incidents of files, by ``Place.id``."""
        return {place: area for one in self.data for place, area in one.outlines.items()}

    @property
    def mentions(self) -> tuple[ArticlePlaces, ...]:
        """Every name of a place in the articles that were read."""
        return tuple((reading.article, reading.places) for reading in self.readings)

    @property
    def corrected(self) -> int:
        """How many incidents a correction changed."""
        return sum(bool(incident.corrections) for incident in self.incidents)

    @property
    def unplaced(self) -> Counter[str]:
        """How many mentions got no place, by reason."""
        found = (place for reading in self.readings for place in reading.places)
        return Counter(place.reason for place in found if isinstance(place, Unplaced))

    @property
    def dropped(self) -> Counter[str]:
        """How much of what a second reader told was left out, by reason."""
        return Counter(dropped.reason for reading in self.readings for dropped in reading.dropped)


def run(settings: Settings, *, on_skip: OnSkip, on_flaw: OnSkip, read: Read = read) -> Outcome:
    """Read everything, then write everything: the map, and the tables and pictures beside it.

    ``on_skip`` is told of articles that cannot be read, ``on_flaw`` of areas that are left out or repaired; ``read``
    reads the articles, or knows what was read before.

    Raises:
        NothingFoundError: no article could be read, or none tells an incident within the period.
        BoundaryError: a boundary or control file cannot be used.
        MissingExtraError: the format of a table or a picture needs a library that is not installed.
        UsageError: the tiles, the client's address, the extractor or a correction cannot be used.
        OutputError: a result cannot be written.
    """
    check_settings(settings)
    areas = gather_areas(settings, on_flaw=on_flaw)
    outcome = read_incidents(settings, areas=areas, on_skip=on_skip, read=read)
    sheet = compose_sheet(
        outcome.incidents,
        articles=outcome.articles,
        areas=areas,
        drawn=outcome.drawn,
        title=settings.title,
        disclaimer=settings.disclaimer,
        language=settings.language,
        tiles=settings.tiles,
        notes=_notes(settings, outcome),
    )
    make_folder(settings.output.parent)
    pages = save_html(sheet, settings.output, resources=settings.resources, resources_url=settings.resources_url)
    beside = Beside(outcome.mentions, sheet.areas)
    for path, form in settings.tables.items():
        write_incidents(outcome.incidents, path, format=form, outlines=sheet.outlines, beside=beside)
    for path in settings.pictures:
        save_picture(sheet, path)
    written = (*pages, *settings.tables, *settings.pictures)
    return replace(outcome, written=written)


def check_settings(settings: Settings) -> None:
    """Refuse what cannot be written at the end, before articles are read for it.

    Raises:
        MissingExtraError: the format of a table or a picture needs a library that is not installed.
        UsageError: a result would take the place of an input, the page is a folder, there are no such tiles, or the
            address of the client cannot be used.
    """
    for form in settings.tables.values():
        check_format(form)
    if settings.pictures:
        check_matplotlib()
    _keep_inputs(settings)
    if settings.output.is_dir():
        raise UsageError(f"{settings.output} is a folder: name the page in it, as {settings.output / 'map.html'}")
    if settings.tiles:
        find_tiles(settings.tiles)
    client_of(settings.resources, url=settings.resources_url)


def _keep_inputs(settings: Settings) -> None:
    """Refuse to write a result over a file that it is made from."""
    areas = (*settings.boundaries, *settings.control)
    corrections = (settings.corrections,) if settings.corrections else ()
    files = {path.resolve() for path in (*map(Path, settings.inputs), *areas, *corrections)}
    for path in (settings.output, *settings.tables, *settings.pictures):
        if path.resolve() in files:
            raise UsageError(f"{path} is what the map is made from: give --output another name")


def read_incidents(settings: Settings, *, areas: Areas, on_skip: OnSkip, read: Read = read) -> Outcome:
    """From sources to incidents within the period, each with who held its place that day.

    Raises:
        NothingFoundError: no article could be read, or none tells an incident within the period.
        UsageError: the extractor or a correction cannot be used.
    """
    corrections = gather_corrections(settings)
    sources = sort_out(settings.inputs)
    data = tuple(read_data(path, form, type_of=TYPE_OF, on_skip=on_skip) for path, form in sources.data)
    readings = tuple(
        read(
            sources.articles,
            on_skip=on_skip,
            reader=Reader(settings.jobs, settings.lookup, settings.extractor, corrections.names),
        )
    )
    reports = (report for reading in readings for report in reading.reports)
    known = tuple(one.incidents for one in data)
    found = (layer if settings.layering else keep_apart)(reports, known)
    told = correct(found, corrections, combine=combine)
    incidents = in_time(told.incidents) if settings.layering else told.incidents
    within = tuple(incident for incident in incidents if _in_period(incident, settings))
    if not within:
        raise NothingFoundError(_why_nothing(len(readings), len(data), len(incidents), settings))
    places = (place for reading in readings for place in reading.places)
    stale = (*unused_names(corrections.names, places), *told.stale)
    outside = len(incidents) - len(within)
    joined = join(within, areas)
    return Outcome(readings, joined, stale=stale, removed=told.dropped, outside=outside, data=data)


def _notes(settings: Settings, outcome: Outcome) -> tuple[str, ...]:
    """What the margin says of where incidents are from that no article of this run tells."""
    files = (f"{counted(len(one.incidents), 'incident')} from {one.path.name} ({one.format})" for one in outcome.data)
    second = () if settings.extractor == RULES else (f"Incidents read by the extractor {settings.extractor!r}",)
    return (*second, *files)


def gather_corrections(settings: Settings) -> Corrections:
    """What an analyst says against what is read; nothing where there is no such file.

    Raises:
        UsageError: the file, a key or a value cannot be used.
    """
    if settings.corrections is None:
        return Corrections()
    find_place = partial(find_in, gazetteer=open_gazetteer(*settings.lookup.gazetteers))
    return read_corrections(settings.corrections, find_place=find_place, type_of=TYPE_OF)


def gather_areas(settings: Settings, *, on_flaw: OnSkip) -> Areas:
    """The built-in areas, with the user's boundaries beside them and the user's control areas instead of ours.

    Raises:
        BoundaryError: a file cannot be used at all.
    """
    areas = default_areas()
    if settings.control:
        areas = areas.of_kind(*(kind for kind in AreaKind if kind is not AreaKind.CONTROL))
    for path in settings.boundaries:
        areas += read_areas(path, kind=AreaKind.ADMIN2, fields=dict(settings.fields), on_skip=on_flaw)
    for path in settings.control:
        areas += read_areas(path, kind=AreaKind.CONTROL, fields=dict(settings.fields), on_skip=on_flaw)
    return areas


def _in_period(incident: Incident, settings: Settings) -> bool:
    """An undated incident is always within the period: leaving it out would lose it in silence."""
    if incident.when is None:
        return True
    too_early = settings.since is not None and incident.when.end < settings.since
    too_late = settings.until is not None and incident.when.start > settings.until
    return not (too_early or too_late)


def _why_nothing(articles: int, files: int, incidents: int, settings: Settings) -> str:
    if not articles and not files:
        return f"no article could be read from {', '.join(settings.inputs)}: nothing is written"
    if not articles and not incidents:
        return f"no incident could be used of {counted(files, 'file')} of incidents: nothing is written"
    if not incidents:
        return f"no incident found in {counted(articles, 'article')}: nothing is written (events are read in English)"
    return f"{counted(incidents, 'incident')} found, none between {settings.since or '…'} and {settings.until or '…'}"
