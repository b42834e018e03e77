"""What a place name does in its sentence: the form decides first, then the words around it."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from geomap.model import Role
from geomap.places.candidates.dateline_names import opens_dateline
from geomap.places.metonymy import acts, is_located, may_act, office_follows
from geomap.places.recognition.toponym_features import is_strange_capital, runs_into_organisation
from geomap.text.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.places.candidates.name_candidates import Candidate
    from geomap.places.candidates.name_context import Context
    from geomap.text.tokens import Tokens

_LISTED = frozenset((("and",), ("and", "the"), ("and", "neighboring"), ("and", "neighbouring"), (), ("the",), ("or",)))
_LONGEST_LINK = max(map(len, _LISTED))


class RoleRule(StrEnum):
    """What makes a name's role."""

    PEOPLE = "the form is an adjective's or a people's"
    IN_ORGANISATION = "the adjective begins the name of an organisation"
    DATELINE = "it opens the article as a dateline"
    IN_NAME = "it is part of a longer name"
    ACTS = "it acts, speaks or has an office, as a government does"
    PLAYS = "it plays, as a team does"
    LISTED = "it stands in one list with a name that acts"
    PLAIN = "nothing beside it makes it anything but the place"


ROLE_OF = {
    RoleRule.PEOPLE: Role.DEMONYM,
    RoleRule.IN_ORGANISATION: Role.ASSOCIATIVE,
    RoleRule.DATELINE: Role.LITERAL,
    RoleRule.IN_NAME: Role.ASSOCIATIVE,
    RoleRule.ACTS: Role.METONYM,
    RoleRule.PLAYS: Role.METONYM,
    RoleRule.LISTED: Role.METONYM,
    RoleRule.PLAIN: Role.LITERAL,
}
"""The role that each rule gives."""


def find_roles(candidates: Sequence[Candidate], context: Context) -> list[Role]:
    """Decide what each name stands for; names in one list stand for the same."""
    return [ROLE_OF[rule] for rule in find_role_rules(candidates, context)]


def find_role_rules(candidates: Sequence[Candidate], context: Context) -> list[RoleRule]:
    """The rule that decides what each name stands for."""
    rules = [_rule(candidate, context) for candidate in candidates]
    for order in (range(1, len(candidates)), range(len(candidates) - 1, 0, -1)):
        for index in order:
            _share_in_list(rules, candidates, index, context=context)
    return rules


def _share_in_list(rules: list[RoleRule], candidates: Sequence[Candidate], index: int, *, context: Context) -> None:
    before, role = ROLE_OF[rules[index - 1]], ROLE_OF[rules[index]]
    if before is role or {before, role} != {Role.METONYM, Role.LITERAL}:
        return
    left, right = candidates[index - 1], candidates[index]
    if not (may_act(left) and may_act(right) and are_listed(left, right, context.tokens)):
        return
    if before is Role.METONYM or not is_located(left, context.tokens):
        rules[index if before is Role.METONYM else index - 1] = RoleRule.LISTED


def are_listed(left: Candidate, right: Candidate, tokens: Tokens) -> bool:
    """Whether two names are joined by a comma or "and"."""
    # Most names stand far from the next one.
    if right.first - left.last > _LONGEST_LINK:
        return False
    between = tuple(tokens.keys[left.last : right.first])
    if between not in _LISTED or tokens.possessive[left.last - 1]:
        return False
    gaps = {tokens.gaps[at].strip() for at in range(left.last, right.first + 1)}
    return gaps <= {"", ","} and ("," in gaps or bool(between))


def _rule(candidate: Candidate, context: Context) -> RoleRule:
    if candidate.is_demonym:
        return RoleRule.IN_ORGANISATION if _begins_organisation(candidate, context) else RoleRule.PEOPLE
    if opens_dateline(candidate, context):
        return RoleRule.DATELINE
    if _is_in_name(candidate, context):
        return RoleRule.IN_NAME
    if office_follows(context.tokens, candidate.last) or (may_act(candidate) and acts(candidate, context)):
        return RoleRule.ACTS
    return RoleRule.PLAYS if _plays(candidate, context.tokens) else RoleRule.PLAIN


def _plays(candidate: Candidate, tokens: Tokens) -> bool:
    """Whether a name stands for a team: "Boston beat Chicago", "lost to Oakland"."""
    first, last = candidate.first, candidate.last
    verbs = word_list("game_verbs")
    if tokens.spaced(last) and not tokens.possessive[last - 1] and tokens.keys[last] in verbs:
        return not is_located(candidate, tokens)
    before = tokens.key(first - 1)
    if not tokens.spaced(first) or not (before in verbs or before in word_list("before_opponents")):
        return False
    return before in verbs or tokens.key(first - 2) in word_list("results_of_games")


def _begins_organisation(candidate: Candidate, context: Context) -> bool:
    """Whether an adjective is the first word of a name, and not of the nation's own: "Indian Express"."""
    tokens, last = context.tokens, candidate.last
    if not (tokens.joined(last) and tokens.capital[last]) or tokens.loud[last]:
        return False
    if not runs_into_organisation(tokens, last):
        return False
    national = word_list("national_words")
    return not any(tokens.key(at) in national for at in range(last, last + 3) if _run_reaches(tokens, last, at))


def _run_reaches(tokens: Tokens, first: int, index: int) -> bool:
    return index < len(tokens) and all(tokens.capital[at] and tokens.joined(at) for at in range(first, index + 1))


def _is_in_name(candidate: Candidate, context: Context) -> bool:
    """Whether the place is part of a longer proper name: "Minsk Group", "Bank of Russia"."""
    tokens, first, last = context.tokens, candidate.first, candidate.last
    if tokens.joined(last) and not tokens.loud[last]:
        if tokens.keys[last] in word_list("conflict_words"):
            return True
        if tokens.capital[last] and runs_into_organisation(tokens, last):
            return True
        if tokens.capital[last] and not office_follows(tokens, last):
            return _is_name_after(candidate, context)
    if tokens.joined(first) and not _is_shouted(tokens, first) and _is_name_before(first - 1, context):
        return True
    if tokens.key(first - 1) == "of" and tokens.spaced(first) and first >= 2:
        return tokens.capital[first - 2] and _is_head_of(tokens, first - 2)
    # "Islamic State of Iraq and the Levant": what is joined to the inside of a name is inside.
    joint = first - 2 if tokens.key(first - 1) == "the" else first - 1
    before = context.ends.get(joint) if tokens.key(joint) == "and" else None
    return before is not None and tokens.key(before.first - 1) == "of" and _is_state_of(tokens, before.first - 2)


def _is_state_of(tokens: Tokens, index: int) -> bool:
    """Whether a word is the state of a faith's name: "Islamic State of"."""
    return tokens.key(index) in word_list("states_of_faith") and tokens.key(index - 1) in word_list("faith_words")


def _is_name_before(index: int, context: Context) -> bool:
    """Whether a capitalised word before a place makes one name with it: "Air France", "United Russia"."""
    tokens = context.tokens
    if tokens.capital[index] and not tokens.loud[index] and tokens.keys[index] in word_list("organisation_beginnings"):
        return tokens.gaps[index + 1] == " "
    if (
        tokens.gaps[index + 1] != " "
        or index in context.persons.inside
        or not is_strange_capital(tokens, index, context)
    ):
        return False
    return tokens.keys[index] not in _heads_before() and not tokens.opens[index]


@cache
def _heads_before() -> frozenset[str]:
    """Words with a capital before a place that make no name with it."""
    return frozenset().union(*map(word_list, ("person_titles", "directions", "place_words", "office_words")))


def _is_shouted(tokens: Tokens, index: int) -> bool:
    """Whether a dateline stands in capitals behind a name: "Reuters ISTANBUL"."""
    return tokens.words[index].isupper() and not tokens.words[index - 1].isupper()


def _is_head_of(tokens: Tokens, index: int) -> bool:
    if index > 1 and tokens.capital[index - 2] and tokens.keys[index - 1] == "of":
        # "Ministry of Defence of Azerbaijan"
        index -= 2
    if _is_state_of(tokens, index):
        return True
    return tokens.keys[index] in word_list("organisation_words") and not tokens.loud[index]


def _is_name_after(candidate: Candidate, context: Context) -> bool:
    tokens, last = context.tokens, candidate.last
    if tokens.gaps[last] != " ":
        return False
    key = tokens.keys[last]
    known = last in context.starts or key in word_list("function_words") or key in word_list("person_titles")
    return not known and last not in context.persons.inside and tokens.key(last) not in word_list("place_words")
