"""Snippets that put a map into a page, a document, a blog."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import map_samples
import pytest

from geomap.errors import UsageError
from geomap.render.page.embedding import embed_snippet, host_policy
from geomap.render.page.html_page import save_html, to_html
from geomap.settings import EmbedKind, Resources

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = '"><script>ran()</script> ](x) ```\n::: `a` $x$ <img src=x onerror=ran()>'


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A map with a picture beside it, under a name that wants quoting."""
    path = tmp_path / "a map (1).html"
    save_html(map_samples.sheet(), path)
    path.with_suffix(".png").write_bytes(b"")
    return path


class Tags(HTMLParser):
    """The tags of a snippet with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep it."""
        self.found.append((tag, dict(attrs)))


def test_a_frame_is_titled_lazy_and_sandboxed(page: Path) -> None:
    """It has no style attribute, so it also stands in a page with a strict policy."""
    ((tag, attributes),) = Tags(embed_snippet(page, height=400)).found
    assert tag == "iframe"
    assert attributes["src"] == "a%20map%20%281%29.html"
    assert attributes["title"] == "A week on the line"
    assert attributes["loading"] == "lazy"
    assert attributes["height"] == "400"
    assert str(attributes["sandbox"]).split()[0] == "allow-scripts"
    assert "allow-same-origin" not in str(attributes["sandbox"])
    assert "style" not in attributes


def test_srcdoc_holds_the_whole_page(page: Path) -> None:
    """Every character of it comes back."""
    ((_, attributes),) = Tags(embed_snippet(page, kind=EmbedKind.SRCDOC)).found
    assert attributes["srcdoc"] == to_html(map_samples.sheet())


def test_srcdoc_wants_a_page_that_is_whole(tmp_path: Path) -> None:
    """What lies in a folder beside it would be looked for beside the host."""
    path, *_ = save_html(map_samples.sheet(), tmp_path / "map.html", resources=Resources.DIRECTORY)
    with pytest.raises(UsageError, match="draw it without --resources"):
        embed_snippet(path, kind=EmbedKind.SRCDOC)
    assert "src=" in embed_snippet(path)


def test_a_strict_host_is_told_what_to_allow(page: Path) -> None:
    """Script and style by their hashes, pictures in the data: nothing that widens what the map itself allows."""
    script, style, pictures = host_policy(page).split("; ")
    assert script.startswith("script-src 'sha256-")
    assert style.startswith("style-src 'sha256-")
    assert pictures == "img-src data:"
    assert all(part in page.read_text(encoding="utf-8") for part in (script, style))


def test_markdown_is_a_picture_that_links_to_the_map(page: Path) -> None:
    """Without a picture it is a frame, which Markdown also takes."""
    snippet = embed_snippet(page, kind=EmbedKind.MARKDOWN)
    assert snippet == "[![A week on the line](<a%20map%20%281%29.png>)](<a%20map%20%281%29.html>)\n"
    page.with_suffix(".png").unlink()
    assert embed_snippet(page, kind=EmbedKind.MARKDOWN).startswith("<iframe src=")


def test_quarto_gets_a_frame_for_html_and_a_picture_for_paper(page: Path) -> None:
    """Each is visible in its own format."""
    snippet = embed_snippet(page, kind=EmbedKind.QUARTO)
    assert '::: {.content-visible when-format="html"}\n```{=html}\n<iframe src=' in snippet
    assert '::: {.content-visible unless-format="html"}\n![A week on the line](<a%20map%20%281%29.png>)' in snippet


def test_wordpress_gets_a_picture_with_a_link(page: Path) -> None:
    """At the address where the page is published; without a picture it says how to make one."""
    url = "https://paper.example/maps/week.html"
    snippet = embed_snippet(page, kind=EmbedKind.WORDPRESS, url=url)
    assert f'<a href="{url}"><img src="https://paper.example/maps/a%20map%20%281%29.png"' in snippet
    page.with_suffix(".png").unlink()
    with pytest.raises(UsageError, match=r"a map \(1\)\.png is missing.*--also png"):
        embed_snippet(page, kind=EmbedKind.WORDPRESS)


@pytest.mark.parametrize("kind", EmbedKind)
def test_a_hostile_title_stays_a_title(tmp_path: Path, kind: EmbedKind) -> None:
    """In whichever language the snippet is written."""
    path = tmp_path / "map.html"
    save_html(map_samples.sheet(title=HOSTILE), path)
    path.with_suffix(".png").write_bytes(b"")
    snippet = embed_snippet(path, kind=kind)
    markup, _, markdown = snippet.partition("unless-format") if kind is not EmbedKind.MARKDOWN else ("", "", snippet)
    assert {tag for tag, _ in Tags(markup).found} <= {"iframe", "figure", "a", "img", "figcaption"}
    assert "<script>" not in snippet
    if kind is EmbedKind.QUARTO:
        assert snippet.count("```") == 2
    if markdown:
        assert r"\"\>\<script\>ran\(\)" in markdown


@pytest.mark.parametrize("text", ["", "<title>Another page</title>", None], ids=["empty", "another page", "missing"])
def test_only_pages_of_geomap_are_embedded(tmp_path: Path, text: str | None) -> None:
    """The message names the file and what to name instead."""
    path = tmp_path / "other.html"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"other\.html .*geomap map"):
        embed_snippet(path)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "maps/week.html", 'https://x.example/"onload="x'])
def test_an_address_must_be_a_web_address(page: Path, url: str) -> None:
    """Anything else is refused."""
    with pytest.raises(UsageError, match="is no web address"):
        embed_snippet(page, url=url)


def test_a_height_must_be_one(page: Path) -> None:
    """Pixels are at least one."""
    with pytest.raises(UsageError, match="--height 0"):
        embed_snippet(page, height=0)
