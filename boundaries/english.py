"""English names of first-level units: by hand, else CLDR's names of ISO 3166-2 subdivisions."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter, defaultdict
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING

from admin1_units import cleaned, slug

if TYPE_CHECKING:
    from collections.abc import Sequence

    from admin1_units import Unit

HERE = Path(__file__).parent
ALIKE = 0.8
"""How alike two spellings of one name are at the least: Kalbacar and Kalbajar are 0.88 alike."""
OWN_NAME = 0.01
"""What a unit's own name is worth more than its further ones, which the source sometimes takes from a neighbour."""
TYPE_AT_END = re.compile(r" (Oblast|Krai|Municipality|District|Governorate|County|Prefecture)$")
"""Cut off CLDR's names: most of them, and the source's, carry no type."""


def with_english_names(units: Sequence[Unit], ids: Sequence[str], cldr: Path) -> list[Unit]:
    """The units under their English names; the source's name becomes the local one.

    ``cldr`` is ``subdivisions/en/en.json`` of the npm package cldr-subdivisions-full. A name is given to one unit of a
    country only; a unit that nothing is like keeps the source's name.
    """
    own = dict(_table())
    named = [_renamed(unit, own[id_]) if id_ in own else unit for unit, id_ in zip(units, ids, strict=True)]
    english = _names_by_country(cldr)
    by_country: defaultdict[str, list[int]] = defaultdict(list)
    for place, (unit, id_) in enumerate(zip(units, ids, strict=True)):
        if not unit.by_hand and id_ not in own:
            by_country[unit.country_code].append(place)
    for country, places in sorted(by_country.items()):
        taken = {unit.name for unit in named if unit.country_code == country and unit.by_hand}
        free = [name for name in english.get(country, []) if name not in taken]
        for place, name in _pairs([units[place] for place in places], free):
            named[places[place]] = _renamed(units[places[place]], name)
    return _without_shared(named)


def _table() -> list[tuple[str, str]]:
    with (HERE / "admin1_names.csv").open(encoding="utf-8", newline="") as file:
        return [(row["id"], row["english"]) for row in csv.DictReader(file)]


def _names_by_country(cldr: Path) -> dict[str, list[str]]:
    names: defaultdict[str, list[str]] = defaultdict(list)
    document = json.loads(cldr.read_text(encoding="utf-8"))
    for code, name in sorted(document["subdivisions"]["localeDisplayNames"]["subdivisions"].items()):
        names[code[:2].upper()].append(TYPE_AT_END.sub("", name.replace("’", "'")))
    return dict(names)


def _pairs(units: Sequence[Unit], names: Sequence[str]) -> list[tuple[int, str]]:
    """Units by place with their names: the most alike first, each unit and each name once."""
    scored = sorted((-_likeness(unit, name), place, name) for place, unit in enumerate(units) for name in names)
    found: dict[int, str] = {}
    given: set[str] = set()
    for score, place, name in scored:
        if -score >= ALIKE and place not in found and name not in given:
            found[place] = name
            given.add(name)
    return sorted(found.items())


def _likeness(unit: Unit, name: str) -> float:
    wanted = slug(cleaned(name))
    further = max((_alike(slug(cleaned(other)), wanted) for other in unit.names), default=0.0)
    return max(_alike(slug(cleaned(unit.name)), wanted) + OWN_NAME, further)


def _alike(one: str, other: str) -> float:
    if one == other:
        return 1.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    # Cheap bounds first: hundreds of thousands of pairs are compared
    if one[:1] != other[:1] or matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    return matcher.ratio()


def _renamed(unit: Unit, name: str) -> Unit:
    """The unit under another name."""
    if name == unit.name:
        return unit
    return replace(unit, name=name, name_local=unit.name_local or unit.name)


def _without_shared(units: Sequence[Unit]) -> list[Unit]:
    """Units without further names that several of a country have: those belong to a larger unit."""
    shared = Counter((unit.country_code, name) for unit in units for name in {unit.name, *unit.names})
    return [replace(unit, names=_own(unit, shared)) for unit in units]


def _own(unit: Unit, shared: Counter[tuple[str, str]]) -> tuple[str, ...]:
    names = (name for name in unit.names if shared[(unit.country_code, name)] == 1)
    return tuple(dict.fromkeys(name for name in names if name not in {unit.name, unit.name_local}))
