"""A user's own gazetteer, built of dumps and tables and looked up together with ours."""

from __future__ import annotations

import random
import zipfile
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from geomap.cli.gazetteer_commands import gazetteer_app as app
from geomap.errors import InputError, OutputError, UsageError
from geomap.model import Kind
from geomap.places.gazetteer import Gazetteer
from geomap.places.gazetteer.build import spill, user
from geomap.places.gazetteer.build.spill import Spill
from geomap.places.gazetteer.build.user import build_user_gazetteer
from geomap.places.gazetteer.merged import MergedGazetteer, open_gazetteer

if TYPE_CHECKING:
    from pathlib import Path

    from geomap.places.gazetteer.sources.row_counts import BuildReport, Progress


def row(
    number: object,
    name: str,
    *,
    code: str = "P.PPL",
    point: tuple[object, object] = (40.0, 47.0),
    others: str = "",
    country: str = "AZ",
    admin1: str = "65",
    population: int = 0,
) -> str:
    """Make a line of a GeoNames dump."""
    feature_class, feature_code = code.split(".")
    cells = [number, name, name, others, *point, feature_class, feature_code, country, "", admin1, "", "", ""]
    return "\t".join(map(str, [*cells, population, "", 0, "Asia/Baku", "2024-01-01"])) + "\n"


_DUMP = [
    row(900001, "Qaraveli", others="Караваели,Karaveli,QRV", population=450),
    row(900002, "Qaraveli Çay", code="H.STM"),
    row(900003, "Qaraveli Dağı", code="T.MT"),
    row(900004, "Qaraveli Zavodu", code="S.MFG"),
    row(900005, "Qaraveli Rayonu", code="A.ADM2"),
    row(900006, "Qaraveli Düzü", code="L.LCTY"),
    row(147105, "Şuşa", point=(39.7, 46.7), others="Shusha", population=4064),
    row(148619, "Khojavend", code="A.ADM1"),
    row(587116, "Republic of Azerbaijan", code="A.PCLI", admin1="00"),
]
_TABLE = """id,name,latitude,longitude,kind,country_code,admin1,names
base-7,Camp Seven,39.9,46.9,facility,AZ,65,The Camp|Yeddi
geonames:900001,Qaraveli the Newer,40.1,47.1,settlement,AZ,65,
"""


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    """Write a small dump, zipped as GeoNames does."""
    path = tmp_path / "AZ.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "Read me")
        archive.writestr("AZ.txt", "".join(_DUMP))
    return path


def build(*sources: Path, to: Path) -> BuildReport:
    """Build and give the report."""
    return build_user_gazetteer(sources, to, day="2026-11-22")


def test_every_feature_class_becomes_a_kind(dump: Path, tmp_path: Path) -> None:
    """Towns, waters, mountains, buildings, districts and regions come through."""
    report = build(dump, to=tmp_path / "own")
    own = Gazetteer(tmp_path / "own")
    kinds = {number: place.kind for number in range(900001, 900007) if (place := own.by_id(f"geonames:{number}"))}
    assert list(kinds.values()) == [
        Kind.SETTLEMENT, Kind.WATER, Kind.REGION, Kind.FACILITY, Kind.ADMIN2, Kind.REGION,
    ]  # fmt: skip
    assert (report.rows, report.used, report.places, report.refused) == (9, 9, 9, ())
    assert own.lookup("Караваели")[0].name == "Qaraveli"
    assert own.lookup("QRV") == ()


def test_rows_that_cannot_be_used_are_counted_with_their_lines(tmp_path: Path) -> None:
    """A bad row costs itself, and says where it stands and why."""
    path = tmp_path / "AZ.txt"
    bad = [
        row(1, "Road", code="R.RD"), row("x", "A"), row(2, ""), row(3, "B", point=("nan", 1)), "a\tb\n",
        row(4, "C", point=(91, 0)), row(5, "D", country="AZE"), row(900001, "Again"), row(6, "N\x07"),
        row(2**32, "Beyond"), row(7, "x" * 200_000),
    ]  # fmt: skip
    path.write_bytes("".join([*_DUMP, *bad]).encode() + b"\xff\xfe\n\n")
    report = build(path, to=tmp_path / "own")
    assert report.used == 9
    assert report.rows == 9 + len(bad) + 1
    assert sum(count for _, count in report.refused) == len(bad) + 1
    assert f"{path}:10: feature class R is not used" in report.examples
    assert f"{path}:14: not 19 columns" in report.examples


def test_a_table_of_places_goes_before_the_dump_that_follows(dump: Path, tmp_path: Path) -> None:
    """Of two rows with one id the first source's counts."""
    table = tmp_path / "mine.csv"
    table.write_text(_TABLE)
    report = build(table, dump, to=tmp_path / "own")
    own = Gazetteer(tmp_path / "own")
    assert own.lookup("The Camp")[0].id == "own:base-7"
    assert own.by_id("own:base-7") == own.lookup("Camp Seven")[0]
    newer = own.by_id("geonames:900001")
    assert newer is not None
    assert newer.name == "Qaraveli the Newer"
    assert ("id stands twice", 1) in report.refused


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("x,Name,1,1,castle,AZ,,", "kind unknown"), (",Name,1,1,region,AZ,,", "no id"),
        ("x,Name,1,east,region,AZ,,", "no point"), ("x,Name,1,1,region,AZ,,,,", "more cells than the heading"),
    ],
)  # fmt: skip
def test_bad_rows_of_a_table_are_refused_with_a_reason(tmp_path: Path, line: str, reason: str) -> None:
    """A table is checked as a dump is."""
    table = tmp_path / "mine.csv"
    table.write_text(f"{_TABLE}{line}\n")
    assert build(table, to=tmp_path / "own").examples == (f"{table}:4: {reason}",)


def test_ours_and_the_users_are_looked_up_together(dump: Path, whole: Gazetteer, tmp_path: Path) -> None:
    """A place that both know is listed once, as the user's dump has it, with the names that we know."""
    build(dump, to=tmp_path / "own")
    both = open_gazetteer(tmp_path / "own")
    assert both.lookup("Qaraveli")[0].geonameid == 900001
    assert [place.id for place in both.lookup("Shushi")].count("geonames:147105") == 1
    shusha = both.lookup("Shushi")[0]
    assert (shusha.name, shusha.latitude, shusha.population) == ("Şuşa", 39.7, 4064)
    assert shusha == both.by_id("geonames:147105") == both.place(both.entries("shushi")[0].index)
    assert both.lookup("Stepanakert") == whole.lookup("Stepanakert")
    assert {"baku", "qaraveli"} <= {name for text in ("baku x", "qaraveli x") for name in both.prefixes(text)}
    assert "qaraveli" in both
    assert both.has_prefix("qarav")
    assert not both.has_prefix("qaravelix")
    assert both.nearest(40.0, 47.0).name == "Qaraveli"
    assert "Qaraveli" in [town.name for town in both.towns_in((46.9, 39.9, 47.1, 40.1), most=50)]


def test_countries_and_divisions_keep_our_names_and_outlines(dump: Path, tmp_path: Path) -> None:
    """A dump's formal names would otherwise stand on the map, and nothing would be drawn."""
    build(dump, to=tmp_path / "own")
    both = open_gazetteer(tmp_path / "own")
    country, division = both.lookup("Republic of Azerbaijan")[0], both.admin1("AZ", "65")
    assert (country.name, country.areas) == ("Azerbaijan", ("AZ",))
    assert division is not None
    assert division.areas == ("AZ.65",)
    assert [place.id for place in both.lookup("Khojavend")].count("admin1:AZ.65") == 1
    assert both.lookup("Qaraveli")[0].admin1 == "Khojavend"


def test_a_build_of_many_shards_and_runs_finds_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However the names are cut up, every one is found, and the file is the same twice."""
    numbers = random.Random(3)  # noqa: S311 - any order will do
    names = ["".join(numbers.choices("abcdeşшա東", k=6)).capitalize() for _ in range(400)]
    path = tmp_path / "many.txt"
    path.write_text("".join(row(10 + n, name, point=(n / 10, n / 9)) for n, name in enumerate(names)))
    build(path, to=tmp_path / "one")
    monkeypatch.setattr(spill, "_RUN", 50)
    monkeypatch.setattr(user, "_SHARD", 40)
    build(path, to=tmp_path / "two")
    one, two = Gazetteer(tmp_path / "one"), Gazetteer(tmp_path / "two")
    assert [one.lookup(name) for name in names] == [two.lookup(name) for name in names]
    assert all(10 + n in [place.geonameid for place in two.lookup(name)] for n, name in enumerate(names))
    assert one.info().names == two.info().names
    assert [two.prefixes(name.lower() + " x") for name in names] == [
        one.prefixes(name.lower() + " x") for name in names
    ]


def test_a_spill_sorts_what_does_not_fit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All items come back in order, and nothing stays on the disk."""
    monkeypatch.setattr(spill, "_RUN", 7)
    monkeypatch.setattr(spill, "_MOST_RUNS", 3)
    numbers = random.Random(1)  # noqa: S311 - any order will do
    items = [(numbers.choice("abc"), numbers.randrange(100)) for _ in range(100)]
    sorter = Spill(tmp_path, name="test")
    for item in items:
        sorter.add(item)
    assert list(sorter.sorted()) == sorted(items)
    assert list(tmp_path.iterdir()) == []


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    """What unpacks to a thousand times its size is no dump, and leaves nothing behind."""
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("AZ.txt", b"0" * (1 << 20) * 96)
    with pytest.raises(InputError, match="it is no dump"):
        build(path, to=tmp_path / "own")
    assert [file.name for file in tmp_path.iterdir()] == ["bomb.zip"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a zip", b"no\ttabs\n"])
def test_a_source_that_is_none_is_named_and_the_old_index_stays(dump: Path, tmp_path: Path, content: bytes) -> None:
    """Damage is an error, not an empty gazetteer."""
    build(dump, to=tmp_path / "own")
    before = (tmp_path / "own").read_bytes()
    path = tmp_path / ("bad.zip" if content[:2] == b"PK" else "bad.txt")
    path.write_bytes(content)
    with pytest.raises(InputError, match=path.name):
        build(path, to=tmp_path / "own")
    assert (tmp_path / "own").read_bytes() == before


def test_wrong_paths_are_named(dump: Path, tmp_path: Path) -> None:
    """Missing files, folders and an index over its own source are refused."""
    with pytest.raises(InputError, match=r"missing\.zip"):
        build(tmp_path / "missing.zip", to=tmp_path / "own")
    with pytest.raises(OutputError, match="is a folder"):
        build(dump, to=tmp_path)
    with pytest.raises(OutputError, match="nowhere"):
        build(dump, to=tmp_path / "nowhere" / "own")
    with pytest.raises(UsageError, match="choose another name"):
        build(dump, to=dump)
    with pytest.raises(UsageError, match="geomap gazetteer build"):
        open_gazetteer(dump)
    with pytest.raises(UsageError, match="geomap gazetteer build"):
        open_gazetteer(tmp_path / "missing")


def test_a_cut_index_is_refused(dump: Path, tmp_path: Path) -> None:
    """Half a file is not half an answer."""
    build(dump, to=tmp_path / "own")
    data = (tmp_path / "own").read_bytes()
    for size in (0, 10, 60, len(data) // 2, len(data) - 1):
        (tmp_path / "cut").write_bytes(data[:size])
        with pytest.raises(UsageError, match="cut"):
            open_gazetteer(tmp_path / "cut")


def test_progress_is_told(tmp_path: Path) -> None:
    """Every 50,000 rows, and at each step after the reading."""
    path = tmp_path / "roads.txt"
    path.write_text(row(1, "Road", code="R.RD") * 100_000 + row(2, "Town"))
    told: list[Progress] = []
    build_user_gazetteer([path], tmp_path / "own", on_progress=told.append)
    assert [(step, rows) for step, rows in told[:2]] == [(str(path), 50_000), (str(path), 100_000)]
    assert [progress.step for progress in told[2:]] == ["placing", "naming", "writing"]


def test_the_commands_build_and_tell(dump: Path, tmp_path: Path) -> None:
    """What was built, of what and when, and what was left out."""
    own = tmp_path / "own.gazetteer"
    built = CliRunner().invoke(app, ["build", str(dump), "--output", str(own)])
    assert built.exit_code == 0
    assert "9 of 9 rows used" in built.output
    told = CliRunner().invoke(app, ["info", str(own)])
    assert "places   9 (3 region" in told.output or "places   9 (2 " in told.output
    assert "sources  AZ.zip" in told.output
    assert "CLDR" in CliRunner().invoke(app, ["info"]).output


def test_one_gazetteer_alone_may_be_merged(small: Gazetteer) -> None:
    """A merger of one says what the one says."""
    merged = MergedGazetteer(small)
    assert merged.lookup("Şuşa") == small.lookup("Şuşa")
    assert merged.entries("shusha") == small.entries("shusha")
    assert len(merged) == len(small)
    assert merged.info() == small.info()
