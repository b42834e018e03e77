"""Where files of the package lie: facts written by hand here, and what the build made of them in ``_built``."""

from __future__ import annotations

from pathlib import Path

from geomap.errors import MissingBuildError

_PACKAGE = Path(__file__).resolve().parent.parent


def fact_file(name: str) -> Path:
    """The path of a hand-written file of facts in ``geomap/data``."""
    return _PACKAGE / "data" / name


def built_file(name: str) -> Path:
    """The path of a file that the build made.

    Raises:
        MissingBuildError: the package was put on the path without being built.
    """
    path = _PACKAGE / "_built" / name
    if not path.exists():
        raise MissingBuildError(f"{path} is missing: install geomap with `pip install .` (or `pip install -e .`)")
    return path
