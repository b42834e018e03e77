"""The map in documents: a notebook through nbconvert, a page of Quarto's kind, a Word file with the picture."""

from __future__ import annotations

import base64
import io
import re
from typing import TYPE_CHECKING, Any

import docx
import map_samples
import nbformat
import pytest
from nbconvert.exporters.html import HTMLExporter
from playwright.sync_api import expect

from geomap.render.folium_map import IncidentMap
from geomap.render.page.embedding import embed_snippet
from geomap.render.page.html_page import save_html
from geomap.render.picture import alt_text, save_picture
from geomap.settings import EmbedKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Open = Any
QUARTO_PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>Report</title><style>
body {{ max-width: 720px; margin: 2rem auto; font: 17px/1.5 serif }} iframe {{ border: 0 }} img {{ max-width: 100% }}
</style></head><body><main class="content" id="quarto-document-content"><h1>Report</h1>{body}</main></body></html>"""


@pytest.fixture
def drawn() -> IncidentMap:
    """A map with nothing added to it."""
    return IncidentMap(map_samples.sheet())


def notebook_page(data: dict[str, str]) -> str:
    """What nbconvert makes of a notebook whose one cell has shown this, in its plainest template."""
    # Neither library tells all its types
    v4: Any = nbformat.v4
    exporter: Any = HTMLExporter
    output = v4.new_output("display_data", data=data)
    cells = [v4.new_code_cell("geomap.draw(incidents)", outputs=[output])]
    page, _ = exporter(template_name="basic").from_notebook_node(v4.new_notebook(cells=cells))
    return f"<!doctype html><meta charset=utf-8><title>Notebook</title>{page}"


# nbconvert warns of deprecations among its own libraries, and that nobody installed IPython for colours
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore:IPython3 lexer unavailable")
def test_a_notebook_becomes_a_page_with_its_map(visit: Callable[..., Open], drawn: IncidentMap) -> None:
    """With the stored output of a cell, as every notebook has it."""
    seen = visit(notebook_page(drawn._repr_mimebundle_()))
    frame = seen.page.frame_locator("iframe")
    expect(frame.locator(".gm-legend")).to_be_visible()
    frame.get_by_role("button", name="5 incidents").click()
    expect(frame.locator(".gm-panel")).to_be_visible()
    assert seen.faults == []


# The same two
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore:IPython3 lexer unavailable")
def test_an_untrusted_notebook_shows_the_picture(visit: Callable[..., Open], drawn: IncidentMap) -> None:
    """What takes the HTML out leaves the picture, from which the map can be read."""
    seen = visit(notebook_page(drawn._repr_mimebundle_(exclude=["text/html"])))
    assert seen.page.locator("img").evaluate("one => one.naturalWidth") > 900


def test_a_page_of_quarto_shows_the_frame(visit: Callable[..., Open], tmp_path: Path) -> None:
    """Pandoc puts what stands in the raw block into the page as it is."""
    path = tmp_path / "week.html"
    save_html(map_samples.sheet(), path)
    save_picture(map_samples.sheet(), path.with_suffix(".png"))
    snippet = embed_snippet(path, kind=EmbedKind.QUARTO)
    raw = re.search(r"```\{=html\}\n(.*?)```", snippet, re.DOTALL)
    assert raw
    seen = visit(QUARTO_PAGE.format(body=raw[1]), width=900, height=900)
    frame = seen.page.frame_locator("iframe")
    expect(frame.locator(".gm-legend")).to_be_visible()
    box = seen.page.locator("iframe").bounding_box()
    assert box
    assert box["width"] == pytest.approx(720, abs=2)
    assert seen.faults == []


def test_wordpress_shows_the_picture_that_leads_to_the_map(visit: Callable[..., Open], tmp_path: Path) -> None:
    """After an editor has taken out everything but links and pictures."""
    path = tmp_path / "week.html"
    save_html(map_samples.sheet(), path)
    save_picture(map_samples.sheet(), path.with_suffix(".png"))
    seen = visit(f"<!doctype html><title>Blog</title>{embed_snippet(path, kind=EmbedKind.WORDPRESS)}")
    assert seen.page.locator("img").evaluate("one => one.naturalWidth") > 900
    assert seen.page.locator("img").get_attribute("alt") == "Map: A week on the line"
    seen.page.get_by_role("link", name="Open the map").click()
    expect(seen.page.locator(".gm-legend")).to_be_visible()
    assert seen.faults == []


def test_a_word_file_takes_the_picture(drawn: IncidentMap) -> None:
    """As wide as its page, with the alternative text that the sheet has."""
    document = docx.Document()
    document.add_heading("A week on the line", level=1)
    png = base64.b64decode(drawn._repr_mimebundle_(include=["image/png"])["image/png"])
    shape = document.add_picture(io.BytesIO(png), width=docx.shared.Cm(16))
    shape._inline.docPr.set("descr", alt_text(drawn.sheet))
    file = io.BytesIO()
    document.save(file)
    read = docx.Document(io.BytesIO(file.getvalue()))
    (picture,) = read.inline_shapes
    assert picture.height > picture.width > 0
    assert picture._inline.docPr.get("descr", "").startswith("Map: A week on the line, 8–12 Mar 2021: 4 incidents.")
    (part,) = [part for part in read.part.package.iter_parts() if part.content_type == "image/png"]
    assert part.blob == png
