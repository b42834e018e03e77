"""Measure the figures of casualties in the sentences of figures.toml, and hold them to floors.toml.

Prints every figure beside its floor and exits with 1 below one; ``--errors`` also prints what went wrong.
"""

from __future__ import annotations

from frame import rows, run

from geomap.incidents.casualties.casualty_mentions import find_casualties, merge_casualties
from geomap.model import Toll
from geomap.vocabulary import CasualtyKind


def measure(*, errors: bool) -> dict[str, float]:
    """By style the share of sentences whose best figures are all right; of all, also with their bounds."""
    figures: dict[str, float] = {}
    best: list[bool] = []
    bounds: list[bool] = []
    for style, written_rows in rows("figures").items():
        right = []
        for text, written in written_rows["told"]:
            told, meant = read(text), {kind: toll_of(figure) for kind, figure in written.items()}
            right.append({kind: t.best for kind, t in told.items()} == {kind: t.best for kind, t in meant.items()})
            bounds.append(told == meant)
            if errors and told != meant:
                print(f"{text}\n    meant {meant}\n    told {told}")
        figures[style] = sum(right) / len(right)
        best += right
    return figures | {"best": sum(best) / len(best), "bounds": sum(bounds) / len(bounds)}


def read(text: str) -> dict[str, Toll]:
    """The toll of each kind that a text tells."""
    found = find_casualties(text)
    tolls = {kind.value: merge_casualties(found, kind) for kind in CasualtyKind}
    return {kind: toll for kind, toll in tolls.items() if toll is not None}


def toll_of(written: int | str) -> Toll:
    """A figure as figures.toml writes it."""
    if isinstance(written, int):
        return Toll(written, written, written)
    if written == "some":
        return Toll(2, 3, None)
    if written.startswith("~"):
        return Toll(int(written[1:]) - int(written[1:]) // 10, int(written[1:]), int(written[1:]))
    if written.startswith("<"):
        return Toll(1, int(written[1:]), int(written[1:]))
    if written.endswith("+"):
        return Toll(int(written[:-1]), int(written[:-1]), None)
    low, high = written.split("-")
    return Toll(int(low), int(low), int(high))


if __name__ == "__main__":
    run("figures", measure, about=__doc__)
