"""What is known of names that are no places of the gazetteer's, or that do something else than name a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.incidents.arguments import place_words
from geomap.model import Kind, Placed, Role, Unplaced
from geomap.text.scopes.rule_names import RuleName

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geomap.text.scopes.matcher import Scopes


def is_site(scopes: Scopes, placed: Placed) -> bool:
    """Whether a place inside another name, or of a government's, is where things are: "at Kelm police station"."""
    is_other = placed.mention.role in {Role.ASSOCIATIVE, Role.METONYM}
    return is_other and bool(scopes.governing(RuleName.SITE, placed.mention.start, placed.mention.end))


def unknown_places(places: Iterable[Placed | Unplaced]) -> tuple[Unplaced, ...]:
    """The names that are places' and that the gazetteer lacks."""
    return tuple(p for p in places if isinstance(p, Unplaced) and p.mention.role is Role.LITERAL and p.cause.is_unknown)


def city_around(text: str, unknown: Unplaced, filed_from: Placed | None) -> Placed | None:
    """The dateline's town for an unknown part of a town: "in the Kelm neighborhood", told from Vela."""
    if filed_from is None or filed_from.place.kind is not Kind.SETTLEMENT:
        return None
    return filed_from if place_words.quarter().match(text, unknown.mention.end) else None


def country_around(
    scopes: Scopes, toponyms: Sequence[Placed], unknown: Unplaced, filed_from: Placed | None = None
) -> Placed | None:
    """The country that an unknown place most likely lies in: "the Somali town of X", else the first of the article.

    A people's name says so only before a word of place: where a Dutch reporter died is not in his country. The
    dateline's country goes before another that the article names first.
    """
    countries = [p for p in toponyms if p.place.kind is Kind.COUNTRY and p.mention.role is not Role.ASSOCIATIVE]
    mention = [p for p in countries if p.mention.role is not Role.DEMONYM or _is_of_town(scopes, p)]
    before = [p for p in mention if p.mention.end <= unknown.mention.start]
    if before:
        return before[-1]
    if filed_from is not None:
        countries.sort(key=lambda p: p.place.country_code != filed_from.place.country_code)
    return countries[0] if countries else None


def _is_of_town(scopes: Scopes, people: Placed) -> bool:
    """Whether a word of place stands behind a people's name: "the Somali town"."""
    return bool(scopes.governing(RuleName.PEOPLES_TOWN, people.mention.start, people.mention.end))
