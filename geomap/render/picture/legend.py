"""The legend under the map, the scale bar and the north arrow: what is on the paper, and nothing else."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

import shapely
from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D

from geomap.model import AreaKind, EventType, Flag, Status
from geomap.render.paper.lettering import cut, paper, width_of
from geomap.render.paper.sheet_of_paper import outline_of, rectangle
from geomap.render.paper.symbols import draw_symbol, hue_of
from geomap.render.picture.ground import (
    DASHES,
    DOTS,
    SHADE,
    draw_control,
    hatching,
    is_carried,
    is_ceasefire,
    shaded_areas,
    tints_of,
)
from geomap.render.sheet.last_day import holds_on
from geomap.render.words.language import language_of
from geomap.render.words.strip_controls import plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from geomap.model import Area, Incident
    from geomap.render.paper.sheet_of_paper import Paper
    from geomap.render.picture.frame import Frame
    from geomap.render.sheet.map_sheet import MapSheet
    from geomap.render.words.language import Language

    Entry = tuple[Callable[[float, float], None] | None, str]

_SIZE = 7.0
"""Points: the smallest letters of the sheet that are read without effort."""
_LINE = 12.0
"""Points from one line to the next, with room for signs higher than letters."""
_SIGN = 16.0
"""Points that a sign takes before its words."""
_LONGEST_BAR = 90.0
"""Points: a quarter of the map's narrowest side."""
_MOST_NAMED = 4
"""Regions that the legend names; the map names them too."""


def draw_legend(  # noqa: PLR0913  what is on the map, and where the legend stands
    sheet: Paper,
    content: MapSheet,
    frame: Frame,
    incidents: Iterable[Incident],
    *,
    top: float,
    day: date | None,
    ringed: bool,
) -> float:
    """Draw the rows of the legend; return where they end. ``ringed`` is whether there are rings on the map."""
    shown, language = [incident for incident in incidents if incident.location], language_of(content.language)
    rings = [(partial(_ring_sign, sheet), language.word("paperRing"))] if ringed else []
    known = chain(_statuses(sheet, shown, language), _precisions(sheet, shown, language), rings)
    groups = (_types(sheet, shown, language), known, _ground(sheet, content, frame, day))
    y = top + _LINE
    for group in groups:
        y = _flow(sheet, list(group), frame, y)
    return y - _LINE / 2


def _flow(sheet: Paper, entries: list[Entry], frame: Frame, y: float) -> float:
    """Set entries one after the other, in as many lines as they need."""
    x = frame.left
    for draw_sign, words in entries:
        text = cut(words, width=frame.width - 40, size=_SIZE)
        width = (_SIGN if draw_sign else 0) + width_of(text, size=_SIZE) + 12
        if x > frame.left and x + width > frame.right + 12:
            x, y = frame.left, y + _LINE
        if draw_sign:
            draw_sign(sheet.from_start(x + _SIGN / 2 - 2), y - 2.6)
        colour = paper()["ink"] if draw_sign else paper()["muted"]
        sheet.line(text, x=x + (_SIGN if draw_sign else 0), y=y, size=_SIZE, colour=colour)
        x += width
    return y + _LINE if entries else y


def _types(sheet: Paper, shown: list[Incident], language: Language) -> Iterator[Entry]:
    present = {incident.event_type for incident in shown if Flag.BACKGROUND not in incident.flags}
    for kind in EventType:
        if kind in present:
            yield partial(_symbol_sign, sheet, str(kind)), language.of("type", kind)
    if any(Flag.BACKGROUND in incident.flags for incident in shown):
        yield partial(_symbol_sign, sheet, str(EventType.PROTESTS), history=True), language.word("historySign")


def _statuses(sheet: Paper, shown: list[Incident], language: Language) -> Iterator[Entry]:
    present = {incident.status for incident in shown}
    for status in Status:
        if status in present:
            yield partial(_symbol_sign, sheet, "", status=status), language.of("status", status)


def _precisions(sheet: Paper, shown: list[Incident], language: Language) -> Iterator[Entry]:
    located = [incident.location for incident in shown if incident.location]
    if any(location.is_near for location in located):
        yield partial(_near_sign, sheet), language.word("precision.2")
    if any(location.is_area for location in located):
        yield partial(_region_sign, sheet), language.word("precision.3")


def _symbol_sign(sheet: Paper, event_type: str, x: float, y: float, *, status: str = "", history: bool = False) -> None:
    draw_symbol(sheet, event_type, x=x, y=y, size=10, status=status, history=history)


def _near_sign(sheet: Paper, x: float, y: float) -> None:
    circle = Outline.circle((x, y), radius=4.5)
    sheet.shape(circle, stroke=paper()["muted"], width=0.8, linestyle=(0, (2, 1.5)))


def _ring_sign(sheet: Paper, x: float, y: float) -> None:
    for start, name in ((0, EventType.BATTLES), (180, EventType.EXPLOSIONS)):
        arc = Outline.arc(start, start + 180).transformed(Affine2D().scale(4).translate(x, y))
        sheet.shape(arc, stroke=hue_of(str(name)), width=1.8)


def _region_sign(sheet: Paper, x: float, y: float) -> None:
    box = shapely.box(x - 6, y - 4, x + 6, y + 4)
    sheet.shape(outline_of(hatching(box)), stroke=paper()["muted"], width=0.6)
    sheet.shape(outline_of(box), stroke=paper()["muted"], width=0.9)


def _ground(sheet: Paper, content: MapSheet, frame: Frame, day: date | None) -> Iterator[Entry]:
    yield from _control(sheet, content, frame, day)
    language = language_of(content.language)
    shaded = [area for area in shaded_areas(content, day) if not frame.laid(area.geometry).is_empty]
    if shaded:
        yield (
            partial(_shade_sign, sheet),
            f"{language.word('disputedArea')}: {_few_names(shaded, language)}",
        )
    held = [area for area in content.areas if area.kind is AreaKind.DISPUTED and holds_on(area, day)]
    disputed = [area for area in held if not frame.laid(area.geometry).is_empty]
    if not all(map(is_ceasefire, disputed)):
        yield partial(_line_sign, sheet, style=DASHES), language.word("disputedLine")
    if any(map(is_ceasefire, disputed)):
        yield partial(_line_sign, sheet, style=DOTS), language.word("ceasefireLine")


def _few_names(shaded: list[Area], language: Language) -> str:
    """The first few by name: the map names them too, where it has room."""
    few = shaded[:_MOST_NAMED] if len(shaded) > _MOST_NAMED + 1 else shaded
    names, rest = ", ".join(plain_text(area.name) for area in few), len(shaded) - len(few)
    return f"{names} {language.count('andMore', rest)}" if rest else names


def _control(sheet: Paper, content: MapSheet, frame: Frame, day: date | None) -> Iterator[Entry]:
    areas = [area for area in content.areas if area.kind is AreaKind.CONTROL]
    if not areas:
        return
    language = language_of(content.language)
    yield None, f"{language.word('control')}, {language.day(day) if day else language.word('latest')}:"
    seen = [area for area in areas if holds_on(area, day) and not frame.laid(area.geometry).is_empty]
    if not seen:
        yield None, language.word("noControl")
    yield from _sides(sheet, content, seen, day)
    if any(is_carried(area, day) for area in seen):
        yield None, language.word("carried")
    for how in dict.fromkeys(area.precision for area in seen if area.precision):
        yield None, language.word("linesPrecise", how=plain_text(how))


def _sides(sheet: Paper, content: MapSheet, areas: list[Area], day: date | None) -> Iterator[Entry]:
    held = {(area.controller, area.status): area for area in areas}
    for (controller, status), area in sorted(held.items()):
        tint = tints_of(content)[controller]
        words = ", ".join(filter(None, (plain_text(controller), language_of(content.language).of("area", status))))
        yield partial(_control_sign, sheet, area, tint, day), words


def _control_sign(sheet: Paper, area: Area, tint: str, day: date | None, x: float, y: float) -> None:
    draw_control(sheet, shapely.box(x - 6, y - 4, x + 6, y + 4), area, tint, day=day)


def _shade_sign(sheet: Paper, x: float, y: float) -> None:
    sheet.shape(rectangle(x - 6, y - 4, x + 6, y + 4), fill=paper()["faint"], alpha=2 * SHADE)


def _line_sign(sheet: Paper, x: float, y: float, *, style: dict[str, Any]) -> None:
    sheet.shape(Outline([(x - 7, y), (x + 6, y)]), stroke=paper()["disputed"], width=1.0, **style)


def draw_furniture(sheet: Paper, frame: Frame) -> None:
    """Scale bar and north arrow in the lower right corner."""
    ink, halo = paper()["ink"], paper()["paper"]
    km = _round_length(_LONGEST_BAR / frame.points_in_km)
    right, y = frame.right - 24, frame.bottom - 8
    left = right - km * frame.points_in_km
    bar = Outline([(left, y - 4), (left, y), (right, y), (right, y - 4)])
    sheet.shape(bar, stroke=halo, width=2.6, capstyle="projecting")
    sheet.shape(bar, stroke=ink, width=0.9)
    sheet.words(f"{km:,g} km", x=(left + right) / 2, y=y - 3, size=6.6, align="center", halo=halo)
    x = frame.right - 12
    arrow = Outline([(x, y - 20), (x + 4, y - 9), (x, y - 11.5), (x - 4, y - 9), (x, y - 20)], closed=True)
    sheet.shape(arrow, fill=ink, stroke=halo, width=0.5)
    sheet.words("N", x=x, y=y, size=7.2, bold=True, align="center", halo=halo)


def _round_length(longest: float) -> float:
    """The longest of 1, 2, 5, 10, 20 … that fits."""
    steps = [factor * 10.0**power for power in range(-2, 5) for factor in (1, 2, 5)]
    return max((step for step in steps if step <= longest), default=steps[0])


def draw_frame(sheet: Paper, frame: Frame) -> None:
    """The neat line round the map."""
    sheet.shape(rectangle(frame.left, frame.top, frame.right, frame.bottom), stroke=paper()["neat"], width=0.7)
