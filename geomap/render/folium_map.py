"""The page as a ``folium.Map``: to add folium objects to, to save, to show in a notebook. The only home of folium.

folium and branca treat strings as templates (JavaScript's, and jinja2's a second time), so no text of an article goes
through them: the page is composed by ``html_page.to_html``, and folium only collects what the map's author adds.
"""

from __future__ import annotations

import base64
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import folium
from branca.element import Element, Figure, JavascriptLink
from folium.folium import _default_css, _default_js

from geomap.errors import MissingExtraError, UsageError
from geomap.render.page.embedding import framed
from geomap.render.page.html_page import Guests, to_html
from geomap.render.page.outside_requests import refuse_outside
from geomap.render.page.resources import built, client_of, write_client
from geomap.render.picture import is_picture, picture, save_picture
from geomap.render.sheet.map_sheet import DISCLAIMER, MapSheet
from geomap.settings import Resources
from geomap.system.files import atomic_write

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from shapely.geometry.base import BaseGeometry

    from geomap.model import Area, Incident

_AWESOME = ("awesome_markers", "awesome_markers_font_css", "awesome_markers_css", "glyphicons_css", "bootstrap_css")
"""What ``folium.Icon`` needs from the network; loaded only where such an icon is on the map."""
_OWN_HEADER = "meta_http"
"""What branca puts into the header of every figure; our page says its encoding itself."""


class IncidentMap(folium.Map):
    """A map sheet that folium objects can be added to.

    Alone it is the page of ``html_page.to_html``, under its strict policy and without a request. With objects added,
    their scripts run after ours on the same Leaflet map; the policy then allows inline script and https, as folium
    needs.
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

    def to_html(
        self, *, full_html: bool = True, resources: Resources | str = Resources.INLINE, resources_url: str = ""
    ) -> str:
        """The whole page as text, or without ``full_html`` a fragment for somebody else's page.

        The fragment is the page in a sandboxed frame of its own: neither can touch the other. ``resources`` says where
        the page has its script and style from; nothing is written, so ``directory`` wants the folder that ``save``
        makes, and a fragment always has them within.

        Raises:
            UsageError: the address of the resources cannot be used, or a fragment was asked for without them in it.
            MissingBuildError: the client was not built.
        """
        way = _resources(resources)
        if not full_html and way is Resources.DIRECTORY:
            raise UsageError("a fragment has no folder beside it: leave out resources, or make it a full page")
        guests = self._guests() if self._has_guests() else None
        page = to_html(self.sheet, guests=guests, client=client_of(way, url=resources_url))
        return page if full_html else framed(page, title=self.sheet.title, height=self.frame_height)

    def render(self, **kwargs: Any) -> str:
        """Stand in somebody else's figure as a frame of our own."""
        del kwargs
        figure = self.get_root()
        if isinstance(figure, Figure) and not isinstance(figure, IncidentFigure):
            figure.html.add_child(_Verbatim(self.to_html(full_html=False)), name=self.get_name())
        return ""

    def save(
        self,
        outfile: Any,
        close_file: bool = True,  # noqa: FBT001, FBT002 - folium's signature
        *,
        resources: Resources | str = Resources.INLINE,
        resources_url: str = "",
        strict: bool = False,
        **kwargs: Any,
    ) -> None:
        """Write the page to a path, whole or not at all, or to a binary file object.

        A path that ends in .png, .svg or .pdf gets the sheet as a picture, without what folium objects add to it.

        Args:
            outfile: a path, or a binary file that is open.
            close_file: whether such a file is closed.
            resources: where the page has its script and style from: ``inline`` within itself; ``directory`` in a folder
                beside it, which is written too; ``cdn`` at ``resources_url``.
            resources_url: the web folder that ``directory`` wrote and somebody published; for ``cdn`` alone.
            strict: refuse a page that would ask the network, for tiles or a folium plugin, and name what for.
            kwargs: what else folium's users pass; our page has no use for it.

        Raises:
            MissingExtraError: a picture was asked for and matplotlib is not installed.
            UsageError: the resources cannot be used, or the page is not as strict as asked.
            OutputError: the file cannot be written.
        """
        del kwargs
        way, is_file = _resources(resources), not hasattr(outfile, "write")
        if is_file and is_picture(path := Path(os.fsdecode(outfile))):
            save_picture(self.sheet, path)
            return
        if not is_file and way is Resources.DIRECTORY:
            raise UsageError("an open file has no folder beside it: save to a path, or leave out resources")
        page = self.to_html(resources=way, resources_url=resources_url)
        if strict:
            self._refuse_outside(page)
        if is_file:
            if way is Resources.DIRECTORY:
                write_client(path)
            atomic_write(path, page)
        else:
            outfile.write(page.encode("utf-8"))
            if close_file:
                outfile.close()

    def _refuse_outside(self, page: str) -> None:
        asked = self.sheet.tiles
        if asked:
            raise UsageError(
                f"the page asks {asked.hosts} for the tiles {asked.name}: draw it without, or leave strict out"
            )
        refuse_outside(page, own=tuple(map(built, ("client.js", "client.css", "bridge.js"))))

    def _repr_html_(self, **kwargs: Any) -> str:
        del kwargs
        return self.to_html(full_html=False)

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, str]:
        """The map for a notebook, and a picture for where its HTML is not trusted or cannot run: lists, PDF, mail."""
        made = {"text/html": self._repr_html_, "image/png": self._picture_text, "text/plain": self.__repr__}
        wanted = (kind for kind in made if (not include or kind in include) and kind not in (exclude or ()))
        return {kind: text for kind in wanted if (text := made[kind]())}

    def _picture_text(self) -> str:
        try:
            return base64.b64encode(picture(self.sheet)).decode("ascii")
        except MissingExtraError:
            return ""

    def _to_png(self, *args: Any, **kwargs: Any) -> bytes:
        """The sheet as a picture: what folium takes a browser for."""
        del args, kwargs
        return picture(self.sheet)

    def _has_guests(self) -> bool:
        figure = self.get_root()
        return bool(self._children) or (isinstance(figure, Figure) and any(map(_additions, _parts(figure))))

    def _guests(self) -> Guests:
        """Render what was added, in a figure of its own so that our page stays out of folium's templates."""
        figure = self.get_root()
        if not isinstance(figure, Figure):
            raise TypeError("the map was taken out of its figure: make a new one from its sheet")
        parts = _parts(figure)
        # In a figure of somebody else's, its additions are on its own page already
        own = [_additions(part) if isinstance(figure, IncidentFigure) else {} for part in parts]
        figure.header, figure.html, figure.script = (_fresh(figure, children) for children in own)
        try:
            self._render_children(figure)
            head, body, script = (part.render() for part in _parts(figure))
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
        return "".join(child.to_html(full_html=False) for child in maps)


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


def _resources(name: Resources | str) -> Resources:
    try:
        return Resources(name)
    except ValueError as error:
        raise UsageError(f"resources {name!r} are none: choose from {', '.join(Resources)}") from error


def _parts(figure: Figure) -> tuple[Element, Element, Element]:
    return figure.header, figure.html, figure.script


def _additions(part: Element) -> dict[str, Element]:
    """What somebody added to a part of the figure, as ``get_root().html.add_child`` does."""
    return {name: child for name, child in part._children.items() if name != _OWN_HEADER}  # noqa: SLF001  (branca's own)


def _fresh(figure: Figure, children: dict[str, Element]) -> Element:
    element = Element()
    element._parent = figure  # noqa: SLF001  (what branca's own constructor does)
    element._children.update(children)  # noqa: SLF001  (``add_child`` would take them from their parent)
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
