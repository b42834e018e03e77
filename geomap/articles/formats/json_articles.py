"""JSON Lines and JSON: one article an object, under our field names or the usual other ones."""

from __future__ import annotations

import codecs
import html
import io
import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from geomap.articles.formats.encodings import decode
from geomap.articles.formats.opened_source import MAX_COLLECTION, MAX_DOCUMENT, MEGABYTE, Source, UnusableError
from geomap.articles.published_day import parse_published
from geomap.model import Article
from geomap.system.links import web_link

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from geomap.articles.formats.opened_source import Outcomes

FIELD_NAMES = {
    "id": ("id", "article_id", "guid", "uuid", "_id"),
    "title": ("title", "headline", "head"),
    "text": ("text", "body", "content", "article", "full_text", "fulltext", "maintext", "content_text", "article_text"),
    "published": (
        "published",
        "date",
        "published_at",
        "publishedat",
        "publication_date",
        "pubdate",
        "date_published",
        "date_publish",
        "published_date",
    ),
    "source": ("source", "publisher", "outlet", "source_name", "site_name", "publication", "newspaper"),
    "url": ("url", "link", "href", "source_url", "permalink"),
    "language": ("language", "lang"),
}
"""What others call the fields of an article, in lower case; the first that is there and not empty counts."""
_LISTS = ("articles", "items", "results", "data", "docs", "entries")
_SURROGATE = re.compile("[\ud800-\udfff]")


def read_json_lines(source: Source) -> Outcomes:
    """One article a line; a broken line costs itself only. The text is kept exactly."""
    for number, line in _lines(source):
        if line is None:
            yield source.skipped(f"is longer than {MAX_DOCUMENT // MEGABYTE} MB", part=number)
        elif line.strip():
            yield from _read_line(source, number, line)


def read_json(source: Source) -> Outcomes:
    """One object, an array of objects, or an object that holds such an array."""
    data = source.read(MAX_COLLECTION)
    try:
        value = json.loads(decode(data))
    except RecursionError:
        raise UnusableError("is nested too deeply to be a list of articles") from None
    except ValueError as error:
        raise UnusableError(f"is not JSON ({error}); for one object a line use the suffix .jsonl") from None
    records = _records(value)
    for number, record in enumerate(records, start=1):
        yield from read_record(source, record, number=number, alone=len(records) == 1)


def read_record(source: Source, record: Any, *, number: int, alone: bool = False) -> Outcomes:
    """The article of one object, numbered within its file."""
    if not isinstance(record, dict):
        yield source.skipped('is not an object: write {"text": "..."}', part=number)
        return
    fields = _fields(record)
    if not fields["text"].strip():
        yield source.skipped('has no text: give it a "text" field', part=number)
        return
    day = parse_published(fields["published"])
    publisher, url = _publisher(fields["source"], web_link(fields["url"].strip()))
    yield Article(
        id=fields["id"] or (source.stem if alone else f"{source.stem}:{number}"),
        text=fields["text"],
        # Feeds and site exports escape their titles; the text is left as it is, for offsets count in it.
        title=one_line(html.unescape(fields["title"])),
        published=day,
        source=publisher,
        url=url,
        language=language_code(fields["language"]),
    )
    yield from source.undated([fields["published"]], day, part=number)


def one_line(text: str) -> str:
    """A title or name with its white space, and characters that print nothing, made single blanks."""
    # Most are printable, and asking the whole is many times faster than asking each
    shown = text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)
    return " ".join(shown.split())


def language_code(text: str) -> str:
    """The ISO 639-1 part of a language tag: ``en`` of ``en-GB``."""
    found = re.match(r"([A-Za-z]{2})(?:$|[-_])", text.strip())
    return found[1].lower() if found else ""


def _publisher(name: str, url: str) -> tuple[str, str]:
    """The name and the address; collections that give the address as source name the publisher by its host."""
    address = web_link(name.strip("'\" "))
    if not address:
        return one_line(name), url
    # An aggregator's link carries the publisher's own: without it, all of them would be one source.
    target = web_link(unquote(html.unescape(address).partition("&url=")[2])) or address
    return (urlsplit(target).hostname or "").removeprefix("www."), url or target


def _read_line(source: Source, number: int, line: bytes | str) -> Outcomes:
    try:
        record = json.loads(line)
    except RecursionError:
        yield source.skipped("is nested too deeply to be an article", part=number)
    except UnicodeDecodeError:
        yield source.skipped("is not UTF-8", part=number)
    except ValueError as error:
        yield source.skipped(f"is not JSON ({error})", part=number)
    else:
        yield from read_record(source, record, number=number)


def _lines(source: Source) -> Iterator[tuple[int, bytes | str | None]]:
    """The numbered lines; None for one that is longer than an article may be."""
    stream = source.stream
    head = stream.peek(4)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        yield from enumerate(io.StringIO(decode(source.read(MAX_COLLECTION)), newline="\n"), start=1)
        return
    if head.startswith(codecs.BOM_UTF8):
        stream.read(len(codecs.BOM_UTF8))
    number = 0
    while line := stream.readline(MAX_DOCUMENT):
        number += 1
        whole = len(line) < MAX_DOCUMENT or line.endswith(b"\n")
        yield number, line if whole else None
        while line and not line.endswith(b"\n"):
            line = stream.readline(MAX_DOCUMENT)


def _records(value: Any) -> list[Any]:
    if isinstance(value, dict) and not _text_of(value, "text"):
        for name in _LISTS:
            if isinstance(value.get(name), list):
                return list(value[name])
    return value if isinstance(value, list) else [value]


def _fields(record: Mapping[Any, Any]) -> dict[str, str]:
    return {field: _text_of(record, field) for field in FIELD_NAMES}


def _text_of(record: Mapping[Any, Any], field: str) -> str:
    names = FIELD_NAMES[field]
    direct = _as_text(record.get(field))
    if direct:
        return direct
    lowered = {str(key).strip().lower(): value for key, value in record.items()}
    return next((text for name in names if (text := _as_text(lowered.get(name)))), "")


def _as_text(value: Any) -> str:
    if isinstance(value, dict):
        # News services give {"source": {"id": …, "name": …}}, MongoDB {"published": {"$date": …}}.
        value = value.get("name", value.get("$date"))
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    # Half a character cannot be written as UTF-8; one for one keeps the offsets.
    return _SURROGATE.sub("\ufffd", value) if isinstance(value, str) else ""
