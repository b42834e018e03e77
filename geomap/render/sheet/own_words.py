"""What our own data and readers say on a page, in its language; the words of articles and of users' files stay.

Areas, credits and notes reach the sheet in English, as exports have them. Their sentences are facts in
``data/own_words.csv``, which has them in the page's other languages.
"""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from geomap import data
from geomap.model import AreaKind
from geomap.render.words.language import language_of

if TYPE_CHECKING:
    from geomap.model import Area, Control, Incident
    from geomap.render.sheet.map_sheet import Credit, MapSheet
    from geomap.render.words.language import Language

_GAP = re.compile(r"\\\{(\w+)\\\}")
_BETWEEN = "; "
"""Parts the sentences of a note."""
_NONE = "none"
"""Stands in a correction for a fact that was not known, or is no more."""


def in_its_language(sheet: MapSheet) -> MapSheet:
    """The sheet with our own sentences in its language; the same sheet where that is English."""
    language = language_of(sheet.language)
    if language.words is language_of("en").words:
        return sheet
    sides = sorted({area.controller for area in sheet.areas if area.kind is AreaKind.CONTROL})
    return replace(
        sheet,
        # A side keeps the tint that it has in English
        sides=sheet.sides or tuple(own_words(side, language) for side in sides),
        credits=tuple(_credit(one, language) for one in sheet.credits),
        notes=tuple(own_words(note, language) for note in sheet.notes),
        areas=tuple(_area(one, language) for one in sheet.areas),
        incidents=tuple(_incident(one, language) for one in sheet.incidents),
    )


def own_words(text: str, language: Language) -> str:
    """A sentence of ours, or several between semicolons, in the language; others stay as they are."""
    primary = language.tag.replace("_", "-").split("-")[0].lower()
    whole = _told(text, primary, language)
    return whole or _BETWEEN.join(_told(part, primary, language) or part for part in text.split(_BETWEEN))


def _told(text: str, tag: str, language: Language) -> str:
    exact, open_ones = _sentences()
    if text in exact:
        return exact[text].get(tag, "")
    for form, told in open_ones:
        found = form.fullmatch(text)
        if found and tag in told:
            gaps = {name: _gap(name, value, language) for name, value in found.groupdict().items()}
            return re.sub(r"\{(\w+)\}", lambda gap, gaps=gaps: gaps.get(gap[1], ""), told[tag])  # type: ignore[misc]
    return ""


def _gap(name: str, value: str, language: Language) -> str:
    """A day and a status as the language writes them, what else is ours in its words, all else as it is."""
    if name == "day":
        return language.day(date.fromisoformat(value))
    if name in {"was", "now"}:
        return language.of("status", value)
    is_ours = name == "sources" or value == _NONE
    return own_words(value, language) if is_ours else value


@cache
def _sentences() -> tuple[dict[str, dict[str, str]], tuple[tuple[re.Pattern[str], dict[str, str]], ...]]:
    """The whole sentences, and those with gaps as patterns, with their translations by language."""
    with data.fact_file("own_words.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    exact = {row["en"]: row for row in rows if "{" not in row["en"]}
    return exact, tuple((_form(row["en"]), row) for row in rows if "{" in row["en"])


def _form(sentence: str) -> re.Pattern[str]:
    kinds = {"day": r"\d{4}-\d\d-\d\d", "n": r"\d+", "away": r"[\d.e+]+", "within": r"[\d.e+]+"}
    pattern = _GAP.sub(lambda gap: f"(?P<{gap[1]}>{kinds.get(gap[1], '.+')})", re.escape(sentence))
    return re.compile(pattern)


def _credit(credit: Credit, language: Language) -> Credit:
    return replace(credit, name=own_words(credit.name, language), licence=own_words(credit.licence, language))


def _area(area: Area, language: Language) -> Area:
    """Only control areas: by the notes of disputed ones pages tell lines of ceasefire, and those are in English."""
    if area.kind is not AreaKind.CONTROL:
        return area
    return replace(
        area,
        controller=own_words(area.controller, language),
        precision=own_words(area.precision, language),
        note=own_words(area.note, language),
    )


def _incident(incident: Incident, language: Language) -> Incident:
    control, why = incident.controlled_by, incident.control_note
    if control is None and not why and not incident.corrections:
        return incident
    told = _control(control, language) if control else None
    corrections = tuple(replace(one, change=_change(one.change, language)) for one in incident.corrections)
    return replace(incident, controlled_by=told, control_note=own_words(why, language), corrections=corrections)


def _change(change: str, language: Language) -> str:
    """What an analyst changed, fact by fact: names of places and actors stay."""
    return _BETWEEN.join(own_words(fact, language) for fact in change.split(_BETWEEN))


def _control(control: Control, language: Language) -> Control:
    sides = " / ".join(own_words(side, language) for side in control.controller.split(" / "))
    shares = tuple((own_words(side, language), share) for side, share in control.shares)
    return replace(control, controller=sides, note=own_words(control.note, language), shares=shares)
