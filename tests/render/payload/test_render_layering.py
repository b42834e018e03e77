from __future__ import annotations

from map_samples import incident

from geomap.render.payload.build_payload import payload
from geomap.render.sheet.map_sheet import MapSheet


def test_the_page_says_how_many_sources_there_are_and_what_is_possibly_the_same() -> None:
    """By the numbers of the incidents in their list; incidents of one publisher alone say nothing."""
    plain, told = incident(id="1"), incident(id="2", publishers=3, independent_sources=1)
    linked = incident(id="3", possibly_same=("1", "gone"))
    sheet = MapSheet(title="Quarry", incidents=(plain, told, linked))
    assert payload(sheet)["layering"] == {1: (3, 1, []), 2: (1, 1, [0])}
