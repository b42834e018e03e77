"""What a second reader is, and what of its answers is taken: reports of this very article, within its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from geomap.errors import ExtractorError, GeomapError
from geomap.model import Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geomap.model import Article, Placed, Unplaced


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something that a second reader told and that is not taken, and why."""

    article: str
    """The id of the article."""
    reason: str
    """In a few words that many answers share, so that they can be counted."""


class Extractor(Protocol):
    """Reads an article: a function will do.

    An attribute ``parallel`` says how many articles it reads at a time, each in a thread; without it, one.
    """

    def __call__(self, article: Article, places: Sequence[Placed | Unplaced], /) -> Iterable[Report | Dropped]:
        """Yield the reports of an article, and what was left out.

        Raises:
            ExtractorError: this article cannot be read.
        """
        ...


def reread(
    extractor: Extractor, article: Article, places: Sequence[Placed | Unplaced]
) -> tuple[tuple[Report, ...], tuple[Dropped, ...]]:
    """What a second reader tells of an article: its reports in text order, and what is not taken.

    Raises:
        ExtractorError: it could not read the article, or broke on it.
    """
    try:
        told = list(extractor(article, places))
    except GeomapError:
        raise
    except Exception as error:
        # Somebody else's code: whatever one article sets off there, the rules have read it.
        words = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        raise ExtractorError(f"it broke ({words})") from error
    reports = [one for one in told if isinstance(one, Report) and _is_of(article, one)]
    dropped = [one for one in told if isinstance(one, Dropped)]
    strays = len(told) - len(reports) - len(dropped)
    dropped += [Dropped(article.id, "it is no report of this article, or points outside its text")] * strays
    return tuple(sorted(reports, key=lambda report: report.spans)), tuple(dropped)


def _is_of(article: Article, report: Report) -> bool:
    spans = (*report.spans, *(claim.span for claim in report.claims))
    within = all(0 <= span.start <= span.end <= len(article.text) for span in spans)
    return bool(report.spans) and within and report.article == article
