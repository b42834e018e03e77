from __future__ import annotations

import re
import shlex
import tomllib
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import typer

from geomap import find_incidents, find_places, layer
from geomap.cli import app
from geomap.model import ActorRole, Article, EventType, GeoPrecision, Span, Stance, Status, Toll, When

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "geomap"
FACTS = (PACKAGE / "data", *(folder for folder in (PACKAGE / "data").rglob("*") if folder.is_dir()))
ELSEWHERE = {"geomap.toml", "report.json", "counties-10m.json", "subdivisions/en/en.json"}
"""Files that a user has, that a run writes, or that a recipe wants."""
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


def test_the_sentence_of_the_walk_is_read_as_told() -> None:
    """docs/architecture.md says what each room makes of one sentence: so it is."""
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    (text,) = re.findall(r"^> (.+)$", page, re.MULTILINE)
    article = Article("a", text, published=date(2021, 3, 14))
    (incident,) = layer(find_incidents(article, find_places(article)))
    assert incident.when == When(date(2021, 3, 12), date(2021, 3, 12), span=Span(58, 64))
    assert (incident.event_type, incident.sub_event_type) == (EventType.VIOLENCE_AGAINST_CIVILIANS, "Attack")
    assert incident.location is not None
    assert (incident.location.phrase, incident.location.geo_precision) == ("near Tatev", GeoPrecision.NEAR)
    assert incident.deaths == Toll(2, 2, 2)
    assert [(actor.name, actor.role) for actor in incident.actors] == [
        ("Gunmen", ActorRole.PERPETRATOR),
        ("farmers", ActorRole.VICTIM),
    ]
    claims = incident.reports[0].claims
    assert [(one.speaker, one.stance) for one in claims] == [("police", Stance.ASSERTS), ("The mayor", Stance.DENIES)]
    assert incident.status is Status.DISPUTED


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_file_that_a_page_names_is_there(page: Path) -> None:
    """A file is named by its path from the top, from the package, or from beside the page."""
    text = page.read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:[\w.-]+/)*[\w-]+\.(?:py|mjs|ts|toml|json|csv|txt))`", text))
    named |= set(re.findall(r"(?<![`\w/.-])((?:[\w.-]+/)+[\w-]+\.(?:py|mjs|ts))\b", text))
    known = {name for name in named if any((root / name).exists() for root in (ROOT, PACKAGE, page.parent, *FACTS))}
    assert named - known - ELSEWHERE == set()


def test_decisions_are_numbered_without_holes() -> None:
    """A file and its heading bear one number, and no number is missing."""
    notes = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [int(note.name[:4]) for note in notes] == list(range(1, len(notes) + 1))
    headings = [note.read_text(encoding="utf-8").split(".", 1)[0] for note in notes]
    assert headings == [f"# {number}" for number in range(1, len(notes) + 1)]


def test_every_decision_that_a_page_or_a_file_names_is_there() -> None:
    """Whoever says "decision 9" means one that exists, and links it by its own number."""
    most = len(list((ROOT / "docs" / "decisions").glob("*.md")))
    texts = [
        file.read_text(encoding="utf-8") for file in (*PAGES, *PACKAGE.rglob("*.py"), *PACKAGE.rglob("data/**/*.toml"))
    ]
    named = [int(number) for text in texts for number in re.findall(r"\bdecision (\d+)", text)]
    assert named
    assert max(named) <= most
    linked = [pair for text in texts for pair in re.findall(r"\[decision (\d+)\]\(\S*/0*(\d+)-", text)]
    assert linked
    assert [pair for pair in linked if pair[0] != pair[1]] == []


def test_each_change_leads_to_one_file() -> None:
    """CONTRIBUTING has a table from what somebody wants to the one file to open first."""
    section = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## Which file\n")[2].partition("\n#")[0]
    rows = [re.split(r" \| ", line.strip("| ")) for line in section.splitlines() if line.startswith("| ")][1:]
    assert len(rows) >= 12
    assert [row for row in rows if len(row) != 3 or not re.fullmatch(r"`[\w/.]+`", row[1])] == []
