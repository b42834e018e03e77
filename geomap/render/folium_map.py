"""The page as a ``folium.Map``: to add folium objects to, to save, to show in a notebook. The only home of folium.

folium and branca treat strings as templates (JavaScript's, and jinja2's a second time), so no text of an article goes
through them: the page is composed by ``page.to_html``, and folium only collects what the map's author adds.
"""

from __future__ import annotations

import html
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import folium
from branca.element import Element, Figure, JavascriptLink
from folium.folium import _default_css, _default_js

from geomap.files import atomic_write
from geomap.render.page import Guests, to_html
from geomap.render.picture import is_picture, save_picture
from geomap.render.sheet import DISCLAIMER, MapSheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from shapely.geometry.base import BaseGeometry

    from geomap.model import Area, Incident

_FRAME = (
    '<iframe srcdoc="{page}" title="{title}" width="100%" height="{height}" '
    'allowfullscreen referrerpolicy="no-referrer"></iframe>'
)
_AWESOME = ("awesome_markers", "awesome_markers_font_css", "awesome_markers_css", "glyphicons_css", "bootstrap_css")
"""What ``folium.Icon`` needs from the network; loaded only where such an icon is on the map."""


class IncidentMap(folium.Map):
    """A map sheet that folium objects can be added to.

    Alone it is the page of ``page.to_html``, under its strict policy and without a request. With objects added, their
    scripts run after ours on the same Leaflet map; the policy then allows inline script and https, as folium needs.
    """

    # Leaflet is part of the page; nothing of folium's own header is wanted.
    default_js: list[tuple[str, str]] = []  # noqa: RUF012  (branca declares it as a plain class attribute)
    default_css: list[tuple[str, str]] = []  # noqa: RUF012  (the same)
    _template = Element()._template  # noqa: SLF001  (a Map's template would make a second map)

    def __init__(self, sheet: MapSheet, *, height: int = 600) -> None:
        """Make a map of the sheet; ``height`` is that of its frame in a notebook, in pixels."""
        super().__init__(tiles=None)
        self.sheet = sheet
        self.frame_height = height
        IncidentFigure().add_child(self)

    def to_html(self) -> str:
        """The whole page as text.

        Raises:
            MissingBuildError: the client was not built.
        """
        return to_html(self.sheet, guests=self._guests() if self._children else None)

    def render(self, **kwargs: Any) -> str:
        """Stand in somebody else's figure as a frame of our own."""
        del kwargs
        figure = self.get_root()
        if isinstance(figure, Figure) and not isinstance(figure, IncidentFigure):
            figure.html.add_child(_Verbatim(self._frame()), name=self.get_name())
        return ""

    def save(self, outfile: Any, close_file: bool = True, **kwargs: Any) -> None:  # noqa: FBT001, FBT002 - folium's signature
        """Write the page to a path, whole or not at all, or to a binary file object.

        A path that ends in .png, .svg or .pdf gets the sheet as a picture, without what folium objects add to it.

        Raises:
            MissingExtraError: a picture was asked for and matplotlib is not installed.
            OutputError: the file cannot be written.
        """
        del kwargs
        if not hasattr(outfile, "write") and is_picture(path := Path(os.fsdecode(outfile))):
            save_picture(self.sheet, path)
            return
        page = self.to_html()
        if hasattr(outfile, "write"):
            outfile.write(page.encode("utf-8"))
            if close_file:
                outfile.close()
        else:
            atomic_write(Path(os.fsdecode(outfile)), page)

    def _repr_html_(self, **kwargs: Any) -> str:
        del kwargs
        return self._frame()

    def _frame(self) -> str:
        title = html.escape(self.sheet.title or "Incident map", quote=True)
        return _FRAME.format(page=html.escape(self.to_html(), quote=True), title=title, height=self.frame_height)

    def _guests(self) -> Guests:
        """Render what was added, in a figure of its own so that our page stays out of folium's templates."""
        figure = self.get_root()
        if not isinstance(figure, Figure):
            raise TypeError("the map was taken out of its figure: make a new one from its sheet")
        parts = figure.header, figure.html, figure.script
        figure.header, figure.html, figure.script = (_fresh(figure) for _ in parts)
        try:
            self._render_children(figure)
            head, body, script = (part.render() for part in (figure.header, figure.html, figure.script))
        finally:
            figure.header, figure.html, figure.script = parts
        return Guests(head=head, body=body, script=f"var {self.get_name()} = window.geomap.maps[0];\n{script}")

    def _render_children(self, figure: Figure) -> None:
        if any(isinstance(element, folium.Icon) for element in _descendants(self)):
            _link_awesome_markers(figure)
        for child in self._children.values():
            child.render()


class IncidentFigure(Figure):
    """The figure round an ``IncidentMap``: renders as its page."""

    def render(self, **kwargs: Any) -> str:
        """The page of the map."""
        del kwargs
        for child in self._children.values():
            if isinstance(child, IncidentMap):
                return child.to_html()
        return ""

    def _repr_html_(self, **kwargs: Any) -> str:
        del kwargs
        maps = (child for child in self._children.values() if isinstance(child, IncidentMap))
        return "".join(child._frame() for child in maps)  # noqa: SLF001  (a class of this file)


class _Verbatim(Element):
    """Finished HTML: branca would read any other element's text as a jinja2 template."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def render(self, **kwargs: Any) -> str:
        del kwargs
        return self._text


def draw(
    incidents: Iterable[Incident],
    *,
    areas: Iterable[Area] = (),
    outlines: Mapping[str, BaseGeometry] | None = None,
    title: str = "",
    disclaimer: str = DISCLAIMER,
) -> IncidentMap:
    """A map of incidents on the areas given, as a ``folium.Map``.

    ``outlines`` holds the shape of a region-level place by ``Place.id``, in EPSG:4326. ``geomap.draw`` finds ground,
    outlines and credits by itself.
    """
    reports = tuple(incidents)
    articles = {report.article.id: report.article for incident in reports for report in incident.reports}
    return IncidentMap(
        MapSheet(
            title=title,
            incidents=reports,
            articles=tuple(articles.values()),
            areas=tuple(areas),
            outlines=outlines or {},
            disclaimer=disclaimer,
        )
    )


def _fresh(figure: Figure) -> Element:
    element = Element()
    element._parent = figure  # noqa: SLF001  (what branca's own constructor does)
    return element


def _descendants(element: Element) -> Iterable[Element]:
    for child in element._children.values():  # noqa: SLF001  (branca has no public way to its children)
        yield child
        yield from _descendants(child)
        icon = getattr(child, "icon", None)
        if isinstance(icon, Element):
            yield icon


def _link_awesome_markers(figure: Figure) -> None:
    for name, url in _default_js:
        if name in _AWESOME:
            figure.header.add_child(JavascriptLink(url), name=name)
    for name, url in _default_css:
        if name in _AWESOME:
            figure.header.add_child(folium.CssLink(url), name=name)
