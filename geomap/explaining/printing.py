"""Explanations as text of a hundred columns for people, and as records for JSON Lines."""

from __future__ import annotations

import dataclasses
from enum import Enum
from itertools import groupby, zip_longest
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from geomap.explaining.explanation import Reason
from geomap.explaining.reasons import quoted
from geomap.model import NO_SPAN, Article, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geomap.explaining.explanation import (
        Decision,
        Explanation,
        IncidentExplanation,
        NameExplanation,
        Option,
        SilentSentence,
    )

_WIDTH = 100
"""Columns: two of these stand side by side on a screen, and one in a terminal."""
_LABEL = 14
"""How wide the names of fields stand before what they say."""
_FIELDS = {
    "place": "place",
    "day": "day",
    "deaths": "deaths",
    "injured": "injured",
    "event_type": "type",
    "status": "status",
    "factuality": "factuality",
}
_SHORT = 160
"""Characters of a sentence that tell which one is meant."""


def record_of(explanation: Explanation) -> dict[str, Any]:
    """An explanation as a JSON object: every noun by its fields, spans as [start, end], null where there are none."""
    article = explanation.article
    head = {"article": article.id, "source": article.source, "title": article.title}
    parts = ("names", "incidents", "silent")
    return head | {name: [_plain(one) for one in getattr(explanation, name)] for name in parts}


def _plain(value: Any) -> Any:
    if isinstance(value, Span):
        return None if value == NO_SPAN else [value.start, value.end]
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Enum):
        return value.name.lower() if type(value).__name__ == "Silence" else value.value
    if not dataclasses.is_dataclass(value) or isinstance(value, Article):
        return value
    plain = {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    return plain | {"adds": value.adds} if isinstance(value, Reason) else plain


def write_text(explanation: Explanation) -> str:
    """An explanation for people: the incidents, then the silent sentences, then the names."""
    article = explanation.article
    said = (article.id, article.source, article.published.isoformat() if article.published else "no day")
    lines = ["═" * _WIDTH, " · ".join(word for word in dict.fromkeys(said) if word), *_lines(article.title)]
    for incident in explanation.incidents:
        lines += _incident(article.text, incident)
    if not (explanation.incidents or explanation.silent):
        lines += ["", "No incident, and no sentence with the words of one"]
    if explanation.silent:
        lines += ["", "Sentences that begin no incident", "─" * _WIDTH]
        for sentence in explanation.silent:
            lines += _silent(article.text, sentence)
    if explanation.names:
        lines += ["", "Names", "─" * _WIDTH]
        for name, times in _distinct(explanation.names):
            lines += _name(name, times)
    return "\n".join(lines) + "\n"


def _incident(text: str, incident: IncidentExplanation) -> Iterator[str]:
    told = f", report {incident.id}" if incident.id != incident.incident else ""
    yield from ("", f"Incident {incident.incident}{told}", "─" * _WIDTH)
    for span in incident.spans:
        yield from _lines(quoted(text, span), indent="  ")
    for field, label in _FIELDS.items():
        yield from _decision(label, getattr(incident, field))


def _silent(text: str, sentence: SilentSentence) -> Iterator[str]:
    words = quoted(text, sentence.span)
    yield from _lines(words if len(words) <= _SHORT else f"{words[:_SHORT]}…”", indent="  ")
    joined = f" ({sentence.incident})" if sentence.incident else ""
    yield from _field("why not", f"{sentence.silence.value}{joined}")
    yield from _reasons((*sentence.reasons, *sentence.words))
    yield ""


def _name(name: NameExplanation, times: int) -> Iterator[str]:
    often = f", {times} times" if times > 1 else ""
    sure = f", confidence {name.confidence.value}" if name.confidence.value else ""
    words, place = " ".join(name.mention.text.split()), name.place.value or "not placed"
    yield from _lines(f"“{words}” at {name.mention.start}{often}: {place}{sure}", hang=2)
    yield from _decision("is it one?", name.recognition)
    if name.role.value:
        yield from _decision("role", name.role)
    if name.place.reasons or name.place.options:
        yield from _decision("which one?", name.place)
    if name.confidence.reasons:
        yield from _decision("confidence", name.confidence)
    yield ""


def _distinct(names: Iterable[NameExplanation]) -> Iterator[tuple[NameExplanation, int]]:
    """Each name once for each thing that it does and means, by the mention that speaks most clearly."""
    groups: dict[tuple[str, ...], list[NameExplanation]] = {}
    for name in names:
        key = (" ".join(name.mention.text.split()).casefold(), name.place.value, name.role.value)
        groups.setdefault(key, []).append(name)
    for group in groups.values():
        yield max(group, key=_clearness), len(group)


def _clearness(name: NameExplanation) -> float:
    return max((option.score or 0.0 for option in name.recognition.options), default=0.0)


def _decision(label: str, decision: Decision) -> Iterator[str]:
    yield from _field(label, decision.value or "none")
    yield from _reasons(decision.reasons)
    for option in decision.options:
        yield from _option(option)


def _option(option: Option) -> Iterator[str]:
    """A chosen option with the reason for each weight, the others with their weights in short."""
    score = "" if option.score is None else f"  {option.score:g}"
    mark = "✓" if option.is_chosen else "·"
    yield from _lines(f"{mark} {option.label}{score}", indent=" " * _LABEL, hang=2)
    yield from (_reasons if option.is_chosen else _in_short)(option.reasons, indent=_LABEL + 2)


def _reasons(reasons: Iterable[Reason], *, indent: int = _LABEL) -> Iterator[str]:
    """A reason a line; the file of weights stands behind the last of those that it holds."""
    listed = list(reasons)
    for one, after in zip_longest(listed, listed[1:]):
        if one.weight is None:
            line = f"{one.says}  [{one.file}: {one.rule}]"
        else:
            is_last = after is None or after.weight is None or after.file != one.file
            line = f"{one.adds:+.2f} {one.rule}: {one.says}{f'  [{one.file}]' if is_last else ''}"
        yield from _lines(line, indent=" " * indent, hang=2)


def _in_short(reasons: Iterable[Reason], *, indent: int) -> Iterator[str]:
    """Weights in one paragraph, by name."""
    for file, group in groupby(reasons, key=lambda one: "" if one.weight is None else one.file):
        if file:
            terms = "; ".join(f"{one.adds:+.2f} {one.rule}" for one in group)
            yield from _lines(f"{terms}  [{file}]", indent=" " * indent, hang=2)
        else:
            yield from _reasons(group, indent=indent)


def _field(label: str, value: str) -> list[str]:
    return wrap(value, _WIDTH, initial_indent=f"  {label:<{_LABEL - 2}}", subsequent_indent=" " * _LABEL)


def _lines(value: str, *, indent: str = "", hang: int = 0) -> list[str]:
    return wrap(value, _WIDTH, initial_indent=indent, subsequent_indent=indent + " " * hang)
