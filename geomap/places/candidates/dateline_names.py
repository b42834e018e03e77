"""Where a report was filed: "GENEVA, 12 March 2006", "PARIS (AFP) -", "TOKYO Shares fell".

The document tells its own dateline, which opens it in capitals. Names have two more marks: towns in small letters
("Hanoi (VNA) -"), and what begins a later report of a digest or the credit of a photo, of which a text has many.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.text.wordlists import word_list

if TYPE_CHECKING:
    from geomap.places.candidates.name_candidates import Candidate
    from geomap.places.candidates.name_context import Context
    from geomap.text.tokens import Tokens

_SHORTEST = 4
"""Letters: shorter words in capitals at a text's head are abbreviations, not towns that report."""
_DASHES = ("-", "–", "—")


def opens_dateline(candidate: Candidate, context: Context) -> bool:
    """Whether the document's own dateline begins with a name: before a dash, or bare at the text's very beginning."""
    head, tokens = context.dateline, context.tokens
    if tokens.starts[candidate.first] != head.start or tokens.ends[candidate.last - 1] > head.end:
        return False
    if tokens.text[head.start : head.end].rstrip().endswith(_DASHES):
        return True
    # Further down capitals without any mark behind them are the name of a paper as often.
    return candidate.first == 0 and len(tokens.words[0]) >= _SHORTEST


def is_dateline(candidate: Candidate, context: Context) -> bool:
    """Whether a name opens the document's dateline, or a bracket, a dash or a day follows it where a sentence opens."""
    if opens_dateline(candidate, context):
        return True
    tokens = context.tokens
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
