"""Why a name is a place or none, what it does in its sentence, and which of the places of its name it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.explaining.explanation import Decision, NameExplanation, Option, Reason
from geomap.explaining.reasons import file_of, of_function, of_rule, weighed
from geomap.model import Mention, Placed, Span, Unplaced
from geomap.places import geoparse
from geomap.places.recognition.misspellings import find_slips
from geomap.places.recognition.out_of_gazetteer import find_unknown
from geomap.places.recognition.partial_names import is_cut_short
from geomap.places.recognition.toponym_features import fame_of, score
from geomap.places.relative.derived_places import derive_places
from geomap.places.resolution.confidence import features_of
from geomap.places.resolution.disambiguate import choose
from geomap.places.roles import find_role_rules
from geomap.text.document import read_document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.model import Article, Place
    from geomap.places import Gazetteer
    from geomap.places.geoparse import Resolved
    from geomap.places.resolution.one_sense import Judged
    from geomap.places.resolution.resolved_name import Answer
    from geomap.places.roles import RoleRule

_NOTHING = Decision("")


def explain_names(
    article: Article, places: Sequence[Placed | Unplaced], gazetteer: Gazetteer
) -> tuple[NameExplanation, ...]:
    """Every name of an article in text order, those that are no places among them."""
    resolved = geoparse.resolve_names(article, gazetteer, read_document(article))
    candidates = [one.candidate for one in resolved.judged]
    rules = dict(zip(candidates, find_role_rules(candidates, resolved.context), strict=True))
    starts = resolved.context.tokens.starts
    judged = {starts[one.candidate.first]: one for one in resolved.judged}
    told = [
        _known(named, judged[named.mention.start], resolved, rules[judged[named.mention.start].candidate])
        if named.mention.start in judged
        else _strange(named)
        for named in places
    ]
    taken = {named.mention.start for named in places}
    told += [_refused(article, one, resolved) for one in resolved.weighed if starts[one.candidate.first] not in taken]
    return tuple(sorted(told, key=lambda one: one.mention.start))


def _known(named: Placed | Unplaced, one: Judged, resolved: Resolved, rule: RoleRule) -> NameExplanation:
    """A name that the gazetteer has and the text uses as a place."""
    answer = resolved.answers[one.candidate.key]
    return NameExplanation(
        named.mention,
        isinstance(named, Placed),
        _recognition(one, "a place"),
        Decision(named.mention.role.value, (of_rule(rule, span=_span(named.mention)),)),
        _place(named, answer),
        _confidence(named, one, answer),
    )


def _recognition(one: Judged, value: str) -> Decision:
    """What speaks for and against the name being a place: the sum decides, and 0 is the limit."""
    features = [*((feature, 1.0) for feature in sorted(one.features)), fame_of(one.candidate)]
    reasons = weighed("toponym_recognition", features)
    option = Option("a place", one.score > 0, round(one.score, 2), reasons)
    limit = of_function(score, f"the sum is {one.score:.2f}; above 0 a name is taken as a place")
    return Decision(value, (limit,), (option,))


def _place(named: Placed | Unplaced, answer: Answer) -> Decision:
    options = tuple(
        Option(label_of(place), number == 0 and isinstance(named, Placed), round(share, 3))
        for number, (place, (_, share)) in enumerate(zip(answer.places, answer.choice.ranked, strict=True))
    )
    if isinstance(named, Unplaced):
        return Decision("", (_why_unplaced(named),), options)
    reasons = [Reason(words, choose.__name__, file_of(choose.__module__)) for words in named.evidence]
    if named.derived:
        told = of_function(derive_places, f"the words tell {label_of(named.derived.place)} by it")
        reasons.append(
            Reason(told.says, f"Derivation.{named.derived.derivation.name}", told.file, span=named.derived.span)
        )
    return Decision(label_of(named.place), tuple(reasons), options)


def _confidence(named: Placed | Unplaced, one: Judged, answer: Answer) -> Decision:
    if isinstance(named, Unplaced):
        return _NOTHING
    features = features_of(score=one.score, share=answer.share, kind=named.place.kind, role=named.mention.role)
    return Decision(f"{named.confidence:.2f}", weighed("place_confidence", features.items()))


def _strange(named: Placed | Unplaced) -> NameExplanation:
    """A name that the gazetteer lacks: a slip of one that it has, or one that only stands like a place's."""
    finder = find_slips if isinstance(named, Placed) else find_unknown
    recognition = Decision("a place", (of_function(finder, span=_span(named.mention)),))
    role = Decision(named.mention.role.value)
    if isinstance(named, Unplaced):
        why = _why_unplaced(named)
        return NameExplanation(named.mention, False, recognition, role, Decision("", (why,)), _NOTHING)
    reasons = tuple(Reason(words, find_slips.__name__, file_of(find_slips.__module__)) for words in named.evidence)
    place = Decision(label_of(named.place), reasons, (Option(label_of(named.place), is_chosen=True),))
    return NameExplanation(named.mention, True, recognition, role, place, Decision(f"{named.confidence:.2f}"))


def _why_unplaced(named: Unplaced) -> Reason:
    rule, file = f"{type(named.cause).__name__}.{named.cause.name}", file_of(geoparse.__name__)
    return Reason(named.reason, rule, file, span=_span(named.mention))


def _refused(article: Article, one: Judged, resolved: Resolved) -> NameExplanation:
    """A name of the gazetteer that is no place where it stands."""
    tokens = resolved.context.tokens
    start, end = tokens.starts[one.candidate.first], tokens.ends[one.candidate.last - 1]
    mention = Mention(article.id, start, end, article.text[start:end])
    recognition = _recognition(one, "no place")
    if one.score > 0:
        cut = of_function(is_cut_short, "it is part of a longer name", span=Span(start, end))
        recognition = Decision("no place", (*recognition.reasons, cut), recognition.options)
    return NameExplanation(mention, False, recognition, _NOTHING, _NOTHING, _NOTHING)


def label_of(place: Place) -> str:
    """A place in words: "Kelm (settlement, North, XA)"."""
    said = (place.kind.value, "" if place.admin1 == place.name else place.admin1, place.country_code)
    return f"{place.name} ({', '.join(word for word in said if word)})"


def _span(mention: Mention) -> Span:
    return Span(mention.start, mention.end)
