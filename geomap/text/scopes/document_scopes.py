"""The scopes of a document: a layer that its readers share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.text.scopes.matcher import scope_matcher

if TYPE_CHECKING:
    from geomap.text.document import Document
    from geomap.text.scopes.matcher import Scopes


def scopes_of(document: Document) -> Scopes:
    """The cues of all rules in a document."""
    return document.layer(_scopes)


def _scopes(document: Document) -> Scopes:
    return scope_matcher().scan(document.text, document.words, [sentence.start for sentence in document.sentences])
