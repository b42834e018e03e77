"""Toponym recognition, the one way through: the candidates of a text, and what speaks for each being a place."""

from __future__ import annotations

from collections import Counter
from itertools import compress, pairwise
from operator import attrgetter, not_
from typing import TYPE_CHECKING

from geomap.model import Kind
from geomap.places.candidates.name_candidates import find_candidates
from geomap.places.candidates.name_context import Context
from geomap.places.candidates.person_names import begin_persons, find_persons
from geomap.places.gazetteer import Gazetteer, Relation
from geomap.places.recognition.inflected import find_abroad, find_features_abroad
from geomap.places.recognition.toponym_features import find_features, score
from geomap.places.resolution.focus import find_homes
from geomap.places.resolution.one_sense import Judged
from geomap.places.roles import are_listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.places.candidates.name_candidates import Candidate
    from geomap.text.document import Document
    from geomap.text.tokens import Tokens

# From this sum of features on a name is taken as a place by the names around it.
_EVIDENT = 1.0
_DIVISION_OF, _COUNTRY_OF = attrgetter("admin1"), attrgetter("country_code")
_STRONG = frozenset(("qualified", "qualifies", "after a word for a place", "after a preposition of place", "dateline"))


def _read(document: Document, gazetteer: Gazetteer) -> tuple[Context, list[Candidate]]:
    tokens, language = document.tokens, document.language
    candidates = find_abroad(tokens, language, gazetteer) if language else find_candidates(tokens, gazetteer)
    starts = {candidate.first: candidate for candidate in candidates}
    ends = {candidate.last: candidate for candidate in candidates}
    persons = find_persons(
        tokens, solid=[candidate for candidate in candidates if _is_solid(candidate, tokens)], ends=ends
    )
    small = frozenset(compress(tokens.keys, map(not_, tokens.capital)))
    counts = Counter(candidate.key for candidate in candidates)
    return Context(tokens, document.dateline, persons, starts, ends, small, counts), candidates


def _is_solid(candidate: Candidate, tokens: Tokens) -> bool:
    """Whether a name is a place before any context is weighed: "New York", "in Monte Carlo"."""
    if candidate.length == 1:
        return False
    if candidate.is_solid or (tokens.key(candidate.first - 1) == "in" and tokens.spaced(candidate.first)):
        return True
    # "Broken Hill" is nobody, though there are people called Hill.
    return candidate.entries[0].relation is Relation.NAME and tokens.keys[candidate.first] not in begin_persons()


def weigh(document: Document, gazetteer: Gazetteer) -> tuple[Context, list[Judged]]:
    """Weigh every name of a text; what is evident once in the article helps its other mentions."""
    context, candidates = _read(document, gazetteer)
    first = []
    for candidate in candidates:
        features = (
            find_features_abroad(candidate, context) if context.tokens.language else find_features(candidate, context)
        )
        first.append(Judged(candidate, features, score(features, candidate)))
    evident = {one.candidate.key for one in first if one.score > 2 and one.features & _STRONG}
    countries, divisions = _named_areas(first)
    homes = find_homes(one.candidate for one in first if one.score > _EVIDENT)
    listed = _listed_with_places(first, context)
    persons = context.persons.surnames - evident
    weighed = []
    for number, one in enumerate(first):
        more = _features_of_article(one, evident, countries, divisions)
        more += homes.features(one.candidate, one.features)
        if one.candidate.key in persons and _STRONG.isdisjoint(one.features):
            more.append("only a person's name here")
        if number in listed:
            more.append("listed with a place")
        features = one.features.union(more)
        weighed.append(Judged(one.candidate, features, score(features, one.candidate)) if more else one)
    return context, weighed


def _listed_with_places(judged: Sequence[Judged], context: Context) -> set[int]:
    """The numbers of doubtful names that stand beside a sure one in a list: "Brussels and Washington"."""
    listed: set[int] = set()
    for number, (left, right) in enumerate(pairwise(judged)):
        is_left_sure = left.score > _EVIDENT
        if is_left_sure != (right.score > _EVIDENT) and are_listed(left.candidate, right.candidate, context.tokens):
            listed.add(number + is_left_sure)
    return listed


def _named_areas(judged: Sequence[Judged]) -> tuple[frozenset[str], frozenset[str]]:
    sure = [one.candidate.entries[0] for one in judged if one.score > _EVIDENT]
    countries = frozenset(entry.country_code for entry in sure if entry.kind is Kind.COUNTRY)
    return countries, frozenset(entry.admin1 for entry in sure if entry.kind is Kind.ADMIN1)


def _features_of_article(
    one: Judged, evident: set[str], countries: frozenset[str], divisions: frozenset[str]
) -> list[str]:
    features = []
    if one.candidate.key in evident and _STRONG.isdisjoint(one.features):
        features.append("evident elsewhere")
    best = one.candidate.entries[0]
    if best.kind not in (Kind.COUNTRY, Kind.ADMIN1):
        if divisions and not divisions.isdisjoint(map(_DIVISION_OF, one.candidate.entries)):
            features.append("its division is named")
        elif countries and not countries.isdisjoint(map(_COUNTRY_OF, one.candidate.entries)):
            features.append("its country is named")
    return features
