"""Events at places that a text tells by others."""

from __future__ import annotations

import pytest

from geomap.export.json_records import incident_record, places_record
from geomap.layering import layer
from geomap.model import Article, GeoPrecision
from geomap.read import read_article


@pytest.mark.parametrize(
    ("text", "name", "base", "precision"),
    [
        ("Shelling hit a field 20 km south of Kharkiv in Ukraine on Monday, killing two.", "20 km south of Kharkiv",
         "Kharkiv", GeoPrecision.NEAR),
        ("Air strikes in northern Syria killed five people on Sunday.", "northern Syria", "Syria", GeoPrecision.REGION),
        ("Gunmen killed four guards near the Iranian border on Saturday. Doctors in Sulaymaniyah, Iraq, were waiting.",
         "border of Iran and Iraq", "Iran", GeoPrecision.NEAR),
    ],
)  # fmt: skip
def test_an_event_lies_where_the_words_put_it(text: str, name: str, base: str, precision: GeoPrecision) -> None:
    """With the phrase kept, the named place beside it, and a radius that says how vague it is."""
    (report,) = read_article(Article("a", text)).reports
    location = report.location
    assert location is not None
    assert location.base is not None
    assert (location.place.name, location.base.name, location.geo_precision) == (name, base, precision)
    assert location.phrase in text
    assert location.place.radius_km > 0


def test_what_is_derived_is_written_with_its_base() -> None:
    """In the records of places and of incidents."""
    reading = read_article(Article("a", "Shelling hit a field 20 km south of Kharkiv in Ukraine, killing two."))
    mentions = places_record("a", reading.places)["places"]
    kharkiv = next(mention for mention in mentions if mention["text"] == "Kharkiv")
    assert kharkiv["name"] == "Kharkiv"
    assert kharkiv["derived"]["name"] == "20 km south of Kharkiv"
    assert kharkiv["derived"]["derivation"] == "offset"
    (incident,) = layer(reading.reports)
    place = incident_record(incident)["place"]
    assert place["base"]["name"] == "Kharkiv"
    assert place["phrase"] == "20 km south of Kharkiv"
    assert place["radius_km"] == kharkiv["derived"]["radius_km"]
