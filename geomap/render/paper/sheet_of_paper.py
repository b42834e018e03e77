"""A sheet of paper in points, its origin at the top left, that shapes and words are put on one over the other."""

from __future__ import annotations

import io
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
import numpy as np
import shapely
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline
from matplotlib.patheffects import withStroke

from geomap.render.paper.lettering import font, paper, width_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shapely.geometry.base import BaseGeometry

POINTS_IN_INCH = 72
"""By definition."""
DOTS_PER_INCH = 200
"""Fine enough for print and for twice the pixels of a screen."""
SETTINGS: dict[str, Any] = {
    # Text is text: no dollar sign of an article starts a formula
    "text.parse_math": False,
    "text.usetex": False,
    # Outlines of letters look the same on every machine that opens the file
    "svg.fonttype": "path",
    # Without a salt of its own, ids in an SVG are random
    "svg.hashsalt": "geomap",
    "pdf.fonttype": 42,
    "lines.scale_dashes": False,
    "path.simplify": False,
}


class Paper:
    """Collects what is drawn; ``finish`` gives the file. Later things lie over earlier ones."""

    def __init__(self, width: float, *, is_mirrored: bool = False) -> None:
        """``is_mirrored`` is whether its words are read from right to left."""
        self.width, self._is_mirrored = width, is_mirrored
        self._figure = Figure(figsize=(width / POINTS_IN_INCH, 1), facecolor=paper()["paper"])
        self._axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self._layer = 0

    def shape(
        self, outline: Outline | None, *, fill: str = "none", stroke: str = "none", width: float = 0.0, **style: Any
    ) -> None:
        """Put down an outline; ``width`` is that of its stroke, in points. ``style`` is matplotlib's."""
        if outline is None:
            return
        style = {"joinstyle": "round", "capstyle": "butt", **style}
        patch = PathPatch(outline, facecolor=fill, edgecolor=stroke, linewidth=width, zorder=self._next(), **style)
        patch.set_clip_on(False)
        self._axes.add_artist(patch)

    def words(  # noqa: PLR0913 - type has that many sides
        self,
        text: str,
        *,
        x: float,
        y: float,
        size: float,
        colour: str = "",
        bold: bool = False,
        align: str = "left",
        halo: str = "",
    ) -> float:
        """Put down one line with its baseline at ``y``; return the width of the text in points."""
        written = self._axes.text(
            x, y, text, fontproperties=font(size, bold=bold), color=colour or paper()["ink"], ha=align, va="baseline",
            zorder=self._next(), parse_math=False,
        )  # fmt: skip
        if halo:
            written.set_path_effects([withStroke(linewidth=2.4, foreground=halo)])
        return width_of(text, size=size, bold=bold)

    def line(self, text: str, *, x: float, y: float, size: float, colour: str = "", bold: bool = False) -> float:
        """One line that begins ``x`` points from the edge at which reading begins."""
        align = "right" if self._is_mirrored else "left"
        return self.words(text, x=self.from_start(x), y=y, size=size, colour=colour, bold=bold, align=align)

    def from_start(self, x: float) -> float:
        """Where a point lies that is ``x`` points from the edge at which reading begins."""
        return self.width - x if self._is_mirrored else x

    def finish(self, height: float, *, format: str, metadata: dict[str, Any]) -> bytes:  # noqa: A002  matplotlib's word
        """The file of what was drawn, ``height`` points high."""
        self._figure.set_size_inches(self.width / POINTS_IN_INCH, height / POINTS_IN_INCH)
        self._axes.set_xlim(0, self.width)
        self._axes.set_ylim(height, 0)
        file = io.BytesIO()
        self._figure.savefig(file, format=format, dpi=DOTS_PER_INCH, metadata=metadata)
        return file.getvalue()

    def _next(self) -> int:
        self._layer += 1
        return self._layer


@contextmanager
def fresh_settings() -> Iterator[None]:
    """Matplotlib's own defaults and ours, whatever the user's style says; afterwards the user's again."""
    settings: dict[Any, Any] = {**mpl.rcParamsDefault, "backend": mpl.rcParams["backend"], **SETTINGS}
    with mpl.rc_context(settings), warnings.catch_warnings():
        # A letter that no font of the machine has is drawn as a box, which tells enough
        warnings.filterwarnings("ignore", message="Glyph .* missing", category=UserWarning)
        warnings.filterwarnings("ignore", message="Matplotlib currently does not support", category=UserWarning)
        yield


def rectangle(left: float, top: float, right: float, bottom: float) -> Outline:
    """The outline of a rectangle."""
    corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
    return Outline(corners, closed=True)


def outline_of(geometry: BaseGeometry) -> Outline | None:
    """The rings and lines of a geometry as one outline; None where it has neither."""
    outlines = [Outline(points, closed=closed) for points, closed in _rings(geometry)]
    return Outline.make_compound_path(*outlines) if outlines else None


def _rings(geometry: BaseGeometry) -> Iterator[tuple[Any, bool]]:
    for part in shapely.get_parts(geometry):
        if part.is_empty:
            continue
        if part.geom_type == "Polygon":
            for ring in (part.exterior, *part.interiors):
                yield np.asarray(ring.coords)[:, :2], True
        elif part.geom_type in {"LineString", "LinearRing"}:
            yield np.asarray(part.coords)[:, :2], False
        elif hasattr(part, "geoms"):
            yield from _rings(part)
