"""An article as one annotated text, made once and handed to every reader; readers add layers to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeVar

from geomap.text.languages import tell_language
from geomap.text.packs import ENGLISH
from geomap.text.passages.boilerplate import find_adverts, find_boilerplate
from geomap.text.passages.datelines import Dateline, find_dateline
from geomap.text.passages.paragraphs import Paragraph, ParagraphKind, find_paragraphs, join_lines
from geomap.text.passages.quotations import find_quotations
from geomap.text.passages.sentences import Sentence, sentences_of, split_text
from geomap.text.spans import Layer
from geomap.text.tokens import Token, Tokens, split_words, tokenise

if TYPE_CHECKING:
    from collections.abc import Callable

    from geomap.model import Article, Span
    from geomap.text.languages import Language

    Made = TypeVar("Made")


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A text with its tokens, sentences and passages; all offsets are those of the article's own text."""

    text: str
    """The article's text with wrapped lines joined: a space stands for each of those line breaks."""
    dateline: Dateline
    spans: tuple[Span, ...]
    """Where the sentences stand."""
    title: Document | None = None
    """The article's title, where its text does not repeat it."""
    _layers: dict[Any, Any] = field(default_factory=dict, repr=False)

    def layer(self, read: Callable[[Document], Made]) -> Made:
        """What a reader finds in the document: it is asked once."""
        if read not in self._layers:
            self._layers[read] = read(self)
        made: Made = self._layers[read]
        return made

    @property
    def language(self) -> Language | None:
        """The language of the text; None for English."""
        return self.layer(_language)

    @property
    def sentences(self) -> Layer[Sentence]:
        """The sentences with what they are for the story."""
        return self.layer(_sentences)

    @property
    def tokens(self) -> Tokens:
        """The words as names have them."""
        return self.layer(_tokens)

    @property
    def adverts(self) -> tuple[Span, ...]:
        """Passages of adverts and notices at the end."""
        return self.layer(_adverts)

    @property
    def boilerplate(self) -> tuple[Span, ...]:
        """The sentences of adverts, credits and notices."""
        return self.layer(_boilerplate)

    @property
    def words(self) -> Layer[Token]:
        """The plain words, in small letters."""
        return self.layer(_words)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The lines that are not blank, wrapped ones joined."""
        return self.layer(_paragraphs)

    @property
    def headings(self) -> tuple[Paragraph, ...]:
        """The paragraphs that are headings."""
        return tuple(paragraph for paragraph in self.paragraphs if paragraph.kind is ParagraphKind.HEADING)

    @property
    def lists(self) -> tuple[Paragraph, ...]:
        """The paragraphs that are items of lists."""
        return tuple(paragraph for paragraph in self.paragraphs if paragraph.kind is ParagraphKind.ITEM)

    @property
    def quotations(self) -> tuple[Span, ...]:
        """What stands in quotation marks, with them."""
        return self.layer(_quotations)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that an offset lies in, or the last one before it; None before the first."""
        number = self.sentences.number_at(offset + 1) - 1
        return self.sentences[number] if number >= 0 else None


def read_document(article: Article) -> Document:
    """Annotate an article."""
    title = article.title if article.title and article.title not in article.text else ""
    return annotate(article.text, title=title)


def annotate(text: str, *, title: str = "") -> Document:
    """Annotate a text."""
    joined = join_lines(text)
    dateline = find_dateline(joined)
    return Document(joined, dateline, split_text(joined, dateline), annotate(title) if title else None)


def language_of(text: Document | str) -> str:
    """The code of a document's language; a bare text is taken for English."""
    return ENGLISH if isinstance(text, str) or text.language is None else text.language.code


def as_document(text: Document | str) -> Document:
    """The document itself, or a text annotated."""
    return annotate(text) if isinstance(text, str) else text


# Each layer is made when a reader first asks for it: who reads places alone needs no story.
def _language(document: Document) -> Language | None:
    return tell_language(document.text)


def _tokens(document: Document) -> Tokens:
    return tokenise(document.text, document.spans, document.language)


def _sentences(document: Document) -> Layer[Sentence]:
    return Layer(sentences_of(document.text, document.spans, document.dateline.end, document.boilerplate))


def _adverts(document: Document) -> tuple[Span, ...]:
    return find_adverts(document.text, document.spans)


def _boilerplate(document: Document) -> tuple[Span, ...]:
    return find_boilerplate(document.text, document.spans, document.adverts)


def _words(document: Document) -> Layer[Token]:
    # The start of a token is its second field: asked by number, as this is done for every word.
    return Layer(split_words(document.text), start_of=itemgetter(1))


def _paragraphs(document: Document) -> tuple[Paragraph, ...]:
    return find_paragraphs(document.text)


def _quotations(document: Document) -> tuple[Span, ...]:
    return find_quotations(document.text)
