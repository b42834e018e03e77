from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from project_samples import Heard, refuse

from geomap.project.store import KEEP_BUILDS, Store

if TYPE_CHECKING:
    from pathlib import Path

ONE, TWO = b"1", b"2"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the store of a test lies."""
    return tmp_path / ".geomap" / "readings.sqlite"


def test_what_is_saved_is_there_in_the_next_run(path: Path) -> None:
    """Values come back as they were, and the folder asks git to leave it alone."""
    heard = Heard()
    with Store(path, on_note=heard) as store:
        store.save([(ONE, b"a" * 1000)])
    with Store(path, on_note=heard) as store:
        assert store.load([ONE, TWO]) == {ONE: b"a" * 1000}
    assert (path.parent / ".gitignore").read_text(encoding="utf-8") == "*\n"
    assert not heard


def test_what_builds_no_longer_use_is_forgotten(path: Path) -> None:
    """A project does not grow with every article that it ever had."""
    for build in range(KEEP_BUILDS + 2):
        with Store(path, on_note=refuse) as store:
            if not build:
                store.save([(ONE, b"a"), (TWO, b"b")])
            assert set(store.load([ONE, TWO])) == {ONE, TWO}
            store.finish([ONE])
    with Store(path, on_note=refuse) as store:
        assert set(store.load([ONE, TWO])) == {ONE}


@pytest.mark.parametrize(
    "damage",
    [b"this is no database at all, but long enough to be looked at", b"SQLite format 3\x00" + b"\xff" * 4000],
    ids=["another file", "a damaged header"],
)
def test_a_damaged_file_is_made_anew(damage: bytes, path: Path) -> None:
    """It costs one line and a second reading."""
    heard = Heard()
    path.parent.mkdir()
    path.write_bytes(damage)
    with Store(path, on_note=heard) as store:
        assert store.load([ONE]) == {}
        store.save([(ONE, b"a")])
        assert store.load([ONE]) == {ONE: b"a"}
    assert len(heard) == 1
    assert "was damaged" in heard[0]


def test_damage_in_the_middle_is_found(path: Path) -> None:
    """Pages that were overwritten are no reading, wherever they are."""
    heard = Heard()
    with Store(path, on_note=heard) as store:
        store.save([(bytes([number]), bytes(range(256)) * 40) for number in range(200)])
    content = bytearray(path.read_bytes())
    content[len(content) // 3 : 2 * len(content) // 3] = b"\x55" * (len(content) // 3)
    path.write_bytes(content)
    with Store(path, on_note=heard) as store:
        found = store.load(bytes([number]) for number in range(200))
        assert set(found.values()) <= {bytes(range(256)) * 40}
        store.save([(ONE, b"a")])
    with Store(path, on_note=heard) as store:
        store.finish([ONE])


def test_another_version_is_made_anew(path: Path) -> None:
    """A store of a later geomap is not misread."""
    heard = Heard()
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with Store(path, on_note=heard) as store:
        assert store.load([ONE]) == {}
    assert "version 99" in heard[0]


def test_a_store_out_of_reach_costs_nothing_else(tmp_path: Path) -> None:
    """Where the folder cannot be made, articles are read and not kept."""
    heard = Heard()
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with Store(tmp_path / "file" / "readings.sqlite", on_note=heard) as store:
        store.save([(ONE, b"a")])
        store.finish([ONE])
        assert store.load([ONE]) == {}
    assert len(heard) == 1
    assert "is not kept" in heard[0]


def test_two_runs_at_once_share_it(path: Path) -> None:
    """Writers wait for each other, and nothing of either is lost."""
    heard = Heard()

    def write(first: int) -> None:
        with Store(path, on_note=heard) as store:
            for number in range(20):
                store.save([(bytes([first, number]), bytes([number]) * 100)])
            store.finish([bytes([first, number]) for number in range(20)])

    threads = [threading.Thread(target=write, args=(first,)) for first in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Store(path, on_note=heard) as store:
        keys = [bytes([first, number]) for first in range(4) for number in range(20)]
        assert store.load(keys) == {key: key[1:] * 100 for key in keys}
    assert not heard
