"""Snippets that put a page of ours into somebody else's: a frame, a picture with a link."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from geomap.errors import UsageError
from geomap.render.page.resources import FOLDER
from geomap.render.words.escaping import html_text
from geomap.render.words.strip_controls import plain_text
from geomap.settings import EmbedKind
from geomap.system.links import web_link

if TYPE_CHECKING:
    from pathlib import Path

HEIGHT = 560
"""Pixels that a frame is high unless somebody says otherwise."""
_SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads"
"""Scripts for the map, popups for links to the articles, downloads for its data; no origin, no forms, no host page."""
_DATA = 'class="gm-data"'
_TITLE = re.compile(r"<title>([^<]*)</title>")
_POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')
_INHERITED = ("script-src", "style-src", "img-src")
"""What a frame's page may do only where its host may."""
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~^$@:\"'])")


@dataclass(frozen=True, slots=True)
class Embedded:
    """A page on its way into another one."""

    text: str
    title: str
    address: str
    """Where the page will be found: its file name, or an absolute web address."""
    picture: str
    """The same of its picture; empty where none lies beside the page."""
    height: int


def embed_snippet(page: Path, *, kind: EmbedKind = EmbedKind.IFRAME, height: int = HEIGHT, url: str = "") -> str:
    """The text that puts a page of geomap's into a web page, a document or a blog.

    Addresses are the file's own name, so the page and its picture go beside the document; ``url`` is where the page
    is published instead. ``height`` is in pixels.

    Raises:
        UsageError: the file is missing or no page of geomap's, the address is not http(s), the kind needs a
            picture that does not lie beside the page, or a whole page and this one has its script beside it.
    """
    if height < 1:
        raise UsageError(f"--height {height} is no height: name the pixels, such as {HEIGHT}")
    embedded = _read(page, height=height, url=url)
    match kind:
        case EmbedKind.IFRAME:
            return _frame(embedded)
        case EmbedKind.SRCDOC:
            _check_whole(embedded, page)
            return _frame(embedded, inline=True)
        case EmbedKind.MARKDOWN:
            return _markdown(embedded) if embedded.picture else _frame(embedded)
        case EmbedKind.QUARTO:
            return _quarto(embedded)
        case EmbedKind.WORDPRESS:
            return _figure(embedded, page)


def _read(page: Path, *, height: int, url: str) -> Embedded:
    try:
        text = page.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{page} cannot be read: name the .html file that `geomap map` wrote") from error
    found = _TITLE.search(text)
    if _DATA not in text or not found:
        raise UsageError(f"{page} is no map of geomap's: name the .html file that `geomap map` wrote")
    if url and not web_link(url):
        raise UsageError(f"--url {url!r} is no web address: write it as https://example.org/{page.name}")
    picture = next((one for one in _pictures(page) if one.exists()), None)
    folder = url.rpartition("/")[0] + "/" if url else ""
    return Embedded(
        text=text,
        title=plain_text(html.unescape(found[1])),
        address=url or quote(page.name),
        picture=folder + quote(picture.name) if picture else "",
        height=height,
    )


def _check_whole(embedded: Embedded, page: Path) -> None:
    if f'<script src="{FOLDER}/' in embedded.text:
        raise UsageError(
            f"{page} has its script in a folder beside it, which no srcdoc finds: draw it without --resources"
        )


def _pictures(page: Path) -> list[Path]:
    return [page.with_suffix(suffix) for suffix in (".png", ".svg")]


def host_policy(page: Path) -> str:
    """What the Content-Security-Policy of a host must allow for a page in a ``srcdoc`` frame, which inherits it.

    Raises:
        UsageError: the file is missing or no page of geomap's.
    """
    found = _POLICY.search(_read(page, height=HEIGHT, url="").text)
    directives = (one.strip() for one in found[1].split(";")) if found else ()
    return "; ".join(one for one in directives if one.startswith(_INHERITED))


def framed(page: str, *, title: str, height: int = HEIGHT) -> str:
    """A whole page as a frame for somebody else's: neither can touch the other, and no style of either reaches over."""
    return _frame(
        Embedded(page, plain_text(title) or "Incident map", address="", picture="", height=height), inline=True
    )


def _frame(embedded: Embedded, *, inline: bool = False) -> str:
    """A frame without a style attribute, which a strict host page would refuse."""
    source = f'srcdoc="{html_text(embedded.text)}"' if inline else f'src="{html_text(embedded.address)}"'
    return (
        f'<iframe {source} title="{html_text(embedded.title)}" width="100%" height="{embedded.height}" frameborder="0" '
        f'loading="lazy" sandbox="{_SANDBOX}" referrerpolicy="no-referrer" allowfullscreen></iframe>\n'
    )


def _markdown(embedded: Embedded) -> str:
    return f"[{_markdown_picture(embedded)}](<{embedded.address}>)\n"


def _markdown_picture(embedded: Embedded) -> str:
    words = _MARKDOWN.sub(r"\\\1", embedded.title)
    return f"![{words}](<{embedded.picture}>)"


def _quarto(embedded: Embedded) -> str:
    # A backtick in a title could close the raw block
    frame = _frame(embedded).replace("`", "&#96;")
    shown = f'::: {{.content-visible when-format="html"}}\n```{{=html}}\n{frame}```\n:::\n'
    if not embedded.picture:
        return shown
    return f'{shown}\n::: {{.content-visible unless-format="html"}}\n{_markdown_picture(embedded)}\n:::\n'


def _figure(embedded: Embedded, page: Path) -> str:
    if not embedded.picture:
        missing = _pictures(page)[0]
        raise UsageError(f"{missing} is missing, the picture to show: write it with `geomap map … --also png`")
    address, title = html_text(embedded.address), html_text(embedded.title)
    return (
        f'<figure><a href="{address}"><img src="{html_text(embedded.picture)}" alt="Map: {title}" width="100%"></a>'
        f'<figcaption>{title}. <a href="{address}">Open the map</a></figcaption></figure>\n'
    )
