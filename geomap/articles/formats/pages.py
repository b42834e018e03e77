"""HTML pages: the story by trafilatura, and what the page declares about itself."""

from __future__ import annotations

import json
import logging
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from geomap.articles.formats.encodings import decode
from geomap.articles.formats.json_articles import language_code, one_line
from geomap.articles.formats.markup import parse, tree_text
from geomap.articles.formats.opened_source import Source, UnusableError
from geomap.articles.formats.plain_text import clean_text, read_head
from geomap.articles.published_day import parse_published
from geomap.model import Article
from geomap.system.links import web_link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from lxml.html import HtmlElement

    from geomap.articles.formats.opened_source import Outcomes

_DAY_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish-date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "date",
)
"""Names of ``<meta>`` elements that state the day of publication, the plainest first."""
_NO_ARTICLE = "has no article text: save the text of the story in a file of its own"
_DAY_IN_ADDRESS = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=[/._-]|$)")
_LANGUAGE_LENGTH = 35
"""Characters of a language tag that RFC 5646 bids software to take."""
_LINE_ENDS = re.compile(r"\s*\n\s*")


def read_page(source: Source) -> Outcomes:
    """One article a page."""
    page = clean_text(decode(source.read(), declared=source.charset))
    tree = parse(page)
    declared = _Declared(tree)
    if declared.is_ours:
        raise UnusableError("is a map that geomap drew, no article")
    title = declared.title
    body = _story(tree)
    if not body:
        raise UnusableError(_NO_ARTICLE)
    text = with_title(title, body)
    head = read_head(text)
    url = declared.url or source.url
    published = declared.published or head.published or head.updated or _day_in(url)
    yield Article(
        id=source.stem,
        text=text,
        title=title or head.title,
        published=published,
        source=declared.publisher or head.source,
        url=url,
        language=declared.language,
    )
    yield from source.undated(declared.stated, published)


def with_title(title: str, body: str) -> str:
    """The text of an article: its title, a blank line, the story; the title only once."""
    if not title or one_line(body[: 2 * len(title) + 80]).casefold().startswith(title.casefold()):
        return body
    return f"{title}\n\n{body}".strip()


class _Declared:
    """What the head of a page says: nothing here is guessed from its text."""

    def __init__(self, tree: HtmlElement) -> None:
        self._tree = tree
        self._meta: dict[str, str] = {}
        for element in tree.iter("meta"):
            name = element.get("property") or element.get("name") or element.get("itemprop") or ""
            self._meta.setdefault(name.strip().lower(), element.get("content") or "")
        self._linked = list(_linked_data(tree))

    @property
    def is_ours(self) -> bool:
        """Whether the page is a map of ours, as it lies in a folder that is read and drawn into."""
        return self._meta.get("generator", "").startswith("geomap ")

    @property
    def title(self) -> str:
        headings = [one_line(heading.text_content()) for heading in self._tree.iter("h1")]
        # A page with several first headings uses them for something else.
        heading = headings[0] if len(headings) == 1 else ""
        return heading or one_line(self._meta.get("og:title", "") or self._tree.findtext(".//title") or "")

    @property
    def stated(self) -> tuple[str, ...]:
        """What it says is the day of publication."""
        linked = (_words(item.get("datePublished")) for item in self._linked)
        return (*linked, *(self._meta.get(name, "") for name in _DAY_NAMES))

    @property
    def published(self) -> date | None:
        times = (element.get("datetime") or "" for element in self._tree.iter("time"))
        return next((day for text in (*self.stated, *times) if (day := parse_published(text))), None)

    @property
    def publisher(self) -> str:
        linked = (_words(item.get("publisher")) for item in self._linked)
        return next((one_line(name) for name in (*linked, self._meta.get("og:site_name", "")) if name.strip()), "")

    @property
    def url(self) -> str:
        canonical = (link.get("href") or "" for link in self._tree.iter("link") if link.get("rel") == "canonical")
        stated = (*canonical, self._meta.get("og:url", ""))
        return next((address for text in stated if (address := web_link(text.strip()))), "")

    @property
    def language(self) -> str:
        root = self._tree.getroottree().getroot()
        stated = root.get("lang") or self._meta.get("og:locale", "") or self._meta.get("language", "")
        return language_code(stated[:_LANGUAGE_LENGTH])


def _story(tree: HtmlElement) -> str:
    """The text of the article, without menus and advertisements; the whole of a page too small to have any."""
    import trafilatura  # noqa: PLC0415 - it takes 1.3 s to import

    # Its remarks about single pages are our skips; without a handler they would land on stderr.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    try:
        story = trafilatura.extract(tree, include_comments=False, include_tables=True) or ""
    except Exception as error:
        raise UnusableError(f"cannot be read as an article ({type(error).__name__}: {error})") from error
    # A line of its text is a paragraph of the page: without a blank line a heading would run into the words below it.
    return _LINE_ENDS.sub("\n\n", clean_text(str(story)).strip()) or _short_story(tree)


def _short_story(tree: HtmlElement) -> str:
    paragraphs = (tree_text(element) for element in tree.iter("p"))
    return "\n\n".join(text for text in paragraphs if len(text.split()) > 3)


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The articles that a page describes in JSON-LD."""
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json":
            try:
                value = json.loads(script.text or "")
            except (ValueError, RecursionError):
                continue
            yield from _articles_in(value if isinstance(value, list) else [value])


def _articles_in(values: Iterable[Any]) -> Iterator[dict[str, Any]]:
    for value in values:
        if isinstance(value, dict):
            graph = value.get("@graph")
            yield from (item for item in (value, *(graph if isinstance(graph, list) else ())) if _is_article(item))


def _is_article(item: Any) -> bool:
    kinds = item.get("@type") if isinstance(item, dict) else None
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and name.endswith(("Article", "BlogPosting")) for name in names)


def _words(value: Any) -> str:
    """The text of a JSON-LD value, which may be a text, an object with a name, or a list of either."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else ""


def _day_in(url: str) -> date | None:
    """The day in an address such as ``/2020/12/14/``, where many newspapers put it."""
    found = _DAY_IN_ADDRESS.search(urlsplit(url).path) if url else None
    return parse_published(f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}") if found else None
