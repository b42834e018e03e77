"""Plain text: as it is, less front matter; title, publisher and day are read from its head."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geomap.articles.formats.encodings import decode
from geomap.articles.formats.json_articles import FIELD_NAMES, language_code, one_line
from geomap.articles.formats.opened_source import Source, UnusableError
from geomap.articles.published_day import parse_published
from geomap.model import Article
from geomap.system.links import web_link

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from geomap.articles.formats.opened_source import Outcomes

_HEAD_REACH = 3000
"""Characters in which all that a head states is found."""
_HEAD_LINES = 12
"""Lines: title, subtitle, author, publisher, day, address, with blank ones between."""
_MAX_TITLE = 250
"""Characters: headlines with all their subtitles have fewer; a paragraph has more."""
_MAX_HEAD_LINE = 160
"""Characters: a longer line is the first paragraph, and the head is over."""
_LABEL_WORDS = 8
"""Words: a line with a period at its end and more words than a label ("Updated at 9 a.m.") is a sentence."""
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_LABEL = re.compile(
    r"(?:(?P<title>title|headline)|(?P<source>from|source|publisher|publication|outlet)|(?P<url>url|link)"
    r"|(?P<published>(?:first )?published|date|posted|published on|published at|publication date|issued)"
    r"|(?P<updated>(?:last )?(?:updated|modified)))\s*(?:on|at)?\s*:\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_DATE_VERB = re.compile(
    r"(?:first )?(?:published|posted|issued|(?P<updated>(?:last )?updated|modified))(?: on| at)?:?\s+", re.IGNORECASE
)
_SEPARATOR = re.compile(r"\s*[|•·]\s*|\s+[–—]\s+")


@dataclass(frozen=True, slots=True)
class Head:
    """What the first lines of an article say about it."""

    title: str = ""
    source: str = ""
    url: str = ""
    language: str = ""
    id: str = ""
    published: date | None = None
    updated: date | None = None
    stated: str = ""
    """The day of publication as front matter has it."""


def read_plain(source: Source) -> Outcomes:
    """One article a file."""
    text = clean_text(decode(source.read(), declared=source.charset))
    if not text.strip():
        raise UnusableError("has no text")
    yield from article_of(source, *part_front_matter(text))


def article_of(source: Source, matter: str, body: str, *, heading: str = "") -> Outcomes:
    """The article of a text; a heading that is marked as one is its title, unless front matter has another."""
    head = read_head(matter + body)
    yield Article(
        id=head.id or source.stem,
        text=body,
        title=(read_head(matter).title if matter else "") or one_line(heading) or head.title,
        published=head.published or head.updated,
        source=head.source,
        url=head.url or source.url,
        language=head.language,
    )
    yield from source.undated([head.stated], head.published or head.updated)


def part_front_matter(text: str) -> tuple[str, str]:
    """Front matter and the text after it: it is about the article, and a place named there was not written about."""
    matter = _FRONT_MATTER.match(text)
    end = matter.end() if matter else 0
    return text[:end], text[end:].lstrip("\n")


def clean_text(text: str) -> str:
    r"""The text with line ends made ``\\n`` and NUL characters removed; nothing else moves."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def read_head(text: str) -> Head:
    """Title, publisher, day and address, where front matter or the first lines state them."""
    start = text[:_HEAD_REACH]
    matter = _FRONT_MATTER.match(start)
    if matter:
        return _with_title(_front_matter(matter[1]), start[matter.end() :])
    head = Head()
    for line in _head_lines(start):
        head = _read_line(head, line)
    return _with_title(head, start)


def _head_lines(start: str) -> Iterator[str]:
    """The lines before the story begins: a long one, or the second one that is a whole sentence, ends them."""
    lines = [line.strip() for line in start.split("\n") if line.strip()]
    sentences = 0
    for number, line in enumerate(lines[:_HEAD_LINES]):
        sentences += line.endswith(".") and len(line.split()) > _LABEL_WORDS
        if (len(line) > _MAX_HEAD_LINE and number) or sentences > 1:
            return
        yield line.strip("*_ ")


def _read_line(head: Head, line: str) -> Head:
    for piece in _SEPARATOR.split(line):
        head = _read_piece(head, piece.strip("*_ "))
    return head


def _read_piece(head: Head, piece: str) -> Head:
    """One statement of a head line; the first of each kind counts."""
    label = _LABEL.fullmatch(piece)
    value = label["value"].strip() if label else piece
    if label and label["title"]:
        return replace(head, title=head.title or one_line(value))
    if label and label["url"]:
        return replace(head, url=head.url or web_link(value.strip()))
    if label and label["source"]:
        return replace(head, source=head.source or one_line(value))
    verb = _DATE_VERB.match(value)
    day = parse_published(value[verb.end() :] if verb else value)
    if (label and label["updated"]) or (verb and verb["updated"]):
        return replace(head, updated=head.updated or day)
    return replace(head, published=head.published or day)


def _front_matter(block: str) -> Head:
    values: dict[str, str] = {}
    for line in block.split("\n"):
        key, colon, value = line.partition(":")
        if colon and not line.startswith((" ", "\t", "#", "-")):
            values[key.strip().lower()] = value.strip().strip("\"'").strip()
    found = {field: next((values[n] for n in names if values.get(n)), "") for field, names in FIELD_NAMES.items()}
    return Head(
        title=one_line(found["title"]),
        source=one_line(found["source"]),
        url=web_link(found["url"].strip()),
        language=language_code(found["language"]),
        id=one_line(found["id"]),
        published=parse_published(found["published"]),
        stated=found["published"],
    )


def _with_title(head: Head, body: str) -> Head:
    """The first line as title, where it stands by itself and is no sentence of the story."""
    first, _, rest = body.strip().partition("\n")
    line = first.strip().lstrip("#").strip("*_ ")
    stands_alone = bool(rest.strip()) and len(line) <= _MAX_TITLE and not line.endswith((".", ",", ";", ":"))
    if head.title or not stands_alone or _LABEL.fullmatch(line) or parse_published(line):
        return head
    return replace(head, title=one_line(line))
