from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from geomap.layering import keep_apart, layer
from geomap.model import Article, EventType, GeoPrecision, Kind, Location, Place, Report, Span, When
from geomap.provenance.identity import identify

DAY = date(2021, 3, 4)
TOWN = Place("own:town", "Quarry Town", 40.0, 45.0, Kind.SETTLEMENT, "XA")
PORT = Place("own:port", "Far Harbour", 44.0, 45.0, Kind.SETTLEMENT, "XA")
WORDS = ("Gunmen attacked the mill.", "Rebels shelled the quarry.", "A mine killed two farmers.")


def make_report(article: str, *, words: str = WORDS[0], place: Place = TOWN, source: str = "", url: str = "") -> Report:
    """A report of one sentence of an article."""
    text = f"{words} Nobody else was hurt."
    return Report(
        article=Article(article, text, source=source or article, published=DAY, url=url),
        spans=(Span(0, len(words)),),
        event_type=EventType.BATTLES,
        sub_event_type="Armed clash",
        when=When(DAY, DAY),
        location=Location(place, GeoPrecision.EXACT),
    )


REPORTS = [make_report(name, words=words, place=place) for name in "abc" for words in WORDS for place in (TOWN, PORT)]


def known(report: Report) -> tuple[str, str, str]:
    """What tells the reports of this file apart."""
    assert report.location is not None
    return (report.article.id, report.quote, report.location.place.id)


@given(st.permutations(REPORTS), st.integers(1, len(REPORTS)))
def test_an_id_does_not_depend_on_the_others(reports: list[Report], number: int) -> None:
    """Whatever else is read, in whatever order, a report keeps its id; twins in one sentence are read together."""
    whole = {known(report): report.id for report in identify(REPORTS)}
    articles = {report.article.id for report in reports[:number]}
    some = identify(report for report in reports if report.article.id in articles)
    assert all(whole[known(report)] == report.id for report in some)


def test_every_telling_has_an_id_of_its_own() -> None:
    """Two events of one sentence are told apart."""
    assert len({report.id for report in identify(REPORTS)}) == len(REPORTS)


def test_what_is_read_from_the_words_leaves_the_id_as_it_is() -> None:
    """A better place, day or type, a moved paragraph and another article id do not lose anybody's correction."""
    first = make_report("a", url="https://example.org/a")
    moved = replace(first.article, id="other", text=f"New first paragraph. {first.article.text}", title="New")
    start = len("New first paragraph. ")
    again = replace(
        first, article=moved, spans=(Span(start, start + len(WORDS[0])),), when=None, event_type=EventType.RIOTS
    )
    assert identify([first])[0].id == identify([again])[0].id


def test_an_id_is_the_same_on_every_machine() -> None:
    """Ids are written into corrections, so that changing how they are made is a break."""
    assert identify([make_report("a")])[0].id == "d8ed9249bdf3"


def test_an_id_that_is_there_stays() -> None:
    """Identifying twice is identifying once."""
    assert identify(identify(REPORTS)) == identify(REPORTS)


@given(st.permutations([make_report(name, source="wire") for name in ("a", "b", "c")]))
def test_copies_of_an_article_give_incidents_of_their_own(reports: list[Report]) -> None:
    """The same words under two names share the id of the report; the incidents on the map are told apart."""
    assert len({report.id for report in identify(reports)}) == 1
    ids = {incident.reports[0].article.id: incident.id for incident in keep_apart(reports)}
    assert len(set(ids.values())) == 3
    assert ids == {one.reports[0].article.id: one.id for one in keep_apart(reports[::-1])}


@given(st.permutations(REPORTS))
def test_an_incident_goes_by_the_id_of_one_of_its_reports(reports: list[Report]) -> None:
    """Whoever noted an id finds its incident, whatever joined it."""
    for incident in layer(reports):
        assert incident.id in {report.id for report in incident.reports}
