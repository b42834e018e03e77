"""Which of GeoNames' alternate names are worth a key in the index."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# GeoNames joins old gazetteers' variants with two spaces or a semicolon: "Ayrivan  Erivan  Erevan".
_SEVERAL = re.compile(r"\s{2,}|\s*;\s*")
_CODE_LENGTH = 4


def useful_alternates(alternates: Iterable[str]) -> Iterator[str]:
    """Pass on the names that people write, part where several stand in one."""
    for alternate in alternates:
        if "  " in alternate or ";" in alternate:
            yield from filter(_is_name, _SEVERAL.split(alternate.strip()))
        elif _is_name(alternate):
            yield alternate


def _is_name(text: str) -> bool:
    """Turn down letter-by-letter romanisations ("swst", "mdynt qwba"), airport codes ("EVN") and stumps."""
    if not text.isascii():
        # A single Chinese character may be a name's abbreviation ("京"), but it is a common word first.
        return len(text) > 1
    if text.islower() or not text[:1].isalpha():
        return False
    return len(text) > _CODE_LENGTH or not (text.isupper() or len(text) == 1)


_PREFIXES = (("Saint ", "St. "), ("Mount ", "Mt. "), ("Fort ", "Ft. "), ("Sainte ", "Ste. "))
_PREFIX_START = ("Saint", "St. ", "Mount ", "Mt. ", "Fort ", "Ft. ", "Ste. ")


def spelling_variants(name: str) -> list[str]:
    """Give the other usual spellings: Saint and St., Mount and Mt., Fort and Ft., Azerbaijani ə as a."""
    variants = []
    if name.startswith(_PREFIX_START):
        for long, short in _PREFIXES:
            if name.startswith(long):
                variants.append(short + name.removeprefix(long))
            elif name.startswith(short):
                variants.append(long + name.removeprefix(short))
    if "ə" in name or "Ə" in name:
        # fold() writes e for ə, as Azerbaijanis do; GeoNames and the press write a.
        variants.append(name.replace("ə", "a").replace("Ə", "A"))
    return variants


ARABIC_COUNTRIES = frozenset(
    "AE BH DJ DZ EG EH IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE".split()  # noqa: SIM905 - a list by eye
)
# GeoNames writes the article as it is spoken ("Ash Shaddādah"); the press writes al- or nothing.
_ARTICLE = re.compile(r"(?:A[lnrstz]|Ash|Ad|Adh|Ath|E[lnrst]|Esh|Ed|Ez)[ -](?=\w{4})")


def without_article(name: str) -> tuple[str, ...]:
    """Give an Arabic name without its article, and with the article as it is written."""
    match = _ARTICLE.match(name)
    if match is None:
        return ()
    rest = name[match.end() :]
    return (rest, f"Al {rest}") if match[0][:2] != "Al" else (rest,)
