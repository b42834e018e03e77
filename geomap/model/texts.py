"""Texts, and where in them something stands: offsets are Python character offsets into ``Article.text``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - what a project keeps is decoded by these annotations, at run time
from typing import NamedTuple

from geomap.vocabulary import Role


class Span(NamedTuple):
    """A stretch of an article's text, end exclusive."""

    start: int
    end: int


NO_SPAN = Span(0, 0)
"""For what does not stand in the text, such as a day taken from the publication date."""


@dataclass(frozen=True, slots=True)
class Article:
    """One text from one publisher."""

    id: str
    text: str
    title: str = ""
    published: date | None = None
    source: str = ""
    """The publisher's name, as the source gives it."""
    url: str = ""
    """An absolute http or https address, or empty."""
    language: str = ""
    """An ISO 639-1 code; empty where nobody said."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name in a text: ``article.text[start:end] == text``."""

    article: str
    """The id of the article."""
    start: int
    end: int
    text: str
    role: Role = Role.LITERAL
