from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from factories import make_article
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.incidents import find_incidents
from geomap.layering import layer
from geomap.places import find_places

if TYPE_CHECKING:
    from random import Random

    from geomap.model import Article, Incident, Report

WHO = st.sampled_from(("Gunmen", "Malian soldiers", "Jihadists", "The army", "A suicide bomber", "Villagers", "Police"))
DEED = st.sampled_from((
    "attacked a market in {place} {day}, killing {number} traders",
    "clashed with rebels near {place} {day}, and {number} fighters died",
    "shelled {place} {day}, wounding {number} people",
    "abducted {number} aid workers in {place} {day}",
    "marched through {place} {day}",
    "burned {number} homes outside {place} {day}",
))  # fmt: skip
PLACE = st.sampled_from(("Gao", "Djibo", "Timbuktu", "Mali", "Menaka", "Ouagadougou"))
WHEN = st.sampled_from(("on Monday", "on 3 March", "last week", "in 2019", "overnight", ""))
WHO_SAYS = st.sampled_from(
    ("", ", the governor said", ", residents said", ", Mali's army said", ", according to the rebels")
)
BEHIND = st.sampled_from(
    ("", " The rebels denied it.", " A doctor said two more were hurt.", " Talks go on in Bamako.")
)


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """An event and what is said of it."""
    deed = draw(DEED).format(place=draw(PLACE), day=draw(WHEN), number=draw(st.integers(2, 40)))
    return f"{draw(WHO)} {deed}{draw(WHO_SAYS)}.{draw(BEHIND)}".replace(" ,", ",").replace(" .", ".")


TEXTS = st.lists(sentences(), min_size=1, max_size=5).map("\n\n".join)
ARTICLES = st.lists(TEXTS, min_size=1, max_size=4).map(
    lambda texts: tuple(
        make_article(text, id=f"a{n}", published=date(2021, 3, 8 + n % 2)) for n, text in enumerate(texts)
    )
)


def read(article: Article) -> tuple[Report, ...]:
    """The reports of an article, by our own gazetteer and rules."""
    return find_incidents(article, find_places(article))


def incidents(*articles: Article) -> tuple[Incident, ...]:
    """The incidents that the articles tell together."""
    return layer(report for article in articles for report in read(article))


@settings(deadline=None, max_examples=60)
@given(ARTICLES, st.randoms(use_true_random=False))
def test_the_order_of_articles_does_not_matter(articles: tuple[Article, ...], random: Random) -> None:
    """The same incidents, with the same ids, reports and statuses, from any order."""
    shuffled = list(articles)
    random.shuffle(shuffled)
    assert incidents(*shuffled) == incidents(*articles)


@settings(deadline=None, max_examples=60)
@given(ARTICLES)
def test_an_article_doubled_changes_nothing_but_the_counts(articles: tuple[Article, ...]) -> None:
    """A reprint under another id adds its reports to the incidents, and no incident, fact or certainty."""
    reprint = replace(articles[0], id="reprint")
    once, twice = incidents(*articles), incidents(*articles, reprint)

    def facts(found: tuple[Incident, ...]) -> list[str]:
        return sorted(
            repr((i.event_type, i.sub_event_type, i.when, i.location, i.deaths, i.injured, i.status)) for i in found
        )

    assert facts(twice) == facts(once)
    told = [sum(len(incident.reports) for incident in found) for found in (once, twice)]
    assert told[1] - told[0] == len(read(articles[0]))


@settings(deadline=None, max_examples=60)
@given(TEXTS)
def test_a_text_printed_twice_tells_what_it_told_once(text: str) -> None:
    """What is said again in the same words gives no further report, span or claim."""
    one, two = (
        find_incidents(make_article(words), find_places(make_article(text))) for words in (text, f"{text}\n\n{text}")
    )
    assert [replace(report, article=one[0].article) for report in two] == list(one)


@settings(deadline=None, max_examples=60)
@given(TEXTS)
def test_everything_that_is_told_slices_back(text: str) -> None:
    """Spans, claims, speakers and actors are the article's own words."""
    for report in read(make_article(text)):
        assert all(0 <= span.start < span.end <= len(text) for span in report.spans)
        assert all(claim.speaker in text[claim.span.start : claim.span.end] for claim in report.claims)
        assert all(actor.name in text for actor in report.actors)
