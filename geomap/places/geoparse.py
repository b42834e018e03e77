"""Finding the places of an article: the stage's one way through, from words to places."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from geomap.model import Kind, Mention, Placed, Role, Unplaced, UnplacedReason
from geomap.places.gazetteer import DOTTED, Gazetteer
from geomap.places.recognition.misspellings import find_slips
from geomap.places.recognition.name_extent import find_extent
from geomap.places.recognition.out_of_gazetteer import find_unknown
from geomap.places.recognition.partial_names import is_cut_short
from geomap.places.relative.derived_places import derive_places
from geomap.places.resolution.confidence import DOUBT, believe, confidence_of
from geomap.places.resolution.disambiguate import choose
from geomap.places.resolution.one_sense import Judged, gather_names
from geomap.places.resolution.publisher import home_votes
from geomap.places.resolution.resolved_name import answer_of
from geomap.places.resolution.votes import cue_votes
from geomap.places.roles import find_roles
from geomap.places.toponym_recognition import weigh
from geomap.text.document import read_document
from geomap.text.passages.boilerplate import is_inside

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geomap.model import Article, Span
    from geomap.places.candidates.name_candidates import Candidate
    from geomap.places.candidates.name_context import Context
    from geomap.places.recognition.misspellings import Slip
    from geomap.places.resolution.article_name import Name
    from geomap.places.resolution.resolved_name import Answer
    from geomap.text.document import Document
    from geomap.text.tokens import Tokens

_RUNNERS_UP = 3  # Other places told with the chosen one: who checks a name hardly wants more
_SURE = 0.5  # More likely than all others together: such a place may lend its name to a misspelt one
# How often a slip is one, by hand: of a name that the article has elsewhere, and of any other.
_SLIP_TOLD = 0.7
_SLIP = 0.4
_HOME = 1.5
"""What a language other than English says for its home, in votes."""


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
