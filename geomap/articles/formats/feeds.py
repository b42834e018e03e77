"""RSS and Atom: one article an entry, every field taken as text."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from geomap.articles.formats.encodings import decode
from geomap.articles.formats.json_articles import language_code, one_line
from geomap.articles.formats.markup import fragment_text
from geomap.articles.formats.opened_source import Source, UnusableError
from geomap.articles.formats.pages import with_title
from geomap.articles.formats.plain_text import clean_text
from geomap.articles.published_day import parse_published
from geomap.model import Article
from geomap.system.links import web_link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.articles.formats.opened_source import Outcomes

# The encoding that it states is spent: what follows is UTF-8.
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})


def read_feed(source: Source) -> Outcomes:
    """One article an entry, with as much text as the feed carries."""
    parsed = _parsed(decode(source.read(), declared=source.charset))
    publisher = one_line(_plain(parsed.feed, "title"))
    language = language_code(str(parsed.feed.get("language", "")))
    if not parsed.entries:
        raise UnusableError("is a feed without entries, or no feed")
    for number, entry in enumerate(parsed.entries, start=1):
        title = one_line(_plain(entry, "title"))
        text = with_title(title, _body(entry))
        if not text.strip():
            yield source.skipped("has neither text nor title", part=number)
            continue
        url, stated = web_link(str(entry.get("link", "")).strip()), tuple(_days(entry))
        published = next((day for told in stated if (day := parse_published(told))), None)
        yield Article(
            id=one_line(str(entry.get("id", "")))[:300] or url or f"{source.stem}:{number}",
            text=text,
            title=title,
            published=published,
            source=_entry_publisher(entry) or publisher,
            url=url,
            language=language,
        )
        yield from source.undated(stated, published, part=number)


def _parsed(markup: str) -> Any:
    import feedparser  # noqa: PLC0415 - only feeds need it

    try:
        # Bytes in a stream, never a string: feedparser opens strings as paths and addresses.
        data = io.BytesIO(_DECLARATION.sub("", markup).encode("utf-8", "replace"))
        return feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:
        raise UnusableError(f"cannot be read as a feed ({type(error).__name__}: {error})") from error


def _body(entry: Any) -> str:
    """The longest text that the entry carries."""
    contents = [_text(content) for content in entry.get("content", ())]
    return max((*contents, _plain(entry, "summary")), key=len)


def _plain(holder: Any, field: str) -> str:
    detail = holder.get(f"{field}_detail")
    return _text(detail) if detail else clean_text(str(holder.get(field, "")))


def _text(detail: Any) -> str:
    """Text as it is, HTML as its text."""
    value = clean_text(str(detail.get("value", "")))
    return fragment_text(value) if detail.get("type") in _HTML_TYPES else value.strip()


def _entry_publisher(entry: Any) -> str:
    """Feeds that gather others name the publisher of each entry."""
    origin = entry.get("source")
    return one_line(_plain(origin, "title")) if isinstance(origin, dict) else ""


def _days(entry: Any) -> Iterator[str]:
    for field in ("published", "created", "updated"):
        # feedparser's own get answers `updated` with `published`, and warns about it.
        yield str(dict.get(entry, field, ""))
