"""An article with all layers of annotations that the reader of events needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from geomap.model import Placed, Unplaced, When
    from geomap.text.lexicon import Match
    from geomap.text.scopes.matcher import Scopes
    from geomap.text.sentences import Sentence


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """What a reader of events needs of an article."""

    text: str
    published: date | None
    sentences: tuple[Sentence, ...]
    matches: tuple[Match, ...]
    scopes: Scopes
    """Which small words say how the words near them are meant."""
    dates: tuple[When, ...]
    places: tuple[Placed, ...]
    """Literal places in text order, the dateline's left out."""
    filed_from: Placed | None
    """The place of the dateline."""
    toponyms: tuple[Placed, ...] = ()
    """The places of all names, whatever they do in their sentences."""
    news_day: date | None = None
    """The day that history is told from: of publication, else the newest day that the text tells."""
    unknown: tuple[Unplaced, ...] = ()
    """Names of places that no gazetteer knows, in text order."""
    is_speech: bool = False
    """Whether much of the text speaks in the first person or says what must be: a speech, an appeal, an interview."""
