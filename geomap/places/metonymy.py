"""Places that speak, decide or fight: what makes a name in its sentence a government, an army or a team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.model import Kind
from geomap.text.wordlists import word_list

if TYPE_CHECKING:
    from geomap.places.candidates.name_candidates import Candidate
    from geomap.places.candidates.name_context import Context
    from geomap.text.tokens import Tokens

# A building speaks as well: the Kremlin, the Pentagon.
_ACTING = (Kind.COUNTRY, Kind.ADMIN1, Kind.REGION, Kind.FACILITY)
_AUXILIARIES = frozenset(
    (
        "also",
        "has",
        "have",
        "had",
        "is",
        "are",
        "was",
        "were",
        "been",
        "again",
        "later",
        "today",
        "then",
        "now",
        "not",
        "never",
        "both",
    )
)
_MODALS = frozenset(
    (
        "will",
        "would",
        "could",
        "should",
        "must",
        "may",
        "might",
        "can",
        "did",
        "does",
        "do",
        "shouldnt",
        "wont",
        "cannot",
        "doesnt",
        "didnt",
    )
)
_HAVES = frozenset(("has", "have", "had"))
_BE = frozenset(("is", "are", "was", "were", "been", "be"))
_ROUTES = frozenset(("road", "highway", "border", "route", "railway", "distance", "line", "flights", "flight"))
_AGENTS = frozenset(("with", "against", "by"))
_LOOK_AHEAD = 4
"""Words from a name to its verb: "Armenia has now also said" has four."""
_LINKS = frozenset(("of", "from", "to", "on", "for"))
_COMPANY = frozenset(("powers", "rivals", "foes", "enemies", "allies", "neighbors", "neighbours"))
_QUOTES = frozenset((' "', " “", " ‘", " '"))
_TITLES_OF = frozenset(("of", "from"))


def may_act(candidate: Candidate) -> bool:
    """Whether a place has a government, or is a capital that stands for one."""
    best = candidate.entries[0]
    return not candidate.is_demonym and (best.kind in _ACTING or best.is_capital)


def is_state(candidate: Candidate) -> bool:
    """Whether a place is a country or a capital: as a subject it acts rather than lies somewhere."""
    best = candidate.entries[0]
    return not candidate.is_demonym and (best.kind is Kind.COUNTRY or best.is_capital)


def is_located(candidate: Candidate, tokens: Tokens) -> bool:
    """Whether a preposition of place or a direction stands before a name."""
    first = candidate.first
    if tokens.key(first - 1) in ("the", "neighboring", "neighbouring"):
        first -= 1
    before = tokens.key(first - 1)
    return tokens.spaced(first) and (before in word_list("locative_words") or before in word_list("directions"))


def office_follows(tokens: Tokens, last: int) -> bool:
    """Whether an office, forces or officials follow: "Armenia's defence ministry", "Istanbul Gov."."""
    if last >= len(tokens) or not (tokens.spaced(last) or tokens.gaps[last] in ("-", "–")):
        return False
    owned = tokens.possessive[last - 1]
    for at in range(last, min(last + (3 if owned else 2), len(tokens))):
        if at > last and not tokens.spaced(at) and tokens.gaps[at] != "-":
            return False
        key = tokens.keys[at]
        if key in word_list("office_words"):
            return owned or _is_office_without_owner(tokens, at)
        if tokens.capital[at] or key in word_list("place_words") or key in word_list("function_words"):
            return False
    return False


def _is_office_without_owner(tokens: Tokens, index: int) -> bool:
    """Without 's a ministry with a capital is a name of its own: "Azerbaijan Foreign Ministry"."""
    key = tokens.keys[index]
    return not tokens.capital[index] or (key in word_list("person_titles"))


def acts(candidate: Candidate, context: Context) -> bool:
    """Whether a name that may act does so: as subject, object or party."""
    tokens = context.tokens
    if is_located(candidate, tokens):
        return _is_linked(candidate, tokens)
    return _is_subject(candidate, context) or _is_party(candidate, context) or _is_explained(candidate, tokens)


def _is_subject(candidate: Candidate, context: Context) -> bool:
    """Whether the name is the subject of a verb of speech, decision or fight."""
    tokens, index = context.tokens, candidate.last
    if tokens.possessive[index - 1]:
        return False
    passive = False
    for at in range(index, min(index + _LOOK_AHEAD, len(tokens))):
        if not (tokens.spaced(at) or tokens.gaps[at] in _QUOTES) or (tokens.capital[at] and not tokens.loud[at]):
            return False
        key = tokens.keys[at]
        if key in word_list("speech_verbs"):
            return not (passive and key.endswith("ed"))
        if is_state(candidate) and _is_sign_of_state(tokens, at):
            return True
        if key not in _AUXILIARIES and not key.endswith("ly"):
            return not passive and is_state(candidate) and _opens_clause(candidate, tokens) and _is_past(key)
        passive = passive or key in _BE
    return False


def _is_sign_of_state(tokens: Tokens, index: int) -> bool:
    """Whether a verb goes with a will: "will take back", "has no time", "are leaders"."""
    key, after = tokens.keys[index], tokens.key(index + 1)
    if key in _MODALS:
        return True
    if key in ("are", "were"):
        return after in ("quick", "leaders", "members", "allies", "reluctant", "ready", "willing", "determined")
    return key in _HAVES and after != "been" and not after.endswith("ed") and after not in _AUXILIARIES


def _opens_clause(candidate: Candidate, tokens: Tokens) -> bool:
    first = candidate.first - (tokens.key(candidate.first - 1) == "the")
    return (
        tokens.opens[first]
        or "," in tokens.gaps[first]
        or tokens.key(first - 1) in _CLAUSES
        or tokens.capital[first - 1]
    )


_CLAUSES = frozenset(
    (
        "that",
        "said",
        "says",
        "but",
        "and",
        "while",
        "when",
        "which",
        "as",
        "after",
        "before",
        "year",
        "week",
        "month",
        "if",
    )
)


def _is_past(key: str) -> bool:
    return key.endswith(("ed", "s")) and key not in word_list("state_verbs") and key not in word_list("place_words")


def _is_party(candidate: Candidate, context: Context) -> bool:
    """Whether the name is a party: "brokered by Russia", "accused Armenia", "between Baku and Yerevan"."""
    tokens = context.tokens
    first = candidate.first
    while tokens.key(first - 1) in ("the", "neighboring", "neighbouring", "rival") and tokens.spaced(first):
        first -= 1
    before, earlier = tokens.key(first - 1), tokens.key(first - 2)
    if not tokens.spaced(first) or tokens.possessive[candidate.last - 1]:
        return False
    if before in _AGENTS:
        return earlier not in _ROUTES and earlier not in ("shares", "shared", "borders")
    if before == "between":
        # "between Beirut and Sidon" is a stretch of road: Sidon has no government.
        other = context.starts.get(candidate.last + 1)
        is_road = other is not None and tokens.key(candidate.last) == "and" and not may_act(other)
        return not is_road and _ROUTES.isdisjoint(tokens.key(at) for at in range(first - 5, first - 1))
    if before in _LINKS:
        return _is_linked(candidate, tokens)
    if before in _COMPANY:
        return is_state(candidate)
    return before in word_list("opponent_verbs") or (
        is_state(candidate) and _is_object(candidate, tokens, before=before)
    )


def _is_linked(candidate: Candidate, tokens: Tokens) -> bool:
    """Whether it sends or gets something: "diplomats from the US", "support to Baku"."""
    first = candidate.first - (tokens.key(candidate.first - 1) == "the")
    before = tokens.key(first - 1)
    if before in _TITLES_OF and _is_holder(tokens, first - 2):
        return True
    return before in _LINKS and is_state(candidate) and tokens.key(first - 2) in word_list("relation_nouns")


def _is_holder(tokens: Tokens, index: int) -> bool:
    """Whether an officer stands here or just before his name: "ministers of X", "Governor N. N. of X"."""
    words = word_list("office_words")
    near = range(index, max(-1, index - 3), -1)
    return tokens.key(index) in words or any(tokens.key(at) in words and tokens.capital[at] for at in near)


def _is_object(candidate: Candidate, tokens: Tokens, *, before: str) -> bool:
    """Whether somebody makes it do something: "forcing Armenia to accept", "which saw Azerbaijan reclaim"."""
    if before in ("saw", "let", "makes", "made"):
        return tokens.spaced(candidate.last) and not tokens.capital[candidate.last]
    if before in word_list("motion_verbs") or before in word_list("function_words"):
        return False
    return (
        before.endswith(("ing", "ed"))
        and tokens.key(candidate.last) in ("to", "from", "of", "into", "with")
        and tokens.spaced(candidate.last)
    )


def _is_explained(candidate: Candidate, tokens: Tokens) -> bool:
    """Whether ", which backs …" follows: a state that does something."""
    last = candidate.last
    if tokens.key(last) not in ("which", "whose") or tokens.gaps[last] != ", ":
        return False
    acting = tokens.key(last + 1) not in word_list("state_verbs") or tokens.key(last + 2) in word_list("relation_nouns")
    return acting and candidate.entries[0].kind is Kind.COUNTRY
