from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from geomap.model import Article
from geomap.readings import Reading, Unread, _guarded, read, read_places

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = "Gunmen attacked a market in Djibo, in Burkina Faso, on Sunday, killing {} civilians, the governor said."


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """More articles than one process takes alone."""
    rows = ({"id": f"a{n}", "text": SENTENCE.format(n + 2), "published": "2020-03-09"} for n in range(130))
    path = tmp_path / "many.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_many_processes_read_what_one_reads(many: Path) -> None:
    """The number of processes changes the time and nothing else."""
    skipped: list[object] = []
    alone = list(read((str(many),), on_skip=skipped.append))
    together = list(read((str(many),), on_skip=skipped.append, jobs=2))
    assert together == alone
    assert [reading.article.id for reading in alone] == [f"a{n}" for n in range(130)]
    assert not skipped


def test_places_alone_are_those_of_the_whole_reading(many: Path) -> None:
    """Stopping early changes no place."""
    skipped: list[object] = []
    places = [found for _, found in read_places((str(many),), on_skip=skipped.append)]
    assert places == [reading.places for reading in read((str(many),), on_skip=skipped.append)]
    assert not skipped


def test_an_article_that_breaks_the_reading_costs_itself_alone() -> None:
    """A fault of ours is told with the article's name, and the rest is read."""

    def broken(article: Article) -> Reading:
        raise ZeroDivisionError(f"no end of {article.text}")

    result = _guarded(broken, Article(id="a1", text="trouble"))
    assert result == Unread("a1", "ZeroDivisionError: no end of trouble")
    assert "a1" in str(result)
