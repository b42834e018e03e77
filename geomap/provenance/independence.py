"""How many sources stand behind several reports: prints of one text and copies of one agency's wire are one."""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache
from itertools import combinations
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zlib import crc32

from geomap.data import fact_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.model import Article, Report

SAME_QUOTE = 0.5
"""Two quotes that share this part of their words come from one source."""
SAME_TEXT = 0.5
"""Two articles print one text, the one perhaps cut short, where this part of the shorter one's runs is in the other."""
RUN = 5
"""Words: five in a row are hardly met in two texts that nobody copied."""
SKETCH = 128
"""Runs kept of a text, those with the smallest check sums: Broder's sketch, whose overlap estimates the index."""
FEWEST_RUNS = 12
"""A text with fewer says too little about where it is from."""
_HEAD, _TAIL = 320, 220
"""Characters at an article's two ends in which agencies are credited."""
_WORD = re.compile(r"\w{4,}")
_ANY_WORD = re.compile(r"\w+")


def independent_sources(reports: Sequence[Report]) -> int:
    """How many of these reports rest on sources of their own.

    Reports of one publisher, of near-identical texts, in near-identical words, and with one agency's credit are of
    one source, and so is whatever they are linked by; the order of the reports does not matter.
    """
    group = list(range(len(reports)))

    def root(number: int) -> int:
        while group[number] != number:
            number = group[number]
        return number

    for one, other in combinations(range(len(reports)), 2):
        here, there = root(one), root(other)
        if here != there and _is_one_source(reports[one], reports[other]):
            group[max(here, there)] = min(here, there)
    return sum(parent == number for number, parent in enumerate(group))


def publishers(reports: Sequence[Report]) -> int:
    """How many publishers these reports have; one without a name or an address counts by its article."""
    return len({_publisher(report.article) or report.article.id for report in reports})


def agencies(article: Article) -> frozenset[str]:
    """The news agencies that an article credits at its head or its foot, or is published by."""
    return _credited(article.source, article.text[:_HEAD], article.text[_HEAD:][-_TAIL:])


def shared_words(one: str, other: str) -> float:
    """The Jaccard index of the words of four letters and more."""
    here, there = words_of(one), words_of(other)
    return len(here & there) / len(here | there) if here and there else 0.0


@lru_cache(maxsize=1 << 15)
def words_of(text: str) -> frozenset[str]:
    """The words of four letters and more, without their case."""
    return frozenset(_WORD.findall(text.casefold()))


def _is_one_source(one: Report, other: Report) -> bool:
    here, there = one.article, other.article
    if here.id == there.id or here.text == there.text:
        return True
    publisher = _publisher(here)
    if publisher and publisher == _publisher(there):
        return True
    if agencies(here) & agencies(there):
        return True
    return shared_words(one.quote, other.quote) >= SAME_QUOTE or _shared_part(here.text, there.text) >= SAME_TEXT


def _publisher(article: Article) -> str:
    """By the name that the source gives, or by the host of the address."""
    if article.source.strip():
        return article.source.strip().casefold()
    try:
        return (urlsplit(article.url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _shared_part(one: str, other: str) -> float:
    """About what part of the shorter text's runs of five words the other one has too.

    The smallest check sums of both estimate the Jaccard index (Broder 1997), from which and the sizes this follows.
    """
    (here, size), (there, other_size) = _sketch(one), _sketch(other)
    if min(size, other_size) < FEWEST_RUNS:
        return 0.0
    smallest = sorted(here | there)[:SKETCH]
    index = sum(run in here and run in there for run in smallest) / len(smallest)
    return index / (1 + index) * (size + other_size) / min(size, other_size)


@lru_cache(maxsize=8192)
def _sketch(text: str) -> tuple[frozenset[int], int]:
    """The smallest check sums of a text's runs of words, and how many runs there are."""
    words = _ANY_WORD.findall(text.casefold())
    # Check sums instead of Python's hashes, which differ from run to run
    runs = {crc32(" ".join(words[at : at + RUN]).encode("utf-8", "replace")) for at in range(len(words) - RUN + 1)}
    return frozenset(sorted(runs)[:SKETCH]), len(runs)


@lru_cache(maxsize=8192)
def _credited(source: str, head: str, foot: str) -> frozenset[str]:
    forms = _forms()
    found = {forms[source.strip()]} if source.strip() in forms else set()
    for pattern, text in ((_credit_in_head(), head), (_credit_in_foot(), foot)):
        found |= {forms[name] for match in pattern.finditer(text) for name in match.groups() if name}
    return frozenset(found)


@cache
def _forms() -> dict[str, str]:
    """Each spelling of an agency, with the agency."""
    with fact_file("agencies.csv").open(encoding="utf-8", newline="") as file:
        return {form: row["agency"] for row in csv.DictReader(file) for form in row["forms"].split("|")}


@cache
def _credit_in_head() -> re.Pattern[str]:
    """As in "BAKU (Reuters) -", "AP — ", "By Jane Doe, Associated Press", "according to AFP"."""
    name = _any_form()
    return re.compile(
        rf"\({name}\)|(?:^|\n|[/,(] ?){name}(?:\)|/)? ?[-–—] |^By [^\n.]{{0,60}}?\b{name}\b"
        rf"|(?:[Aa]ccording to|[Rr]eported by|[Ss]ource:|citing) (?:the )?{name}\b|\b{name} (?:reported|reports)\b"
    )


@cache
def _credit_in_foot() -> re.Pattern[str]:
    """As in "(With inputs from PTI)", "© AFP", "Source: Reuters", a name in brackets or alone at the end."""
    name = _any_form()
    return re.compile(
        rf"(?:[Ii]nputs? from|©(?: ?\d{{4}})?|[Ss]ource:|[Vv]ia|contributed by) (?:the )?{name}\b"
        rf"|[(\[]{name}[)\]]|[-–—/] ?{name}\s*$"
    )


def _any_form() -> str:
    # The longest first, so that "Anadolu Agency" is not read as "Anadolu"
    return rf"({'|'.join(re.escape(form) for form in sorted(_forms(), key=len, reverse=True))})"
