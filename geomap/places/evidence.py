"""What the words around a name say for and against its being a place: a set of named signs, weighed by a table."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from math import fsum
from typing import TYPE_CHECKING

from geomap.data import fact_file
from geomap.model import Kind
from geomap.places.gazetteer import NameFlag, Relation
from geomap.places.things import is_disease, is_in_thing, is_one_of_many, is_patron
from geomap.places.words import name_heads, phrase_list, word_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from geomap.places.matches import Match
    from geomap.places.persons import Persons
    from geomap.places.tokens import Tokens

_SIGNS_IN_PERSON = ("inside a person's name", "a country inside a person's name")
_OTHER_THAN_TOWNS = {"another name", "common word", "common word with a capital"}
_KIND_SIGNS = {kind: kind.value for kind in Kind if kind is not Kind.SETTLEMENT}


@lru_cache(maxsize=1)
def weights() -> Mapping[str, float]:
    """How much each sign counts, in log odds of being a place."""
    table: dict[str, float] = json.loads(fact_file("place_weights.json").read_text(encoding="utf-8"))
    return table


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the whole article while its names are weighed."""

    tokens: Tokens
    persons: Persons
    starts: Mapping[int, Match]
    """The matches by their first words."""
    ends: Mapping[int, Match]
    """The matches by the words after their last."""
    small: frozenset[str]
    """Words that stand in small letters somewhere in the article."""
    counts: Mapping[str, int]
    """How often each name occurs."""


def score(signs: set[str], match: Match) -> float:
    """Weigh the signs: above 0 the name is rather a place than not."""
    table = weights()
    total = table["bias"] + table["prominence"] * (match.entries[0].prominence - 40)
    # A set has no order; fsum gives the same sum in any.
    return total + fsum(map(table.__getitem__, signs))


def find_signs(match: Match, context: Context) -> set[str]:
    """Collect the signs of one match."""
    signs = set(_signs_of_name(match, context))
    signs.update(_signs_before(match, context))
    signs.update(_signs_after(match, context))
    if "qualified" in signs and context.starts[match.last].entries[0].kind is Kind.ADMIN1:
        # "Clinton, Mississippi": with its state behind it a name is a town's, whatever else bears it.
        signs -= _OTHER_THAN_TOWNS
    return signs


def signs_of_kind(match: Match) -> Iterator[str]:
    """Give the sign of what sort of place a name is; towns have none."""
    best = match.entries[0]
    if match.is_demonym:
        yield "demonym"
    elif best.kind in _KIND_SIGNS:
        yield _KIND_SIGNS[best.kind]


def _signs_of_name(match: Match, context: Context) -> Iterator[str]:
    tokens, first, best = context.tokens, match.first, match.entries[0]
    yield from signs_of_kind(match)
    if best.relation is Relation.ALTERNATE and tokens.words[first].isascii():
        # A name in another script or with its own accents is hardly another word.
        yield "alternate"
    elif best.relation is Relation.ABBREVIATION:
        yield "abbreviation"
    if tokens.possessive[match.last - 1]:
        yield "possessive"
    if context.counts[match.key] > 1:
        yield "repeated"
    if not context.persons.inside.isdisjoint(range(first, match.last)):
        yield from _SIGNS_IN_PERSON[: 1 + (best.kind is Kind.COUNTRY and not match.is_demonym)]
    yield from _signs_of_thing(match, tokens)
    if match.length > 1:
        yield "several words"
    else:
        yield from _signs_of_word(match, context)


def _signs_of_thing(match: Match, tokens: Tokens) -> Iterator[str]:
    if match.key in phrase_list("other_names"):
        yield "another name"
    elif is_in_thing(match, tokens):
        yield "in the name of a thing"
    if is_one_of_many(match, tokens):
        yield "one of many"


def _signs_of_word(match: Match, context: Context) -> Iterator[str]:
    tokens, key = context.tokens, match.key
    if key in word_list("function_words"):
        if not tokens.words[match.first].isupper():
            yield "function word"
    elif key in word_list("common_words"):
        yield "common word"
        if _is_capital_in_place(tokens, match.first):
            yield "common word with a capital"
    yield from _signs_of_person(match, context)
    if key in context.small:
        yield "in small letters elsewhere"
    if tokens.loud[match.first]:
        yield "in a headline"
    elif tokens.opens[match.first]:
        yield "opens a sentence"
    word = tokens.words[match.first]
    if word.isupper() and 1 < len(word) <= 4 and not tokens.loud[match.first] and not _is_known_acronym(match):
        yield "letters of an acronym"


def _is_capital_in_place(tokens: Tokens, index: int) -> bool:
    """Whether a common word, no office or institution, has a capital after "in": "in Nice", not "in Congress"."""
    if tokens.loud[index] or tokens.opens[index] or tokens.key(index - 1) not in word_list("locative_words"):
        return False
    return tokens.keys[index] not in name_heads() and tokens.keys[index] not in word_list("person_titles")


def _is_known_acronym(match: Match) -> bool:
    return any(entry.flags & NameFlag.CAPITALS for entry in match.entries)


def _signs_of_person(match: Match, context: Context) -> Iterator[str]:
    key, best = match.key, match.entries[0]
    if key in word_list("given_names"):
        yield "given name"
    elif key in word_list("surnames") and not best.is_capital:
        yield "surname"
    if key in context.persons.surnames:
        yield "surname of a person here"


def _signs_before(match: Match, context: Context) -> Iterator[str]:
    tokens, first = context.tokens, match.first
    gap = tokens.gaps[first]
    if tokens.spaced(first) or (first and gap in ("-", "–")):
        yield from _signs_of_previous(match, context, before=tokens.keys[first - 1])
    elif first and "," in gap:
        yield from _signs_after_comma(match, context)


def _signs_of_previous(match: Match, context: Context, *, before: str) -> Iterator[str]:
    tokens, first = context.tokens, match.first
    if before in word_list("locative_words") or (before == "the" and _is_in_the_wide(match, tokens)):
        yield "after a preposition of place"
    elif before in ("to", "of"):
        yield "after a word for a place" if _is_place_of(tokens, first - 2, word=before) else "after to or of"
    elif before in word_list("directions"):
        yield "after a direction"
    elif _is_attack(before):
        yield "after a verb of attack"
    elif tokens.gaps[first] == "-" and before in word_list("name_prefixes"):
        # "R-Charleston": where a lawmaker comes from.
        yield "after a preposition of place" if len(before) == 1 else "after to or of"
    elif before in word_list("place_words") and not tokens.possessive[first - 1]:
        yield "after a word for a place"
    elif is_strange_capital(tokens, first - 1, context):
        yield "capital before"


def _is_attack(word: str) -> bool:
    return word in word_list("siege_verbs") or word in word_list("attack_verbs")


def _is_in_the_wide(match: Match, tokens: Tokens) -> bool:
    """Whether a region, a water or a building stands after "in the": "in the Sahel", but not "in the Riley case"."""
    wide = match.entries[0].kind in (Kind.REGION, Kind.WATER, Kind.FACILITY)
    return wide and tokens.key(match.first - 2) in word_list("locative_words")


def _is_place_of(tokens: Tokens, index: int, *, word: str) -> bool:
    return word == "of" and tokens.key(index) in word_list("place_words")


def _signs_after_comma(match: Match, context: Context) -> Iterator[str]:
    before = context.ends.get(match.first)
    if before and contains(match, before):
        yield "qualifies"
    else:
        yield "after a comma"


def contains(outer: Match, inner: Match) -> bool:
    """Whether the second of two names may lie in the first, as in "Bangor, Maine"."""
    divisions = {e.admin1 for e in outer.entries if e.kind is Kind.ADMIN1}
    countries = {e.country_code for e in outer.entries if e.kind is Kind.COUNTRY}
    return any(
        (e.admin1 in divisions and e.kind is not Kind.ADMIN1)
        or (e.country_code in countries and e.kind is not Kind.COUNTRY)
        for e in inner.entries
    )


def is_strange_capital(tokens: Tokens, index: int, context: Context) -> bool:
    """Whether a word is capitalised for a name of its own, and no place, office, day or opening of a sentence."""
    if not tokens.capital[index] or tokens.loud[index] or tokens.possessive[index]:
        return False
    key = tokens.keys[index]
    if key in word_list("function_words") or (tokens.opens[index] and key in word_list("common_words")):
        return False
    if key in word_list("given_names"):
        return True
    before = context.ends.get(index + 1)
    if before is not None and before.key in phrase_list("other_names"):
        # "Ford Granada": a maker's name is strange, whatever town bears it.
        return True
    return before is None and index not in context.starts


def _signs_after(match: Match, context: Context) -> Iterator[str]:
    tokens, last = context.tokens, match.last
    after = tokens.key(last)
    if not after:
        return
    if tokens.spaced(last) or tokens.gaps[last] in ("-", "–"):
        yield from _signs_of_next(match, context, after=after)
        return
    gap = tokens.gaps[last].strip(" \n")
    if gap == "," or (gap == ".," and last in context.starts):
        following = context.starts.get(last)
        if following and contains(following, match) and not _is_listed(following, context):
            yield "qualified"
    elif _is_dateline(tokens, match, gap=tokens.gaps[last]):
        yield "dateline"


def _is_listed(match: Match, context: Context) -> bool:
    """Whether a name of the same kind follows after a comma: "Washington, New York, Maryland" qualifies nothing."""
    following = context.starts.get(match.last)
    if following is None or context.tokens.gaps[match.last].strip() != ",":
        return False
    return following.entries[0].kind is match.entries[0].kind


def _is_dateline(tokens: Tokens, match: Match, *, gap: str) -> bool:
    opens = tokens.opens[match.first] or tokens.words[match.first].isupper()
    return opens and ("(" in gap or "--" in gap or "—" in gap or "–" in gap or gap == " - ")


def _signs_of_next(match: Match, context: Context, *, after: str) -> Iterator[str]:
    tokens, last = context.tokens, match.last
    big = tokens.capital[last]
    if (big and after in word_list("street_words")) or (tokens.gaps[last] == "-" and after.isdigit()):
        yield "street follows"
    elif is_disease(tokens, last) and match.entries[0].kind is not Kind.COUNTRY:
        yield "disease follows"
    elif after in word_list("place_words"):
        yield "before a word for a place"
    elif after in word_list("people_words") and not tokens.possessive[last - 1]:
        yield "people follow"
    elif after in word_list("office_words"):
        yield "office follows"
    elif after in word_list("speech_verbs"):
        # A capital speaks for its government; what else speaks is a person of that name.
        yield "government speaks" if _is_seat(match) else "verb of speech follows"
    elif big and runs_into_organisation(tokens, last):
        yield "street follows" if is_patron(match, tokens) else "organisation follows"
    elif big and last in context.starts and not tokens.possessive[last - 1]:
        yield "place after"
    elif big and not tokens.possessive[last - 1] and is_strange_capital(tokens, last, context):
        yield "capital after"


def _is_seat(match: Match) -> bool:
    best = match.entries[0]
    return best.is_capital or best.kind is not Kind.SETTLEMENT


def runs_into_organisation(tokens: Tokens, index: int) -> bool:
    """Whether the capitalised words from here on carry the name of an organisation."""
    words = word_list("organisation_words")
    for at in range(index, min(index + 5, len(tokens))):
        if at > index and not tokens.spaced(at) and tokens.gaps[at] not in ("-", " & "):
            return False
        if tokens.capital[at] and tokens.keys[at] in words:
            return True
        if not tokens.capital[at] and tokens.keys[at] not in ("of", "and", "for", "the"):
            return False
    return False
