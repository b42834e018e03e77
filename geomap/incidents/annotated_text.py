"""A document with all layers of annotations that the reader of events needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.text.spans import Layer

if TYPE_CHECKING:
    from datetime import date

    from geomap.model import Placed, Unplaced, When
    from geomap.text.document import Document
    from geomap.text.lexicon import Match
    from geomap.text.passages.sentences import Sentence
    from geomap.text.scopes.matcher import Scopes

_NO_PLACES: Layer[Placed] = Layer()
_NO_NAMES: Layer[Unplaced] = Layer()


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """What a reader of events needs of an article."""

    document: Document
    published: date | None
    matches: Layer[Match]
    scopes: Scopes
    """Which small words say how the words near them are meant."""
    dates: Layer[When]
    places: Layer[Placed]
    """Literal places, the dateline's left out."""
    filed_from: Placed | None
    """The place of the dateline."""
    toponyms: Layer[Placed] = _NO_PLACES
    """The places of all names, whatever they do in their sentences."""
    news_day: date | None = None
    """The day that history is told from: of publication, else the newest day that the text tells."""
    unknown: Layer[Unplaced] = _NO_NAMES
    """Names of places that no gazetteer knows."""
    is_speech: bool = False
    """Whether much of the text speaks in the first person or says what must be: a speech, an appeal, an interview."""

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    @property
    def sentences(self) -> Layer[Sentence]:
        """The document's sentences."""
        return self.document.sentences
