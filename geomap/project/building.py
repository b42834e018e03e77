"""``geomap build``: read what changed, draw everything, and put all results in their places at the end."""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.pipeline import gather_areas, read_incidents, run
from geomap.project.build_report import Run, books
from geomap.project.kept_readings import KeptReadings
from geomap.project.store import Store
from geomap.system.files import atomic_write, make_folder, put_in_place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geomap.pipeline import Outcome
    from geomap.project.config import Project
    from geomap.read import OnSkip

_STAGE = ".geomap-build-"
_LEFT_BEHIND_SECONDS = 3600
"""How old a folder of unfinished results is when its run was surely killed."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to."""

    outcome: Outcome
    reused: int
    """How many articles were known from before."""


def build(project: Project, *, on_skip: OnSkip, on_flaw: OnSkip, on_note: Callable[[str], None]) -> Built:
    """Draw a project: the map, what is written beside it, and the books of the run.

    Results are made in a folder beside the old ones and take their places at the end, one right after the other, so
    that a run that fails or is killed leaves the last good ones. ``on_note`` is told of a store that cannot be used.

    Raises:
        GeomapError: as ``pipeline.run``.
    """
    skipped: list[object] = []

    def hear(what: object) -> None:
        skipped.append(what)
        on_skip(what)

    output = project.settings.output
    with _stage(output.parent) as stage, _kept(project, on_note) as kept:
        staged = replace(project.settings, output=stage / output.name)
        outcome = run(staged, on_skip=hear, on_flaw=on_flaw, read=kept.read)
        written = {path: output.parent / path.relative_to(stage) for path in outcome.written}
        told = books(outcome, Run(kept.reused, tuple(skipped), tuple(written)))
        # The page comes last: what it may load from beside it is there by then
        for path, place in reversed(written.items()):
            make_folder(place.parent)
            put_in_place(path, place)
    make_folder(project.report.parent)
    atomic_write(project.report, json.dumps(told, ensure_ascii=False, indent=2) + "\n")
    places = (*written.values(), project.report)
    return Built(replace(outcome, written=places), kept.reused)


def reread(project: Project, *, on_skip: OnSkip, on_flaw: OnSkip, on_note: Callable[[str], None]) -> Outcome:
    """The incidents of a project as a build would draw them; nothing is written but what was read.

    Raises:
        GeomapError: as ``pipeline.read_incidents``.
    """
    with _kept(project, on_note) as kept:
        areas = gather_areas(project.settings, on_flaw=on_flaw)
        return read_incidents(project.settings, areas=areas, on_skip=on_skip, read=kept.read)


@contextmanager
def _kept(project: Project, on_note: Callable[[str], None]) -> Iterator[KeptReadings]:
    with Store(project.store, on_note=on_note) as store, KeptReadings(store) as kept:
        yield kept


@contextmanager
def _stage(folder: Path) -> Iterator[Path]:
    """A folder for unfinished results, gone at the end; those that killed runs left are swept out."""
    make_folder(folder)
    now = time.time()
    for left in folder.glob(f"{_STAGE}*"):
        if now - left.stat().st_mtime > _LEFT_BEHIND_SECONDS:
            shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=_STAGE, dir=folder, ignore_cleanup_errors=True) as stage:
        yield Path(stage)
