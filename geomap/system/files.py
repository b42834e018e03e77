"""Writing a result so that a reader sees the old file or the new one, never half of either."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from geomap.errors import OutputError

_NEW_FILE_MODE = 0o666
"""What any program asks for a new file; the user's mask takes away from it."""


def atomic_write(path: Path, content: str | bytes) -> None:
    """Write a file whole: a temporary file beside it, flushed to the disk, then put in its place.

    Text is written as UTF-8 without changing line ends. An existing file keeps its permissions, and a symbolic link
    keeps pointing at the file that is replaced. A pipe or a device is written to, and never replaced.

    Raises:
        OutputError: the folder is missing or not writable, the disk is full, or the path is a folder.
    """
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    target = Path(os.path.realpath(path))
    try:
        # Asked of the path as it was given: what ``/dev/stdout`` leads to has no name where it is a pipe
        if _is_stream(path):
            path.write_bytes(data)
        else:
            _replace(target, data)
    except OSError as error:
        raise OutputError(f"{path} cannot be written ({error.strerror or error}): {_next_step(target)}") from error


def put_in_place(made: Path, path: Path) -> None:
    """Let a file that was made elsewhere on the same disk take the place of another, as ``atomic_write`` would.

    Raises:
        OutputError: the folder is missing or not writable, or the path is a folder.
    """
    target = Path(os.path.realpath(path))
    try:
        made.chmod(_mode(target))
        made.replace(target)
    except OSError as error:
        raise OutputError(f"{path} cannot be written ({error.strerror or error}): {_next_step(target)}") from error
    _sync_folder(target.parent)


def make_folder(folder: Path) -> None:
    """Make a folder and those that it lies in, where they are missing.

    Raises:
        OutputError: there is a file in the way, or no right to make it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or error
        raise OutputError(f"the folder {folder} cannot be made ({reason}): choose another for the result") from error


def _is_stream(path: Path) -> bool:
    """Whether it is a pipe or a device such as ``/dev/stdout``: putting a file in its place would break it for all."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return stat.S_ISCHR(mode) or stat.S_ISFIFO(mode)


def _replace(target: Path, data: bytes) -> None:
    if target.is_dir():
        raise IsADirectoryError(None, "it is a folder")
    # A short name of its own: the target's may already be as long as the file system allows.
    handle, temporary = tempfile.mkstemp(prefix=".geomap-", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(_mode(target))
        Path(temporary).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(temporary).unlink()
        raise
    _sync_folder(target.parent)


def _mode(target: Path) -> int:
    """The permission bits of the old file, or those that a new file gets from the process."""
    try:
        return target.stat().st_mode & 0o7777
    except FileNotFoundError:
        # The mask can only be read by setting it; mkstemp ignores it and makes files private.
        mask = os.umask(0o077)
        os.umask(mask)
        return _NEW_FILE_MODE & ~mask


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can."""
    # Windows cannot open folders, and some network file systems cannot flush them: the file itself is safe by then.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _next_step(target: Path) -> str:
    if not target.parent.is_dir():
        return f"make the folder {target.parent} first, or choose another"
    return "choose another file, or free the space and the rights that it needs"
