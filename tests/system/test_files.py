from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from geomap.errors import OutputError
from geomap.system.files import atomic_write, make_folder


def test_text_is_written_as_it_is(tmp_path: Path) -> None:
    """Line ends and letters of every script reach the disk unchanged."""
    atomic_write(tmp_path / "a.txt", "Şuşa\r\nԳանձակ\n")
    assert (tmp_path / "a.txt").read_bytes() == "Şuşa\r\nԳանձակ\n".encode()


def test_a_lone_surrogate_does_not_stop_the_writing(tmp_path: Path) -> None:
    """Half a character, which JSON can carry and UTF-8 cannot, becomes a question mark."""
    atomic_write(tmp_path / "a.txt", "a\ud800b")
    assert (tmp_path / "a.txt").read_text() == "a?b"


def test_an_old_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    """What was shared with a group stays shared."""
    path = tmp_path / "map.html"
    path.write_text("old")
    path.chmod(0o640)
    atomic_write(path, b"new")
    assert path.read_bytes() == b"new"
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_keeps_pointing_at_the_file_that_is_replaced(tmp_path: Path) -> None:
    """The link survives; the file behind it is new."""
    real, link = tmp_path / "real.html", tmp_path / "link.html"
    real.write_text("old")
    link.symlink_to(real)
    atomic_write(link, "new")
    assert link.is_symlink()
    assert real.read_text() == "new"


def test_a_missing_folder_is_named_with_the_next_step(tmp_path: Path) -> None:
    """The message says which folder to make."""
    with pytest.raises(OutputError, match=r"make the folder .*nowhere first"):
        atomic_write(tmp_path / "nowhere" / "map.html", "x")


def test_a_folder_is_not_overwritten(tmp_path: Path) -> None:
    """A path that is a folder is refused by name."""
    with pytest.raises(OutputError, match="it is a folder"):
        atomic_write(tmp_path, "x")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    """What is no plain file is never replaced by one: it may be a device that the whole machine uses."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()
    atomic_write(pipe, "through")
    reader.join()
    assert read == [b"through"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="only some systems have standard output as a file")
def test_standard_output_can_be_named_as_a_file() -> None:
    """What a pipe leads to has no name of its own, and is written to all the same."""
    code = (
        "from pathlib import Path; from geomap.system.files import atomic_write;"
        "atomic_write(Path('/dev/stdout'), 'through')"
    )
    done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, check=True)
    assert done.stdout == b"through"


def test_folders_are_made_down_to_the_last(tmp_path: Path) -> None:
    """Those that are there already are left as they are."""
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


def test_a_file_where_a_folder_is_needed_is_named(tmp_path: Path) -> None:
    """The message says which folder cannot be made."""
    (tmp_path / "a").write_text("a file")
    with pytest.raises(OutputError, match=r"the folder .*b cannot be made"):
        make_folder(tmp_path / "a" / "b")


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk costs the new file only, and no temporary file stays behind."""
    path = tmp_path / "map.html"
    path.write_text("old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left on device"):
        atomic_write(path, "new")
    assert path.read_text() == "old"
    assert [item.name for item in tmp_path.iterdir()] == ["map.html"]
