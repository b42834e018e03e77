"""Run the scorers of a folder of measuring data over geomap, and hold the figures to floors.toml.

The folder is named on the command line and lies outside the repository: its texts are other people's. It holds
``places/*.jsonl``, ``incidents/*.jsonl``, ``gold/*.jsonl`` and the scorers that read them.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import event_places
from frame import geomap, read_lines, run_on_corpus, write_lines

NOTES = ("acled_world_2020", "case2021_task2", "pitf", "muc4")


def measure(folder: Path, *, errors: bool) -> dict[str, float]:
    """Every figure, by corpus and measure; what went wrong is told of places of events alone."""
    with tempfile.TemporaryDirectory() as scratch:
        figures = event_places.measure(folder, errors=errors) | _scored(folder, Path(scratch))
    return dict(sorted(figures.items()))


def _scored(folder: Path, scratch: Path) -> dict[str, float]:
    """What the scorers of the folder say."""
    figures: dict[str, float] = {}
    for corpus in sorted((folder / "places").glob("*.dev.jsonl")):
        if corpus.name.startswith(("LGL", "GeoWebNews")):
            figures |= places_figures(folder, corpus, scratch)
    figures |= gold_figures(folder, scratch)
    for name in NOTES:
        figures |= notes_figures(folder, name, scratch)
    dates = run(folder / "score_dates.py", folder / "incidents" / "timex.dev.jsonl")
    found = re.search(r"right ([\d.]+)", dates)
    return figures | {"dates.right": float(found[1]) if found else 0.0}


def places_figures(folder: Path, corpus: Path, scratch: Path) -> dict[str, float]:
    """Recognition and resolution on an annotated corpus."""
    name = corpus.name.split(".")[0]
    kept = [{"id": row["id"], "text": row["text"], "published": row.get("date")} for row in read_lines(corpus)]
    articles = write_lines(scratch / f"{name}.jsonl", kept)
    found = geomap(scratch / f"{name}.places", "places", articles)
    score = json.loads(run(folder / "score_places.py", corpus, found, "--json"))
    return {
        f"{name}.e2e161": score["e2e161"]["F1"],
        f"{name}.recognition": score["exact"]["F1"],
        f"{name}.full161": score["full"]["acc161"],
    }


def gold_figures(folder: Path, scratch: Path) -> dict[str, float]:
    """Roles and incidents on the articles read by hand."""
    articles, gold = folder / "gold" / "articles.jsonl", folder / "gold" / "gold.jsonl"
    roles = run(folder / "score_roles.py", gold, geomap(scratch / "gold.places", "places", articles))
    found = geomap(scratch / "gold.incidents", "incidents", articles)
    score: dict[str, Any] = json.loads(run(folder / "score_incidents.py", gold, articles, found, "--json"))
    right = re.search(r"roles right ([\d.]+)", roles)
    flat = {key: score[key] for key in ("type", "deaths", "injured", "claims")}
    f1 = {key: score[key]["F1"] for key in ("found", "right_pin", "same_event")}
    return {"gold.roles": float(right[1]) if right else 0.0, **{f"gold.{key}": v for key, v in (flat | f1).items()}}


def notes_figures(folder: Path, name: str, scratch: Path) -> dict[str, float]:
    """Types, places and figures on coded notes."""
    corpus = folder / "incidents" / f"{name}.dev.jsonl"
    articles = scratch / f"{name}.jsonl"
    articles.write_text(run(folder / "score_notes.py", "articles", corpus), encoding="utf-8")
    found = geomap(scratch / f"{name}.incidents", "incidents", articles, "--no-layering")
    score = json.loads(run(folder / "score_notes.py", "score", corpus, found, "--json"))
    counts = {"notes", "templates", "quiet_articles"}
    return {f"{name}.{key}": value for key, value in score.items() if value is not None and key not in counts}


def run(scorer: Path, *words: str | Path) -> str:
    """What a scorer prints."""
    command = [sys.executable, str(scorer), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    run_on_corpus(measure, about=__doc__, corpus="the folder of measuring data", name="corpora")
