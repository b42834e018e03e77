"""Names that the text uses as places and that the gazetteer lacks: "the village of X", "X district", "near X"."""

from __future__ import annotations

from functools import cache
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from geomap.places.candidates.enumerations import ARTICLES, first_words_of_lists, is_article
from geomap.places.candidates.qualifiers import is_short_state
from geomap.text.wordlists import name_heads, phrase_list, word_list

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from geomap.places.candidates.name_context import Context
    from geomap.text.tokens import Tokens

_LONGEST = 5
"""Words of the longest unknown name: "Sheikh Zelm al-Qarv village"."""
_NEAR = frozenset(("near", "outside", "in", "around", "inside"))
_AWAY = frozenset(("at", "from", "on", "to", "into", "towards", "toward", "across", "through", "of", "over"))
"""Prepositions that stand before places and many other things: the name itself has to look like a place's."""
_PARTICLES = ARTICLES | {"de", "del", "da", "do", "dos", "des", "du", "la", "las", "los", "e", "i", "y", "bin", "ibn"}
_EPITHETS = frozenset(("strategic", "key", "important", "imperative", "crowded", "busy", "main", "historic"))
_OWNERS = frozenset(("his", "her", "their"))
_SERVICES = frozenset(("army", "air", "military", "police", "refugee", "border", "local"))
_SITES = frozenset(("base", "station", "camp", "crossing", "post", "airport", "airfield", "government", "council"))
_KINDS = frozenset(
    ("village", "town", "city", "suburb", "hamlet", "settlement", "neighborhood", "neighbourhood", "district")
)
_AFTER_KIND = frozenset(
    ("in", "near", "of", "on", "outside", "where", "that", "which", "about", "some", "just", "close")
)
_SUCH = {"of": 2, "like": 2, "as": 3}
"""The words that join a kind of place to its names, and how far before the name the kind stands: "towns such as X"."""
_LETTERS_AS_QUOTES = frozenset((" ‘", " ʿ", " '", " `", " ʻ"))
_PASSIVE = frozenset(("was", "were", "is", "being"))
_LONGEST_ACRONYM = 6
"""Letters: names that are all capitals and no longer are organisations."""


class Unknown(NamedTuple):
    """Words ``first`` to ``last`` (exclusive) that name a place nobody knows."""

    first: int
    last: int
    is_sure: bool
    """Whether a word for a place says so, rather than a mere "in"."""


def find_unknown(context: Context, *, taken: Collection[int]) -> list[Unknown]:
    """Find place names outside the gazetteer among the words that are not taken."""
    tokens = context.tokens
    found: list[Unknown] = []
    listed = first_words_of_lists(tokens)
    last = 0
    for index in _starts(tokens, taken=taken):
        if index < last:
            continue
        if tokens.capital[index - 1] and tokens.joined(index):
            continue
        end = _run_end(tokens, index, taken)
        is_sure = index in listed or _is_named(tokens, index, end)
        is_told = is_sure or _is_led(tokens, index, end) or _is_before_state(context, end)
        if is_told and _is_free(index, end, context, taken=taken, is_sure=is_sure):
            found.append(Unknown(index, end, is_sure))
            last = end
    return _with_others(context, found, taken=taken) if found else found


def _with_others(context: Context, found: Sequence[Unknown], *, taken: Collection[int]) -> list[Unknown]:
    """Add the other mentions of sure names; leave out names that mostly stand where no place would: "in Dropbox"."""
    tokens = context.tokens
    names: dict[tuple[str, ...], list[Unknown]] = {}
    for one in found:
        names.setdefault(tuple(tokens.keys[one.first : one.last]), []).append(one)
    others = _others(tokens, names, places={one.first for one in found})
    kept = []
    for name, told in names.items():
        is_sure = any(one.is_sure for one in told)
        if is_sure or len(told) >= len(others[name]):
            kept += told
            if is_sure or len(name) > 1:
                kept += [one for one in others[name] if _is_free(one.first, one.last, context, taken=taken)]
    return kept


def _others(
    tokens: Tokens, names: Collection[tuple[str, ...]], *, places: Collection[int]
) -> dict[tuple[str, ...], list[Unknown]]:
    """Find where else names stand that were told as places somewhere."""
    lengths: dict[str, set[int]] = {}
    for name in names:
        lengths.setdefault(name[0], set()).add(len(name))
    others: dict[tuple[str, ...], list[Unknown]] = {name: [] for name in names}
    for index, key in enumerate(tokens.keys):
        if key not in lengths or index in places or not tokens.capital[index] or tokens.loud[index]:
            continue
        for length in lengths[key]:
            name = tuple(tokens.keys[index : index + length])
            if name in others:
                others[name].append(Unknown(index, index + length, is_sure=False))
    return others


def _starts(tokens: Tokens, *, taken: Collection[int]) -> Iterator[int]:
    capital, loud, words, keys, barred = tokens.capital, tokens.loud, tokens.words, tokens.keys, _barred()
    for index in _capitals_and_articles(tokens):
        # Most words are told away by what _is_free would ask last.
        if index in taken or loud[index] or keys[index] in barred:
            continue
        if (
            (capital[index] and len(words[index]) > 2)
            or is_article(tokens, index)
            or _goes_on_in_capitals(tokens, index)
        ):
            yield index


def _capitals_and_articles(tokens: Tokens) -> list[int]:
    """Pick words with capitals, and small words before a hyphen that may be articles: "al-Qasa"."""
    capitals = list(compress(range(len(tokens)), tokens.capital))
    if "-" not in tokens.gaps:
        return capitals
    articles = [at - 1 for at, gap in enumerate(tokens.gaps) if gap == "-" and at and is_article(tokens, at - 1)]
    return sorted({*capitals, *articles})


def _goes_on_in_capitals(tokens: Tokens, index: int) -> bool:
    """Whether a word of two letters is the first of a name: "Um Dullu", "Ed Gerid"."""
    word = tokens.words[index]
    return (
        len(word) == 2
        and tokens.capital[index]
        and not word.isupper()
        and tokens.joined(index + 1)
        and tokens.capital[index + 1]
    )


def _run_end(tokens: Tokens, first: int, taken: Collection[int]) -> int:
    """Walk over capitalised words, and over particles between two of them; end before what is taken."""
    end = first + 1
    while end < min(first + _LONGEST, len(tokens)) and tokens.joined(end) and end not in taken:
        if tokens.capital[end]:
            end += 1
        elif tokens.keys[end] in _PARTICLES and tokens.joined(end + 1) and tokens.capital[end + 1]:
            end += 2
        else:
            break
    return end


def _is_free(first: int, end: int, context: Context, *, taken: Collection[int], is_sure: bool = False) -> bool:
    """Whether no word of the run is a place, a person, a common word or part of an organisation's name."""
    tokens = context.tokens
    words = range(first, end)
    if any(index in taken or (not is_sure and index in context.persons.inside) for index in words):
        return False
    if _goes_back(tokens, first):
        return False
    if all(tokens.words[index].isupper() and len(tokens.words[index]) <= _LONGEST_ACRONYM for index in words):
        return False
    names = words[:-1] if len(words) > 1 and tokens.keys[end - 1] in word_list("place_generics") else words
    if not _barred().isdisjoint(tokens.keys[first : names.stop]):
        return False
    if " ".join(tokens.keys[first:end]) in phrase_list("other_names"):
        return False
    common = word_list("common_words")
    return not all(tokens.keys[index] in common or tokens.keys[index] in context.persons.surnames for index in names)


@cache
def _barred() -> frozenset[str]:
    """Words that no unknown place's name has, save for the word for a place at its end."""
    return name_heads().union(word_list("function_words"), word_list("faith_words"))


def _goes_back(tokens: Tokens, first: int) -> bool:
    """Whether a word belongs to a name that begins before it, the first word of a sentence aside: "Later Qarvend"."""
    if not tokens.joined(first) or not tokens.capital[first - 1]:
        return False
    return not (tokens.opens[first - 1] and tokens.keys[first - 1] in word_list("function_words"))


def _is_named(tokens: Tokens, first: int, end: int) -> bool:
    """Whether a word for a place says that a run is one: "X district", "the town of X", "the village X"."""
    if _is_headed(tokens, first, end):
        return True
    if _is_explained(tokens, end):
        return True
    if _opens(tokens, first) or not _follows(tokens, first):
        return False
    before = tokens.key(first - 1)
    if before in word_list("places_before_name"):
        return not (tokens.possessive[first - 1] or tokens.capital[first - 1])
    if before in _SUCH:
        return tokens.key(first - _SUCH[before]) in word_list("places_before_name")
    return False


def _is_before_state(context: Context, end: int) -> bool:
    """Whether a state's abbreviation stands behind a run and its comma: "Rocky Flats, Colo."."""
    state = context.starts.get(end)
    return state is not None and is_short_state(state, context.tokens)


def _opens(tokens: Tokens, index: int) -> bool:
    """Whether a word may begin a sentence; an Arabic or Hebrew letter that is written as a quote begins none."""
    return tokens.opens[index] and tokens.gaps[index] not in _LETTERS_AS_QUOTES


def _follows(tokens: Tokens, index: int) -> bool:
    """Whether only space, and a letter that is written as a quote, stands between a word and the one before it."""
    return tokens.spaced(index) or tokens.gaps[index] in _LETTERS_AS_QUOTES


def _is_explained(tokens: Tokens, end: int) -> bool:
    """Whether what follows says that the name is a town's: "X, a small town near Y"."""
    if end >= len(tokens) or tokens.gaps[end] != ", " or tokens.keys[end] not in ("a", "an", "the", "another"):
        return False
    for at in range(end + 1, min(end + 5, len(tokens) - 1)):
        if tokens.keys[at] in _KINDS and not tokens.capital[at] and tokens.keys[at + 1] not in _KINDS:
            return tokens.keys[at + 1] in _AFTER_KIND or not tokens.spaced(at + 1) or tokens.keys[at + 1].isdigit()
        if tokens.keys[at] in word_list("function_words"):
            return False
    return False


def _is_headed(tokens: Tokens, first: int, end: int) -> bool:
    """Whether a word for a place follows in small letters: "X district", "Y army base", "her Z residence"."""
    if not tokens.spaced(end) or tokens.capital[end] or tokens.possessive[end - 1]:
        return False
    after = tokens.keys[end]
    if after in word_list("places_after_name"):
        return True
    if after in _SERVICES:
        return tokens.key(end + 1) in _SITES and tokens.spaced(end + 1)
    return after == "residence" and tokens.key(first - 1) in _OWNERS


def _is_led(tokens: Tokens, first: int, end: int) -> bool:
    """Whether the words before a run lead to a place: "in X", "north of X", "stormed X", "at the X Hills"."""
    if _opens(tokens, first):
        return tokens.key(end) in _PASSIVE and tokens.key(end + 1) in word_list("siege_verbs")
    if not _follows(tokens, first) or tokens.possessive[end - 1]:
        return False
    before = tokens.key(first - 1)
    if before in _NEAR or before in word_list("siege_verbs"):
        return True
    if before == "of" and tokens.key(first - 2) in word_list("place_pointers"):
        return True
    if before in word_list("directions") and not tokens.capital[first - 1]:
        return _before_directions(tokens, first - 1) in _NEAR | _AWAY
    return _is_led_by_form(tokens, first, end)


def _before_directions(tokens: Tokens, index: int) -> str:
    """Give the word before "northern", "central" and the like."""
    while index > 0 and tokens.spaced(index) and tokens.keys[index] in word_list("directions"):
        index -= 1
    return tokens.key(index)


def _is_led_by_form(tokens: Tokens, first: int, end: int) -> bool:
    """Whether a run looks like a place's name, and leads to one: "from Wadi X", "at the X Hills", "targeting Tel Y"."""
    before = tokens.key(first - 1)
    if end > first + 1 and tokens.keys[end - 1] in word_list("place_generics"):
        at = first - 1
        while at > 0 and (tokens.keys[at] == "the" or tokens.keys[at] in _EPITHETS):
            at -= 1
        before = tokens.key(at)
        return tokens.possessive[at] or before in _NEAR | _AWAY or before in word_list("attack_verbs")
    if end > first + 1 and tokens.keys[first] in word_list("place_beginnings"):
        return before in _AWAY - {"to", "of", "on"} or before in word_list("attack_verbs")
    if before == "at":
        return (is_article(tokens, first) or end == first + 1) and tokens.words[first][-1].isalpha()
    return is_article(tokens, first) and before in word_list("attack_verbs")
