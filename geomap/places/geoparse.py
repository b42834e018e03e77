"""Finding the places of an article: the stage's one way through, from words to places."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import compress, pairwise
from operator import attrgetter, not_
from typing import TYPE_CHECKING, NamedTuple

from geomap.model import Kind, Mention, Placed, Role, Unplaced, UnplacedReason
from geomap.places.candidates.name_candidates import find_candidates
from geomap.places.candidates.name_context import Context
from geomap.places.candidates.person_names import begin_persons, find_persons
from geomap.places.gazetteer import DOTTED, Gazetteer, Relation
from geomap.places.recognition.inflected import find_abroad, find_features_abroad
from geomap.places.recognition.misspellings import find_slips
from geomap.places.recognition.name_extent import find_extent
from geomap.places.recognition.out_of_gazetteer import find_unknown
from geomap.places.recognition.partial_names import is_cut_short
from geomap.places.recognition.toponym_features import find_features, score
from geomap.places.relative.derived_places import derive_places
from geomap.places.resolution.confidence import DOUBT, believe, confidence_of
from geomap.places.resolution.disambiguate import choose
from geomap.places.resolution.focus import find_homes
from geomap.places.resolution.one_sense import Judged, gather_names
from geomap.places.resolution.publisher import home_votes
from geomap.places.resolution.resolved_name import answer_of
from geomap.places.resolution.votes import cue_votes
from geomap.places.roles import are_listed, find_roles
from geomap.text.document import read_document
from geomap.text.passages.boilerplate import is_inside

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geomap.model import Article, Span
    from geomap.places.candidates.name_candidates import Candidate
    from geomap.places.recognition.misspellings import Slip
    from geomap.places.resolution.article_name import Name
    from geomap.places.resolution.resolved_name import Answer
    from geomap.text.document import Document
    from geomap.text.tokens import Tokens

_RUNNERS_UP = 3  # Other places told with the chosen one: who checks a name hardly wants more
_SURE = 0.5  # More likely than all others together: such a place may lend its name to a misspelt one
# From this sum of features on a name is taken as a place by the names around it.
_EVIDENT = 1.0
# How often a slip is one, by hand: of a name that the article has elsewhere, and of any other.
_SLIP_TOLD = 0.7
_SLIP = 0.4
_HOME = 1.5
"""What a language other than English says for its home, in votes."""
_DIVISION_OF, _COUNTRY_OF = attrgetter("admin1"), attrgetter("country_code")
_STRONG = frozenset(("qualified", "qualifies", "after a word for a place", "after a preposition of place", "dateline"))


class Resolved(NamedTuple):
    """The names of an article, weighed, and what is meant by those that are places."""

    context: Context
    weighed: Sequence[Judged]
    """Every name of the gazetteer that the text has."""
    judged: Sequence[Judged]
    """Those that are places, whole."""
    answers: Mapping[str, Answer]
    """What each of these means, by its key."""


def find_places(
    article: Article, *, gazetteer: Gazetteer | None = None, document: Document | None = None
) -> tuple[Placed | Unplaced, ...]:
    """Find the place names of an article and the places that they mean, in text order, without overlaps.

    Args:
        article: Its offsets are offsets into ``article.text``.
        gazetteer: The names to know; by default the gazetteer that comes with geomap.
        document: The article annotated, where that was done before.

    Raises:
        MissingBuildError: geomap was put on the path without being built.
    """
    gazetteer, document = gazetteer or Gazetteer.default(), document or read_document(article)
    context, _, judged, answers = resolve_names(article, gazetteer, document)
    found = list(_tell(article, judged, answers, context, document.adverts))
    slips = () if context.tokens.language else _slips(judged, answers, context, gazetteer)
    found += [_tell_slip(article, slip, answers, context=context, gazetteer=gazetteer) for slip in slips]
    found += _tell_unknown(article, [*judged, *slips], context)
    found.sort(key=lambda one: one.mention.start)
    return derive_places(document.text, found, gazetteer=gazetteer)


def resolve_names(article: Article, gazetteer: Gazetteer, document: Document) -> Resolved:
    """Weigh the names of an article, and choose what is meant by those that are places."""
    context, weighed = weigh(document, gazetteer)
    judged = _whole([one for one in weighed if one.score > 0], context)
    names = gather_names(judged, context)
    # The text's names come first: siblings are told by their numbers.
    names |= {key: name for key, name in _names_of_title(document, gazetteer).items() if key not in names}
    cues = _cues(context, home_votes(article.source, article.url, gazetteer))
    chosen = choose(list(names.values()), cues=cues) if judged else []
    answers = {
        key: answer_of(names[key], choice, gazetteer=gazetteer) for key, choice in zip(names, chosen, strict=False)
    }
    return Resolved(context, weighed, judged, answers)


def _whole(judged: Sequence[Judged], context: Context) -> list[Judged]:
    """Leave out names that are only the beginning of a longer one, or the "Park" of Yellowstone National Park."""
    starts = {one.candidate.first for one in judged}
    whole = [one for one in judged if not is_cut_short(one.candidate, context, starts=starts)]
    return [one for one, before in zip(whole, [None, *whole], strict=False) if not _is_end_of(one, before, context)]


def _is_end_of(one: Judged, before: Judged | None, context: Context) -> bool:
    extent = (
        find_extent(before.candidate, context.tokens)
        if before and before.candidate.last == one.candidate.first
        else None
    )
    return extent is not None and one.candidate.first < extent.last


def _cues(context: Context, home: Mapping[str, float]) -> dict[str, float]:
    """What the article's other words, or its language, and its publisher's home say for countries."""
    language = context.tokens.language
    cues = dict.fromkeys(language.home, _HOME) if language else cue_votes(context.small)
    return cues | {code: vote + cues.get(code, 0.0) for code, vote in home.items()}


def _names_of_title(document: Document, gazetteer: Gazetteer) -> dict[str, Name]:
    """Give the names of a title that the text does not repeat: they vote with the text's."""
    if document.title is None:
        return {}
    context, weighed = weigh(document.title, gazetteer)
    names = gather_names([one for one in weighed if one.score > 0], context).items()
    return {key: name._replace(siblings=frozenset()) for key, name in names}


def _tell(
    article: Article, judged: Sequence[Judged], answers: Mapping[str, Answer], context: Context, adverts: Sequence[Span]
) -> Iterator[Placed | Unplaced]:
    for one, role in zip(judged, find_roles([one.candidate for one in judged], context), strict=True):
        extent = find_extent(one.candidate, context.tokens)
        first, last = (extent.first, extent.last) if extent else (one.candidate.first, one.candidate.last)
        answer = answers[one.candidate.key]
        has_period = _has_period(one.candidate, answer, context.tokens)
        mention = _mention(article, first, last, context, role=role, has_period=has_period)
        if is_inside(adverts, mention.start):
            notice = replace(mention, role=Role.ASSOCIATIVE)
            yield Unplaced(notice, UnplacedReason.IN_NOTICE)
        elif extent and (extent.is_apart or not _is_at_home(answer)):
            yield Unplaced(mention, UnplacedReason.UNKNOWN)
        else:
            yield _placed(mention, answer, one)


def _has_period(candidate: Candidate, answer: Answer, tokens: Tokens) -> bool:
    """Whether the period behind "Calif." belongs to it."""
    is_before_one = tokens.text.startswith(".", tokens.ends[candidate.last - 1])
    return is_before_one and answer.choice.ranked[0][0].flags in DOTTED


def _is_at_home(answer: Answer) -> bool:
    """Whether a river or a hill called after a place is likely near it: the article has other names from there."""
    best = answer.places[0]
    if best.kind not in (Kind.SETTLEMENT, Kind.ADMIN2):
        return True
    evidence = answer.choice.evidence
    # A state of the US has towns of nearly every name: the country says too little there.
    return evidence.of_division > 0 or (evidence.of_country > 0 and best.country_code != "US")


def _slips(
    judged: Sequence[Judged], answers: Mapping[str, Answer], context: Context, gazetteer: Gazetteer
) -> tuple[Slip, ...]:
    taken = {index for one in judged for index in range(one.candidate.first, one.candidate.last)}
    told = {
        key: tuple(entry for entry, _ in answer.choice.ranked)
        for key, answer in answers.items()
        if answer.share > _SURE
    }
    return tuple(find_slips(context, told, gazetteer, taken=taken))


def _tell_slip(
    article: Article, slip: Slip, answers: Mapping[str, Answer], *, context: Context, gazetteer: Gazetteer
) -> Placed:
    candidate = slip.candidate
    role = find_roles([candidate], context)[0]
    places = (
        answers[candidate.key].places if slip.is_told else tuple(gazetteer.place(e.index) for e in candidate.entries)
    )
    best, *others = places
    mention = _mention(article, candidate.first, candidate.last, context, role=role)
    where = "named elsewhere" if slip.is_told else "in a country of the article"
    evidence = (f"read as a slip of {best.name}, {where}",)
    return Placed(mention, best, _SLIP_TOLD if slip.is_told else _SLIP, tuple(others[:_RUNNERS_UP]), evidence)


def _tell_unknown(article: Article, judged: Sequence[Judged | Slip], context: Context) -> Iterator[Unplaced]:
    taken = {index for one in judged for index in range(one.candidate.first, one.candidate.last)}
    for unknown in find_unknown(context, taken=taken):
        mention = _mention(article, unknown.first, unknown.last, context, role=Role.LITERAL)
        yield Unplaced(mention, UnplacedReason.UNKNOWN)


def _read(tokens: Tokens, gazetteer: Gazetteer) -> tuple[Context, list[Candidate]]:
    language = tokens.language
    candidates = find_abroad(tokens, language, gazetteer) if language else find_candidates(tokens, gazetteer)
    starts = {candidate.first: candidate for candidate in candidates}
    ends = {candidate.last: candidate for candidate in candidates}
    persons = find_persons(
        tokens, solid=[candidate for candidate in candidates if _is_solid(candidate, tokens)], ends=ends
    )
    small = frozenset(compress(tokens.keys, map(not_, tokens.capital)))
    counts = Counter(candidate.key for candidate in candidates)
    return Context(tokens, persons, starts, ends, small, counts), candidates


def _is_solid(candidate: Candidate, tokens: Tokens) -> bool:
    """Whether a name is a place before any context is weighed: "New York", "in Monte Carlo"."""
    if candidate.length == 1:
        return False
    if candidate.is_solid or (tokens.key(candidate.first - 1) == "in" and tokens.spaced(candidate.first)):
        return True
    # "Broken Hill" is nobody, though there are people called Hill.
    return candidate.entries[0].relation is Relation.NAME and tokens.keys[candidate.first] not in begin_persons()


def weigh(document: Document, gazetteer: Gazetteer) -> tuple[Context, list[Judged]]:
    """Weigh every name of a text; what is evident once in the article helps its other mentions."""
    context, candidates = _read(document.tokens, gazetteer)
    first = []
    for candidate in candidates:
        features = (
            find_features_abroad(candidate, context) if context.tokens.language else find_features(candidate, context)
        )
        first.append(Judged(candidate, features, score(features, candidate)))
    evident = {one.candidate.key for one in first if one.score > 2 and one.features & _STRONG}
    countries, divisions = _named_areas(first)
    homes = find_homes(one.candidate for one in first if one.score > _EVIDENT)
    listed = _listed_with_places(first, context)
    persons = context.persons.surnames - evident
    weighed = []
    for number, one in enumerate(first):
        more = _features_of_article(one, evident, countries, divisions)
        more += homes.features(one.candidate, one.features)
        if one.candidate.key in persons and _STRONG.isdisjoint(one.features):
            more.append("only a person's name here")
        if number in listed:
            more.append("listed with a place")
        features = one.features.union(more)
        weighed.append(Judged(one.candidate, features, score(features, one.candidate)) if more else one)
    return context, weighed


def _listed_with_places(judged: Sequence[Judged], context: Context) -> set[int]:
    """The numbers of doubtful names that stand beside a sure one in a list: "Brussels and Washington"."""
    listed: set[int] = set()
    for number, (left, right) in enumerate(pairwise(judged)):
        is_left_sure = left.score > _EVIDENT
        if is_left_sure != (right.score > _EVIDENT) and are_listed(left.candidate, right.candidate, context.tokens):
            listed.add(number + is_left_sure)
    return listed


def _named_areas(judged: Sequence[Judged]) -> tuple[frozenset[str], frozenset[str]]:
    sure = [one.candidate.entries[0] for one in judged if one.score > _EVIDENT]
    countries = frozenset(entry.country_code for entry in sure if entry.kind is Kind.COUNTRY)
    return countries, frozenset(entry.admin1 for entry in sure if entry.kind is Kind.ADMIN1)


def _features_of_article(
    one: Judged, evident: set[str], countries: frozenset[str], divisions: frozenset[str]
) -> list[str]:
    features = []
    if one.candidate.key in evident and _STRONG.isdisjoint(one.features):
        features.append("evident elsewhere")
    best = one.candidate.entries[0]
    if best.kind not in (Kind.COUNTRY, Kind.ADMIN1):
        if divisions and not divisions.isdisjoint(map(_DIVISION_OF, one.candidate.entries)):
            features.append("its division is named")
        elif countries and not countries.isdisjoint(map(_COUNTRY_OF, one.candidate.entries)):
            features.append("its country is named")
    return features


def _mention(
    article: Article, first: int, last: int, context: Context, *, role: Role, has_period: bool = False
) -> Mention:
    tokens = context.tokens
    start, end = tokens.starts[first], tokens.ends[last - 1] + has_period
    return Mention(article.id, start, end, article.text[start:end], role)


def _placed(mention: Mention, answer: Answer, one: Judged) -> Placed | Unplaced:
    entry, share = answer.choice.ranked[0][0], answer.share
    if answer.outside:
        return Unplaced(mention, UnplacedReason.NONE_WITHIN, answer.outside)
    if believe(score=one.score, share=share) < DOUBT:
        return Unplaced(mention, UnplacedReason.AMBIGUOUS, str(len(one.candidate.entries)))
    best, *others = answer.places
    confidence = confidence_of(score=one.score, share=share, kind=entry.kind, role=mention.role)
    return Placed(mention, best, confidence, tuple(others[:_RUNNERS_UP]), answer.choice.evidence.in_words())
