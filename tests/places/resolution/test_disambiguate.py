"""What the names of one article say for each other."""

from __future__ import annotations

from geomap.model import Kind
from geomap.places.gazetteer import Entry, NameFlag, Relation
from geomap.places.resolution.article_name import Name
from geomap.places.resolution.disambiguate import choose


def entry(
    index: int,
    country: str,
    division: str = "",
    *,
    kind: Kind = Kind.SETTLEMENT,
    prominence: int = 40,
    at: tuple[float, float] = (0.0, 0.0),
    is_capital: bool = False,
    relation: Relation = Relation.NAME,
) -> Entry:
    """A place that a name may mean; ten steps of prominence are a tenfold population."""
    return Entry(
        index, relation, NameFlag.NONE, kind, 0, country, division, at[0], at[1], prominence, is_capital
    )  # fmt: skip


OHIO = entry(1, "US", "US.OH", kind=Kind.ADMIN1, prominence=60, at=(40.0, -83.0))
DUBLIN = entry(2, "IE", "IE.L", prominence=70, at=(53.3, -6.3), is_capital=True)
DUBLIN_OHIO = entry(3, "US", "US.OH", prominence=46, at=(40.1, -83.1))
COLUMBUS = entry(4, "US", "US.OH", prominence=59, at=(39.96, -83.0))
BERLIN = entry(5, "DE", "DE.16", prominence=75, at=(52.5, 13.4), is_capital=True)
BERLIN_OHIO = entry(6, "US", "US.OH", prominence=30, at=(40.6, -81.8))


def test_what_lies_in_one_division_outvotes_a_capital() -> None:
    """Dublin beside Columbus and Ohio is the one in Ohio; alone it is the capital."""
    dublin = Name((DUBLIN, DUBLIN_OHIO))
    assert choose([dublin])[0].ranked[0][0] is DUBLIN
    assert choose([dublin, Name((COLUMBUS,), times=3), Name((OHIO,), times=3)])[0].ranked[0][0] is DUBLIN_OHIO


def test_a_name_does_not_vote_for_itself() -> None:
    """However many namesakes lie in one division, they do not speak for each other."""
    town = entry(10, "AZ", "AZ.20", prominence=55, at=(40.7, 46.4))
    others = [entry(11 + number, "AZ", "AZ.30", prominence=50, at=(40.0, 48.0)) for number in range(5)]
    (choice,) = choose([Name((town, *others), times=9)])
    assert choice.ranked[0][0] is town


def test_what_is_named_often_says_more() -> None:
    """A name that stands five times weighs more than one that stands once."""
    dublin = Name((DUBLIN, DUBLIN_OHIO))
    shares = [
        dict(choose([dublin, Name((COLUMBUS,), times=times)])[0].ranked)[DUBLIN_OHIO] for times in (1, 5)
    ]  # fmt: skip
    assert shares[0] < shares[1]


def test_capitals_in_one_list_are_capitals() -> None:
    """Neither "Dublin" nor "Berlin" is a village there, whatever state the article names elsewhere."""
    names = [
        Name((DUBLIN, DUBLIN_OHIO), siblings=frozenset({1})), Name((BERLIN, BERLIN_OHIO), siblings=frozenset({0})),
        Name((COLUMBUS,)),
    ]  # fmt: skip
    assert [choice.ranked[0][0] for choice in choose(names)[:2]] == [DUBLIN, BERLIN]


def test_what_stands_behind_a_place_is_a_state() -> None:
    """What "Reno, Nevada" names is not Nevada City, though the article is about the next state."""
    state = entry(20, "US", "US.NV", kind=Kind.ADMIN1, prominence=55, at=(39.0, -116.0))
    town = entry(21, "US", "US.CA", prominence=35, at=(39.3, -121.0), relation=Relation.ALTERNATE)
    sacramento = Name((entry(22, "US", "US.CA", prominence=57, at=(38.6, -121.5)),), times=4)
    doubt = choose([Name((town, state)), sacramento])[0]
    best = choose([Name((town, state), is_outer=True), sacramento])[0]
    assert best.ranked[0][0] is state
    assert best.ranked[0][1] > dict(doubt.ranked)[state]
    assert best.evidence.is_outer


def test_evidence_counts_the_names_around() -> None:
    """It says how many other names mean places of the same division."""
    choice = choose([Name((DUBLIN_OHIO,)), Name((COLUMBUS,)), Name((OHIO,))])[0]
    assert (choice.evidence.is_only, choice.evidence.of_division, choice.evidence.of_country) == (True, 2, 0)
