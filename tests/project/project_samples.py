"""Projects of a few invented articles for the tests of this folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geomap.project.building import Built, build
from geomap.project.config import Project, read_project

if TYPE_CHECKING:
    from pathlib import Path

TOWNS = ("Djibo", "Dori", "Gao", "Mopti", "Kidal")
TOLD = (
    "Published: {day} March 2020\n\nGunmen attacked a market in {town} on Sunday, killing {dead} civilians, he said.\n"
)


def add_article(folder: Path, number: int) -> Path:
    """One more article in the project, like the others and of an event of its own."""
    path = folder / "articles" / f"{number:03}.txt"
    town = TOWNS[number % len(TOWNS)]
    path.write_text(TOLD.format(day=1 + number % 28, town=town, dead=number + 2), encoding="utf-8")
    return path


def make_project(folder: Path, *, articles: int = 3, more: str = "") -> Project:
    """A project with some articles."""
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    for number in range(articles):
        add_article(folder, number)
    (folder / "geomap.toml").write_text(f'articles = ["articles"]\n{more}', encoding="utf-8")
    return read_project(folder / "geomap.toml")


class Heard(list[str]):
    """What a build said, a line each."""

    def __call__(self, what: object) -> None:
        """Hear one line."""
        self.append(str(what))


def refuse(what: object) -> None:
    """Nothing may be said here."""
    pytest.fail(str(what))


def build_quietly(project: Project) -> Built:
    """A build in which nothing may be skipped or noted."""
    heard = Heard()
    built = build(project, on_skip=heard, on_flaw=heard, on_note=heard)
    assert not heard
    return built
