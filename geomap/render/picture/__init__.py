"""The map sheet as a picture for reports: PNG, SVG and PDF, the same bytes for the same sheet.

With ``paper``, what it draws with, the only home of matplotlib, which is imported when a picture is drawn.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from geomap.errors import MissingExtraError, UsageError
from geomap.render.picture.alternative_text import alt_text
from geomap.settings import PictureFormat
from geomap.system.files import atomic_write

if TYPE_CHECKING:
    from pathlib import Path

    from geomap.render.sheet.map_sheet import MapSheet

__all__ = ["PictureFormat", "alt_text", "check_matplotlib", "is_picture", "picture", "save_picture"]


def picture(sheet: MapSheet, *, format: PictureFormat = PictureFormat.PNG) -> bytes:  # noqa: A002  the word that everybody uses
    """The sheet as a picture: its map, numbered, over a table of the incidents, on the width of an A4 page.

    Raises:
        MissingExtraError: matplotlib is not installed.
    """
    check_matplotlib()
    from geomap.render.picture.composition import draw_picture  # noqa: PLC0415 - it imports matplotlib

    return draw_picture(sheet, format=str(format))


def save_picture(sheet: MapSheet, path: Path) -> None:
    """Write the picture in the format that the path's suffix names: .png, .svg or .pdf.

    Raises:
        UsageError: the suffix is none of these.
        MissingExtraError: matplotlib is not installed.
        OutputError: the file cannot be written.
    """
    if not is_picture(path):
        raise UsageError(f"{path} is no picture: end its name in .png, .svg or .pdf")
    atomic_write(path, picture(sheet, format=PictureFormat(_suffix(path))))


def is_picture(path: Path) -> bool:
    """Whether a path's suffix names a format of pictures."""
    return _suffix(path) in set(PictureFormat)


def _suffix(path: Path) -> str:
    return path.suffix.lower().removeprefix(".")


def check_matplotlib() -> None:
    """Make sure that pictures can be drawn, before anything is read for them.

    Raises:
        MissingExtraError: matplotlib is not installed.
    """
    try:
        import_module("matplotlib")
    except ImportError as error:
        raise MissingExtraError('pictures need matplotlib: pip install "geomap[pictures]"') from error
