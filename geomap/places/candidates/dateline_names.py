"""Where a report was filed: "GENEVA, 12 March 2006", "PARIS (AFP) -", "TOKYO Shares fell"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.text.wordlists import word_list

if TYPE_CHECKING:
    from geomap.places.candidates.name_candidates import Candidate
    from geomap.text.tokens import Tokens

_SHORTEST = 4
"""Letters: shorter words in capitals at a text's head are abbreviations, not towns that report."""


def is_dateline(candidate: Candidate, tokens: Tokens) -> bool:
    """Whether a bracket, a dash or a day follows a name at the beginning of a text or sentence."""
    gap = tokens.gaps[candidate.last]
    if gap == ", " and tokens.words[candidate.last - 1].isupper():
        return _is_day(candidate, tokens)
    opens = tokens.opens[candidate.first] or tokens.words[candidate.first].isupper()
    return opens and ("(" in gap or "--" in gap or "—" in gap or "–" in gap or gap == " - ")


def _is_day(candidate: Candidate, tokens: Tokens) -> bool:
    """Whether "12 March" or "April 5" follows, anywhere but in a line of capitals: a line of names may stand before."""
    first, second = tokens.key(candidate.last), tokens.key(candidate.last + 1)
    is_day = (first.isdigit() and second in word_list("month_names")) or (
        first in word_list("month_names") and second.isdigit()
    )
    return is_day and not tokens.loud[candidate.first]


def is_bare_dateline(candidate: Candidate, tokens: Tokens) -> bool:
    """Whether a text begins with a name in capitals and goes on without any mark: "WASHINGTON Apple has issued"."""
    first, last = candidate.first, candidate.last
    if first or last >= len(tokens) or not tokens.capital[last] or tokens.words[last].isupper() or tokens.loud[first]:
        return False
    return len(tokens.words[0]) >= _SHORTEST and all(word.isupper() for word in tokens.words[first:last])
