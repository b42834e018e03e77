"""HTML to plain text: the tags of a fragment away, and pages made safe for the parser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from geomap.articles.formats.opened_source import UnusableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

MAX_ATTRIBUTES = 200
"""Of one tag: the parser's time grows with their square."""
MAX_TAGS = 300_000
"""Of one page: each takes a kilobyte of memory in the end."""
_SHORT_TAG = 500
"""Characters: of a shorter tag the attributes need not be counted, however many it has."""
# One pass over comments, scripts and tags, as a browser's tokenizer takes them; it never steps back.
_TAGS = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\b|\Z)|<(?P<name>/?[a-z][a-z0-9]*)"
    r"""(?P<rest>(?:=\s*+"[^"]*+(?:"|\Z)|=\s*+'[^']*+(?:'|\Z)|[^>])*+)>?""",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""[^\s=>/"']++(?:\s*+=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>]*+))?+|.""", re.DOTALL)
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "figcaption", "figure", "footer", "form"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table"}
    | {"tr", "ul"}
)
_SILENT = frozenset({"script", "style", "noscript", "template", "iframe", "object", "svg", "head", "title"})
# XML cannot hold these, and lxml refuses strings that do.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def parse(page: str) -> HtmlElement:
    """The tree of a page.

    Raises:
        UnusableError: it has more tags than any article, or nothing in it.
    """
    from lxml import etree, html  # noqa: PLC0415 - only markup needs the parser

    # The declaration is spent: the page is text by now, and lxml refuses strings with an encoding.
    plain = re.sub(r"\A\s*<\?xml[^>]{0,200}\?>", "", _NO_XML.sub(" ", page))
    try:
        return html.document_fromstring(_bounded(plain))
    except (etree.ParserError, ValueError) as error:
        raise UnusableError(f"is not HTML that can be read ({error})") from None


def fragment_text(fragment: str) -> str:
    """The text of a piece of HTML, a blank line between its blocks."""
    if "<" not in fragment and "&" not in fragment:
        return fragment.strip()
    try:
        tree = parse(f"<div>{fragment}</div>")
    except UnusableError:
        return ""
    return tree_text(tree)


def tree_text(tree: HtmlElement) -> str:
    """The visible text of a tree, a blank line between its blocks."""
    parts: list[str] = []
    skipping = 0
    for event, element in _walk(tree):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            parts.append("\n\n" if tag in _BLOCKS else "\n" if tag == "br" else "")
            skipping += tag in _SILENT
            parts.append("" if skipping or not tag else element.text or "")
        else:
            skipping -= tag in _SILENT
            parts.append("\n\n" if tag in _BLOCKS else "")
            parts.append("" if skipping else element.tail or "")
    return _tidy("".join(parts))


def _walk(tree: HtmlElement) -> Iterator[tuple[str, Any]]:
    from lxml import etree  # noqa: PLC0415 - as in parse

    # Comments come once, as an end: their own text does not count, what follows them does.
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        yield ("start" if event == "start" else "end"), element


def _bounded(page: str) -> str:
    """The page without the attributes of monstrous tags."""
    tags = 0

    def trim(found: re.Match[str]) -> str:
        nonlocal tags
        tags += 1
        if tags > MAX_TAGS:
            raise UnusableError(f"has more than {MAX_TAGS:,} tags: that is no article")
        rest = found["rest"] or ""
        if len(rest) < _SHORT_TAG or _count_attributes(rest) <= MAX_ATTRIBUTES:
            return found[0]
        return f"<{found['name']}>"

    return _TAGS.sub(trim, page)


def _count_attributes(rest: str) -> int:
    return sum(1 for found in _ATTRIBUTE.finditer(rest) if len(found[0]) > 1 or found[0].isalpha())


def _tidy(text: str) -> str:
    """Runs of blanks made one, runs of empty lines made one."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
