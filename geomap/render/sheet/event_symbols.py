"""The symbols of the event types, on pages and in pictures alike."""

from __future__ import annotations

import json
from functools import cache
from typing import TypedDict

from geomap import data


class SymbolShape(TypedDict):
    """The symbol of an event type: its hue on pale and on dark ground, and an SVG path around 0, 0."""

    colour: str
    dark: str
    path: str


class Symbols(TypedDict):
    """The symbols of the event types, by type."""

    box: tuple[int, int, int, int]
    types: dict[str, SymbolShape]


@cache
def symbols() -> Symbols:
    """Shapes and hues of the event types, from ``data/symbols.json``."""
    facts: Symbols = json.loads(data.fact_file("symbols.json").read_text(encoding="utf-8"))
    return {"box": facts["box"], "types": facts["types"]}
