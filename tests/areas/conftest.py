"""The built-in areas, compiled from the repository's own files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geomap.areas.builtin import NUMBERS_FILE, SHAPES_FILE, WORDS_FILE, Shelf
from geomap.areas.compile_areas import compile_boundaries

if TYPE_CHECKING:
    from geomap.areas import Areas

BOUNDARIES = Path(__file__).resolve().parents[2] / "boundaries"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test has a cache of its own, never the user's."""
    folder = str(tmp_path_factory.mktemp("cache"))
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, folder)


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """The built files, made anew."""
    built = tmp_path_factory.mktemp("built")
    compile_boundaries(BOUNDARIES, built)
    return Shelf.open(built / WORDS_FILE, built / NUMBERS_FILE, built / SHAPES_FILE)


@pytest.fixture(scope="session")
def built_in(shelf: Shelf) -> Areas:
    """All built-in areas at their finest."""
    return shelf.areas()
