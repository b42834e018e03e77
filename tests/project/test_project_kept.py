from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from project_samples import Heard, add_article, make_project, refuse

from geomap.articles.sources import read_one_file
from geomap.corrections import NameRule
from geomap.corrections.nouns import Origin
from geomap.model import Article, Kind, Mention, Place, Unplaced, UnplacedReason
from geomap.project import kept_readings
from geomap.project.kept_readings import KeptReadings
from geomap.project.store import Store
from geomap.read import Reader, Reading, read
from geomap.settings import Lookup

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RULE = NameRule(
    "Gao",
    Place("pin:1,2", "Gao Market", 1.0, 2.0, Kind.SETTLEMENT),
    Origin("corrections.toml: [[name]] 1", "A. Analyst", date(2024, 5, 1), "I was there."),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    with Store(tmp_path / "store" / "readings.sqlite", on_note=refuse) as opened:
        yield opened


def read_kept(store: Store, folder: Path, *, names: tuple[NameRule, ...] = ()) -> tuple[tuple[Reading, ...], int]:
    """The readings of a project's articles, and how many of them were known."""
    readings = KeptReadings(store)
    found = tuple(readings.read((str(folder / "articles"),), on_skip=refuse, reader=Reader(names=names)))
    return found, readings.reused


def test_what_is_known_equals_what_is_read(store: Store, tmp_path: Path) -> None:
    """A reading from the store is the reading that the article would get, in every value."""
    make_project(tmp_path, articles=7)
    fresh = tuple(read((str(tmp_path / "articles"),), on_skip=refuse))
    assert read_kept(store, tmp_path) == (fresh, 0)
    assert read_kept(store, tmp_path) == (fresh, 7)


def test_only_a_changed_article_is_read_again(store: Store, tmp_path: Path) -> None:
    """An added article and a changed one are read; a renamed one is known, under its new id."""
    make_project(tmp_path, articles=5)
    read_kept(store, tmp_path)
    add_article(tmp_path, 5)
    changed = tmp_path / "articles" / "001.txt"
    changed.write_text(changed.read_text(encoding="utf-8").replace("killing 3", "killing 30"), encoding="utf-8")
    (tmp_path / "articles" / "002.txt").rename(tmp_path / "articles" / "new.txt")
    readings, reused = read_kept(store, tmp_path)
    assert reused == 4
    assert readings == tuple(read((str(tmp_path / "articles"),), on_skip=refuse))


def test_a_name_rule_reads_again_only_what_has_the_name(store: Store, tmp_path: Path) -> None:
    """A correction of one name does not cost the reading of thousands of articles."""
    make_project(tmp_path, articles=5)
    read_kept(store, tmp_path)
    readings, reused = read_kept(store, tmp_path, names=(RULE,))
    assert reused == 4
    assert {report.location.place.id for one in readings for report in one.reports if report.location} >= {"pin:1,2"}
    assert read_kept(store, tmp_path, names=(RULE,))[1] == 5
    assert read_kept(store, tmp_path)[1] == 5


@pytest.mark.parametrize(
    ("reason", "is_kept"), [(UnplacedReason.NO_ANSWER, False), (UnplacedReason.UNKNOWN_ONLINE, True)]
)
def test_a_name_without_an_answer_is_asked_for_again(reason: UnplacedReason, *, is_kept: bool) -> None:
    """What a service did not know is known; whether it would have known is not."""
    article = make_article()
    reading = Reading(article, (Unplaced(Mention(article.id, 0, 4, "Text"), reason),), ())
    assert kept_readings._is_final(reading) is is_kept


def test_damaged_values_are_read_again(store: Store, tmp_path: Path) -> None:
    """Whatever a value holds, it is a reading or it is nothing."""
    make_project(tmp_path, articles=3)
    first, _ = read_kept(store, tmp_path)
    digest = kept_readings._digest(Reader(lookup=Lookup()))
    keys = kept_readings._keys([one.article for one in first], digest=digest, names=())
    store.save([(key, b"\x93\x01\x02\x03") for key in keys.values()])
    assert read_kept(store, tmp_path) == (first, 0)


def test_a_gazetteer_is_told_by_what_is_in_it(tmp_path: Path) -> None:
    """A gazetteer that was built again with other places reads the articles again; its name alone does not."""
    own = tmp_path / "own.gazetteer"
    own.write_bytes(b"one")
    before = kept_readings._digest(Reader(lookup=Lookup((own,))))
    copy = tmp_path / "copy.gazetteer"
    copy.write_bytes(b"one")
    assert kept_readings._digest(Reader(lookup=Lookup((copy,)))) == before
    own.write_bytes(b"two")
    assert kept_readings._digest(Reader(lookup=Lookup((own,)))) != before
    assert kept_readings._digest(Reader(lookup=Lookup())) not in {
        before,
        kept_readings._digest(Reader(lookup=Lookup(geocoder="photon"))),
    }


@pytest.mark.parametrize("value", ["", "other"])
@pytest.mark.parametrize("field", ["text", "title", "published", "source", "url", "language"])
def test_every_field_of_an_article_counts(field: str, value: str) -> None:
    """Two articles that differ in anything but their id have keys of their own."""
    article = make_article()
    values: dict[str, Any] = {field: date(2020, 3, 9) if field == "published" else value}
    other = replace(article, **values)
    assert kept_readings._keys([article], digest=b"r", names=()) != kept_readings._keys([other], digest=b"r", names=())
    (key,) = kept_readings._keys([article], digest=b"r", names=()).values()
    assert kept_readings._keys([replace(article, id="b")], digest=b"r", names=()) == {"b": key}


def make_article() -> Article:
    """An article with something in every field."""
    return Article("a", "Text.", "Title", date(2020, 3, 8), "Source", "https://example.org", "en")


def test_half_a_character_does_no_harm(store: Store, tmp_path: Path) -> None:
    """A source with a broken escape is read and built like any other."""
    folder = tmp_path / "articles"
    folder.mkdir()
    text = r"Gunmen killed 12 civilians in Gao on Sunday, \ud83d said the governor."
    (folder / "a.jsonl").write_text(f'{{"id": "a", "text": "{text}", "source": "\\ud83d"}}\n', encoding="utf-8")
    first, _ = read_kept(store, tmp_path)
    assert read_kept(store, tmp_path)[0] == first


PAGE = """<html><head><title>Market attacked</title><meta property="article:published_time" content="2020-03-09"></head>
<body><article><h1>Market attacked</h1><p>Gunmen attacked a market in Gao, in northern Mali, on Sunday, killing 12
civilians, the governor said. The market had been full when the men came on motorcycles, people
who live beside it said.</p>
<p>Nobody claimed the attack. The governor promised to send more soldiers to the town before the next market day.</p>
</article></body></html>"""


def test_a_page_is_opened_once(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Finding the text of a page takes longer than reading it; a changed page and one that fails are opened again."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.html").write_text(PAGE, encoding="utf-8")
    (folder / "b.html").write_bytes(b"")
    opened: list[str] = []

    def counted(path: Path) -> Iterator[object]:
        opened.append(path.name)
        yield from read_one_file(path)

    monkeypatch.setattr("geomap.project.opened_texts.read_one_file", counted)
    found = []
    for page in (PAGE, PAGE, PAGE.replace("killing 12", "killing 13")):
        (folder / "a.html").write_text(page, encoding="utf-8")
        skipped = Heard()
        found.append(tuple(KeptReadings(store).read((str(folder),), on_skip=skipped)))
        assert "b.html is empty" in skipped[0]
    assert opened == ["a.html", "b.html", "b.html", "a.html", "b.html"]
    assert found[0] == found[1] != found[2]
    assert "killing 13" in found[2][0].article.text
