from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from typing import TYPE_CHECKING

import pytest
from project_samples import Heard, add_article, build_quietly, make_project, refuse

from geomap.errors import NothingFoundError
from geomap.project.building import build
from geomap.project.config import read_project

if TYPE_CHECKING:
    from pathlib import Path

OUTPUTS = ("map.html", "map.geojson", "map.csv")
ALSO = '[outputs]\nalso = ["geojson", "csv"]\n'
COMMAND = (sys.executable, "-m", "geomap", "build")
KILLS = 20


def results(folder: Path) -> dict[str, bytes]:
    """What a build left, without the report, which tells of the run."""
    return {name: (folder / "output" / name).read_bytes() for name in OUTPUTS}


def test_a_second_build_reads_nothing_and_gives_the_same_bytes(tmp_path: Path) -> None:
    """The same project is the same map, whether its articles were known or not."""
    project = make_project(tmp_path, articles=4, more=ALSO)
    assert build_quietly(project).reused == 0
    first = results(tmp_path)
    assert build_quietly(project).reused == 4
    assert results(tmp_path) == first
    assert sorted(path.name for path in (tmp_path / "output").iterdir()) == sorted((*OUTPUTS, "report.json"))


def test_the_books_balance(tmp_path: Path) -> None:
    """What came in is what came out, or is counted with its reason."""
    project = make_project(tmp_path, articles=2, more=f'{ALSO}[period]\nsince = 2020-03-02\nuntil = "2020-12-31"\n')
    add_article(tmp_path, 10)
    (tmp_path / "articles" / "bad.txt").write_bytes(b"")
    (tmp_path / "articles" / "quiet.txt").write_text("Nobody met in Xyzzyville today.\n", encoding="utf-8")
    heard = Heard()
    built = build(project, on_skip=heard, on_flaw=refuse, on_note=refuse)
    books = json.loads((tmp_path / "output" / "report.json").read_text(encoding="utf-8"))
    assert books["articles"] == {
        "read": 4,
        "known_from_before": 0,
        "read_anew": 4,
        "skipped": list(heard),
        "undated": [],
    }
    assert "bad.txt is empty" in heard[0]
    assert books["names"]["mentioned"] == books["names"]["placed"] + books["names"]["unplaced"]
    assert sum(name["count"] for name in books["names"]["unplaced_names"]) == books["names"]["unplaced"]
    assert (books["reports"], books["incidents"]["shown"], books["incidents"]["outside_the_period"]) == (3, 1, 2)
    assert [one["file"] for one in books["outputs"]] == list(OUTPUTS)
    assert [path.name for path in built.outcome.written] == [*OUTPUTS, "report.json"]


def test_corrections_are_applied_and_counted(tmp_path: Path) -> None:
    """A correction changes the map, and one that finds nothing is in the books."""
    project = make_project(tmp_path, articles=2, more='corrections = "corrections.toml"\n')
    signed = 'author = "A"\ndate = 2024-05-01\nreason = "Seen."\n'
    (tmp_path / "corrections.toml").write_text(
        f'[[name]]\nname = "Djibo"\nlatitude = 14.2\nlongitude = -1.5\n{signed}'
        f'[[incident]]\nid = "gone"\ndrop = true\n{signed}',
        encoding="utf-8",
    )
    outcome = build_quietly(project).outcome
    assert outcome.corrected == 1
    books = json.loads((tmp_path / "output" / "report.json").read_text(encoding="utf-8"))
    assert books["corrections"]["corrected"] == 1
    assert "no report has the id gone" in books["corrections"]["stale"][0]["reason"]


def test_a_build_that_finds_nothing_leaves_the_last_good_map(tmp_path: Path) -> None:
    """An empty map does not replace a good one, and nothing unfinished is left behind."""
    project = make_project(tmp_path, articles=2, more=ALSO)
    build_quietly(project)
    before = results(tmp_path)
    for path in (tmp_path / "articles").iterdir():
        path.write_text("Nothing happened.\n", encoding="utf-8")
    with pytest.raises(NothingFoundError):
        build_quietly(project)
    assert results(tmp_path) == before
    assert len(list((tmp_path / "output").iterdir())) == 4


def test_what_a_killed_run_left_is_swept_out(tmp_path: Path) -> None:
    """A folder of unfinished results goes once it is surely nobody's; a young one may be another run's."""
    project = make_project(tmp_path, articles=1)
    old, young = (tmp_path / "output" / f".geomap-build-{name}" for name in ("old", "young"))
    for folder in (old, young):
        folder.mkdir(parents=True)
    os.utime(old, (0, 0))
    build_quietly(project)
    assert (old.exists(), young.exists()) == (False, True)


def test_what_a_page_loads_lies_beside_it(tmp_path: Path) -> None:
    """A client in a folder of its own comes along, and the books name it."""
    project = make_project(tmp_path, articles=1, more='[outputs]\nresources = "directory"\n')
    written = build_quietly(project).outcome.written
    assert all(path.exists() for path in written)
    assert len({path.parent for path in written}) == 2


def test_an_existing_map_keeps_its_permissions(tmp_path: Path) -> None:
    """A page that a web server may read stays readable."""
    project = make_project(tmp_path, articles=1)
    build_quietly(project)
    page = tmp_path / "output" / "map.html"
    page.chmod(0o640)
    build_quietly(project)
    assert page.stat().st_mode & 0o777 == 0o640


def test_a_store_that_is_damaged_costs_one_line(tmp_path: Path) -> None:
    """The map comes out all the same, and the next build knows its articles again."""
    project = make_project(tmp_path, articles=3, more=ALSO)
    build_quietly(project)
    first = results(tmp_path)
    project.store.write_bytes(os.urandom(9000))
    heard = Heard()
    built = build(project, on_skip=refuse, on_flaw=refuse, on_note=heard)
    assert (len(heard), built.reused) == (1, 0)
    assert build_quietly(project).reused == 3
    assert results(tmp_path) == first


def test_two_builds_at_once_both_end_well(tmp_path: Path) -> None:
    """Two people press the button together: one whole set of results, one whole store."""
    make_project(tmp_path, articles=30, more=ALSO)
    runs = [subprocess.Popen(COMMAND, cwd=tmp_path, stderr=subprocess.PIPE, stdout=subprocess.PIPE) for _ in range(3)]
    ends = [run.communicate() for run in runs]
    assert [(run.returncode, b"store" in err) for run, (_, err) in zip(runs, ends, strict=True)] == [(0, False)] * 3
    whole = results(tmp_path)
    assert build_quietly(read_project(tmp_path)).reused == 30
    assert results(tmp_path) == whole


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="only POSIX systems have a signal that nobody can catch")
def test_a_kill_at_any_moment_loses_nothing(tmp_path: Path) -> None:
    """After each of twenty kills every result is whole, the store is sound, and the next build goes on from there."""
    make_project(tmp_path, articles=200, more=ALSO)
    started = time.monotonic()
    subprocess.run(COMMAND, cwd=tmp_path, check=True, capture_output=True)
    length = time.monotonic() - started
    moments = random.Random(7)  # noqa: S311  (moments of a test, not secrets)
    was_killed = 0
    for number in range(KILLS):
        add_article(tmp_path, 200 + number)
        if number == KILLS // 2:
            (tmp_path / ".geomap" / "readings.sqlite").unlink()
        before = results(tmp_path)
        run = subprocess.Popen(COMMAND, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with suppress(subprocess.TimeoutExpired):
            run.wait(moments.uniform(0, length))
        was_killed += run.poll() is None
        run.kill()
        run.wait()
        check_all_whole(tmp_path, before)
    assert was_killed
    subprocess.run(COMMAND, cwd=tmp_path, check=True, capture_output=True)
    clean = tmp_path / "clean"
    build_quietly(make_project(clean, articles=200 + KILLS, more=ALSO))
    assert results(tmp_path) == results(clean)


def check_all_whole(folder: Path, before: dict[str, bytes]) -> None:
    """Each file is the one from before or a whole new one; the store passes its own check."""
    after = results(folder)
    assert after["map.html"].endswith(b"</html>\n")
    assert len(json.loads(after["map.geojson"])["features"]) >= len(json.loads(before["map.geojson"])["features"])
    assert after["map.csv"].endswith(b"\n")
    json.loads((folder / "output" / "report.json").read_text(encoding="utf-8"))
    store = folder / ".geomap" / "readings.sqlite"
    if store.exists():
        with closing(sqlite3.connect(store)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
