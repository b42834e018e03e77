"""Where an article is at home before anything is resolved: the areas that most of its towns may lie in."""

from __future__ import annotations

from collections import Counter
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from geomap.model import Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from geomap.places.candidates.name_candidates import Candidate

_TOWNS = frozenset((Kind.SETTLEMENT, Kind.ADMIN2))
_DIVISION_OF, _COUNTRY_OF = attrgetter("admin1"), attrgetter("country_code")
# How many names, and which share of all, may lie in a division or a country, so that it says something of others.
_LEAST_IN_DIVISION = 3
_SHARE_IN_DIVISION = 0.5
_LEAST_IN_COUNTRY = 2
_SHARE_IN_COUNTRY = 0.4
# Half of the names of persons are towns of the United States as well.
_NAMESAKES = frozenset(("US",))
_OTHER_THINGS = frozenset(
    (
        "given name",
        "surname",
        "surname of a person here",
        "common word",
        "capital before",
        "capital after",
        "organisation follows",
        "alternate",
    )
)


class Homes(NamedTuple):
    """The codes of divisions and countries that an article's towns have in common."""

    divisions: frozenset[str]
    countries: frozenset[str]

    def features(self, candidate: Candidate, features: Collection[str]) -> list[str]:
        """Tell whether a name may be another of its towns; names of persons and things are not asked for divisions."""
        if candidate.is_demonym or candidate.entries[0].kind is Kind.COUNTRY:
            return []
        is_asked = self.divisions and _OTHER_THINGS.isdisjoint(features)
        if is_asked and not self.divisions.isdisjoint(map(_DIVISION_OF, candidate.entries)):
            return ["others of its division"]
        if self.countries and not self.countries.isdisjoint(map(_COUNTRY_OF, candidate.entries)):
            return ["others of its country"]
        return []


def find_homes(sure: Iterable[Candidate]) -> Homes:
    """Count where the towns may lie whose names are places for sure, each name once."""
    towns = {
        candidate.key: candidate.entries
        for candidate in sure
        if candidate.entries[0].kind in _TOWNS and not candidate.is_demonym
    }
    if len(towns) < _LEAST_IN_COUNTRY:
        return Homes(frozenset(), frozenset())
    divisions, countries = Counter[str](), Counter[str]()
    for entries in towns.values():
        divisions.update(set(map(_DIVISION_OF, entries)))
        countries.update(set(map(_COUNTRY_OF, entries)))
    in_division = max(_LEAST_IN_DIVISION, _SHARE_IN_DIVISION * len(towns))
    in_country = max(_LEAST_IN_COUNTRY, _SHARE_IN_COUNTRY * len(towns))
    return Homes(
        frozenset(code for code, count in divisions.items() if count >= in_division) - {""},
        frozenset(code for code, count in countries.items() if count >= in_country) - _NAMESAKES - {""},
    )
