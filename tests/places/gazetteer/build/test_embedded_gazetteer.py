"""What the whole gazetteer knows; it is made by the build."""

from __future__ import annotations

import pytest

from geomap.model import Kind
from geomap.places.gazetteer import Gazetteer, NameFlag, Relation
from geomap.text.fold import fold


@pytest.mark.parametrize(
    "name",
    [
        "Nagorno-Karabakh", "Nagorno Karabakh", "Nagorny Karabakh", "Karabakh", "Artsakh", "Upper Karabakh",
        "Mountainous Karabakh", "Dağlıq Qarabağ", "Нагорный Карабах", "Արցախ", "Bergkarabach", "Haut-Karabakh",
    ],
)  # fmt: skip
def test_all_names_of_nagorno_karabakh_mean_the_region(whole: Gazetteer, name: str) -> None:
    """It has many names, and is a region with an outline under each."""
    place = whole.lookup(name)[0]
    assert place.id == "region:nagorno-karabakh"
    assert place.areas == ("disputed:nagorno-karabakh",)


@pytest.mark.parametrize(
    ("names", "geonameid"),
    [
        (("Shusha", "Shushi", "Şuşa", "Шуша", "Շուշի"), 147105),
        (("Stepanakert", "Khankendi", "Xankəndi", "Ստեփանակերտ"), 146970),
        (("Khojavend", "Martuni"), 146969),
        (("Tartar", "Terter", "Tərtər"), 584871),
        (("Kyiv", "Kiev", "Київ", "Киев"), 703448),
        (("Deir ez-Zor", "Deir Ezzor", "دير الزور"), 170794),
    ],
)
def test_both_sides_names_mean_one_place(whole: Gazetteer, names: tuple[str, ...], geonameid: int) -> None:
    """Whoever writes, the pin stands on the same town."""
    for name in names:
        assert geonameid in [place.geonameid for place in whole.lookup(name)], name


@pytest.mark.parametrize(
    "name", ["Hadrut", "Gadrut", "Հադրութ", "Khtsaberd", "Çaylaqqala", "Hin Tagher", "Köhnə Tağlar"]
)
def test_villages_of_the_war_are_known(whole: Gazetteer, name: str) -> None:
    """GeoNames' list of 500 people and more lacks them."""
    assert whole.lookup(name)[0].country_code == "AZ"


@pytest.mark.parametrize(
    ("name", "place_id", "relation"),
    [
        ("Azerbaijani", "country:AZ", Relation.DEMONYM),
        ("Azeris", "country:AZ", Relation.PEOPLE),
        ("Palestinian", "country:PS", Relation.DEMONYM),
        ("South Ossetian", "region:south-ossetia", Relation.DEMONYM),
        ("Texan", "admin1:US.TX", Relation.DEMONYM),
        ("DRC", "country:CD", Relation.ABBREVIATION),
        ("W.Va.", "admin1:US.WV", Relation.ABBREVIATION),
        ("PA", "admin1:US.PA", Relation.POSTAL),
        ("Soviet Union", "region:soviet-union", Relation.NAME),
        ("Heathrow", "facility:heathrow-airport", Relation.NAME),
        ("Strait of Hormuz", "water:strait-of-hormuz", Relation.NAME),
    ],
)
def test_names_tell_how_they_belong(whole: Gazetteer, name: str, place_id: str, relation: Relation) -> None:
    """An adjective, a people and an abbreviation are not the name itself."""
    entries = {(whole.place(entry.index).id, entry.relation) for entry in whole.entries(fold(name))}
    assert (place_id, relation) in entries


def test_an_abbreviation_remembers_its_shape(whole: Gazetteer) -> None:
    """The letters US count in capitals only, "Miss." with its period only."""
    america = next(e for e in whole.entries("us") if e.kind is Kind.COUNTRY)
    mississippi = next(e for e in whole.entries("miss") if e.kind is Kind.ADMIN1)
    assert america.flags == NameFlag.CAPITALS
    assert mississippi.flags == NameFlag.DOTTED


@pytest.mark.parametrize(("code", "name"), [("AZ", "Azerbaijan"), ("am", "Armenia"), ("GB", "United Kingdom")])
def test_countries_are_found_by_code(whole: Gazetteer, code: str, name: str) -> None:
    """The code may be in small letters."""
    place = whole.country(code)
    assert place is not None
    assert place.name == name
    assert place.areas == (code.upper(),)


def test_a_code_that_is_no_country_finds_nothing(whole: Gazetteer) -> None:
    """There is no country QX."""
    assert whole.country("QX") is None


@pytest.mark.parametrize("name", ["Kherson Oblast", "Kherson Region", "State of Texas", "Tavush Province"])
def test_divisions_are_found_with_their_kind_of_word(whole: Gazetteer, name: str) -> None:
    """Whether province, oblast or state, the word belongs to the name."""
    assert whole.lookup(name)[0].kind is Kind.ADMIN1


def test_counties_lie_in_their_states(whole: Gazetteer) -> None:
    """There are thirty-one Washington Counties, each in its state."""
    states = {place.admin1 for place in whole.lookup("Washington County") if place.kind is Kind.ADMIN2}
    assert {"Oregon", "Maine", "Texas"} <= states


def test_the_nearest_settlement_of_a_point(whole: Gazetteer) -> None:
    """A point on the old town wall of Baku is Baku, or one of its quarters."""
    assert whole.nearest(40.3664, 49.8373).country_code == "AZ"


def test_a_place_is_listed_once(whole: Gazetteer) -> None:
    """Pa. and PA are one name to a reader, and Pennsylvania one place."""
    ids = [place.id for place in whole.lookup("PA")]
    assert ids.count("admin1:US.PA") == 1


@pytest.mark.parametrize("name", ["Азербайджан", "Aserbaidschan", "آذربایجان", "Ադրբեջան", "აზერბაიჯანი", "阿塞拜疆"])
def test_countries_have_their_names_in_many_languages(whole: Gazetteer, name: str) -> None:
    """CLDR names the countries in the languages of the press."""
    assert whole.lookup(name)[0].id == "country:AZ"


@pytest.mark.parametrize(
    ("name", "geonameid"),
    [
        ("Stepanakert", 146970), ("Khankendi", 146970), ("Gubadli", 147305), ("Qubadli", 147305), ("Kubatly", 147305),
        ("Kyiv", 703448), ("Baku", 587084), ("Shusha", 147105), ("Hamburg", 2911298), ("Kandahar", 1138336),
        ("Tartus", 163345), ("Duma", 170592),
    ],
)  # fmt: skip
def test_a_bare_name_is_the_town_before_its_division(whole: Gazetteer, name: str, geonameid: int) -> None:
    """A division that is little more than the town stands behind it, and so does a province behind its seat."""
    assert whole.lookup(name)[0].geonameid == geonameid


@pytest.mark.parametrize("name", ["Syunik", "Tavush", "Gegharkunik", "Laghman", "New York", "Texas"])
def test_a_province_goes_before_a_hamlet_of_its_name(whole: Gazetteer, name: str) -> None:
    """The news means the province, and a state of America before its city."""
    assert whole.lookup(name)[0].kind is Kind.ADMIN1


@pytest.mark.parametrize(
    ("name", "country_code", "admin1"),
    [
        ("London", "GB", "England"), ("Glasgow", "GB", "Scotland"), ("Cardiff", "GB", "Wales"),
        ("Belfast", "GB", "Northern Ireland"), ("Paris", "FR", "Île-de-France"), ("Lille", "FR", "Hauts-de-France"),
        ("Donetsk", "UA", "Donetsk"), ("Hadrut", "AZ", "Khojavend"), ("Khankendi", "AZ", "Khankendi"),
        ("Jabrayil", "AZ", "Jabrayil"), ("Timbuktu", "ML", "Timbuktu"),
    ],
)  # fmt: skip
def test_divisions_have_their_english_names(whole: Gazetteer, name: str, country_code: str, admin1: str) -> None:
    """What stands beside a place on the map is what an English paper writes."""
    assert whole.lookup(name, country_code=country_code)[0].admin1 == admin1


def test_a_county_has_the_people_of_its_towns_and_goes_before_a_town_elsewhere(whole: Gazetteer) -> None:
    """Surrey is the English county before the town in Canada."""
    assert whole.lookup("Surrey")[0].id == "admin1:GB.ENG-surrey"
    assert whole.lookup("Surrey")[0].population > 500_000


def test_names_of_war_zones_are_found(whole: Gazetteer) -> None:
    """The press's spellings are written down where GeoNames lacks them."""
    names = {
        "AZ": "Gubadli Zengilan Kelbajar Agdam Fizuli Cebrayil Terter Mardakert Goranboy Shamkir Gedabek Qazakh Tauz",
        "UA": "Severodonetsk Avdeevka Makiivka Kostiantynivka Gulyaipole",
        "SY": "Tabaqa Bukamal Talbisa Sarmada",
        "IQ": "Hawija Baiji Heet Jalawla Bashiqa",
        "AF": "Sangin Marjah Maiwand",
        "ML": "Sevare Diabaly Gossi",
        "SD": "Geneina Kabkabiya Heglig",
        "MM": "Rathedaung Minbya Paletwa Hsipaw Thantlang",
    }
    missing = [
        name for code, words in names.items() for name in words.split() if not whole.lookup(name, country_code=code)
    ]
    assert missing == []
