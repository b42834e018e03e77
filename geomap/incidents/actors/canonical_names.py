"""The actors of an article under one name each: the fullest that the article itself gives them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from geomap.incidents.actors.participants import whole_name
from geomap.incidents.attribution.sides import country_within
from geomap.model import ActorRole
from geomap.text.lexicon import word_list
from geomap.text.match_labels import MatchGroup
from geomap.vocabulary import ActorClass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geomap.incidents.annotated_text import AnnotatedText
    from geomap.model import Actor, Report

_FORCES = frozenset({ActorClass.STATE_FORCES, ActorClass.EXTERNAL_FORCES})


class _Named(NamedTuple):
    name: str
    country: str


def with_one_name(annotated: AnnotatedText, reports: Sequence[Report]) -> tuple[Report, ...]:
    """The reports of an article with its forces and groups named alike.

    Forces of one country go by the first name told; "the army" by the only army that the article names, and "the
    militants" by its only group.
    """
    states, groups = tuple(_states_named(annotated)), _groups_named(reports)
    owned = [replace(report, actors=tuple(_owned(report, states, groups))) for report in reports]
    first: dict[tuple[str, str], str] = {}
    for actor in (actor for report in owned for actor in report.actors if actor.country_code):
        first.setdefault((actor.kind, actor.country_code), actor.name)
    return tuple(replace(report, actors=_once(_renamed(actor, first) for actor in report.actors)) for report in owned)


def _states_named(annotated: AnnotatedText) -> Iterator[_Named]:
    """The forces that the article names with their country."""
    for sentence in annotated.sentences:
        for match in annotated.matches.within(sentence.start, sentence.end):
            if match.group is MatchGroup.ACTOR and match.label == ActorClass.STATE_FORCES:
                span = whole_name(annotated.text, match, since=sentence.start)
                country = country_within(annotated, span)
                if country:
                    yield _Named(annotated.text[span.start : span.end], country)


def _groups_named(reports: Sequence[Report]) -> tuple[str, ...]:
    """The rebels that the reports call by a name."""
    rebels = (actor.name for report in reports for actor in report.actors if actor.kind == ActorClass.REBELS)
    return tuple(dict.fromkeys(name for name in rebels if name[:1].isupper() and not _is_bare(name)))


def _is_bare(name: str) -> bool:
    return name.lower() in word_list("bare rebels")


def _owned(report: Report, states: Sequence[_Named], groups: Sequence[str]) -> Iterator[Actor]:
    """The actors of a report, with whose they are where only one owner can be meant."""
    taken = {actor.country_code for actor in report.actors if actor.kind in _FORCES}
    home = report.location.place.country_code if report.location else ""
    for actor in report.actors:
        own = [named for named in states if named.name.split()[-1].lower() == actor.name.split()[-1].lower()]
        if actor.kind == ActorClass.REBELS and _is_bare(actor.name) and len(groups) == 1:
            yield replace(actor, name=groups[0])
        elif actor.kind not in _FORCES or actor.country_code or len({named.country for named in own} - {""}) != 1:
            yield actor
        elif own[0].country in taken:
            # Soldiers who fight the only country named are not that country's
            yield actor
        else:
            kind = ActorClass.EXTERNAL_FORCES if home and own[0].country != home else actor.kind
            yield replace(actor, name=own[0].name, country_code=own[0].country, kind=kind)


def _renamed(actor: Actor, names: dict[tuple[str, str], str]) -> Actor:
    if actor.kind not in _FORCES:
        return actor
    return replace(actor, name=names.get((actor.kind, actor.country_code), actor.name))


def _once(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """The actors, each name once, with what it did or suffered before that it took part."""
    found: dict[str, Actor] = {}
    for actor in actors:
        known = found.setdefault(actor.name, actor)
        if known.role is ActorRole.PARTY:
            found[actor.name] = replace(known, role=actor.role)
    return tuple(found.values())
