"""Where an article's publisher is at home: a weak word for the places of that country."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from geomap.places.gazetteer import Relation
from geomap.text.fold import fold
from geomap.text.wordlists import word_list

if TYPE_CHECKING:
    from geomap.places.gazetteer import Gazetteer

# Of one place in the news it says as much as this share of a name of the article.
_VOTE = 0.5
_LONGEST_NAME = 3
_SHORTEST = 4
# About 30,000 people, in the gazetteer's steps: "Post" and "Star" are hamlets too.
_KNOWN = 45
_SAID = (Relation.NAME, Relation.DEMONYM)
# Endings of addresses that the whole world buys for what they spell.
_BOUGHT = frozenset(("ai", "cc", "co", "fm", "gg", "io", "la", "ly", "me", "nu", "sh", "st", "tk", "to", "tv", "ws"))
_OTHER_CODES = {"uk": "GB", "su": "RU"}


@lru_cache(maxsize=1 << 12)
def home_votes(source: str, url: str, gazetteer: Gazetteer) -> dict[str, float]:
    """Tell the countries of a publisher from its name ("Rapid City Journal") and its address ("example.az").

    Args:
        source: The publisher's name, as the source gives it.
        url: The article's address, or nothing.
        gazetteer: The places that its name may hold.
    """
    codes = {_country_of_address(url), _country_of_name(source, gazetteer)} - {""}
    return dict.fromkeys(sorted(codes), _VOTE)


def _country_of_address(url: str) -> str:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    ending = host.rpartition(".")[2]
    if len(ending) != 2 or ending in _BOUGHT or not ending.isalpha():
        return ""
    return _OTHER_CODES.get(ending, ending.upper())


def _country_of_name(source: str, gazetteer: Gazetteer) -> str:
    words = fold(source).split()
    for length in range(_LONGEST_NAME, 0, -1):
        for first in range(len(words) - length + 1):
            name = " ".join(words[first : first + length])
            if len(name) < _SHORTEST or name in word_list("common_words"):
                continue
            best = next(iter(gazetteer.entries(name)), None)
            if best and best.relation in _SAID and best.prominence >= _KNOWN and best.country_code:
                return best.country_code
    return ""
