"""The page: one HTML file with its map, its data and its table, which asks the network for nothing.

No import of folium on this path; ``folium_map`` puts the same page into a ``folium.Map``.
"""

from __future__ import annotations

import base64
import zlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geomap.render.page.html_table import incident_table
from geomap.render.page.resources import built, client_of, write_client
from geomap.render.payload.build_payload import payload
from geomap.render.sheet.own_words import in_its_language
from geomap.render.words.escaping import html_text, in_script, plain_json
from geomap.render.words.language import language_of
from geomap.render.words.wording import period_words
from geomap.settings import Resources
from geomap.system.files import atomic_write

if TYPE_CHECKING:
    from pathlib import Path

    from geomap.render.page.resources import Client
    from geomap.render.sheet.map_sheet import MapSheet
    from geomap.render.words.language import Language

_CLOSED = "connect-src 'none'; object-src 'none'; frame-src 'none'; base-uri 'none'; form-action 'none'"


PACKED_FROM = 4_000_000
"""Characters of data from which on unpacking takes less time than reading a larger file."""


@dataclass(frozen=True, slots=True)
class Guests:
    """What a user's own folium objects bring into the page; the author's code, not an article's text."""

    head: str = ""
    body: str = ""
    script: str = ""


def to_html(sheet: MapSheet, *, guests: Guests | None = None, client: Client | None = None) -> str:
    """The whole page as text: the same characters for the same sheet.

    Without guests the page lives under a policy that allows nothing but its own script and style, by their hashes.
    Guests need inline styles and may load from https, so the policy is as wide as they are. ``client`` is where the
    page has its script and style from, itself by default.

    Raises:
        MissingBuildError: the client was not built.
    """
    language = language_of(sheet.language)
    period = sheet.period or period_words(sheet.incidents, language=language)
    sheet = in_its_language(sheet)
    sheet = replace(sheet, period=period, notes=(*sheet.notes, *_network_notes(sheet, language)))
    client = client or client_of()
    policy = _strict_policy(client, sheet) if guests is None else _wide_policy(client)
    return "".join(
        (
            _head(sheet, policy=policy, style=client.style, more=guests.head if guests else ""),
            _body(sheet),
            _data(sheet, may_pack=guests is None),
            f"{client.script}\n",
            _guest_part(guests) if guests else "",
            "</body>\n</html>\n",
        )
    )


def save_html(
    sheet: MapSheet, path: Path, *, resources: Resources = Resources.INLINE, resources_url: str = ""
) -> tuple[Path, ...]:
    """Write the page whole, or leave what was there; say which files were written, those of its client included.

    Raises:
        UsageError: the address of the resources cannot be used, or goes with another way to bring them.
        OutputError: a file cannot be written.
    """
    page = to_html(sheet, client=client_of(resources, url=resources_url))
    beside = write_client(path) if resources is Resources.DIRECTORY else ()
    atomic_write(path, page)
    return path, *beside


def _strict_policy(client: Client, sheet: MapSheet) -> str:
    own = f"script-src {client.script_source}; style-src {client.style_source}"
    pictures = " ".join(("data:", *(sheet.tiles.origins if sheet.tiles else ())))
    return f"default-src 'none'; {own}; img-src {pictures}; font-src 'none'; {_CLOSED}"


def _wide_policy(client: Client) -> str:
    # A hash beside 'unsafe-inline' would switch it off
    folder = "'self' " if client.script_source == "'self'" else ""
    return (
        f"default-src 'none'; script-src {folder}'unsafe-inline' https:; style-src {folder}'unsafe-inline' https:; "
        "img-src data: blob: https:; font-src data: https:; connect-src https:; frame-src https:; "
        "object-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _head(sheet: MapSheet, *, policy: str, style: str, more: str) -> str:
    language = language_of(sheet.language)
    title = html_text(sheet.title or language.word("title"))
    return (
        f'<!doctype html>\n<html lang="{html_text(language.tag)}" dir="{language.direction}">\n'
        '<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f'<meta name="generator" content="{html_text(sheet.generator)}">\n'
        f"<title>{title}</title>\n{style}\n{more}</head>\n"
    )


def _body(sheet: MapSheet) -> str:
    language = language_of(sheet.language)
    word = {key: html_text(language.word(key)) for key in ("needsScript", "table", "title")}
    return (
        '<body>\n<main>\n<div class="gm-page"></div>\n'
        f'<noscript><p class="gm-still">{word["needsScript"]}</p></noscript>\n'
        f'<section class="gm-record" aria-label="{word["table"]}">\n'
        f"<h1>{html_text(sheet.title) or word['title']}</h1>\n<p>{html_text(sheet.period)}</p>\n"
        f"{incident_table(sheet.incidents, language=language)}\n{_sources(sheet, language)}</section>\n</main>\n"
    )


def _data(sheet: MapSheet, *, may_pack: bool) -> str:
    """The data for the client, deflated where it is large; not for guests, whose scripts need their map at once."""
    text = plain_json(payload(sheet))
    if not may_pack or len(text) < PACKED_FROM:
        return f'<script type="application/json" class="gm-data">{in_script(text)}</script>\n'
    packed = base64.b64encode(zlib.compress(text.encode("utf-8"))).decode("ascii")
    return f'<script type="text/plain" class="gm-data" data-packed>{packed}</script>\n'


def _network_notes(sheet: MapSheet, language: Language) -> tuple[str, ...]:
    """That the page asks somebody, and whom, where it does."""
    return (language.word("tilesAsked", host=sheet.tiles.hosts),) if sheet.tiles else ()


def _sources(sheet: MapSheet, language: Language) -> str:
    credit_words = (" · ".join(filter(None, (one.name, one.as_of, one.licence))) for one in sheet.credits)
    made = language.word("madeWith", program=sheet.generator)
    sentences = [*credit_words, sheet.viewpoint, *sheet.notes, sheet.disclaimer, made]
    return "".join(f"<p>{html_text(sentence)}</p>\n" for sentence in sentences if sentence)


def _guest_part(guests: Guests) -> str:
    return f"{guests.body}\n<script>{built('bridge.js')}</script>\n<script>\n{guests.script}\n</script>\n"
