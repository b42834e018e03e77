"""An article annotated once: wrapped lines joined, every reader on the same sentences, few patterns asked."""

from __future__ import annotations

import re
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap import find_incidents, find_places, read_articles
from geomap.incidents.casualties.casualty_mentions import find_casualties
from geomap.model import Article, Span
from geomap.text.document import annotate, read_document
from geomap.text.passages.paragraphs import join_lines

if TYPE_CHECKING:
    from geomap.model import Report
    from geomap.text.document import Document

EXAMPLES = sorted(path for path in (Path(__file__).parents[2] / "examples").iterdir() if path.is_dir())
MOST_CALLS = 250
"""How many patterns an article may ask; before there were documents it was 880."""
LEAST_LINES = 6

SENTENCES = (
    "Two men were killed when a shell hit the mill at Kelm on Friday, the ministry said.",
    "Gen. Ode of the U.S. army left Dorin at 5 p.m. and went to St. Vela with Dr. A. Lin.",
    "Nobody was hurt in the raid on the northern bridge, but three houses and a barn burned down.",
    "“We saw the smoke from far away,” a farmer in the village of Sorad told the Valley Post.",
    "Seven people are still missing after the flood, which cut the road between the two towns.",
    "The truce of 12 March, the third in as many weeks, has been broken by both sides since then.",
)

texts = st.lists(st.sampled_from(SENTENCES), min_size=LEAST_LINES, max_size=14).map(" ".join)
characters = st.text(st.sampled_from("aA1 .,;:!?'’\"“”()-—\n\u00a0\u200bÀяԵمİé"), max_size=200)


@given(characters | texts)
def test_every_annotation_slices_back_into_the_text(text: str) -> None:
    """Offsets are those of the article, wrapped lines or not; sentences stand in order."""
    document = annotate(text)
    assert len(document.text) == len(text)
    tokens = document.tokens
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        assert text[start:end] == word
    assert all(0 <= token.start < token.end <= len(text) for token in document.words)
    ends = [0, *(sentence.end for sentence in document.sentences)]
    assert all(end <= sentence.start for end, sentence in zip(ends, document.sentences, strict=False))
    spans = [Span(one.start, one.end) for one in document.paragraphs]
    spans += [*document.quotations, *document.boilerplate, *document.adverts]
    assert all(text[start:end].strip() for start, end in spans)


@given(texts)
def test_names_and_plain_words_are_cut_at_the_same_places(text: str) -> None:
    """A name's token is whole plain words: none begins inside one."""
    document = annotate(text)
    begins = {token.start for token in document.words}
    assert begins.issuperset(document.tokens.starts)


@pytest.mark.parametrize("width", [60, 72, 80])
@given(text=texts)
def test_a_wrapped_text_has_the_sentences_of_the_text(width: int, text: str) -> None:
    """Lines that were wrapped at a fixed width are no lines."""
    assert told(annotate(textwrap.fill(text, width, break_on_hyphens=False))) == told(annotate(text))


def told(document: Document) -> list[str]:
    """The sentences of a document as its text has them."""
    return [document.text[sentence.start : sentence.end] for sentence in document.sentences]


@pytest.mark.parametrize(
    "text",
    [
        "Shell hits mill\nKelm, 3 March\nTwo men were killed.",
        "What we know so far about the shelling of Kelm and the two villages\n- Two men were killed\n- A mill burned",
        "Eight killed in a raid on the northern bridge near Kelm, ministry says\nKelm (Valley Post) - Eight died.",
    ],
)
def test_headings_and_lists_keep_their_lines(text: str) -> None:
    """A line that ended before the next word would have had no room ends for another reason."""
    assert join_lines(text) == text


def test_headings_lists_and_quotations_are_told() -> None:
    """Passages are found by their looks."""
    document = annotate("Shell hits mill\n\nA man “was seen to run” at Kelm.\n- two dead\n2) one hurt\nThe end.")
    text = document.text
    assert [text[one.start : one.end] for one in document.headings] == ["Shell hits mill"]
    assert [text[one.start : one.end] for one in document.lists] == ["- two dead", "2) one hurt"]
    assert [text[one.start : one.end] for one in document.quotations] == ["“was seen to run”"]


def test_a_title_is_annotated_where_the_text_does_not_repeat_it() -> None:
    """What stands in the text is read once."""
    title = read_document(Article(id="a", text="A mill burned.", title="Fire at Kelm")).title
    assert title is not None
    assert title.text == "Fire at Kelm"
    assert read_document(Article(id="a", text="Fire at Kelm. A mill burned.", title="Fire at Kelm")).title is None


def test_a_reader_is_asked_once() -> None:
    """A layer is kept with the document."""
    asked: list[str] = []

    def read(document: Document) -> int:
        asked.append(document.text)
        return len(asked)

    document = annotate("A mill burned.")
    assert [document.layer(read), document.layer(read)] == [1, 1]


@pytest.mark.parametrize(
    "text", ["Дождь шёл. Вечером стихло.", "Յոթ հոգի մեռավ։ Երեկոյան հանդարտ էր։", "نام مرد. شب شد."]
)
def test_sentences_end_in_every_script(text: str) -> None:
    """Where a script has other capitals or none, a stop and a space end a sentence all the same."""
    assert len(told(annotate(text))) == 2


def articles() -> tuple[Article, ...]:
    """The articles of the examples."""
    return tuple(read_articles(*map(str, EXAMPLES)))


def find_all(article: Article, document: Document) -> tuple[Report, ...]:
    """Places and incidents by one document."""
    return find_incidents(article, find_places(article, document=document), document=document)


@pytest.mark.parametrize("article", articles(), ids=lambda article: article.id)
def test_readers_agree_on_where_sentences_end(article: Article) -> None:
    """What the readers of names, casualties, events and claims take for sentences are the document's."""
    document = read_document(article)
    starts, tokens = {sentence.start for sentence in document.sentences}, document.tokens
    stops = [n for n, gap in enumerate(tokens.gaps) if tokens.opens[n] and gap.strip(" \n") in {".", "!", "?"}]
    assert starts.issuperset(tokens.starts[n] for n in stops)
    spans = [casualty.sentence for casualty in find_casualties(document)]
    for report in find_all(article, document):
        spans += [*report.spans, *(claim.span for claim in report.claims)]
    for span in spans:
        sentence = document.sentence_at(span.start)
        assert sentence is not None
        assert span.end <= sentence.end


def test_an_article_asks_few_patterns() -> None:
    """Words are looked up in the document; a pattern is asked where one of its words stands."""
    read = articles()
    find_all(read[0], read_document(read[0]))
    asked = 0

    def count(_: object, event: str, called: object) -> None:
        nonlocal asked
        asked += event == "c_call" and type(getattr(called, "__self__", None)) is re.Pattern

    sys.setprofile(count)
    try:
        for article in read:
            find_all(article, read_document(article))
    finally:
        sys.setprofile(None)
    assert 0 < asked / len(read) <= MOST_CALLS


def test_both_stages_find_the_same_with_a_document_and_without() -> None:
    """The public door makes the document where it is not given."""
    for article in articles():
        places = find_places(article)
        document = read_document(article)
        assert find_places(article, document=document) == places
        assert find_incidents(article, places, document=document) == find_incidents(article, places)
