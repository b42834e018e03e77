from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geomap.errors import ExtractorError, UsageError
from geomap.extractors import Dropped, open_extractor, reread
from geomap.extractors.choosing import GROUP
from geomap.model import Article, EventType, Report, Span
from geomap.read import NotReread, Reader, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from geomap.model import Placed, Unplaced

TEXT = "Gunmen attacked a market in Djibo, in Burkina Faso, on Sunday, killing six traders, the governor said."
WORDS = "A mob burned the mill."


def mob(article: Article, places: Sequence[Placed | Unplaced], /) -> Iterator[Report]:
    """Tell of a riot in the first words of every article, whatever they are."""
    del places
    yield Report(article, (Span(0, 10),), EventType.RIOTS, "Mob violence")


def stray(article: Article, places: Sequence[Placed | Unplaced], /) -> Iterator[Report | Dropped]:
    """Tell what cannot be: beyond the end, of another article, and of nothing."""
    (report,) = mob(article, places)
    yield Report(article, (Span(0, 10_000),), EventType.RIOTS, "Mob violence")
    yield Report(Article("b", WORDS), (Span(0, 10),), EventType.RIOTS, "Mob violence")
    yield Report(article, (), EventType.RIOTS, "Mob violence")
    yield Dropped(article.id, "a whim")
    yield report


class Moody:
    """Reads what is dated, eight articles at a time."""

    parallel = 8

    def __call__(self, article: Article, places: Sequence[Placed | Unplaced], /) -> Iterable[Report]:
        """Read, or not."""
        if article.published is None:
            raise ExtractorError("it is not in the mood")
        return mob(article, places)


def broken(article: Article, places: Sequence[Placed | Unplaced], /) -> Iterator[Report]:
    """Break."""
    raise ZeroDivisionError(f"{article.id} {len(places)}")


@pytest.fixture(autouse=True)
def _installed(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Install a package that announces this file's extractors."""
    folder = tmp_path_factory.mktemp("site")
    package = folder / "readers-1.0.dist-info"
    package.mkdir()
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: readers\nVersion: 1.0\n", encoding="utf-8")
    names = {"mob": "mob", "moody": "Moody", "broken": "broken", "words": "WORDS", "no": "no"}
    lines = (f"{name} = {__name__}:{target}\n" for name, target in names.items())
    (package / "entry_points.txt").write_text(f"[{GROUP}]\n{''.join(lines)}", encoding="utf-8")
    monkeypatch.syspath_prepend(folder)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Write three articles, one without a date."""
    path = tmp_path / "three.csv"
    rows = [f'{name},"{TEXT}",{day}' for name, day in (("a", "2020-03-09"), ("b", ""), ("c", "2020-03-10"))]
    path.write_text("\n".join(["id,text,published", *rows]), encoding="utf-8")
    return path


def test_the_rules_need_no_extractor() -> None:
    """The default opens nothing."""
    assert open_extractor("rules") is None


@pytest.mark.parametrize(
    ("name", "words"),
    [("nobody", "choose from rules, broken, chat, mob"), ("no", "cannot be loaded"), ("words", "called")],
)
def test_an_extractor_that_cannot_be_had_is_wrong_use(name: str, words: str) -> None:
    """The names that there are, or what is wrong with this one."""
    with pytest.raises(UsageError, match=words):
        open_extractor(name)


def test_an_installed_extractor_reads_in_place_of_the_rules(articles: Path) -> None:
    """Its reports are taken, in the order of the articles."""
    skipped: list[object] = []
    readings = list(read((str(articles),), on_skip=skipped.append, reader=Reader(extractor="mob")))
    assert [(reading.article.id, reading.reports[0].event_type) for reading in readings] == [
        (name, EventType.RIOTS) for name in "abc"
    ]
    assert not skipped


@pytest.mark.parametrize(("name", "expected"), [("moody", ["Riots", "rules", "Riots"]), ("broken", ["rules"] * 3)])
def test_where_it_cannot_read_the_rules_reading_stands(articles: Path, name: str, expected: list[str]) -> None:
    """One line an article that the second reader could not read, or broke on."""
    skipped: list[object] = []
    readings = list(read((str(articles),), on_skip=skipped.append, reader=Reader(extractor=name)))
    types = [reading.reports[0].event_type for reading in readings]
    assert ["Riots" if event_type is EventType.RIOTS else "rules" for event_type in types] == expected
    assert [type(one) for one in skipped] == [NotReread] * expected.count("rules")
    assert all("the rules' reading stands" in str(one) for one in skipped)


def test_what_is_no_report_of_the_article_is_left_out_and_counted() -> None:
    """Spans beyond the end, other articles' words and no words at all."""
    reports, dropped = reread(stray, Article("a", WORDS), ())
    assert [report.quote for report in reports] == ["A mob burn"]
    assert len(dropped) == 4
