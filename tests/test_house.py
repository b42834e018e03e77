"""The house that the code lives in: rooms that are small, arrows that point down, names that mean one thing."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "geomap"
FILES = tuple(sorted(file for file in PACKAGE.rglob("*.py") if "_built" not in file.parts))
FOLDERS = sorted({file.parent for file in FILES})

MOST_FILES = 12
"""Loose files of a folder, its ``__init__`` aside: what one look takes in."""
MOST_LINES = 300
LONGEST, LONG, LONG_SHARE = 45, 22, 0.05
"""Lines of a function without its docstring: none has more than the first, one in twenty more than the second."""

LONG_FILES: dict[str, int] = {}
"""Files that are longer than they should be. A number may only fall."""
LONG_FUNCTIONS: dict[str, int] = {}
"""Functions that are longer than they should be. A number may only fall."""

MEANT_ALIKE = {
    "areas": "the nouns of areas, their closed words, and the room that reads them",
    "events": "the nouns of events, and their closed words",
    "places": "the nouns of places, their closed words, and the room that reads them",
    "formats": "the readers of foreign formats, one a file: of articles, of areas",
    "relative": "counted from another of its kind: days from a day, places from a place",
    "sources": "what a reader is given to read: of articles, of gazetteers",
}
"""Names that stand twice, with the one meaning that both have."""

BARE_CONSTANTS = 0
"""Constants whose number has no reason beside it. May only fall."""
UNTESTED_ALONE = {"places/candidates"}
"""Rooms whose tests lie in the rooms above: candidates only show in what recognition makes of them."""

READERS = ("text", "times", "places", "incidents")
MAPS = ("reading-incidents.md", "how-it-resolves.md")


def name_of(file: Path) -> str:
    """A file as the documents name it: by its path within the package."""
    return file.relative_to(PACKAGE).as_posix()


def module_of(file: Path) -> str:
    """A file as Python names it."""
    module = ".".join(file.relative_to(ROOT).with_suffix("").parts)
    return module.removesuffix(".__init__")


MODULES = {module_of(file): file for file in FILES}


def loose_files(folder: Path) -> int:
    """How many files lie loose in a folder."""
    return len([file for file in folder.glob("*.py") if file.name != "__init__.py"])


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.relative_to(ROOT).as_posix())
def test_a_folder_is_taken_in_at_one_look(folder: Path) -> None:
    """No folder has more than a dozen loose files."""
    assert loose_files(folder) <= MOST_FILES


def test_a_name_means_one_thing() -> None:
    """No two files or folders bear one name, but for the few that mean the same in both of their rooms."""
    names = [file.stem for file in FILES if file.stem not in {"__init__", "__main__"}]
    counts = Counter([*names, *(folder.name for folder in FOLDERS)])
    assert {name for name, count in counts.items() if count > 1} == set(MEANT_ALIKE)


def imports_of(module: str) -> Iterator[str]:
    """The modules of ours that a module names in its imports, those for type checkers among them."""
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield full if full in MODULES else node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def circle_in(graph: Mapping[str, Iterable[str]]) -> list[str]:
    """One way round a graph that ends where it began; empty where there is none."""
    done: set[str] = set()

    def walk(node: str, path: list[str]) -> list[str]:
        if node in path:
            return [*path[path.index(node) :], node]
        if node in done:
            return []
        done.add(node)
        return next(filter(None, (walk(after, [*path, node]) for after in graph[node])), [])

    return next(filter(None, (walk(node, []) for node in graph)), [])


def test_a_circle_is_found() -> None:
    """The search that the next test rests on."""
    assert circle_in({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}) == []
    assert circle_in({"a": ["b"], "b": ["c"], "c": ["b"]}) == ["b", "c", "b"]


def test_no_circle_of_modules() -> None:
    """Nobody imports who imports it, by however many steps, for type checkers neither."""
    graph = {
        module: [other for other in imports_of(module) if other in MODULES and other != module] for module in MODULES
    }
    # The door names what it leads to, and everything lies behind the door
    graph["geomap"] = []
    assert circle_in(graph) == []


def test_every_room_has_its_order() -> None:
    """A room of three files or more has a contract in which a new file has to be placed."""
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    held = {room for one in linter["contracts"] if one.get("exhaustive") for room in one["containers"]}
    rooms = {module_of(folder / "__init__.py") for folder in FOLDERS if loose_files(folder) > 2}
    assert rooms <= held


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_a_file_is_read_at_one_sitting(file: Path) -> None:
    """No file has more than three hundred lines."""
    lines = len(file.read_text(encoding="utf-8").splitlines())
    assert lines <= LONG_FILES.get(name_of(file), MOST_LINES)


def lengths_of(file: Path) -> Iterator[tuple[str, int]]:
    """The functions of a file, each with its lines: without its docstring and, of a command, without its options."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            told = node.body[0] if ast.get_docstring(node) is not None else None
            docstring = told.end_lineno - told.lineno + 1 if told and told.end_lineno else 0
            begins = node.body[0].lineno if "cli" in file.parts and node.decorator_list else node.lineno
            yield f"{name_of(file)}:{node.name}", (node.end_lineno or 0) - begins + 1 - docstring


def test_functions_are_short() -> None:
    """None is longer than a screen holds, and nearly all are much shorter."""
    lengths = [one for file in FILES for one in lengths_of(file)]
    assert [one for one in lengths if one[1] > LONG_FUNCTIONS.get(one[0], LONGEST)] == []
    assert sum(length > LONG for _, length in lengths) <= LONG_SHARE * len(lengths)


def is_number(node: ast.expr) -> bool:
    """Whether an expression is a number, or numbers alone."""
    match node:
        case ast.Constant(value):
            return isinstance(value, int | float) and not isinstance(value, bool)
        case ast.UnaryOp():
            return is_number(node.operand)
        case ast.BinOp():
            return is_number(node.left) and is_number(node.right)
        case ast.Tuple():
            return bool(node.elts) and all(map(is_number, node.elts))
    return False


def bare_constants(text: str) -> Iterator[str]:
    """The numbers of a module that have a name and no reason: no words behind them, none on their line, none above."""
    lines = text.splitlines()
    body = ast.parse(text).body
    for node, after in zip(body, [*body[1:], None], strict=True):
        match node:
            case (
                ast.Assign(targets=[ast.Name(name)], value=value)
                | ast.AnnAssign(target=ast.Name(name), value=ast.expr() as value)
            ):
                pass
            case _:
                continue
        is_told = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
        first = node.lineno - 2
        while first >= 0 and re.match(r"[A-Z_]+[A-Z_0-9, ]*(?:: \w+)? = ", lines[first]):
            first -= 1
        is_told |= "  # " in lines[(node.end_lineno or node.lineno) - 1] or lines[max(first, 0)].startswith("#")
        if name.isupper() and is_number(value) and not is_told:
            yield name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("MOST = 3\n", ["MOST"]),
        ('MOST = 3\n"""A line has room for three."""\n', []),
        ("MOST = 3  # a line has room for three\n", []),
        ("# Fitted together.\nMOST = 3\nLEAST = -1.5\n", []),
        ("# Fitted.\nMOST = 3\n\nWIDE: float = 2 * 1.5\n", ["WIDE"]),
        ("WORDS = ('a', 'b')\nmost = 3\nON = True\n", []),
    ],
)
def test_what_a_reason_is(text: str, names: list[str]) -> None:
    """The count that the next test rests on."""
    assert list(bare_constants(text)) == names


def test_a_constant_has_its_reason() -> None:
    """A number with a name says beside it why it is that number."""
    bare = [f"{name_of(file)}: {name}" for file in FILES for name in bare_constants(file.read_text(encoding="utf-8"))]
    assert len(bare) <= BARE_CONSTANTS, bare


@pytest.mark.parametrize("page", MAPS)
def test_every_file_that_a_map_names_is_there(page: str) -> None:
    """A rule leads to a file that exists."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:[\w-]+/)*\w+\.py)`", text))
    assert {name for name in named if not any((root / name).is_file() for root in (PACKAGE, ROOT))} == set()


def test_every_file_of_the_readers_is_on_a_map() -> None:
    """Whoever looks for what a file of the readers is for finds it beside its rule."""
    maps = "".join((ROOT / "docs" / page).read_text(encoding="utf-8") for page in MAPS)
    files = [name_of(file) for room in READERS for file in FILES if (PACKAGE / room) in file.parents]
    assert [name for name in files if not name.endswith("__init__.py") and f"`{name}`" not in maps] == []


def test_the_tests_mirror_the_rooms() -> None:
    """Each folder of tests is named for the room that it tests, but for the browser's and the invented world."""
    tests = ROOT / "tests"
    folders = {file.parent.relative_to(tests).as_posix() for file in tests.rglob("test_*.py")} - {"."}
    rooms = {folder.relative_to(PACKAGE).as_posix() for folder in FOLDERS}
    assert folders - rooms == {"browser"}
    readers = {room for room in rooms if room.split("/")[0] in READERS and room.count("/") < 2}
    assert {room for room in readers if not list((tests / room).rglob("test_*.py"))} == UNTESTED_ALONE
