"""Where a page has its script and style from: itself, a folder beside it, an address of the author's."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from geomap import data
from geomap.errors import UsageError
from geomap.render.words.escaping import html_text
from geomap.settings import Resources
from geomap.system.files import atomic_write, make_folder
from geomap.system.links import web_link

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "geomap-client"
"""The folder beside pages that share their client; its files are named by their content, so versions live together."""


@dataclass(frozen=True, slots=True)
class Client:
    """The elements that bring the client into a page, and what the page's policy must allow for them."""

    style: str
    script: str
    style_source: str
    script_source: str


def client_of(resources: Resources = Resources.INLINE, *, url: str = "") -> Client:
    """The client as a page is to have it; ``url`` is the folder on the web where its files lie, for ``CDN``.

    Raises:
        UsageError: there is no address for ``CDN``, it is no web address, or there is one for another way.
        MissingBuildError: the client was not built.
    """
    if url and resources is not Resources.CDN:
        raise UsageError(f"the address {url!r} goes with resources cdn: leave it out, or ask for cdn")
    match resources:
        case Resources.INLINE:
            return _inline()
        case Resources.DIRECTORY:
            return _beside()
        case Resources.CDN:
            return _elsewhere(url)


def write_client(page: Path) -> tuple[Path, ...]:
    """Write the client's files into their folder beside a page, and name them.

    Raises:
        UsageError: the page is no file, so that there is nothing beside it.
        OutputError: the folder or a file cannot be written.
    """
    if page.exists() and not page.is_file():
        raise UsageError(f"{page} is no file that a folder can lie beside: choose a file, or resources inline")
    folder = page.parent / FOLDER
    make_folder(folder)
    paths = {folder / _name(name): built(name) for name in ("client.js", "client.css")}
    for path, text in paths.items():
        atomic_write(path, text)
    return tuple(paths)


@cache
def built(name: str) -> str:
    """The text of a file of the client.

    Raises:
        MissingBuildError: the client was not built.
    """
    return data.built_file(name).read_text(encoding="utf-8")


def _inline() -> Client:
    script, style = built("client.js"), built("client.css")
    return Client(
        style=f"<style>{style}</style>",
        script=f"<script>{script}</script>",
        style_source=f"'{_digest(style)}'",
        script_source=f"'{_digest(script)}'",
    )


def _beside() -> Client:
    # Browsers check neither hashes nor integrity of what they read from a disk: there, 'self' is the narrowest
    return Client(
        style=f'<link rel="stylesheet" href="{FOLDER}/{_name("client.css")}">',
        script=f'<script src="{FOLDER}/{_name("client.js")}"></script>',
        style_source="'self'",
        script_source="'self'",
    )


def _elsewhere(url: str) -> Client:
    if not url:
        raise UsageError(
            "resources cdn needs the address where the client's files lie, as resources_url or --resources-url: geomap "
            "has no server of its own; resources directory writes the files to publish there"
        )
    if not web_link(url) or set(url) & set("?#;,"):
        raise UsageError(f"{url!r} is no folder on the web: write it as https://example.org/maps/{FOLDER}")
    style, script = (f"{url.rstrip('/')}/{_name(name)}" for name in ("client.css", "client.js"))
    checked = 'integrity="{}" crossorigin="anonymous" referrerpolicy="no-referrer"'
    style_digest, script_digest = _digest(built("client.css")), _digest(built("client.js"))
    return Client(
        style=f'<link rel="stylesheet" href="{html_text(style)}" {checked.format(style_digest)}>',
        script=f'<script src="{html_text(script)}" {checked.format(script_digest)}></script>',
        # A policy takes hashes for scripts from elsewhere, not for style sheets: these it knows by their address
        style_source=html_text(style),
        script_source=f"'{script_digest}'",
    )


def _name(name: str) -> str:
    stem, _, suffix = name.partition(".")
    return f"{stem}-{hashlib.sha256(built(name).encode('utf-8')).hexdigest()[:12]}.{suffix}"


def _digest(text: str) -> str:
    """As a policy and an ``integrity`` attribute write it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}"
