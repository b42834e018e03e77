"""What a source is, from its first bytes and its name: the bytes decide where they are plain."""

from __future__ import annotations

import json
import re
from enum import Enum, auto

from geomap.articles.formats.encodings import is_binary
from geomap.articles.formats.opened_source import UnusableError


class Format(Enum):
    """The formats that articles come in."""

    TEXT = auto()
    MARKDOWN = auto()
    HTML = auto()
    JSON = auto()
    JSON_LINES = auto()
    CSV = auto()
    FEED = auto()
    PDF = auto()


_SUFFIXES = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".jsonl": Format.JSON_LINES,
    ".ndjson": Format.JSON_LINES,
    ".json": Format.JSON,
    ".csv": Format.CSV,
    ".tsv": Format.CSV,
    ".rss": Format.FEED,
    ".atom": Format.FEED,
    ".pdf": Format.PDF,
}
# What people have beside their articles, by first bytes, with the way to the text of it.
_FOREIGN = (
    (b"PK\x03\x04", "looks like a ZIP archive or an office document: unpack it, or save it as text or PDF"),
    (b"\xd0\xcf\x11\xe0", "looks like an old office document: save it as text or PDF"),
    (b"{\\rtf", "looks like rich text (RTF): save it as text or PDF"),
    (b"\x89PNG", "looks like a PNG picture: articles have to be text"),
    (b"\xff\xd8\xff", "looks like a JPEG picture: articles have to be text"),
    (b"GIF8", "looks like a GIF picture: articles have to be text"),
    (b"SQLite format 3", "looks like an SQLite database: export its articles as JSON Lines or CSV"),
    (b"PAR1", "looks like a Parquet file: export its articles as JSON Lines or CSV"),
    (b"\x7fELF", "looks like a program"),
    (b"MZ\x90", "looks like a program"),
    (b"BZh", "looks like a bzip2 archive: unpack it, or use gzip"),
    (b"\xfd7zXZ", "looks like an xz archive: unpack it, or use gzip"),
    (b"(\xb5/\xfd", "looks like a zstd archive: unpack it, or use gzip"),
    (b"7z\xbc\xaf", "looks like a 7z archive: unpack it"),
    (b"ID3", "looks like a sound file"),
    (b"OggS", "looks like a sound or film file"),
)
# What is passed over is never taken up again: forty comments in a row would keep a page for hours.
_FEED_START = re.compile(
    rb"(?:<\?[^>]*>|<!--(?>.*?-->)|<!DOCTYPE[^\[>]*(?>(?:\[.*?\]\s*)?>)|\s)*+<(?:rss|feed|rdf:RDF|channel)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_START = re.compile(
    rb"(?:<\?xml[^>]*>|<!--(?>.*?-->)|\s)*+<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
# Drawings and shapes in XML read like text, and their labels would be taken for news.
_FOREIGN_MARKUP = {
    b"kml": "looks like KML: pass areas with --control or --boundaries, save incidents as GeoJSON or CSV",
    b"gpx": "looks like GPX: save its points as GeoJSON or CSV",
    b"svg": "looks like an SVG picture: articles have to be text",
}
_FOREIGN_START = re.compile(
    rb"(?:<\?[^>]*>|<!--(?>.*?-->)|<!DOCTYPE[^>]*>|\s)*+<(?P<kind>" + b"|".join(_FOREIGN_MARKUP) + rb")\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def sniff(head: bytes, *, suffix: str = "", media_type: str = "") -> Format:
    """The format of a source by its first bytes, its suffix and what a server called it.

    Raises:
        UnusableError: it is nothing that holds articles as text.
    """
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    for magic, reason in _FOREIGN:
        if head.startswith(magic):
            raise UnusableError(reason)
    if is_binary(head):
        raise UnusableError("looks like binary data: articles have to be text, HTML, JSON Lines, CSV, RSS or PDF")
    return _text_format(head, suffix, media_type)


def _text_format(head: bytes, suffix: str, media_type: str) -> Format:
    # UTF-16 and marks aside, markup is ASCII in every encoding.
    plain = head.lstrip(b"".join(_MARKS)).replace(b"\0", b"")[:4096]
    by_name = _SUFFIXES.get(suffix)
    if by_name is Format.PDF:
        raise UnusableError("is not a PDF, though its name says so")
    if foreign := _FOREIGN_START.match(plain):
        raise UnusableError(_FOREIGN_MARKUP[foreign["kind"].lower()])
    if _HTML_START.match(plain) or by_name is Format.HTML:
        return Format.HTML
    if _FEED_START.match(plain) or by_name is Format.FEED:
        return Format.FEED
    return by_name or _unnamed(plain, media_type)


def _unnamed(plain: bytes, media_type: str) -> Format:
    """Standard input and addresses have no suffix to go by."""
    start = plain.lstrip()
    if "json" in media_type or start.startswith((b"{", b"[")):
        return _json_format(start)
    if "html" in media_type:
        return Format.HTML
    if media_type == "text/csv" or _is_csv_header(start):
        return Format.CSV
    return Format.TEXT


def _json_format(start: bytes) -> Format:
    first, line_end, rest = start.partition(b"\n")
    if not first.startswith(b"{") or not line_end:
        # One long first line that fills the sample is a line of JSON Lines; a short one may be either.
        return Format.JSON_LINES if first.startswith(b'{"') and len(first) >= 4096 else Format.JSON
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        return Format.JSON if first.strip() in {b"{", b"["} else Format.JSON_LINES
    return Format.JSON_LINES if rest.strip() else Format.JSON


def _is_csv_header(start: bytes) -> bool:
    cells = {cell.strip(b"\" '\r").lower() for cell in re.split(rb"[,;\t]", start.partition(b"\n")[0])}
    return len(cells) > 1 and b"text" in cells
