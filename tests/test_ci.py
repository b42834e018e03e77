"""`just check` and CI run the same steps, and every step that there is."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHECKS = (ROOT / ".ci" / "check.sh").read_text(encoding="utf-8")
STEPS = re.findall(r"^(\w+)\(\) \{$", CHECKS, re.MULTILINE)


def called(script: str) -> list[str]:
    """The steps that a script asks check.sh for."""
    (steps,) = re.findall(r"^ *\.ci/check\.sh ([a-z ]+)$", script, re.MULTILINE)[:1]
    return str(steps).split()


def test_just_check_runs_every_step() -> None:
    """No step of check.sh is left out, with or without just."""
    assert called((ROOT / "justfile").read_text(encoding="utf-8")) == STEPS
    assert f"${{@:-{' '.join(STEPS)}}}" in CHECKS


def test_ci_runs_the_same_steps() -> None:
    """CI runs the tests by README's own command, and all other steps by check.sh."""
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert ["tests", *called(run)] == STEPS
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    second = readme.partition("<!-- test -->")[2].partition("```\n\n")[0]
    assert second.rstrip().endswith(".venv/bin/pytest")
    assert "<!-- test -->" in run


def test_every_measure_with_a_floor_is_held_to_it() -> None:
    """Each table of floors.toml belongs to a script that a step of check.sh runs."""
    floors = (ROOT / "benchmarks" / "floors.toml").read_text(encoding="utf-8")
    scripts = re.findall(r"^# benchmarks/(\w+)\.py", floors, re.MULTILINE)
    assert len(scripts) == len(re.findall(r"^\[\w+\]$", floors, re.MULTILINE))
    (listed,) = re.findall(r"for measure in ([a-z ]+);", CHECKS)
    assert set(scripts) == {*listed.split(), "corpora"}
