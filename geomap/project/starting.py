"""``geomap init``: a folder with a commented geomap.toml, an empty corrections.toml and places for the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap import data
from geomap.errors import OutputError
from geomap.project.config import FILE
from geomap.system.files import make_folder

if TYPE_CHECKING:
    from pathlib import Path

_FILES = {FILE: "project.toml", "corrections.toml": "corrections.toml"}
_FOLDERS = ("articles", "boundaries", "control", "output")


def start_project(folder: Path) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Make what a project needs and is not there yet; what was made, and what was left as it is.

    Raises:
        OutputError: the folder is a file, or not writable.
    """
    make_folder(folder)
    made: list[Path] = []
    kept: list[Path] = []
    for name, template in _FILES.items():
        (made if _write_new(folder / name, data.fact_file(template).read_text("utf-8")) else kept).append(folder / name)
    for name in _FOLDERS:
        path = folder / name
        (kept if path.exists() else made).append(path)
        make_folder(path)
    return tuple(made), tuple(kept)


def _write_new(path: Path, text: str) -> bool:
    """Write a file that is not there; False, and nothing is touched, where it is."""
    try:
        # "x" refuses what is there, also what another run made a moment ago
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        return False
    except OSError as error:
        raise OutputError(f"{path} cannot be written ({error.strerror or error}): choose another folder") from error
    return True
