from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from geomap.cli import main

ATTACK = """Gunmen attack the market of Djibo

Published: 9 March 2020

Gunmen attacked a market in Djibo, in Burkina Faso, on Sunday, killing 12 civilians, the governor said.
"""
QUIET = "The committee met again and agreed on nothing in particular, as it does every year.\n"


def run(*arguments: object) -> int:
    """Run the command in this process; its exit code."""
    with pytest.raises(SystemExit) as stop:
        main([str(argument) for argument in arguments])
    return int(stop.value.code or 0)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A file with one article that tells one attack."""
    path = tmp_path / "djibo.txt"
    path.write_text(ATTACK, encoding="utf-8")
    return path


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """A new user sees what there is to run."""
    assert run("--help") == 0
    shown = capsys.readouterr().out
    listed = [line.split()[0] for line in shown.partition("Commands:")[2].splitlines() if line.strip()]
    assert listed[:3] == ["map", "places", "incidents"]
    assert {"init", "build", "check", "embed", "geocode", "control", "boundaries", "gazetteer"} == set(listed[3:])
    assert "..." not in shown.partition("Commands:")[2]


def test_a_result_never_takes_the_place_of_what_it_is_made_from(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One's own file of incidents is safe from the table of the same name beside the page."""
    drawn = {"type": "Feature", "geometry": {"type": "Point", "coordinates": [0, 14]}}
    own = tmp_path / "own.geojson"
    own.write_text(
        json.dumps({"type": "FeatureCollection", "features": [drawn | {"properties": {"date": "2020-03-08"}}]})
    )
    before = own.read_bytes()
    assert run("map", own, "-o", tmp_path / "own.html", "--also", "geojson") == 2
    assert run("incidents", own, "-o", own) == 2
    assert capsys.readouterr().err.count("give --output another name") == 2
    assert own.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("map", "-o", "report.pdf"), "call it report.html"),
        (("map", "-o", "."), "is a folder"),
        (("incidents", "-o", "table.xlsx"), "no format ends in .xlsx"),
    ],
)
def test_a_name_that_promises_another_format_is_refused(
    words: tuple[str, ...], told: str, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A web page called .pdf would open nowhere."""
    command, *more = words
    assert run(command, article, *more) == 2
    assert told in capsys.readouterr().err


def test_map_writes_one_page_and_says_where(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The page's path is the only thing on stdout; the books are on stderr."""
    page = tmp_path / "new folder" / "map.html"
    assert run("map", article, "-o", page) == 0
    shown = capsys.readouterr()
    assert shown.out == f"{page}\n"
    assert "1 incident in 1 article" in shown.err
    assert "Gunmen attacked a market in Djibo" in page.read_text(encoding="utf-8")


def test_map_writes_tables_beside_the_page(article: Path, tmp_path: Path) -> None:
    """``--also`` puts each format under the page's name."""
    assert run("map", article, "-o", tmp_path / "map.html", "--also", "geojson,csv,png") == 0
    assert (tmp_path / "map.png").read_bytes().startswith(b"\x89PNG")
    (feature,) = json.loads((tmp_path / "map.geojson").read_text(encoding="utf-8"))["features"]
    assert feature["properties"]["fatalities"] == 12
    assert "Djibo" in (tmp_path / "map.csv").read_text(encoding="utf-8")


def test_the_same_input_gives_the_same_bytes(article: Path, tmp_path: Path) -> None:
    """Neither the hash seed nor the time zone of a process reaches the page."""
    pages = []
    for seed, zone in (("1", "UTC"), ("2", "Asia/Baku")):
        page = tmp_path / f"{seed}.html"
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        subprocess.run([sys.executable, "-m", "geomap", "map", article, "-o", page], env=environment, check=True)
        pages.append(page.read_bytes())
    assert pages[0] == pages[1]


def test_places_prints_a_line_an_article(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The JSON Lines hold every mention with offsets that slice back."""
    assert run("places", article, "--format", "jsonl") == 0
    (line,) = capsys.readouterr().out.splitlines()
    found = json.loads(line)["places"]
    assert {"Djibo", "Burkina Faso"} <= {place["text"] for place in found}
    assert all(ATTACK[place["start"] : place["end"]] == place["text"] for place in found)


def test_incidents_prints_the_documented_fields(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line an incident, with date, place, toll and the article's own words."""
    assert run("incidents", article, "--format", "jsonl") == 0
    incident = json.loads(capsys.readouterr().out)
    assert (incident["date_start"], incident["place"]["name"]) == ("2020-03-08", "Djibo")
    assert incident["deaths"]["best"] == 12
    start, end = incident["reports"][0]["spans"][0]
    assert incident["reports"][0]["quote"] == ATTACK[start:end]


def test_since_leaves_out_what_ended_before(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A period without incidents comes to nothing, and says so."""
    assert run("map", article, "-o", tmp_path / "map.html", "--since", "2021-01-01") == 1
    assert "2021-01-01" in capsys.readouterr().err
    assert not (tmp_path / "map.html").exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [(None, "missing.txt"), (b"", "empty"), (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00", "bad")],
    ids=["a missing file", "an empty file", "a binary file"],
)
def test_what_cannot_be_read_is_named(
    content: bytes | None, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing usable is exit code 1, with the file and the fault on stderr and no traceback."""
    path = tmp_path / ("missing.txt" if content is None else "bad-or-empty.txt")
    if content is not None:
        path.write_bytes(content)
    assert run("map", path, "-o", tmp_path / "map.html") == 1
    shown = capsys.readouterr()
    assert words in shown.err
    assert path.name in shown.err
    assert "Traceback" not in shown.err
    assert not shown.out


def test_an_article_without_places_comes_to_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A quiet article is no error of reading, but there is nothing to draw."""
    path = tmp_path / "quiet.txt"
    path.write_text(QUIET, encoding="utf-8")
    assert run("map", path, "-o", tmp_path / "map.html") == 1
    assert "no incident found in 1 article" in capsys.readouterr().err
    assert run("places", path, "--format", "jsonl") == 1
    assert "no place found" in capsys.readouterr().err


def test_one_bad_article_of_a_hundred_costs_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Ninety-nine articles are on the map, and one is named on stderr."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(99):
        (folder / f"{number:02}.txt").write_text(ATTACK.replace("12", str(number + 2)), encoding="utf-8")
    (folder / "bad.txt").write_bytes(b"")
    assert run("map", folder, "-o", tmp_path / "map.html") == 0
    shown = capsys.readouterr().err
    assert "99 articles" in shown
    assert shown.count("skipped") == 1
    assert "bad.txt" in shown


def test_a_day_of_publication_that_cannot_be_read_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line names the article, the value and what follows; the article is on the map, and was not skipped."""
    path = tmp_path / "wire.jsonl"
    path.write_text(json.dumps({"text": ATTACK.replace("Published: 9 March 2020", ""), "published": "03/09/2020"}))
    assert run("incidents", path, "--format", "jsonl") == 0
    shown = capsys.readouterr()
    assert json.loads(shown.out)["date_start"] is None
    (line,) = (line for line in shown.err.splitlines() if "wire.jsonl:1" in line)
    assert "'03/09/2020'" in line
    assert "skipped" not in line


@pytest.mark.parametrize(
    "arguments",
    [("map",), ("map", "a.txt", "--since", "yesterday"), ("map", "a.txt", "--also", "docx"), ("nonsense",)],
    ids=["no input", "a day that is none", "an unknown format", "an unknown command"],
)
def test_wrong_use_is_exit_code_two(arguments: tuple[str, ...]) -> None:
    """A command that cannot be meant is told apart from one that found nothing."""
    assert run(*arguments) == 2


@pytest.mark.parametrize(
    ("name", "start"),
    [("i.csv", "id,event_date"), ("i.jsonl", '{"id"'), ("i.txt", "date "), ("i.kml", "<?xml")],
)
def test_the_name_of_the_file_says_the_format(name: str, start: str, article: Path, tmp_path: Path) -> None:
    """What is called .csv is CSV; what has no name of a format is a table."""
    assert run("incidents", article, "-o", tmp_path / "new" / name) == 0
    assert (tmp_path / "new" / name).read_text(encoding="utf-8").startswith(start)


@pytest.mark.parametrize("command", ["map", "places", "incidents"])
def test_an_empty_name_is_no_folder(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """An unset variable in a script must not read the working folder."""
    assert run(command, "") == 1
    assert "'' is no name" in capsys.readouterr().err


def test_a_file_in_the_way_of_the_folder_is_one_line(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that cannot be made is named."""
    assert run("map", article, "-o", article / "map.html") == 1
    shown = capsys.readouterr().err
    assert f"the folder {article} cannot be made" in shown
    assert shown.count("\n") == 1


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="only some systems have a device that is full")
@pytest.mark.parametrize("words", [["places"], ["incidents", "--format", "jsonl"]])
def test_a_full_disk_behind_stdout_is_one_line(words: list[str], article: Path) -> None:
    """A result that did not reach its place is never exit code 0."""
    command = [sys.executable, "-m", "geomap", *words, str(article)]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("geomap: standard output cannot be written")
    assert "Traceback" not in done.stderr


def test_a_fault_of_ours_is_one_line_with_its_place(
    article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A user never sees a traceback; the line says what to report."""

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("no\nend")

    monkeypatch.setattr("geomap.pipeline.run", broken)
    monkeypatch.setattr("geomap.cli.silence_stdout", lambda: None)
    assert run("map", article) == 1
    shown = capsys.readouterr().err
    assert "fault of geomap" in shown
    assert "ZeroDivisionError at article_commands.py:" in shown
    assert "no end" in shown
    assert "Traceback" not in shown


def test_a_repaired_area_is_not_called_skipped(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A flaw says itself whether the area is used; one that is left out is told beside it."""
    bow_tie = {"type": "Polygon", "coordinates": [[[-2, 13], [-1, 15], [-1, 13], [-2, 15], [-2, 13]]]}
    features = [
        {"type": "Feature", "properties": {"controller": "Side A"}, "geometry": shape} for shape in (bow_tie, None)
    ]
    areas = tmp_path / "areas.geojson"
    areas.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    assert run("map", article, "-o", tmp_path / "map.html", "--control", areas) == 0
    shown = capsys.readouterr().err
    assert "feature 1: self-intersection repaired; used" in shown
    assert "feature 2: no geometry; left out" in shown
    assert "skipped" not in shown


@pytest.mark.parametrize(
    ("words", "heavy"),
    [
        (["--help"], {"markdown_it", "numpy", "shapely", "pandas", "folium", "geopandas", "geopy", "trafilatura"}),
        (["places", "-"], {"markdown_it", "numpy", "shapely", "pandas", "folium", "geopandas", "geopy", "trafilatura"}),
        (["map", "-", "-o", "map.html"], {"markdown_it", "pandas", "folium", "geopandas", "geopy", "trafilatura"}),
    ],
    ids=["help", "places", "map"],
)
def test_commands_import_nothing_heavy(words: list[str], heavy: set[str], tmp_path: Path) -> None:
    """A cold start stays short because slow libraries stay out."""
    code = (
        "import sys; from geomap.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit as stop: assert not stop.code, stop.code\n"
        "print(*sys.modules, sep='\\n', file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, *words]
    done = subprocess.run(command, input=ATTACK, text=True, capture_output=True, cwd=tmp_path, check=True)
    assert not heavy & set(done.stderr.split())
