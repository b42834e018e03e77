"""What a place name does in its sentence: the form decides first, then the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.model import Kind, Role
from geomap.places.evidence import runs_into_organisation
from geomap.places.words import word_list

if TYPE_CHECKING:
    from geomap.places.evidence import Context
    from geomap.places.matches import Match
    from geomap.places.tokens import Tokens

_SKIPPED = frozenset("also has have had is are was were again later today yesterday itself repeatedly quickly meanwhile then now not never".split())
_BE = frozenset(("is", "are", "was", "were", "been", "being", "be"))
_CONFLICTS = frozenset("conflict war wars crisis agreement accord accords deal pact treaty protocol process summit talks memorandum group".split())
_AGENTS = frozenset(("by", "with", "against", "between"))
_OPPONENTS = frozenset(
    "accused accuses accusing blamed blames blaming urged urges warned warns told asked called condemned criticized criticised attacked sued "
    "supports supported backed beat defeated helps helped joined sanctioned threatened recognized recognised".split()
)
_NATIONAL = frozenset(
    "ministry minister ministers army forces troops government president parliament navy military prime foreign defense defence interior "
    "officials authorities police embassy consulate ambassador congress supreme court state national".split()
)
_SPEAKERS = (Kind.COUNTRY, Kind.ADMIN1, Kind.REGION)
_LOOK_AHEAD = 4


def find_role(match: Match, context: Context) -> Role:
    """Decide what a place name stands for."""
    if match.is_demonym:
        return _role_of_adjective(match, context)
    tokens, last = context.tokens, match.last
    if _is_in_name(match, context):
        return Role.ASSOCIATIVE
    if _office_follows(tokens, last):
        return Role.METONYM
    if _may_speak(match) and (_verb_follows(match, context) or _is_party(match, context)):
        return Role.METONYM
    return Role.LITERAL


def _role_of_adjective(match: Match, context: Context) -> Role:
    tokens, last = context.tokens, match.last
    if not (tokens.joined(last) and tokens.capital[last]) or tokens.loud[last]:
        return Role.DEMONYM
    if not runs_into_organisation(tokens, last):
        return Role.DEMONYM
    if any(tokens.key(at) in _NATIONAL for at in range(last, last + 3) if _run_reaches(tokens, last, at)):
        return Role.DEMONYM
    return Role.ASSOCIATIVE


def _run_reaches(tokens: Tokens, first: int, index: int) -> bool:
    return index < len(tokens) and all(tokens.capital[at] and tokens.joined(at) for at in range(first, index + 1))


def _is_in_name(match: Match, context: Context) -> bool:
    """Whether the place is part of a longer proper name: "Minsk Group", "Bank of Russia"."""
    tokens, first, last = context.tokens, match.first, match.last
    after = tokens.key(last)
    if tokens.joined(last):
        if after in _CONFLICTS and not tokens.loud[last]:
            return True
        if tokens.capital[last] and not tokens.loud[last] and not _office_follows(tokens, last):
            return runs_into_organisation(tokens, last) or _is_name_after(match, context)
        if tokens.capital[last] and after in word_list("office_words"):
            return runs_into_organisation(tokens, last)
    if tokens.key(first - 1) == "of" and tokens.spaced(first) and first >= 2:
        return tokens.capital[first - 2] and _is_head_of(tokens, first - 2)
    return False


def _is_head_of(tokens: Tokens, index: int) -> bool:
    key = tokens.keys[index]
    return key in word_list("organisation_words") and not tokens.loud[index]


def _is_name_after(match: Match, context: Context) -> bool:
    tokens, last = context.tokens, match.last
    key = tokens.keys[last]
    known = last in context.starts or key in word_list("function_words") or key in word_list("person_titles")
    return not known and last not in context.persons.inside


def _office_follows(tokens: Tokens, last: int) -> bool:
    """Whether an office, forces or officials follow: "Armenia's defence ministry", "Istanbul Gov."."""
    if last >= len(tokens) or not (tokens.spaced(last) or tokens.gaps[last] in ("-", "–")):
        return False
    key = tokens.keys[last]
    if key not in word_list("office_words"):
        return False
    # Without 's a ministry with a capital is a name of its own: "Azerbaijan Foreign Ministry".
    if tokens.capital[last] and not tokens.possessive[last - 1] and key not in word_list("person_titles"):
        return False
    return not (tokens.capital[last] and not tokens.possessive[last - 1] and key in ("foreign", "defense", "defence"))


def _may_speak(match: Match) -> bool:
    best = match.entries[0]
    return best.kind in _SPEAKERS or best.is_capital


def _verb_follows(match: Match, context: Context) -> bool:
    """Whether the name is the subject of a verb of speech, decision or fight."""
    tokens, index = context.tokens, match.last
    if tokens.possessive[index - 1] or tokens.key(match.first - 1) in word_list("locative_words"):
        return False
    following = context.starts.get(index + 1)
    if following and tokens.key(index) == "and" and tokens.spaced(index) and tokens.spaced(index + 1):
        index = following.last
    passive = False
    for at in range(index, min(index + _LOOK_AHEAD, len(tokens))):
        if not tokens.spaced(at):
            return False
        key = tokens.keys[at]
        if key in word_list("speech_verbs") and not (passive and key.endswith("ed")):
            return not tokens.capital[at] or tokens.loud[at]
        if key not in _SKIPPED and not key.endswith("ly") and key not in _MODALS:
            return False
        passive = passive or key in _BE
    return False


_MODALS = frozenset("will would could should must may might can did does do".split())


def _is_party(match: Match, context: Context) -> bool:
    """Whether the name is a party: "brokered by Russia", "accused Armenia", "between Baku and Yerevan"."""
    tokens, first = context.tokens, match.first
    before = tokens.key(first - 1)
    if not tokens.spaced(first) or match.entries[0].kind is Kind.WATER:
        return False
    if before in _OPPONENTS:
        return True
    if before in ("with", "against", "by"):
        return True
    if before == "between":
        return not _is_route(tokens, first)
    if before == "and":
        return _follows_party(match, context)
    return False


def _is_route(tokens: Tokens, first: int) -> bool:
    """Whether "between X and Y" tells a way: "the road between Baku and Ganja"."""
    near = {tokens.key(at) for at in range(first - 5, first - 1)}
    return not near.isdisjoint(("road", "highway", "border", "route", "railway", "distance", "line", "flights", "flight"))


def _follows_party(match: Match, context: Context) -> bool:
    """Whether "and" joins this name to one that is a party itself."""
    previous = context.ends.get(match.first - 1)
    return bool(previous) and _may_speak(previous) and _is_party(previous, context)
