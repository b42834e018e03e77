"""Run the scorers of a folder of measuring data over geomap, and hold the figures to floors.toml.

The folder is named on the command line and lies outside the repository: its texts are other people's. It holds
``places/*.jsonl``, ``incidents/*.jsonl``, ``gold/*.jsonl`` and the scorers that read them.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
NOTES = ("acled_world_2020", "case2021_task2", "pitf", "muc4")


def main() -> None:
    """Print every figure beside its floor; exit 1 below one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="the folder of measuring data")
    folder = parser.parse_args().folder.resolve()
    floors: dict[str, float] = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))["corpora"]
    with tempfile.TemporaryDirectory() as scratch:
        figures = measure(folder, Path(scratch))
    below = []
    for name, figure in sorted(figures.items()):
        floor = floors.get(name)
        below += [name] if floor is not None and figure < floor else []
        shown = "" if floor is None else f"   floor {floor:.3f}{'   BELOW' if name in below else ''}"
        print(f"{name:32} {figure:.3f}{shown}")
    sys.exit(bool(below))


def measure(folder: Path, scratch: Path) -> dict[str, float]:
    """Every figure, by corpus and measure."""
    figures: dict[str, float] = {}
    for corpus in sorted((folder / "places").glob("*.dev.jsonl")):
        if corpus.name.startswith(("LGL", "GeoWebNews")):
            figures |= places_figures(folder, corpus, scratch)
    printed = (line.split() for line in run(HERE / "event_places.py", folder).splitlines())
    figures |= {name: float(figure) for name, figure in printed}
    figures |= gold_figures(folder, scratch)
    for name in NOTES:
        figures |= notes_figures(folder, name, scratch)
    dates = run(folder / "score_dates.py", folder / "incidents" / "timex.dev.jsonl")
    found = re.search(r"right ([\d.]+)", dates)
    return figures | {"dates.right": float(found[1]) if found else 0.0}


def places_figures(folder: Path, corpus: Path, scratch: Path) -> dict[str, float]:
    """Recognition and resolution on an annotated corpus."""
    name = corpus.name.split(".")[0]
    with corpus.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    articles = scratch / f"{name}.jsonl"
    kept = [{"id": row["id"], "text": row["text"], "published": row.get("date")} for row in rows]
    articles.write_text("".join(json.dumps(row) + "\n" for row in kept), encoding="utf-8")
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


def geomap(output: Path, *words: str | Path) -> Path:
    """Run a command of geomap into a file of JSON Lines."""
    command = [sys.executable, "-m", "geomap", *map(str, words), "--format", "jsonl"]
    with output.open("w", encoding="utf-8") as file:
        subprocess.run(command, stdout=file, stderr=subprocess.DEVNULL, check=True)
    return output


def run(scorer: Path, *words: str | Path) -> str:
    """What a scorer prints."""
    command = [sys.executable, str(scorer), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    main()
