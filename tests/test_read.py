from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from geomap.errors import UsageError
from geomap.model import Article, Placed
from geomap.places.gazetteer.build.user import build_user_gazetteer
from geomap.read import Reader, Reading, Unread, _guarded, place_article, read, read_places
from geomap.settings import Lookup

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
    together = list(read((str(many),), on_skip=skipped.append, reader=Reader(jobs=2)))
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


def test_a_gazetteer_of_ones_own_is_asked_before_ours(tmp_path: Path) -> None:
    """A village that only the user knows is placed, and ours stay known."""
    table = tmp_path / "own.csv"
    table.write_text(
        "id,name,latitude,longitude,kind,country_code\nv-1,Zorvagen,14.2,-1.5,settlement,BF\n", encoding="utf-8"
    )
    built = tmp_path / "own.gazetteer"
    build_user_gazetteer([table], built, on_progress=lambda _: None, day="2026-01-01")
    article = Article(id="a", text="Gunmen attacked the village of Zorvagen near Djibo, in Burkina Faso, on Sunday.")
    _, ours = place_article(article)
    _, together = place_article(article, lookup=Lookup(gazetteers=(built,)))
    assert "Zorvagen" not in {place.place.name for place in ours if isinstance(place, Placed)}
    assert {"Zorvagen", "Djibo", "Burkina Faso"} <= {p.place.name for p in together if isinstance(p, Placed)}


def test_a_geocoder_without_a_name_for_who_asks_is_wrong_use() -> None:
    """Nothing is sent before somebody says who sends it."""
    with pytest.raises(UsageError, match="user agent"):
        place_article(Article(id="a", text="A fire in Djibo."), lookup=Lookup(geocoder="nominatim"))
