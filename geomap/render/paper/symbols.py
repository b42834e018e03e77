"""Event types by shape and hue, status by filling: the page's own symbols, on paper."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D, Bbox

from geomap.model import Status
from geomap.render.paper.lettering import paper
from geomap.render.sheet.event_symbols import symbols

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.render.paper.sheet_of_paper import Paper

BOX = 24.0
"""The symbols of symbols.json are drawn in a box of that many units."""
_LEFT = Bbox([[-BOX, -BOX], [0, BOX]])
_CIRCLE = "M-8 0A8 8 0 1 0 8 0 8 8 0 1 0-8 0Z"
_TOKENS = re.compile(r"[MLHVAZ]|-?\d*\.?\d+")
_ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "A": 7, "Z": 0}


def hue_of(event_type: str) -> str:
    """The colour of an event type; the one for mixed company where there is no such type."""
    kind = symbols()["types"].get(event_type)
    return str(kind["colour"]) if kind else str(paper()["mixed"])


def draw_symbol(  # noqa: PLR0913 - what, where, how large, how well known
    sheet: Paper, event_type: str, *, x: float, y: float, size: float, status: str = "", history: bool = False
) -> None:
    """Draw a symbol ``size`` points wide with its middle at (x, y)."""
    kind = symbols()["types"].get(event_type)
    outline = _outline(kind["path"] if kind else _CIRCLE)
    hue = paper()["muted"] if history else hue_of(event_type)
    hollow = history or status in {Status.CLAIMED, Status.DISPUTED}
    scale = size / BOX
    moved = outline.transformed(Affine2D().scale(scale).translate(x, y))
    sheet.shape(moved, stroke=paper()["paper"], width=6 * scale)
    sheet.shape(moved, fill=paper()["paper"] if hollow else hue)
    if status == Status.DISPUTED and not history:
        sheet.shape(_left_half(outline).transformed(Affine2D().scale(scale).translate(x, y)), fill=hue)
    edge = paper()["ink"] if status == Status.CONFIRMED and not history else hue
    style: dict[str, Any] = {"linestyle": (0, (1.5, 1.2))} if history else {}
    sheet.shape(moved, stroke=edge, width=(2.9 if hollow else 2.2) * scale, **style)


@cache
def _outline(text: str) -> Outline:
    """The outline of an SVG path of straight lines and circles: what ``symbols.json`` is written in."""
    if "A" in text:
        radius = float(_TOKENS.findall(text)[4])
        return Outline.circle(radius=radius)
    points = list(_corners(text))
    return Outline([*points, points[0]], closed=True)


def _corners(text: str) -> Iterator[tuple[float, float]]:
    tokens = _TOKENS.findall(text)
    x = y = 0.0
    command = ""
    while tokens:
        if tokens[0] in _ARGUMENTS:
            command = tokens.pop(0)
        numbers = [float(tokens.pop(0)) for _ in range(_ARGUMENTS[command])]
        if not numbers:
            return
        x = numbers[0] if command in "MLH" else x
        y = numbers[-1] if command in "MLV" else y
        yield x, y


def _left_half(outline: Outline) -> Outline:
    return outline.clip_to_bbox(_LEFT, inside=True)
