"""The schema of the page's data, which the client's types are made of."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import map_samples
import pytest
import shapely
from jsonschema import Draft202012Validator, ValidationError

from geomap.model import Area, AreaKind, Correction
from geomap.render.payload.build_payload import payload
from geomap.render.payload.schema import json_schema
from geomap.render.words.escaping import plain_json

if TYPE_CHECKING:
    from geomap.render.sheet.map_sheet import MapSheet

CLIENTS = Path(__file__).parents[3] / "client" / "payload.schema.json"


def full() -> MapSheet:
    """A sheet that has whatever a page can have."""
    mine, *others = map_samples.sheet().incidents
    done = Correction("deaths: 4 → 5", "A. Analyst", date(2021, 3, 12), "I was there.")
    told = replace(mine, corrections=(done,), publishers=2, possibly_same=(others[0].id,))
    land = shapely.box(50, 0, 60, 9)
    spell = (date(2021, 3, 10), date(2021, 3, 11))
    held = map_samples.areas()[-1]
    more = replace(held, note="As of noon", change="handover", precision="1 km", carried=(spell,))
    return map_samples.sheet(
        incidents=(told, *others),
        areas=(*map_samples.areas(), more),
        disputed=(Area("d", "Strip", AreaKind.DISPUTED, land, valid_to=date(2021, 1, 1)),),
        backdrop=(Area("XC", "Far", AreaKind.COUNTRY, land),),
        sides=("Republic", "Highland Front"),
        tiles=map_samples.TILES,
    )


def told(sheet: MapSheet) -> Any:
    """The data as the client gets it."""
    return json.loads(plain_json(payload(sheet)))


def test_the_clients_copy_of_the_schema_is_the_present_one() -> None:
    """Make it anew with ``python -m geomap.render.payload.schema > client/payload.schema.json``, then the types."""
    assert json.loads(CLIENTS.read_text(encoding="utf-8")) == json_schema()


@pytest.mark.parametrize("sheet", [map_samples.sheet(incidents=(), areas=()), map_samples.sheet(), full()])
def test_what_is_written_is_what_the_schema_says(sheet: MapSheet) -> None:
    """Of an empty sheet as of one that has everything."""
    Draft202012Validator(json_schema()).validate(told(sheet))


def test_a_full_sheet_leaves_no_field_of_the_schema_out() -> None:
    """Else a field could change and no test would see it."""
    data = told(full())
    fields = json_schema()["$defs"]
    assert set(data) == set(fields["Payload"]["properties"])
    assert {name for row in data["control"] for name in row} == set(fields["ControlRow"]["properties"])
    assert all(data[name] for name in ("controls", "tolls", "actors", "corrections", "layering", "outlines"))
    assert all(data["ground"].values())


def test_a_field_that_the_schema_does_not_know_is_refused() -> None:
    """A writer cannot add what the client has no type for."""
    data = told(map_samples.sheet())
    data["sheet"]["weather"] = "fair"
    with pytest.raises(ValidationError, match="weather"):
        Draft202012Validator(json_schema()).validate(data)
