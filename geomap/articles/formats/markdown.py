"""Markdown to plain text: marks away, paragraphs, list items and rows on lines of their own."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from geomap.articles.formats.encodings import decode
from geomap.articles.formats.markup import parse, tree_text
from geomap.articles.formats.opened_source import UnusableError
from geomap.articles.formats.plain_text import article_of, clean_text, part_front_matter

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

    from geomap.articles.formats.opened_source import Outcomes, Source

MAX_PARSED = 300_000
"""Of one article, in characters: its hardest case takes seconds. Longer ones, which are books, are read as they are."""
MAX_MARKS = 400
"""Of one paragraph: the parser's time grows with their square."""
_MARKS = "[*_`<~!"
_NOTE = re.compile(r"\[\^[^\[\]\s]{1,60}\](?::[ \t]*)?")


def read_markdown(source: Source) -> Outcomes:
    """One article a file."""
    text = clean_text(decode(source.read(), declared=source.charset))
    matter, body = part_front_matter(text)
    plain, heading = plain_text(body)
    if not plain:
        raise UnusableError("has no text")
    yield from article_of(source, matter, plain, heading=heading)


def plain_text(body: str) -> tuple[str, str]:
    """The words of Markdown without front matter, and its main heading where it has one."""
    if len(body) > MAX_PARSED:
        return body.strip(), ""
    parser = _parser()
    # Calls of footnotes are no words, and what a note says is a paragraph like others
    tokens = parser.parse(_NOTE.sub("", body))
    page = parser.renderer.render(tokens, parser.options, {})
    return _text(page), _text(_heading(parser, tokens))


def _text(page: str) -> str:
    return tree_text(parse(f"<div>{page}</div>")) if page.strip() else ""


def _heading(parser: MarkdownIt, tokens: list[Token]) -> str:
    """The first heading of the first rank, or one of any rank that all else stands under, as HTML."""
    for number, token in enumerate(tokens):
        if token.type == "heading_open" and (token.tag == "h1" or not number):
            heading: str = parser.renderer.render(tokens[number + 1 : number + 2], parser.options, {})
            return heading
    return ""


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only Markdown needs the parser

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    # Who indents the first line of a paragraph means no program
    parser.disable("code")
    for cell in ("th", "td"):
        parser.add_render_rule(f"{cell}_open", _part_cells)
        parser.add_render_rule(f"{cell}_close", _no_markup)
    parser.core.ruler.before("inline", "geomap", _prepare)
    return parser


def _part_cells(_renderer: object, tokens: list[Token], at: int, *_: object) -> str:
    return "" if tokens[at - 1].type == "tr_open" else " | "


def _no_markup(*_: object) -> str:
    return ""


def _prepare(state: StateCore) -> None:
    """Keep paragraphs of marks from the parser of their insides, and numbers with their items."""
    number = ""
    for token in state.tokens:
        if token.type == "list_item_open" and token.info:
            # "5. März 2021: ..." is an item to Markdown, and a day to its reader
            number = f"{token.info}\\{token.markup} "
        elif token.type == "inline":
            token.content, number = number + token.content, ""
            if sum(map(token.content.count, _MARKS)) > MAX_MARKS:
                token.type = "text"
