from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import factories
from export_incidents import make_incident, make_places

from geomap.export import incident_record, places_record
from geomap.export.json_records import degrees, writable
from geomap.model import Flag, Toll


def test_an_incident_has_the_documented_fields_in_order() -> None:
    """The record is the one of the documentation, to the order of its fields."""
    assert list(incident_record(make_incident())) == [
        *("id", "event_type", "sub_event_type", "date_start", "date_end", "time_precision", "place", "deaths"),
        *("injured", "actors", "status", "background", "flags", "controlled_by"),
        *("control_note", "within", "within_note", "corrections", "publishers", "independent_sources"),
        *("possibly_same", "toll_history", "reports"),
    ]


def test_an_incident_says_what_it_holds_in_plain_values() -> None:
    """Days are ISO 8601, closed words are strings, points are rounded, and an open end is null."""
    record = json.loads(json.dumps(incident_record(make_incident())))
    assert record["date_start"] == "2021-03-05"
    assert record["time_precision"] == 1
    assert record["place"] == {
        "name": "Quarry Town",
        "kind": "settlement",
        "latitude": -40.12346,
        "longitude": -65.5,
        "geo_precision": 2,
        "geonameid": 77,
        "country_code": "AR",
        "admin1": "Río Negro",
        "id": "geonames:77",
    }
    assert record["deaths"] == {"low": 3, "best": 4, "high": None}
    assert record["injured"] is None
    assert record["actors"][1] == {"name": "gunmen", "role": "perpetrator"}
    assert record["status"] == "claimed"
    assert record["controlled_by"]["as_of"] == "2021-03-05"
    assert (record["controlled_by"]["distance_km"], record["controlled_by"]["note"]) == (2.5, "2.5 km from the line")
    assert record["controlled_by"]["shares"] == []
    assert record["within"] == ["AR", "AR.16"]


def test_a_report_keeps_its_own_facts_and_slices_back() -> None:
    """A report's figures are as its article tells them, and its quote is its span of the text."""
    incident = make_incident()
    report = incident_record(incident)["reports"][0]
    assert list(report) == [
        *("article", "source", "published", "spans", "quote", "event_type", "sub_event_type", "date_start"),
        *("date_end", "place", "place_text", "place_span", "deaths", "injured", "background", "claims", "id"),
        *("title", "url", "language", "flags", "time_precision", "actors", "quotes"),
    ]
    start, end = report["spans"][0]
    assert incident.reports[0].article.text[start:end] == report["quote"]
    assert report["deaths"] == {"low": 4, "best": 4, "high": 4}
    assert report["claims"] == [
        {
            "speaker": "the police",
            "stance": "reports",
            "start": 0,
            "end": 10,
            "quote": incident.reports[0].article.text[:10],
        }
    ]


def test_flags_come_in_one_order() -> None:
    """A set has no order of its own; the record has one, whatever the hash seed."""
    flags = frozenset({Flag.HYPOTHETICAL, Flag.BACKGROUND, Flag.CEASEFIRE_VIOLATION})
    record = incident_record(make_incident(flags=flags))
    assert record["flags"] == ["ceasefire_violation", "background", "hypothetical"]
    assert record["background"] is True


def test_what_is_not_known_is_null() -> None:
    """An incident without a place says so."""
    assert incident_record(make_incident(place=None))["place"] is None


def test_mentions_have_a_place_or_a_reason() -> None:
    """Both kinds stand in one list, in text order."""
    article, places = make_places()[0]
    placed, unplaced = places_record(article.id, places)["places"]
    assert list(placed) == [
        *("start", "end", "text", "role", "name", "kind", "latitude", "longitude"),
        *("geonameid", "country_code", "admin1", "confidence"),
    ]
    assert placed["confidence"] == 0.912
    assert unplaced == {
        "start": 53,
        "end": 64,
        "text": "Quarry Town",
        "role": "associative",
        "reason": "in an advert or notice at the article's end",
    }
    assert article.text[placed["start"] : placed["end"]] == placed["text"]


def test_nought_has_no_sign() -> None:
    """Greenwich and the equator are written one way."""
    assert str(degrees(-0.0000001)) == "0.0"


def test_half_a_character_is_replaced_one_for_one() -> None:
    """Text that UTF-8 cannot hold keeps its length, and so its offsets."""
    assert writable("a\udc80b") == "a\ufffdb"


def test_a_toll_that_rises_is_a_history() -> None:
    """Each report with its day, as they were published; where all say the same there is none."""
    first = replace(factories.make_report(factories.make_article(id="a"), deaths=Toll(11, 11, 11)), injured=None)
    later = factories.make_report(factories.make_article(id="b", published=date(2021, 3, 6)), deaths=Toll(14, 14, 14))
    told = factories.incident_of(first, reports=(later, first))
    history = incident_record(told)["toll_history"]
    assert [(one["published"], one["source"], one["deaths"]["best"]) for one in history] == [
        ("2021-03-04", "a", 11),
        ("2021-03-06", "b", 14),
    ]
    assert incident_record(factories.incident_of(first, reports=(first, first)))["toll_history"] == []
