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

import json
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from frame import geomap, read_lines, run_on_corpus, write_lines

Row = dict[str, Any]
_SHORTEST = 3


def measure(corpus: Path, *, errors: bool = False) -> dict[str, float]:
    """Every figure, by corpus and measure."""
    file = corpus / "places" / "EventLoc.dev.jsonl" if corpus.is_dir() else corpus
    gold = {row["id"]: row for row in read_lines(file) if locations(row)}
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        kept = [{"id": row["id"], "text": row["text"]} for row in gold.values()]
        articles = write_lines(scratch / "EventLoc.jsonl", kept)
        mentions = {row["id"]: row["places"] for row in read_lines(geomap(scratch / "places", "places", articles))}
        incidents = read_lines(geomap(scratch / "incidents", "incidents", articles, "--no-layering"))
    reports: dict[str, list[Row]] = {name: [] for name in gold}
    for incident in incidents:
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


if __name__ == "__main__":
    run_on_corpus(measure, about=__doc__, corpus="EventLoc.dev.jsonl, or the folder of measuring data")
