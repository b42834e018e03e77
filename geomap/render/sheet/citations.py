"""Which articles a margin names, and which publishers stand for the many that have no more than a publisher."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.model import Article


class Cited(NamedTuple):
    """What a margin says the incidents are from."""

    articles: tuple[tuple[int, Article], ...]
    """The articles that can be named, each with its number among all."""
    publishers: tuple[tuple[str, int], ...]
    """Who published what else there is, and how many reports of theirs, the most first."""


def cite(articles: Iterable[Article]) -> Cited:
    """Part articles from the rows of tables, which tell a publisher and nothing to look up.

    What says nothing at all of where it is from can only be called an article, and only where it is alone.
    """
    named, nameless = [], []
    publishers: Counter[str] = Counter()
    for number, article in enumerate(articles):
        if article.title or article.url or article.published:
            named.append((number, article))
        elif article.source:
            publishers[article.source] += 1
        else:
            nameless.append((number, article))
    alone = nameless if len(nameless) == 1 and not named and not publishers else []
    ranked = sorted(publishers.items(), key=lambda one: (-one[1], one[0]))
    return Cited((*named, *alone), tuple(ranked))
