"""What the words around a name say for and against its being a place: a set of named features, weighed by a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.model import Kind
from geomap.places.candidates.dateline_names import is_dateline, opens_dateline
from geomap.places.candidates.qualifiers import contains, is_short_state
from geomap.places.gazetteer import IN_CAPITALS, Relation
from geomap.places.recognition.eponyms import is_disease, is_in_thing, is_one_of_many, is_patron
from geomap.scoring import LinearScorer
from geomap.text.wordlists import name_heads, phrase_list, word_list

if TYPE_CHECKING:
    from geomap.places.candidates.name_candidates import Candidate
    from geomap.places.candidates.name_context import Context
    from geomap.scoring import Feature
    from geomap.text.tokens import Tokens

_FEATURES_IN_PERSON = ("inside a person's name", "a country inside a person's name")
_OTHER_THAN_TOWNS = {"another name", "common word", "common word with a capital"}
_SMALL_TOWN = 40
"""The prominence of a town of a few ten thousand people, which says nothing for its name nor against it."""
_KIND_FEATURES = {kind: () if kind is Kind.SETTLEMENT else (kind.value,) for kind in Kind}


def score(features: set[str], candidate: Candidate) -> float:
    """Weigh the features: above 0 the name is rather a place than not."""
    return LinearScorer.load("toponym_recognition").score_features(features, fame_of(candidate))


def fame_of(candidate: Candidate) -> Feature:
    """How much better known than a small town the best-known place of a name is."""
    return "prominence", candidate.entries[0].prominence - _SMALL_TOWN


def find_features(candidate: Candidate, context: Context) -> set[str]:
    """Collect the features of one match."""
    # One set is handed on and filled: this is done for every capitalised name of every article.
    features = set(features_of_kind(candidate))
    _add_features_of_name(features, candidate, context)
    _add_features_before(features, candidate, context)
    feature = _feature_after(candidate, context)
    if feature:
        features.add(feature)
    if feature == "qualified" and context.starts[candidate.last].entries[0].kind is Kind.ADMIN1:
        # "Clinton, Mississippi": with its state behind it a name is a town's, whatever else bears it.
        features -= _OTHER_THAN_TOWNS
    return features


def features_of_kind(candidate: Candidate) -> tuple[str, ...]:
    """Give the feature of what sort of place a name is; towns have none."""
    return ("demonym",) if candidate.is_demonym else _KIND_FEATURES[candidate.entries[0].kind]


def _add_features_of_name(features: set[str], candidate: Candidate, context: Context) -> None:
    tokens, first, last, best = context.tokens, candidate.first, candidate.last, candidate.entries[0]
    if best.relation is Relation.ALTERNATE and tokens.words[first].isascii():
        # A name in another script or with its own accents is hardly another word.
        features.add("alternate")
    elif best.relation is Relation.ABBREVIATION:
        features.add("abbreviation")
    if tokens.possessive[last - 1]:
        features.add("possessive")
    if context.counts[candidate.key] > 1:
        features.add("repeated")
    inside = context.persons.inside
    if first in inside or (last - first > 1 and not inside.isdisjoint(range(first, last))):
        features.update(_FEATURES_IN_PERSON[: 1 + (best.kind is Kind.COUNTRY and not candidate.is_demonym)])
    _add_features_of_thing(features, candidate, tokens)
    if last - first > 1:
        features.add("several words")
    else:
        _add_features_of_word(features, candidate, context)


def _add_features_of_thing(features: set[str], candidate: Candidate, tokens: Tokens) -> None:
    if candidate.key in phrase_list("other_names"):
        features.add("another name")
    elif is_in_thing(candidate, tokens):
        features.add("in the name of a thing")
    if is_one_of_many(candidate, tokens):
        features.add("one of many")


def _add_features_of_word(features: set[str], candidate: Candidate, context: Context) -> None:
    tokens, key, first = context.tokens, candidate.key, candidate.first
    word, is_loud = tokens.words[first], tokens.loud[first]
    if key in word_list("function_words"):
        if not word.isupper():
            features.add("function word")
    elif key in word_list("common_words"):
        features.add("common word")
        if _is_capital_in_place(tokens, first):
            features.add("common word with a capital")
    _add_features_of_person(features, candidate, context)
    if key in context.small:
        features.add("in small letters elsewhere")
    if is_loud:
        features.add("in a headline")
    elif tokens.opens[first]:
        features.add("opens a sentence")
    if 1 < len(word) <= 4 and not is_loud and word.isupper() and not _is_known_acronym(candidate):
        features.add("letters of an acronym")


def _is_capital_in_place(tokens: Tokens, index: int) -> bool:
    """Whether a common word, no office or institution, has a capital after "in": "in Nice", not "in Congress"."""
    if tokens.loud[index] or tokens.opens[index] or tokens.key(index - 1) not in word_list("locative_words"):
        return False
    return tokens.keys[index] not in name_heads() and tokens.keys[index] not in word_list("person_titles")


def _is_known_acronym(candidate: Candidate) -> bool:
    return any(entry.flags in IN_CAPITALS for entry in candidate.entries)


def _add_features_of_person(features: set[str], candidate: Candidate, context: Context) -> None:
    key = candidate.key
    if key in word_list("given_names"):
        features.add("given name")
    elif key in word_list("surnames") and not candidate.entries[0].is_capital:
        features.add("surname")
    if key in context.persons.surnames:
        features.add("surname of a person here")


def _add_features_before(features: set[str], candidate: Candidate, context: Context) -> None:
    tokens, first = context.tokens, candidate.first
    if not first:
        return
    gap = tokens.gaps[first]
    feature = ""
    if tokens.spaced(first) or gap in ("-", "–"):
        feature = _feature_of_previous(candidate, context, before=tokens.keys[first - 1])
    elif "," in gap:
        before = context.ends.get(first)
        is_outer = (before and contains(candidate, before)) or is_short_state(candidate, tokens)
        feature = "qualifies" if is_outer else "after a comma"
    if feature:
        features.add(feature)


def _feature_of_previous(candidate: Candidate, context: Context, *, before: str) -> str:
    tokens, first = context.tokens, candidate.first
    if before in word_list("locative_words") or (before == "the" and _is_in_the_wide(candidate, tokens)):
        return "after a preposition of place"
    if before in ("to", "of"):
        is_of_place = before == "of" and tokens.key(first - 2) in word_list("place_words")
        return "after a word for a place" if is_of_place else "after to or of"
    if before in word_list("directions"):
        return "after a direction"
    if before in word_list("siege_verbs") or before in word_list("attack_verbs"):
        return "after a verb of attack"
    if tokens.gaps[first] == "-" and before in word_list("name_prefixes"):
        # "R-Charleston": where a lawmaker comes from.
        return "after a preposition of place" if len(before) == 1 else "after to or of"
    return _feature_of_place_word_or_capital(tokens, first - 1, context)


def _feature_of_place_word_or_capital(tokens: Tokens, index: int, context: Context) -> str:
    if tokens.keys[index] in word_list("place_words") and not tokens.possessive[index]:
        return "after a word for a place"
    return "capital before" if is_strange_capital(tokens, index, context) else ""


def _is_in_the_wide(candidate: Candidate, tokens: Tokens) -> bool:
    """Whether a region, a water or a building stands after "in the": "in the Sahel", but not "in the Riley case"."""
    wide = candidate.entries[0].kind in (Kind.REGION, Kind.WATER, Kind.FACILITY)
    return wide and tokens.key(candidate.first - 2) in word_list("locative_words")


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


def _feature_after(candidate: Candidate, context: Context) -> str:
    tokens, last = context.tokens, candidate.last
    after = tokens.key(last)
    if not after:
        return ""
    gap = tokens.gaps[last]
    if tokens.spaced(last) or gap in ("-", "–"):
        return "dateline" if opens_dateline(candidate, context) else _feature_of_next(candidate, context, after=after)
    bare = gap.strip(" \n")
    if bare == "," or (bare == ".," and last in context.starts):
        following = context.starts.get(last)
        is_outer = following and contains(following, candidate) and not _is_listed(following, context)
        if is_outer:
            return "qualified"
    return "dateline" if is_dateline(candidate, context) else ""


def _is_listed(candidate: Candidate, context: Context) -> bool:
    """Whether a name of the same kind follows after a comma: "Washington, New York, Maryland" qualifies nothing."""
    following = context.starts.get(candidate.last)
    if following is None or context.tokens.gaps[candidate.last].strip() != ",":
        return False
    return following.entries[0].kind is candidate.entries[0].kind


def _feature_of_next(candidate: Candidate, context: Context, *, after: str) -> str:
    tokens, last = context.tokens, candidate.last
    if (tokens.capital[last] and after in word_list("street_words")) or (tokens.gaps[last] == "-" and after.isdigit()):
        return "street follows"
    if is_disease(tokens, last) and candidate.entries[0].kind is not Kind.COUNTRY:
        return "disease follows"
    if after in word_list("place_words"):
        return "before a word for a place"
    if after in word_list("people_words") and not tokens.possessive[last - 1]:
        return "people follow"
    if after in word_list("office_words"):
        return "office follows"
    return _feature_of_next_verb_or_capital(candidate, context, after=after)


def _feature_of_next_verb_or_capital(candidate: Candidate, context: Context, *, after: str) -> str:
    tokens, last = context.tokens, candidate.last
    if after in word_list("speech_verbs"):
        # A capital speaks for its government; what else speaks is a person of that name.
        return "government speaks" if _is_seat(candidate) else "verb of speech follows"
    if not tokens.capital[last]:
        return ""
    if runs_into_organisation(tokens, last):
        return "street follows" if is_patron(candidate, tokens) else "organisation follows"
    if tokens.possessive[last - 1]:
        return ""
    following = context.starts.get(last)
    if following is not None and not _is_surname(following, candidate):
        return "place after"
    return "capital after" if following or is_strange_capital(tokens, last, context) else ""


def _is_surname(following: Candidate, candidate: Candidate) -> bool:
    """Whether a name right behind another is rather a surname: "Katy Perry"."""
    return following.length == 1 and following.key in word_list("surnames") and not contains(following, candidate)


def _is_seat(candidate: Candidate) -> bool:
    best = candidate.entries[0]
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
