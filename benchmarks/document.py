"""Count the ends of sentences that readers disagree on, and the patterns that an article asks.

Reads articles as geomap does; without files, those of examples/. Readers that were handed one Document must agree.
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from geomap import find_incidents, find_places, read_articles
from geomap.incidents.casualties.casualty_mentions import find_casualties
from geomap.text.document import read_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import FrameType

    from geomap.model import Article, Report, Span
    from geomap.text.document import Document

HERE = Path(__file__).parent
_STOPS = frozenset((". ", "! ", "? ", "… ", "\n", "\n\n"))
"""What stands between two words where nothing but a sentence's end can be meant."""


def main() -> None:
    """Print both figures with their bounds, and leave with 1 where one is exceeded."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="*", help="files or folders of articles; by default the examples")
    paths = parser.parse_args().articles or [str(path) for path in sorted((HERE.parent / "examples").iterdir())]
    bounds = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))["document"]
    articles = list(read_articles(*(path for path in paths if not path.endswith("README.md"))))
    find_all(articles[0])  # What is read once, the lists of words, is no article's.
    figures = {
        "disagreements": sum(map(disagreements, articles)),
        "pattern_calls": sum(pattern_calls(partial(find_all, one)) for one in articles) / len(articles),
    }
    exceeded = [name for name, figure in figures.items() if figure > bounds[name]]
    for name, figure in figures.items():
        print(f"{name:24} {figure:.1f}   bound {bounds[name]}{'   EXCEEDED' if name in exceeded else ''}")
    sys.exit(bool(exceeded))


def find_all(article: Article) -> tuple[Report, ...]:
    """Read an article as the pipeline does."""
    document = read_document(article)
    return find_incidents(article, find_places(article, document=document), document=document)


def disagreements(article: Article) -> int:
    """How many ends of sentences one reader of an article sees where another sees none."""
    document = read_document(article)
    starts = {sentence.start for sentence in document.sentences}
    names = set(_starts_for_names(document))
    inner = (*_of_casualties(document), *_of_reports(find_all(article)))
    return len(names - starts) + sum(_is_across(document, span) for span in inner)


def _starts_for_names(document: Document) -> Iterator[int]:
    """Where the reader of names sees a sentence begin."""
    tokens = document.tokens
    for number, (gap, opens) in enumerate(zip(tokens.gaps, tokens.opens, strict=True)):
        if opens and gap in _STOPS:
            yield tokens.starts[number]


def _of_casualties(document: Document) -> Iterator[Span]:
    """The sentences that the reader of casualties saw."""
    return (casualty.sentence for casualty in find_casualties(document) if casualty.sentence.end)


def _of_reports(reports: Sequence[Report]) -> Iterator[Span]:
    """The clauses and claims of events."""
    for report in reports:
        yield from report.spans
        yield from (claim.span for claim in report.claims)


def _is_across(document: Document, span: Span) -> bool:
    """Whether a stretch reaches over the end of a sentence."""
    sentence = document.sentence_at(span.start)
    return sentence is None or span.end > sentence.end


def pattern_calls(work: Callable[[], object]) -> int:
    """How often some work asks a compiled pattern."""
    asked: list[str] = []

    def count(_: FrameType, event: str, called: object) -> None:
        if event == "c_call" and type(getattr(called, "__self__", None)) is re.Pattern:
            asked.append(event)

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return len(asked)


if __name__ == "__main__":
    main()
