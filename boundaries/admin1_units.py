"""Names and codes of the first-level units: what the source says, mended by ``admin1_mends.csv``."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shapely

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

HERE = Path(__file__).parent
TYPE_WORDS = re.compile(
    r"\b(rayonu?|oblast'?|s lan|laen|sahari|marzi?|mkhare|vilayeti?|shahrestan|muhafazat|ostan-e|wilayat|wilayah|"
    r"departement (?:de la|de|du|des|d)|provincia(?: de| del)?|province(?: de| du)?|provincie|"
    r"departamento(?: de| del)?|"
    r"estado de|state of|union territory of|land|freistaat|region|governorate|district|division|prefecture|"
    r"sheng|zizhiqu|shi|ken|fu|to|respublika|kray|komuna e|opstina|opcina|county|municipality|tinh|changwat|"
    r"judetul|powiat|wojewodztwo|megye|okres|kraj|qarku i|rrethi i|concelho de|distrito(?: de| do| da)?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A first-level unit as it goes into the file, but for its shape."""

    country_code: str
    name: str
    name_local: str = ""
    code: str = ""
    names: tuple[str, ...] = ()
    by_hand: bool = False
    """Whether ``admin1_mends.csv`` names it."""


def read_units(rows: Sequence[Mapping[str, Any]], codes: Mapping[str, str], votes: Sequence[str]) -> list[Unit]:
    """One unit a row of the source, in its order; ``codes`` are postal codes of the United States by FIPS number."""
    mends = _mends()
    return [_unit(row, codes, vote, mends) for row, vote in zip(rows, votes, strict=True)]


def unit_ids(units: Sequence[Unit]) -> list[str]:
    """Ids in order: country, dot, GeoNames code; with the name behind it where several units share a code."""
    shared = Counter((unit.country_code, unit.code) for unit in units if unit.code)
    seen: Counter[str] = Counter()
    ids = []
    for unit in units:
        alone = shared[(unit.country_code, unit.code)] == 1
        stem = unit.code if alone else "-".join(filter(None, [unit.code, slug(unit.name)]))
        wanted = f"{unit.country_code}.{stem}"
        seen[wanted] += 1
        ids.append(wanted if seen[wanted] == 1 else f"{wanted}-{seen[wanted]}")
    return ids


def votes_of(geometries: NDArray[Any], cities: Iterable[Mapping[str, Any]]) -> list[str]:
    """For each unit ``country.code`` of most GeoNames settlements inside it, or nothing where none is."""
    towns = [town for town in cities if town["admin1code"]]
    points = shapely.points([(town["longitude"], town["latitude"]) for town in towns])
    pairs = shapely.STRtree(geometries).query(points, predicate="intersects").T.tolist()
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for point, unit in pairs:
        counts[unit][f"{towns[point]['countrycode']}.{towns[point]['admin1code']}"] += 1
    return [_winner(counts[unit]) for unit in range(len(geometries))]


def slug(text: str) -> str:
    """A name in lower-case ASCII with hyphens."""
    plain = unicodedata.normalize("NFKD", text.replace("ə", "a").replace("ı", "i")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def _winner(counts: Counter[str]) -> str:
    """The code of more than half; borders are some km off, so a few strays do not count."""
    if not counts:
        return ""
    code, votes = min(counts.items(), key=lambda item: (-item[1], item[0]))
    return code if votes * 2 > counts.total() else ""


def _mends() -> dict[tuple[str, str, str], dict[str, str]]:
    with (HERE / "admin1_mends.csv").open(encoding="utf-8", newline="") as file:
        return {(row["iso_a2"], row["name"], row["gn_name"]): row for row in csv.DictReader(file)}


def _unit(row: Mapping[str, Any], postal: Mapping[str, str], vote: str, mends: Mapping[Any, Any]) -> Unit:
    name, gn_name = row["name"] or row["woe_name"] or row["admin"], row["gn_name"] or ""
    country, clean_gn = row["iso_a2"], cleaned(gn_name)
    woe = cleaned((row["woe_label"] or "").split(",")[0])
    unit = Unit(country, name, "", _code(row, postal, vote), tuple(filter(None, [name, clean_gn, woe])))
    mend = mends.get((row["iso_a2"], row["name"] or "", gn_name))
    if mend:
        unit = _mended(unit, mend)
    return replace(unit, names=tuple(dict.fromkeys(unit.names)))


def _mended(unit: Unit, mend: Mapping[str, str]) -> Unit:
    return replace(
        unit,
        country_code=mend["country_code"] or unit.country_code,
        name=mend["new_name"],
        name_local=mend["new_name_local"],
        code=mend["new_code"],
        # The source's further names belong to another unit where the code had to be mended
        names=() if unit.country_code == "AZ" else unit.names,
        by_hand=True,
    )


def _code(row: Mapping[str, Any], postal: Mapping[str, str], vote: str) -> str:
    """GeoNames' admin1 code: by its own settlements, else by the FIPS digits."""
    country, _, voted = vote.partition(".")
    if country == row["iso_a2"]:
        return voted
    digits = (row["fips"] or "")[2:]
    return postal.get(digits, "") if row["iso_a2"] == "US" else digits


def cleaned(name: str) -> str:
    """A name without the words for its type: "Lacin Rayonu" is Lacin."""
    plain = name.replace("Â´", "'").replace("-ken", " ").replace("d'", "d ")
    return re.sub(r"\s+", " ", TYPE_WORDS.sub(" ", plain)).strip(" -'") or name
