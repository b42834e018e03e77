"""Count the words of a language that stand in the code of the readers instead of in a language pack.

A word is counted in a pattern (``re.compile`` and its like, and the pieces that patterns are made of) and in a literal
collection or comparison of strings. Docstrings, messages, names of lists and the terms of ``times/terms.py`` are not.
Prints the count of each room beside its ceiling in ceilings.toml and exits with 1 above one; ``--files`` prints
them for each file too.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parent / "geomap"
ROOMS = ("times", "places", "incidents", "text", "quantities.py")
_PATTERNS = frozenset({"compile", "search", "match", "fullmatch", "findall", "finditer", "split", "sub"})
_ASKING = frozenset({"endswith", "startswith", "removeprefix", "removesuffix", "isdisjoint"})
_COLLECTIONS = frozenset({"frozenset", "set", "tuple", "dict"})
_NOT_WORDS = re.compile(r"\\.|\(\?P[<=]\w+[>)]|\(\?[a-z-]+[:)]|\[[^\]]*\]|\{[^}]*\}")
"""Of a pattern: escapes, names of groups, flags, classes of characters, counts."""
_WORD = re.compile(r"[A-Za-z]{2,}")
_PHRASE = re.compile(r"[a-z][a-z'’ .-]*[a-z.]")
_TERMS = "times/terms.py"


def words_of(source: str) -> Counter[str]:
    """The words in the patterns and collections of a module."""
    tree = ast.parse(source)
    found: Counter[str] = Counter()
    for text in _patterns(tree):
        found.update(_WORD.findall(_NOT_WORDS.sub(" ", text)))
    for text in _members(tree):
        if _PHRASE.fullmatch(text):
            found.update(_WORD.findall(text))
    return found


def _patterns(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name("re"), attr=name), args=[first, *_]) if name in _PATTERNS:
                yield from _texts(first)
            case ast.Assign(value=ast.Constant() | ast.JoinedStr() | ast.BinOp() as value):
                # Pieces of patterns have names of their own.
                yield from (text for text in _texts(value) if "(?" in text or "|" in text or "\\" in text)


def _members(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Set(elts) | ast.Compare(comparators=[ast.Tuple(elts) | ast.List(elts)]):
                yield from _strings(elts)
            case ast.Call(func=ast.Name(name), args=[ast.Tuple(elts) | ast.List(elts)]) if name in _COLLECTIONS:
                yield from _strings(elts)
            case ast.Assign(targets=[ast.Name()], value=ast.Tuple(elts) | ast.List(elts)):
                yield from _strings(elts)
            case ast.Assign(targets=[ast.Name(name)], value=ast.Dict(keys)) if name.isupper():
                yield from _strings(keys)
            case ast.Compare(ops=[ast.Eq() | ast.NotEq()], comparators=[ast.Constant(str() as text)]):
                yield text
            case ast.Call(func=ast.Attribute(attr=name), args=[first]) if name in _ASKING:
                yield from _strings(first.elts if isinstance(first, ast.Tuple) else [first])


def _strings(nodes: list[ast.expr] | list[ast.expr | None]) -> Iterator[str]:
    for node in nodes:
        match node:
            case ast.Constant(str() as text):
                yield text.strip()
            case ast.Starred(ast.Tuple(elts)):
                yield from _strings(elts)


def _texts(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Constant(str() as text):
            yield text
        case ast.FormattedValue(ast.Call(func=ast.Name())):
            return  # The name of a list, whose words stand in its pack: f"{words('near')}"
        case _:
            for child in ast.iter_child_nodes(node):
                yield from _texts(child)


def files_of(package: Path, room: str) -> list[Path]:
    """The modules of a room."""
    path = package / room
    files = sorted(path.rglob("*.py")) if path.is_dir() else [path]
    return [file for file in files if file.relative_to(package).as_posix() != _TERMS]


def count(package: Path = PACKAGE) -> dict[str, int]:
    """How many words stand in the code of each file."""
    return {
        file.relative_to(package).as_posix(): words_of(file.read_text(encoding="utf-8")).total()
        for room in ROOMS
        for file in files_of(package, room)
    }


def by_room(counts: dict[str, int]) -> dict[str, int]:
    """The counts of files added up by room."""
    rooms: Counter[str] = Counter()
    for file, words in counts.items():
        rooms[file.partition("/")[0].removesuffix(".py")] += words
    return dict(rooms)


def ceilings() -> dict[str, int]:
    """How many words the code of each room may hold at most."""
    return dict(tomllib.loads((HERE / "ceilings.toml").read_text(encoding="utf-8"))["words_in_code"])


def main() -> bool:
    """Print the counts beside their ceilings; whether one is above."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", action="store_true", help="print the count of each file too")
    parser.add_argument("--package", type=Path, default=PACKAGE, help="another copy of the package to count in")
    asked = parser.parse_args()
    counts = count(asked.package)
    if asked.files:
        for file, words in sorted(counts.items(), key=lambda pair: -pair[1]):
            print(f"{words:5} {file}")
    most, rooms = ceilings(), by_room(counts)
    for room, words in rooms.items():
        print(f"{room:12} {words:5}   ceiling {most[room]:5}{'   ABOVE' if words > most[room] else ''}")
    print(f"{'all':12} {sum(rooms.values()):5}")
    return any(words > most[room] for room, words in rooms.items())


if __name__ == "__main__":
    sys.exit(main())
