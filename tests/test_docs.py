from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import typer

from geomap.cli import app

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("benchmarks", "boundaries", "docs", "examples", "geomap")
PAGES = sorted([*ROOT.glob("*.md"), *(page for folder in FOLDERS for page in (ROOT / folder).rglob("*.md"))])


def options_of(command: Any) -> set[str]:
    """The options of a command; of a group, those of all its commands."""
    own = {option for parameter in command.params if parameter.param_type_name == "option" for option in parameter.opts}
    return own.union(*map(options_of, getattr(command, "commands", {}).values()))


OPTIONS = {
    name: options_of(command)
    for name, command in typer.main.get_command(app).commands.items()  # type: ignore[attr-defined]  # a group has them
}
REFERENCE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
SECTIONS = {part.split()[0]: part for part in REFERENCE.split("\n## geomap ")[1:]}


def printed_commands() -> list[tuple[str, str]]:
    """Each command line that a page prints, with the page's name."""
    lines = ((page, line) for page in PAGES for line in page.read_text(encoding="utf-8").splitlines())
    found = [(page.relative_to(ROOT).as_posix(), re.search(r"^(?:    |.*/)geomap (.+)", line)) for page, line in lines]
    return [(page, match[1]) for page, match in found if match]


@pytest.mark.parametrize("command", OPTIONS)
def test_every_option_is_in_the_reference(command: str) -> None:
    """docs/commands.md has a table for each command, with all its options and no other."""
    firsts = re.findall(r"^\| (.+?) \|", SECTIONS[command], re.MULTILINE)
    told = {name for cell in firsts for name in re.findall(r"`(-[\w-]+)`", cell)}
    assert told == OPTIONS[command]


@pytest.mark.parametrize(("page", "line"), printed_commands())
def test_every_printed_command_can_be_run(page: str, line: str) -> None:
    """No page shows a command or an option that does not exist."""
    name, *words = shlex.split(line, comments=True)
    assert name in OPTIONS or (name.startswith("-") and name in {"--help", "--version"}), page
    assert {word.split("=")[0] for word in words if word.startswith("-") and word != "-"} <= OPTIONS[name], page


def test_the_architecture_tells_every_layer() -> None:
    """What import-linter holds apart, docs/architecture.md explains, and nothing else."""
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    layers = {name for row in linter["contracts"][0]["layers"] for name in row.split(" | ")}
    table = re.findall(r"^\| (`.+?) \|", (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert {name for cell in table for name in re.findall(r"`(\w+)`", cell)} == layers


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_relative_links_lead_somewhere(page: Path) -> None:
    """A link to a file of ours names one that is there."""
    links = re.findall(r"\]\(([^)\s]+)\)", re.sub(r"```.*?```|`[^`]*`", "", page.read_text("utf-8"), flags=re.DOTALL))
    ours = [unquote(link.partition("#")[0]) for link in links if not re.match(r"[a-z]+:|#", link)]
    assert [link for link in ours if not (page.parent / link).exists()] == []
