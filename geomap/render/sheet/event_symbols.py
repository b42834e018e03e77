"""The symbols of the event types, on pages and in pictures alike."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from geomap import data


@cache
def symbols() -> dict[str, Any]:
    """Shapes and hues of the event types, from ``data/symbols.json``."""
    facts: dict[str, Any] = json.loads(data.fact_file("symbols.json").read_text(encoding="utf-8"))
    return {"box": facts["box"], "types": facts["types"]}
