"""corrections.toml → Corrections: everything is checked before an article is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.corrections.nouns import Addition, Corrections, Edit, NameRule, Origin
from geomap.corrections.values import ROLES, actors, days, event_type, location, place, status, toll
from geomap.errors import UsageError
from geomap.model import Article, EventType, Report, Span
from geomap.provenance.identity import identify
from geomap.system.handwritten import Table, read_toml
from geomap.system.links import web_link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from geomap.corrections.values import FindPlace

_SIGNED = ("author", "date", "reason")
_PLACE = ("place", "country", "latitude", "longitude")
_FACTS = (*_PLACE, "precision", "when", "when_end", "type", "subtype", "deaths", "injured", *ROLES)
_OF_A_NAME = (*_SIGNED, "name", *_PLACE)
_OF_AN_INCIDENT = (*_SIGNED, "id", "quote", "drop", "merge", "split", *_FACTS, "status")
_OF_AN_ADDITION = (*_SIGNED, "quote", "source", "url", "title", "published", *_FACTS)


@dataclass(frozen=True, slots=True)
class _Known:
    """What values are checked against."""

    find_place: FindPlace
    type_of: Mapping[str, EventType]
    author: str


def read_corrections(path: Path, *, find_place: FindPlace, type_of: Mapping[str, EventType]) -> Corrections:
    """The corrections of a file, their places looked up.

    Args:
        path: the file.
        find_place: the place of an id or of a name within a country, as ISO 3166-1 alpha-2, or None.
        type_of: the event types of the sub-event types that have one.

    Raises:
        UsageError: the file, a key or a value cannot be used; the message names it and the next step.
    """
    top = Table(path, "", read_toml(path, next_step="name a file of corrections, or leave them out"))
    top.check_keys(("author", "name", "incident", "add"))
    known = _Known(find_place, type_of, top.text("author"))
    corrections = Corrections(
        names=tuple(_name(table, known) for table in top.tables("name")),
        edits=tuple(_edit(table, known) for table in top.tables("incident")),
        additions=tuple(_addition(table, known) for table in top.tables("add")),
    )
    _check_once(corrections)
    return corrections


def _origin(table: Table, known: _Known) -> Origin:
    """Who says so, when and why: a correction that nobody answers for is refused."""
    author, day, reason = table.text("author") or known.author, table.day("date"), table.text("reason")
    if not author.strip():
        table.refuse("has no author: write who says so, here or once at the top of the file")
    if day is None:
        table.refuse("has no date: write the day of the correction, as date = 2020-12-14")
    if not reason.strip():
        table.refuse("has no reason: write why, so that others can judge it")
    return Origin(f"{table.file.name}: {table.name}", author, day, reason)


def _name(table: Table, known: _Known) -> NameRule:
    table.check_keys(_OF_A_NAME)
    name = " ".join(table.text("name").split())
    if not name:
        table.refuse('has no name: write the name as articles have it, as name = "Martuni"')
    found = place(table, known.find_place, fallback=name)
    if found is None:
        table.refuse("has no place: name one, or pin it with latitude and longitude")
    return NameRule(name, found, _origin(table, known))


def _edit(table: Table, known: _Known) -> Edit:
    table.check_keys(_OF_AN_INCIDENT)
    id_ = table.text("id").strip()
    if not id_:
        table.refuse("has no id: geomap check and the exports name it")
    type_, sub = event_type(table, known.type_of)
    edit = Edit(
        id=id_,
        origin=_origin(table, known),
        quote=table.text("quote"),
        is_dropped=table.flag("drop", default=False),
        merge=table.texts("merge"),
        split=_split(table),
        location=location(table, known.find_place),
        is_unplaced=table.values.get("place") == "" and "latitude" not in table.values,
        when=days(table),
        event_type=type_,
        sub_event_type=sub,
        deaths=toll(table, "deaths"),
        injured=toll(table, "injured"),
        status=status(table),
        actors=actors(table),
    )
    _check_edit(edit, table)
    return edit


def _split(table: Table) -> tuple[str, ...] | None:
    value = table.values.get("split", False)
    if isinstance(value, bool):
        return () if value else None
    return table.texts("split")


def _check_edit(edit: Edit, table: Table) -> None:
    facts = [key for key in (*_FACTS, "status") if key in table.values]
    if edit.is_dropped and (facts or edit.merge or edit.split is not None):
        table.refuse("drops the incident and changes it: choose one")
    if edit.merge and edit.split is not None:
        table.refuse("merges and splits at once: write two corrections")
    if not (edit.is_dropped or facts or edit.merge or edit.split is not None):
        table.refuse("changes nothing: write drop, merge, split, place, when, type, deaths, injured, status or actors")


def _addition(table: Table, known: _Known) -> Addition:
    """An incident as one article would tell it, whose text is the quote."""
    table.check_keys(_OF_AN_ADDITION)
    quote = " ".join(table.text("quote").split())
    if not quote:
        table.refuse("has no quote: an incident needs the words that tell it")
    type_, sub = event_type(table, known.type_of)
    if type_ is None:
        table.refuse(f"has no type: choose from {', '.join(EventType)}")
    report = Report(
        article=_article(table, quote),
        spans=(Span(0, len(quote)),),
        event_type=type_,
        sub_event_type=sub,
        when=days(table),
        location=location(table, known.find_place),
        deaths=toll(table, "deaths"),
        injured=toll(table, "injured"),
        actors=actors(table) or (),
    )
    return Addition(identify([report])[0], _origin(table, known))


def _article(table: Table, quote: str) -> Article:
    url = table.text("url").strip()
    if url and not web_link(url):
        table.refuse(f"url = {url[:60]!r} is no http or https address")
    return Article(
        id=f"added:{table.name.rpartition(' ')[2]}",
        text=quote,
        title=table.text("title"),
        published=table.day("published"),
        source=table.text("source"),
        url=url,
    )


def _check_once(corrections: Corrections) -> None:
    """Refuse two corrections of one fact: which of them counts would depend on their order."""
    facts = [
        *((f"the name {rule.name}", rule.origin) for rule in corrections.names),
        *((f"the {fact} of {edit.id}", edit.origin) for edit in corrections.edits for fact in _facts(edit)),
        *((f"the incident {one.report.quote[:40]!r}", one.origin) for one in corrections.additions),
    ]
    seen: dict[str, Origin] = {}
    for fact, origin in facts:
        first = seen.setdefault(fact.casefold(), origin)
        if first is not origin:
            raise UsageError(f"{origin.where} says again what {first.where} says of {fact}: keep one of them")


def _facts(edit: Edit) -> Iterable[str]:
    return (fact for fact, is_set in _set_facts(edit) if is_set)


def _set_facts(edit: Edit) -> Iterator[tuple[str, bool]]:
    yield "place", edit.location is not None or edit.is_unplaced
    yield "day", edit.when is not None
    yield "type", edit.event_type is not None
    yield "deaths", edit.deaths is not None
    yield "injured", edit.injured is not None
    yield "status", edit.status is not None
    yield "actors", edit.actors is not None
    yield "drop", edit.is_dropped
