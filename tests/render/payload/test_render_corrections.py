from __future__ import annotations

from datetime import date

from map_samples import incident

from geomap.model import Correction, Flag
from geomap.render.page.html_page import to_html
from geomap.render.payload.build_payload import payload
from geomap.render.sheet.map_sheet import MapSheet

DONE = Correction("deaths: 4 → </script>5", "A. Analyst", date(1970, 1, 3), "I was there.")


def test_the_page_says_what_was_corrected() -> None:
    """By the number of the incident in its list: the change, who made it, on which day and why."""
    plain = incident(id="1")
    corrected = incident(id="2", corrections=(DONE,), flags=frozenset({Flag.CORRECTED}))
    sheet = MapSheet(title="Quarry", incidents=(plain, corrected))
    assert payload(sheet)["corrections"] == {1: [(DONE.change, "A. Analyst", 2, "I was there.")]}
    page = to_html(sheet)
    assert "corrected" in page
    assert DONE.change not in page
