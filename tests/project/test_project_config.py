from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING

import pytest

from geomap import data
from geomap.errors import UsageError
from geomap.project.config import read_project
from geomap.settings import Lookup, PageLanguage, PictureFormat, Resources, Settings, TableFormat

if TYPE_CHECKING:
    from pathlib import Path

FULL = """
title = "Autumn"
language = "de"
tiles = "OpenStreetMap.Mapnik"
disclaimer = "No view is taken."
articles = ["in", "https://example.org/a.html"]
boundaries = ["districts.geojson"]
control = "held"
corrections = "corrections.toml"
layering = false
jobs = 3
extractor = "chat"
[fields]
controller = "side"
status = "=assessed"
source = ""
[period]
since = 2020-09-27
until = "2020-12-31"
[outputs]
map = "out/autumn.html"
report = "books.json"
resources = "cdn"
resources_url = "https://example.org/client/"
also = ["csv", "png"]
[lookup]
gazetteers = ["own.gazetteer"]
geocoder = "nominatim"
user_agent = "me"
server = "http://localhost:8080"
"""


def write(folder: Path, text: str) -> Path:
    """A geomap.toml."""
    path = folder / "geomap.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_key_becomes_a_setting(tmp_path: Path) -> None:
    """One Settings is made of the file, with paths beside it and addresses as they are."""
    project = read_project(write(tmp_path, FULL))
    assert project.report == tmp_path / "books.json"
    assert project.settings == Settings(
        inputs=(str(tmp_path / "in"), "https://example.org/a.html"),
        output=tmp_path / "out/autumn.html",
        title="Autumn",
        language=PageLanguage.GERMAN,
        tiles="OpenStreetMap.Mapnik",
        resources=Resources.CDN,
        resources_url="https://example.org/client/",
        disclaimer="No view is taken.",
        boundaries=(tmp_path / "districts.geojson",),
        control=(tmp_path / "held",),
        fields=(("controller", "side"), ("status", "=assessed")),
        since=date(2020, 9, 27),
        until=date(2020, 12, 31),
        also=(TableFormat.CSV, PictureFormat.PNG),
        layering=False,
        jobs=3,
        lookup=Lookup((tmp_path / "own.gazetteer",), "nominatim", "me", "http://localhost:8080"),
        corrections=tmp_path / "corrections.toml",
        extractor="chat",
    )


def test_every_setting_can_be_written_in_the_file(tmp_path: Path) -> None:
    """Whoever adds a flag adds the key: with the file above, no field is left at its default."""
    settings = read_project(write(tmp_path, FULL)).settings
    plain = Settings(inputs=("x",))
    assert [one.name for one in fields(Settings) if getattr(settings, one.name) == getattr(plain, one.name)] == []


def test_the_template_is_a_project(tmp_path: Path) -> None:
    """What ``geomap init`` writes can be built."""
    project = read_project(write(tmp_path, data.fact_file("project.toml").read_text(encoding="utf-8")))
    assert project.settings.inputs == (str(tmp_path / "articles"),)
    assert project.settings.output == tmp_path / "output/map.html"
    assert project.report == tmp_path / "output/report.json"


def test_a_folder_stands_for_its_file(tmp_path: Path) -> None:
    """``geomap build folder`` is ``geomap build folder/geomap.toml``."""
    assert read_project(write(tmp_path, FULL)) == read_project(tmp_path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("title = ", "is not TOML"),
        ('titel = "x"', "unknown key titel: did you mean title?"),
        ('zzz = "x"', "unknown key zzz: choose from articles"),
        ('articles = ["a"]\ntitle = 3', "title = 3 is not a text in quotes"),
        ('articles = ["a"]\nlanguage = "xx"', "language = 'xx' is none that the page speaks: choose from en"),
        ('articles = ["a"]\n[outputs]\nresources = "web"', "resources = 'web' is no way to bring them"),
        ("", "has no articles"),
        ("articles = []", "has no articles"),
        ("articles = [1]", "articles = [1] is not a list of texts"),
        ('articles = ["-"]', "cannot be standard input"),
        ('articles = ["a"]\njobs = "all"', "jobs = 'all' is not a whole number"),
        ('articles = ["a"]\njobs = -1', "jobs = -1 is not a whole number"),
        ('articles = ["a"]\nlayering = "no"', "layering = 'no' is not true or false"),
        ('articles = ["a"]\n[period]\nsinse = 2020-01-01', "[period] unknown key sinse: did you mean since?"),
        ('articles = ["a"]\n[period]\nsince = "May"', "[period] since = 'May' is not a day: write it as 2020-12-14"),
        ('articles = ["a"]\n[period]\nsince = 2020-01-01T10:00:00', "is not a day"),
        ('articles = ["a"]\n[period]\nsince = 2021-01-01\nuntil = 2020-01-01', "swap them"),
        ('articles = ["a"]\nperiod = "2020"', "period = '2020' is not a table: write [period] above its keys"),
        ('articles = ["a"]\n[outputs]\nalso = ["docx"]', "also = 'docx' is no format: choose from jsonl"),
        ('articles = ["a"]\n[outputs]\nreport = "output/map.html"', "is the map as well"),
        ('articles = ["a"]\n[fields]\ncontroler = "side"', "did you mean controller?"),
        ('articles = ["a"]\n[lookup]\ngazeteers = ["x"]', "did you mean gazetteers?"),
        ('articles = ["a"]\n[outputs]\nmap = "map.csv"\nalso = ["csv"]', "by the name of a csv"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_name(text: str, words: str, tmp_path: Path) -> None:
    """The message names the key, the value and the next step, on one line."""
    with pytest.raises(UsageError) as caught:
        read_project(write(tmp_path, text))
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_leads_to_init(tmp_path: Path) -> None:
    """The next step of a newcomer is to make a project."""
    with pytest.raises(UsageError, match="geomap init"):
        read_project(tmp_path)


def test_what_is_no_utf_8_is_named(tmp_path: Path) -> None:
    """An editor's other encoding is told, not guessed."""
    (tmp_path / "geomap.toml").write_bytes(b'title = "\xff"\n')
    with pytest.raises(UsageError, match="is not UTF-8"):
        read_project(tmp_path)
