from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from project_samples import add_article, make_project

from geomap import data
from geomap.cli import main
from geomap.pipeline import gather_corrections
from geomap.project.config import read_project
from geomap.settings import Settings

SIGNED = 'author = "A. Analyst"\ndate = 2024-05-01\nreason = "I was there."\n'


def run(*arguments: object) -> int:
    """Run the command in this process; its exit code."""
    with pytest.raises(SystemExit) as stop:
        main([str(argument) for argument in arguments])
    return int(stop.value.code or 0)


def test_init_makes_a_project_that_can_be_built(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From nothing to a map in three steps: init, an article, build."""
    folder = tmp_path / "new" / "project"
    assert run("init", folder) == 0
    made = capsys.readouterr().out.splitlines()
    assert [Path(line).name for line in made] == [
        *("geomap.toml", "corrections.toml"),
        *("articles", "boundaries", "control", "output"),
    ]
    assert all(Path(line).exists() for line in made)
    add_article(folder, 0)
    assert run("build", folder) == 0
    shown = capsys.readouterr()
    assert [Path(line).name for line in shown.out.splitlines()] == ["map.html", "map.geojson", "map.csv", "report.json"]
    assert "1 incident in 1 article" in shown.err
    assert run("build", folder / "geomap.toml") == 0
    assert "1 article known from before, 0 read anew" in capsys.readouterr().err


def test_init_overwrites_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What somebody wrote stays, and is named."""
    (tmp_path / "geomap.toml").write_text("mine", encoding="utf-8")
    assert run("init", tmp_path) == 0
    assert (tmp_path / "geomap.toml").read_text(encoding="utf-8") == "mine"
    assert "geomap.toml is there already and stays as it is" in capsys.readouterr().err


def test_init_in_the_way_of_a_file_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file is no folder."""
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    assert run("init", tmp_path / "file") == 1
    assert "cannot be made" in capsys.readouterr().err


def test_an_empty_project_says_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A project without an article comes to nothing, and names the folder that is empty."""
    assert run("init", tmp_path) == 0
    assert run("build", tmp_path) == 1
    assert "articles has no files in it" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("build", "nowhere.toml"), "nowhere.toml cannot be read"),
        (("check", "nowhere.toml"), "make one with geomap init"),
        (("check", "--most", "0"), "--most"),
        (("build", "--jobs", "2"), "--jobs"),
    ],
)
def test_wrong_use_is_exit_code_two(
    arguments: tuple[str, ...],
    words: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """A command that cannot be meant names what is wrong with it."""
    monkeypatch.chdir(tmp_path)
    assert run(*arguments) == 2
    assert words in capsys.readouterr().err


def test_check_prints_stanzas_that_become_corrections(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is listed can be pasted: finished, it is a correction of that very incident."""
    make_project(tmp_path, articles=2, more='corrections = "corrections.toml"\n')
    odd = tmp_path / "articles" / "odd.txt"
    odd.write_text("Gunmen killed 40 civilians in a village.\n\x1b[31m \u202eGunmen attacked them.\n", encoding="utf-8")
    (tmp_path / "corrections.toml").write_text("", encoding="utf-8")
    assert run("check", tmp_path, "--most", "1") == 0
    text = capsys.readouterr().out
    assert "# 1. " in text
    assert "no place was found for it" in text
    assert "\x1b" not in text
    (table,) = tomllib.loads(text)["incident"]
    assert table["quote"] == "Gunmen killed 40 civilians in a village."
    finished = text.replace("# drop = true", "drop = true").replace('reason = ""', 'reason = "No place."')
    (tmp_path / "corrections.toml").write_text(f'author = "A. Analyst"\n{finished}', encoding="utf-8")
    assert run("build", tmp_path) == 0
    assert "is stale" not in capsys.readouterr().err
    assert run("check", tmp_path) == 0
    assert table["id"] not in capsys.readouterr().out


def test_corrections_work_without_a_project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``--corrections FILE`` is enough for one map, and a stale one is told on stderr."""
    articles = Path(make_project(tmp_path, articles=2).settings.inputs[0])
    file = tmp_path / "c.toml"
    file.write_text(f'[[incident]]\nid = "gone"\ndrop = true\n{SIGNED}', encoding="utf-8")
    for command in (("map", articles, "-o", tmp_path / "m.html"), ("incidents", articles, "--format", "jsonl")):
        assert run(*command, "--corrections", file) == 0
        assert "c.toml: [[incident]] 1 is stale: no report has the id gone" in capsys.readouterr().err
    file.write_text("[[incident]]\nid = 3\n", encoding="utf-8")
    assert run("map", articles, "-o", tmp_path / "m.html", "--corrections", file) == 2
    assert "id = 3 is not a text" in capsys.readouterr().err


def blocks_of(page: str) -> list[str]:
    """The blocks of TOML of a page of the documentation."""
    docs = Path(__file__).resolve().parents[2] / "docs"
    return [block.partition("```")[0] for block in (docs / page).read_text("utf-8").split("```toml\n")[1:]]


def test_the_project_of_the_docs_is_one(tmp_path: Path) -> None:
    """The geomap.toml of the how-to page can be used as it stands, and shows every key of the template."""
    (block,) = blocks_of("how-to-project.md")
    (tmp_path / "geomap.toml").write_text(block, encoding="utf-8")
    assert read_project(tmp_path).settings.corrections == tmp_path / "corrections.toml"
    template = data.fact_file("project.toml").read_text(encoding="utf-8")
    keys = set(re.findall(r"^(?:# )?([a-z_]+) = ", template, re.MULTILINE))
    assert keys <= set(re.findall(r"^([a-z_]+) = ", block, re.MULTILINE))


def test_the_corrections_of_the_docs_are_some(tmp_path: Path) -> None:
    """The corrections.toml of the how-to page can be used as it stands, with the places of our own gazetteer."""
    (block,) = blocks_of("how-to-corrections.md")
    (tmp_path / "c.toml").write_text(block, encoding="utf-8")
    corrections = gather_corrections(Settings(inputs=("x",), corrections=tmp_path / "c.toml"))
    assert len(corrections) == 6
    assert corrections.names[0].place.country_code == "AZ"
