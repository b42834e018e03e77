"""Measure where verbs' events happened on EventLoc.dev.jsonl, through the command line, over sentences with a location.

Every sentence is an article of its own. A sentence counts once; it is right where a report's place is one of the
places at which annotators put its verbs. Annotations that cover no name (a stray letter, a blank) are left out.

found   a mention of ``geomap places``, placed or not, lies on one of the locations: what a choice can be made from
told    ``geomap incidents`` makes a report of the sentence at all
span    the words that a report's place rests on (``place_span``) lie on one of the locations
name    the name of a report's place, or the words that it rests on, are the location's words or hold them
one     of the sentences with a report, those right by span
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

Row = dict[str, Any]
_SHORTEST = 3


def main() -> None:
    """Print the figures of a file, or of the folder that holds it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, help="EventLoc.dev.jsonl, or the folder of measuring data")
    parser.add_argument("--errors", action="store_true", help="print the sentences that went wrong")
    options = parser.parse_args()
    corpus = options.corpus / "places" / "EventLoc.dev.jsonl" if options.corpus.is_dir() else options.corpus
    with tempfile.TemporaryDirectory() as scratch:
        for name, figure in measure(corpus, Path(scratch), errors=options.errors).items():
            print(f"{name:16} {figure:.3f}")


def measure(corpus: Path, scratch: Path, *, errors: bool = False) -> dict[str, float]:
    """Every figure, by corpus and measure."""
    with corpus.open(encoding="utf-8") as lines:
        gold = {row["id"]: row for row in map(json.loads, lines) if locations(row)}
    articles = scratch / "EventLoc.jsonl"
    kept = ({"id": row["id"], "text": row["text"]} for row in gold.values())
    articles.write_text("".join(json.dumps(row) + "\n" for row in kept), encoding="utf-8")
    mentions = {row["id"]: row["places"] for row in geomap("places", articles)}
    reports: dict[str, list[Row]] = {name: [] for name in gold}
    for incident in geomap("incidents", articles, "--no-layering"):
        for report in incident["reports"]:
            reports[report["article"]].append(report)
    counts: Counter[str] = Counter()
    for name, row in gold.items():
        verdict = judge(row, mentions[name], reports[name])
        counts.update(verdict)
        if errors and "span" not in verdict:
            print(json.dumps([row["text"], [row["text"][a:b] for a, b in locations(row)], sorted(verdict)]))
    figures = {f"EventLoc.{key}": counts[key] / len(gold) for key in ("found", "told", "span", "name")}
    return figures | {"EventLoc.one": counts["span"] / max(1, counts["told"])}


def locations(row: Row) -> list[tuple[int, int]]:
    """The stretches that annotators gave as the place of any verb of a sentence, those without a name left out."""
    spans = [(start, end) for event in row.get("events", ()) for start, end in event["locations"]]
    return [span for span in spans if is_name(row["text"][slice(*span)])]


def is_name(text: str) -> bool:
    """Whether a stretch may be a name: three letters and a capital."""
    return len(text.strip()) >= _SHORTEST and any(char.isupper() for char in text)


def judge(row: Row, mentions: list[Row], reports: list[Row]) -> set[str]:
    """Which measures a sentence meets."""
    gold = locations(row)
    names = [row["text"][start:end].casefold() for start, end in gold]
    met = {"told"} if reports else set()
    if any(touches((mention["start"], mention["end"]), gold) for mention in mentions):
        met.add("found")
    if any(report["place_span"] and touches(report["place_span"], gold) for report in reports):
        met.add("span")
    told = (words.casefold() for report in reports for words in words_of(report))
    if any(words in name or name in words for words in told for name in names):
        met.add("name")
    return met


def words_of(report: Row) -> list[str]:
    """What a report calls its place."""
    return [words for words in ((report["place"] or {}).get("name"), report["place_text"]) if words]


def touches(span: Any, gold: list[tuple[int, int]]) -> bool:
    """Whether a stretch shares a character with one of the locations."""
    return any(span[0] < end and start < span[1] for start, end in gold)


def geomap(*words: str | Path) -> list[Row]:
    """What a command of geomap writes as JSON Lines."""
    command = [sys.executable, "-m", "geomap", *map(str, words), "--format", "jsonl"]
    found = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True).stdout
    return [json.loads(line) for line in found.split("\n") if line]


if __name__ == "__main__":
    main()
