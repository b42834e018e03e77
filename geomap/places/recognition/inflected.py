"""Names of places in texts of other languages than English: looked up as they stand, then without their endings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.model import Kind
from geomap.places.candidates.name_candidates import Candidate
from geomap.places.gazetteer import NameFlag, Relation
from geomap.places.recognition.toponym_features import features_of_kind
from geomap.text.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geomap.places.candidates.name_context import Context
    from geomap.places.gazetteer import Entry, Gazetteer
    from geomap.text.languages import Language
    from geomap.text.tokens import Tokens

_LONGEST = 4
"""Words: in these languages hardly any name in the news is longer."""
_LONGEST_BENT = 2
"""Of longer names every word would be bent, and the forms to try would be too many."""
_SHORTEST = 3
"""Letters: single words that are shorter are small words of some language."""
_SHORTEST_BENT = 4
"""Letters: without its ending, what is shorter could be anything."""
# In the gazetteer's steps, ten times the decimal logarithm of the population.
_LEAST_OF_BENT = 40
# Whether a capital says something of a word: less in German, nothing where there are no capitals.
_KNOWN = 40
_KNOWN_AMONG_NOUNS = 50
_BENT = frozenset((Relation.NAME, Relation.ALTERNATE))


def find_abroad(tokens: Tokens, language: Language, gazetteer: Gazetteer) -> list[Candidate]:
    """Find the longest names, left to right, without overlaps, in whatever case they stand."""
    candidates: list[Candidate] = []
    last = 0
    for index, capital in enumerate(tokens.capital):
        if index < last or not capital or tokens.keys[index] in language.function:
            continue
        candidate = next(_matches_at(tokens, index, language, gazetteer), None)
        if candidate:
            candidates.append(candidate)
            last = candidate.last
    return candidates


def _matches_at(tokens: Tokens, index: int, language: Language, gazetteer: Gazetteer) -> Iterator[Candidate]:
    ends = _ends(tokens, index)
    for last in reversed(ends):
        key = " ".join(tokens.keys[index:last])
        entries = _at_home(e for e in gazetteer.entries(key) if _is_spelt(e, tokens, index, last))
        if entries and (last > index + 1 or len(key) >= _SHORTEST):
            yield Candidate(index, last, key, entries)
        if last - index <= _LONGEST_BENT and min(map(len, tokens.keys[index:last])) >= _SHORTEST_BENT:
            yield from _bent(tokens, index, last, language, gazetteer=gazetteer)


def _bent(tokens: Tokens, first: int, last: int, language: Language, *, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Give the best known place among the forms that a name may come from."""
    found: list[Candidate] = []
    for form in language.forms(tokens.keys[first:last]):
        entries = _at_home(e for e in gazetteer.entries(form) if e.relation in _BENT)
        if entries and _prominence(entries[0]) >= _LEAST_OF_BENT:
            found.append(Candidate(first, last, form, entries))
    if found:
        yield max(found, key=lambda candidate: _prominence(candidate.entries[0]))


def _at_home(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """What the gazetteer has as another name only is the name itself in its own language."""
    found = tuple(entries)
    if any(entry.relation is Relation.NAME for entry in found):
        return found
    named = (e._replace(relation=Relation.NAME) if e.relation is Relation.ALTERNATE else e for e in found)
    return tuple(sorted(named, key=lambda entry: -entry.prominence))


def _prominence(entry: Entry) -> int:
    return entry.prominence if entry.kind in (Kind.SETTLEMENT, Kind.COUNTRY) else max(entry.prominence, _LEAST_OF_BENT)


def _ends(tokens: Tokens, first: int) -> list[int]:
    """Give the indexes after the words that may end a name that starts here, shortest first."""
    ends = [first + 1]
    while len(ends) < _LONGEST and tokens.joined(ends[-1]):
        ends.append(ends[-1] + 1)
    return [end for end in ends if tokens.capital[end - 1]]


def _is_spelt(entry: Entry, tokens: Tokens, first: int, last: int) -> bool:
    """Whether an abbreviation stands in capitals; postal codes and periods are English ways."""
    if entry.relation is Relation.POSTAL or entry.flags & NameFlag.DOTTED:
        return False
    return not entry.flags & NameFlag.CAPITALS or all(word.isupper() for word in tokens.words[first:last])


def find_features_abroad(candidate: Candidate, context: Context) -> set[str]:
    """Collect the features of one match outside English: its kind, what stands before it, and capitals beside it."""
    language = context.tokens.language
    if language is None:
        return set()
    features = {*features_of_kind(candidate), *_features_of_text(candidate, context)}
    if context.tokens.key(candidate.first - 1) in language.before or _is_bent_place(candidate, context, language):
        features.add("after a preposition of place")
    elif _is_unknown(candidate, language):
        features.add("little known abroad")
    if not language.nouns and language.script != "arabic":
        if not context.tokens.opens[candidate.first]:
            features.add("capital abroad")
        features.update(_features_of_capitals(candidate, context, language))
    return features


def _features_of_text(candidate: Candidate, context: Context) -> Iterator[str]:
    if context.counts[candidate.key] > 1:
        yield "repeated"
    if candidate.length > 1:
        yield "several words"
    elif candidate.key in word_list("given_names"):
        yield "given name"
    if (
        candidate.length == 1
        and context.tokens.keys[candidate.first] in context.small
        and not _is_caseless(candidate, context)
    ):
        yield "in small letters elsewhere"
    if not context.persons.inside.isdisjoint(range(candidate.first, candidate.last)):
        yield "inside a person's name"


def _is_caseless(candidate: Candidate, context: Context) -> bool:
    return not context.tokens.words[candidate.first][0].isupper()


def _is_bent_place(candidate: Candidate, context: Context, language: Language) -> bool:
    """Whether an ending or a prefix says "in" or "from": "Bakıda", "بغداد" with "ب"."""
    if candidate.length != 1 or candidate.key == context.tokens.keys[candidate.first]:
        return False
    word = context.tokens.keys[candidate.first]
    return not language.before or word.startswith("ب") or language.script == "armenian"


def _is_unknown(candidate: Candidate, language: Language) -> bool:
    known = _KNOWN_AMONG_NOUNS if language.nouns or language.script == "arabic" else _KNOWN
    return candidate.entries[0].kind is Kind.SETTLEMENT and candidate.entries[0].prominence < known


def _features_of_capitals(candidate: Candidate, context: Context, language: Language) -> Iterator[str]:
    tokens = context.tokens
    for index, beside, feature in (
        (candidate.first - 1, candidate.first, "capital before"),
        (candidate.last, candidate.last, "capital after"),
    ):
        if not 0 <= index < len(tokens) or not tokens.joined(beside) or tokens.loud[candidate.first]:
            continue
        is_name = index in context.starts or index + 1 in context.ends or tokens.keys[index] in language.function
        if tokens.capital[index] and not tokens.opens[index] and not is_name:
            yield feature
