"""``geomap explain``: what it prints, and how it ends."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import geomap
from geomap.cli import main

if TYPE_CHECKING:
    from pathlib import Path

ATTACK = """Gunmen attack the market of Djibo

Published: 9 March 2020

Gunmen attacked a market in Djibo, in Burkina Faso, on Sunday, killing 12 civilians, the governor said.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A file with one article that tells one attack."""
    path = tmp_path / "djibo.txt"
    path.write_text(ATTACK, encoding="utf-8")
    return path


def run(*arguments: object) -> int:
    """Run the command in this process; its exit code."""
    with pytest.raises(SystemExit) as stop:
        main(["explain", *map(str, arguments)])
    return int(stop.value.code or 0)


def test_it_says_why_a_pin_is_there(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By the beginning of its id: the place with its weights and its file."""
    assert run(article, "--format", "json") == 0
    (record,) = map(json.loads, capsys.readouterr().out.splitlines())
    (incident,) = record["incidents"]
    assert run(article, "--incident", incident["id"][:5]) == 0
    shown = capsys.readouterr().out
    assert f"Incident {incident['id']}" in shown
    assert "✓ “Djibo”, Djibo (settlement, Sahel, BF)" in shown
    assert "locative" in shown


def test_a_place_is_explained_by_its_name(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only that name is told, however it is written."""
    assert run(article, "--place", "burkina") == 0
    shown = capsys.readouterr().out
    assert "“Burkina Faso”" in shown
    assert "“Djibo” at" not in shown


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("--incident", "ffffff"), 1, "no incident whose id begins with ffffff"),
        (("--place", "Atlantis"), 1, "no name with 'Atlantis'"),
        (("--incident", "a", "--place", "b"), 2, "give one of them"),
    ],
)
def test_what_cannot_be_explained_ends_in_one_line(
    article: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: int, message: str
) -> None:
    """The line names what was asked for, and the exit code says whose fault it is."""
    assert run(article, *arguments) == code
    assert message in capsys.readouterr().err


def test_no_article_is_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty folder explains nothing."""
    assert run(tmp_path) in {1, 2}
    assert str(tmp_path) in capsys.readouterr().err


def test_it_is_a_function_of_the_door() -> None:
    """``geomap.explain`` takes an article as ``find_places`` does."""
    (article,) = [geomap.Article("a", ATTACK)]
    explanation = geomap.explain(article)
    assert isinstance(explanation, geomap.Explanation)
    assert [one.place.value for one in explanation.incidents] == ["Djibo (settlement, Sahel, BF)"]
