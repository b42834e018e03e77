from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from geomap.errors import OutputError, UsageError
from geomap.pipeline import run
from geomap.settings import Resources, Settings, TableFormat

TOLD = "Published: 9 March 2020\n\n{} attacked a market in {} on Sunday, killing 12 civilians, an official said.\n"
ARTICLES = {"a": ("Gunmen", "Djibo"), "b": ("Gunmen", "Dori"), "c": ("Militants", "Gao"), "d": ("Armed men", "Djibo")}


def refuse(skipped: object) -> None:
    """Nothing may be skipped here."""
    pytest.fail(str(skipped))


@pytest.fixture
def articles(tmp_path: Path) -> dict[str, str]:
    """Four articles, two of them of one attack, by name."""
    for name, words in ARTICLES.items():
        (tmp_path / f"{name}.txt").write_text(TOLD.format(*words), encoding="utf-8")
    return {name: str(tmp_path / f"{name}.txt") for name in ARTICLES}


@pytest.mark.parametrize("order", ["dcba", "cdab"])
def test_the_order_of_the_input_does_not_show(order: str, articles: dict[str, str], tmp_path: Path) -> None:
    """The page and the tables beside it are byte for byte the same, whichever article is named first."""
    written = {}
    for names in ("abcd", order):
        settings = Settings(
            inputs=tuple(articles[name] for name in names),
            output=tmp_path / names / "map.html",
            also=(TableFormat.JSONL, TableFormat.GEOJSON),
        )
        outcome = run(settings, on_skip=refuse, on_flaw=refuse)
        assert len(outcome.incidents) == 3
        written[names] = [path.read_bytes() for path in outcome.written]
    assert written["abcd"] == written[order]


def test_nothing_is_written_where_the_folder_cannot_be_made(articles: dict[str, str]) -> None:
    """A file that stands where the folder should be is left as it is."""
    settings = Settings(inputs=(articles["a"],), output=Path(articles["b"], "map.html"))
    before = Path(articles["b"]).read_bytes()
    with pytest.raises(OutputError, match=r"b\.txt cannot be made"):
        run(settings, on_skip=refuse, on_flaw=refuse)
    assert Path(articles["b"]).read_bytes() == before


def test_the_folder_of_the_client_is_among_what_was_written(articles: dict[str, str], tmp_path: Path) -> None:
    """So that whoever moves the page knows what goes with it."""
    output = tmp_path / "site" / "map.html"
    settings = Settings(inputs=(articles["a"],), output=output, resources=Resources.DIRECTORY)
    outcome = run(settings, on_skip=refuse, on_flaw=refuse)
    assert {path.relative_to(output.parent).parts[0] for path in outcome.written} == {"map.html", "geomap-client"}
    assert sorted(path for path in output.parent.rglob("*") if path.is_file()) == sorted(outcome.written)


@pytest.mark.parametrize(
    ("changes", "message"),
    [({"tiles": "Nobody.Knows"}, "no provider of tiles"), ({"resources": Resources.CDN}, "needs the address")],
)
def test_what_cannot_be_drawn_is_refused_before_anything_is_read(changes: dict[str, Any], message: str) -> None:
    """A long reading for nothing would be the worse message."""
    with pytest.raises(UsageError, match=message):
        run(Settings(inputs=("missing.txt",), **changes), on_skip=refuse, on_flaw=refuse)


def test_files_of_incidents_are_drawn_beside_articles(articles: dict[str, str], tmp_path: Path) -> None:
    """A row of somebody's table joins what an article tells of the same day and town; another stays as it came."""
    table = tmp_path / "mine.csv"
    rows = (
        "2020-03-08,Attack,Gao,16.27,-0.04,12,Raid on the market of Gao",
        "2020-05-01,Attack,Gao,16.27,-0.04,1,Later",
    )
    table.write_text("date,type,place,lat,lon,dead,what\n" + "\n".join(rows) + "\n", encoding="utf-8")
    settings = Settings(inputs=(articles["c"], str(table)), output=tmp_path / "map.html")
    outcome = run(settings, on_skip=refuse, on_flaw=refuse)
    assert sorted(len(incident.reports) for incident in outcome.incidents) == [1, 2]
    assert [len(data.incidents) for data in outcome.data] == [2]
    assert "mine.csv (a table of points)" in (tmp_path / "map.html").read_text(encoding="utf-8")
