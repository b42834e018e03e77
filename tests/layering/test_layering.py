from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import factories
import pytest
from factories import DAY
from hypothesis import given
from hypothesis import strategies as st

from geomap.layering import keep_apart, layer
from geomap.model import (
    Claim,
    EventType,
    Flag,
    Kind,
    Place,
    Report,
    Span,
    Stance,
    Status,
    TimePrecision,
    Toll,
    When,
)

TOWN = Place("own:town", "Quarry Town", 40.0, 45.0, Kind.SETTLEMENT, "XA")
VILLAGE = Place("own:village", "Mill Village", 40.05, 45.0, Kind.SETTLEMENT, "XA")
FAR = Place("own:far", "Far Harbour", 44.0, 45.0, Kind.SETTLEMENT, "XA")
CITY = Place("own:city", "Great City", 41.0, 46.0, Kind.SETTLEMENT, "XA", population=900_000)
REGION = Place("own:region", "Mill Hills", 40.02, 45.0, Kind.ADMIN1, "XA")
STRIKE, SHELLING = "Air/drone strike", "Shelling/artillery/missile attack"


def make_report(
    *,
    article: str = "a",
    text: str = "Gunmen attacked the mill.",
    source: str = "",
    place: Place = TOWN,
    day: date = DAY,
    event_type: EventType = EventType.BATTLES,
    sub_event_type: str = "Armed clash",
    deaths: Toll | None = None,
    claims: tuple[Claim, ...] = (),
    flags: frozenset[Flag] = frozenset(),
    published: date | None = DAY,
) -> Report:
    """A report of one sentence, exact in place and day."""
    told_in = factories.make_article(text, id=article, source=source or article, published=published)
    return factories.make_report(
        told_in,
        place=place,
        day=day,
        event_type=event_type,
        sub_event_type=sub_event_type,
        deaths=deaths,
        claims=claims,
        flags=flags,
    )


BREACH = frozenset({Flag.CEASEFIRE_VIOLATION})


@pytest.mark.parametrize(
    ("flags", "day", "many"), [(BREACH, DAY, 1), (frozenset(), DAY, 2), (BREACH, DAY + timedelta(days=1), 2)]
)
def test_the_breach_of_a_truce_told_of_the_region_is_that_told_of_a_town(
    flags: frozenset[Flag], day: date, many: int
) -> None:
    """A truce breaks for both at once; clashes without a truce, and the next day's breach, stay apart."""
    at_town = make_report(article="a", text="Soldiers fought at the dam.", flags=BREACH)
    of_region = make_report(article="b", text="A patrol came under fire.", place=REGION, day=day, flags=flags)
    assert len(layer([at_town, of_region])) == many


def test_two_articles_on_one_event_make_one_incident() -> None:
    """Same type, day and place from two articles are one event with two reports."""
    (incident,) = layer([make_report(article="a"), make_report(article="b")])
    assert [report.article.id for report in incident.reports] == ["a", "b"]


@pytest.mark.parametrize(
    "other",
    [
        make_report(article="b", place=FAR),
        make_report(article="b", day=DAY + timedelta(days=5)),
        make_report(article="b", event_type=EventType.PROTESTS, sub_event_type="Peaceful protest"),
        make_report(article="b", flags=frozenset({Flag.BACKGROUND})),
        make_report(article="a", place=VILLAGE),
        make_report(article="b", flags=frozenset({Flag.HYPOTHETICAL})),
    ],
    ids=["far away", "another week", "another family", "history", "the same article", "a threat"],
)
def test_reports_that_cannot_be_one_event_stay_apart(other: Report) -> None:
    """Distance, days, type, history and one article's own order each keep two reports apart."""
    assert len(layer([make_report(article="a"), other])) == 2


def test_a_neighbouring_village_with_the_same_toll_is_the_same_event() -> None:
    """Two publishers may name the town or the village beside it; an equal toll joins them."""
    toll = Toll(4, 4, 4)
    reports = [make_report(article="a", deaths=toll), make_report(article="b", place=VILLAGE, deaths=toll)]
    assert len(layer(reports)) == 1


def test_figures_of_all_reports_span_low_to_high() -> None:
    """The merged toll runs from the lowest to the highest; the newest article's figure is best."""
    early = make_report(article="a", deaths=Toll(11, 11, 11))
    late = make_report(article="b", deaths=Toll(14, 14, 14), published=DAY + timedelta(days=1))
    (incident,) = layer([late, early])
    assert incident.deaths == Toll(11, 14, 14)
    assert incident.status is not Status.DISPUTED


@pytest.mark.parametrize(
    ("tolls", "merged"),
    [
        ((Toll(7, 7, None), Toll(11, 11, 11)), Toll(7, 11, 11)),
        ((Toll(11, 11, 11), Toll(14, 14, None)), Toll(11, 14, None)),
        ((Toll(20, 20, None), Toll(11, 11, 11)), Toll(11, 11, None)),
    ],
    ids=["counted later", "open at last", "more than was counted"],
)
def test_an_open_figure_stays_open_only_where_nobody_counted_further(tolls: tuple[Toll, ...], merged: Toll) -> None:
    """An "at least seven" is answered by eleven, and not by a smaller count."""
    days = (DAY + timedelta(days=n) for n in range(len(tolls)))
    told = zip("ab", tolls, days, strict=True)
    reports = [make_report(article=name, deaths=toll, published=day) for name, toll, day in told]
    assert layer(reports)[0].deaths == merged


def test_tolls_of_one_day_that_cannot_both_be_right_are_disputed() -> None:
    """Two articles of one day with different figures disagree."""
    reports = [make_report(article="a", deaths=Toll(3, 3, 3)), make_report(article="b", deaths=Toll(9, 9, 9))]
    assert layer(reports)[0].status is Status.DISPUTED


def test_one_side_alone_makes_a_claim() -> None:
    """What only one side says is claimed, and a denial makes it disputed."""
    says = Claim("the ministry", Stance.ASSERTS, Span(0, 7), side="XA")
    denies = Claim("the rebels", Stance.DENIES, Span(0, 7), side="XB")
    assert keep_apart([make_report(claims=(says,))])[0].status is Status.CLAIMED
    assert keep_apart([make_report(claims=(says, denies))])[0].status is Status.DISPUTED


def test_two_publishers_of_one_text_are_one_source() -> None:
    """A reprint confirms nothing; an independent report does."""
    wire = "Gunmen attacked the mill before dawn and burned three barns."
    reprint = [make_report(article="a", text=wire), make_report(article="b", text=wire)]
    assert layer(reprint)[0].status is Status.REPORTED
    own_words = make_report(article="b", text="At sunrise the raiders set fire to a granary.", deaths=Toll(2, 2, 2))
    first = make_report(article="a", text=wire, deaths=Toll(2, 2, 2))
    assert layer([first, own_words])[0].status is Status.CONFIRMED


def test_a_reprint_has_no_second_vote_on_the_type() -> None:
    """Two tellings give an armed clash and an attack; a reprint of either leaves the first telling's type."""
    clash = make_report(article="a")
    attack = make_report(
        article="b",
        text="Gunmen stormed the mill and shot at workers.",
        event_type=EventType.VIOLENCE_AGAINST_CIVILIANS,
        sub_event_type="Attack",
    )
    reprint = replace(attack, article=replace(attack.article, id="c"))
    assert [incident.sub_event_type for incident in layer([clash, attack])] == ["Armed clash"]
    assert [incident.sub_event_type for incident in layer([clash, attack, reprint])] == ["Armed clash"]


def test_keep_apart_keeps_the_input_order() -> None:
    """Without layering there is one incident a report, as given."""
    reports = [make_report(article="b"), make_report(article="a")]
    assert [incident.reports[0].article.id for incident in keep_apart(reports)] == ["b", "a"]


@given(st.permutations([make_report(article=name, place=place) for name in "abc" for place in (TOWN, FAR)]))
def test_the_order_of_reports_does_not_matter(reports: list[Report]) -> None:
    """The same incidents with the same ids come out of any order."""
    assert layer(reports) == layer(sorted(reports, key=lambda report: (report.article.id, str(report.location))))


def test_ids_survive_a_later_article() -> None:
    """An incident keeps its id when an article published later joins it."""
    first = make_report(article="a")
    later = make_report(article="b", published=DAY + timedelta(days=2))
    assert layer([first])[0].id == layer([later, first])[0].id


def test_a_week_of_strikes_is_not_one_incident() -> None:
    """Each day joins the next one best, but the first and the last contradict each other."""
    days = [
        make_report(article=f"a{n}", text="Jets struck the mill again.", day=DAY + timedelta(days=n)) for n in range(6)
    ]
    assert all(len(incident.reports) <= 2 for incident in layer(days))


def test_doubtful_pairs_are_linked_and_not_joined() -> None:
    """Of a week in one report and a day in another nobody knows, so that a reader is told of both."""
    one = make_report(article="a", text="Gunmen attacked the mill.")
    other = make_report(article="b", text="Shots fell at a farm.")
    vague = replace(other, when=When(DAY - timedelta(days=3), DAY + timedelta(days=3), TimePrecision.WEEK))
    first, second = layer([one, vague])
    assert (first.possibly_same, second.possibly_same) == ((second.id,), (first.id,))


def test_a_wrong_namesake_does_not_part_what_else_agrees() -> None:
    """Kind, day, toll and rare names make up for a place that one report got wrong."""
    toll = Toll(11, 11, 11)
    told = "A bomb in Vezneler street near Beyazo square killed eleven."
    here = make_report(article="a", text=f"Officials spoke. {told}", deaths=toll)
    there = make_report(article="b", text=f"Witnesses wept. {told}", place=FAR, deaths=toll)
    assert len(layer([here, there])) == 1


def test_an_article_more_changes_only_what_it_touches() -> None:
    """Incidents of other places and days come out as they were."""
    before = [make_report(article="a"), make_report(article="b"), make_report(article="c", place=FAR)]
    alone = {incident.id: incident for incident in layer(before)}
    after = {incident.id: incident for incident in layer([*before, make_report(article="d")])}
    far = next(id_ for id_, incident in alone.items() if incident.location and incident.location.place == FAR)
    assert after[far] == alone[far]
    assert after.keys() == alone.keys()


def test_a_crowded_town_is_compared_by_its_words() -> None:
    """Where very many things happen in a day, reports find each other by what few others say."""
    names = [
        f"{a}{b}"
        for a in ("Bel", "Kor", "Mun", "Tar", "Zel", "Vor", "Pel", "Sab")
        for b in ("dan", "gor", "lik", "mar", "nov", "sin", "tep", "vil")
    ]
    reports = [
        make_report(
            article=f"{n}{copy}", text=f"Fighters of {name}hold took the {name.casefold()} gate.", source=f"p{copy}"
        )
        for n, name in enumerate(names)
        for copy in range(2)
    ]
    incidents = layer(reports)
    assert all(len({report.quote for report in incident.reports}) == 1 for incident in incidents)
    assert len(incidents) == len(names)


def test_known_incidents_stay_as_they_are_until_a_telling_joins() -> None:
    """Those of one collection stay apart, though they look alike; a report of an article may join one."""
    known = [
        replace(one, sub_event_type="Own word")
        for one in keep_apart([make_report(article="k1"), make_report(article="k2")])
    ]
    assert set(layer([], [known])) == set(known)
    joined = layer([make_report(article="a")], [known])
    assert sorted(len(incident.reports) for incident in joined) == [1, 2]


def test_a_report_that_is_known_already_is_not_counted_again() -> None:
    """A file made of an article can be given together with the article."""
    report = make_report(article="a")
    known = layer([report])
    assert layer([report], [known]) == known


def make_strike(article: str, text: str, *, means: str = STRIKE, place: Place = CITY, dead: int = 0) -> Report:
    """A strike of a war that goes on."""
    deaths = Toll(dead, dead, dead) if dead else None
    kind = EventType.EXPLOSIONS
    return make_report(article=article, text=text, place=place, event_type=kind, sub_event_type=means, deaths=deaths)


def test_an_air_strike_and_a_shelling_of_one_city_are_two_events() -> None:
    """Both sides may kill as many on one day; whoever tells of jets does not mean mortars."""
    jets = make_strike("a", "Jets destroyed a clinic and killed fourteen patients.", dead=14)
    mortars = make_strike("b", "Mortars of the rebels hit shops across the river.", means=SHELLING, dead=14)
    assert len(layer([jets, mortars])) == 2
    assert len(layer([jets, replace(mortars, sub_event_type=STRIKE)])) == 1


@pytest.mark.parametrize(
    ("place", "dead", "incidents"),
    [(CITY, 0, 2), (CITY, 6, 1), (TOWN, 0, 1)],
    ids=["a city without a count", "one count", "a small town"],
)
def test_strikes_on_a_city_need_a_count_or_a_name_in_common(place: Place, dead: int, incidents: int) -> None:
    """In a war jets strike all round a city every day, so that the day and the kind are not enough."""
    told = ("Jets struck the northern suburbs before dawn.", "Jets bombed a road and two depots.")
    reports = [make_strike(name, text, place=place, dead=dead) for name, text in zip("ab", told, strict=True)]
    assert len(layer(reports)) == incidents


def test_one_monitor_counting_two_things_does_not_make_them_one() -> None:
    """Who tells is no sign of what is told: its name and manner count neither as words nor as rare names."""
    monitor = "the Britain-based Observatory for Human Rights, a monitor, said in a statement"
    one = make_report(article="a", text=f"Fighting raged at dams, {monitor}.", place=CITY)
    other = make_strike("b", f"Jets hit the orchard, {monitor}.")
    assert len(layer([one, other])) == 2


def test_marches_of_a_week_are_not_the_march_of_a_day() -> None:
    """A cause brings people out day after day, so that a week of it says nothing of one march."""
    told = "Hundreds marched against the shootings of two men by the police."
    kind, march = EventType.PROTESTS, "Peaceful protest"
    day = make_report(article="a", text=told, place=CITY, event_type=kind, sub_event_type=march)
    again = make_report(
        article="b",
        text="Crowds marched over two shootings by soldiers.",
        place=CITY,
        event_type=kind,
        sub_event_type=march,
    )
    week = replace(again, when=When(DAY - timedelta(days=3), DAY + timedelta(days=3), TimePrecision.WEEK))
    assert len(layer([day, week])) == 2
