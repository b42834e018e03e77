from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from correction_samples import PORT, SHIRE, SIGNED, TYPE_OF, find_place, make_corrections

from geomap import data
from geomap.corrections import read_corrections
from geomap.errors import UsageError
from geomap.model import EventType, GeoPrecision, TimePrecision, Toll

if TYPE_CHECKING:
    from pathlib import Path


def test_every_value_of_a_correction_arrives(tmp_path: Path) -> None:
    """What somebody wrote is what will be applied."""
    (edit,) = make_corrections(
        tmp_path,
        """[[incident]]
id = "abc"
SIGNED
place = "own:port"
precision = 2
when = 2021-03-01
when_end = 2021-03-03
subtype = "Attack"
deaths = 0
injured = 4
""",
    ).edits
    assert edit.location
    assert (edit.location.place, edit.location.geo_precision) == (PORT, GeoPrecision.NEAR)
    assert edit.when
    assert (edit.when.start, edit.when.end, edit.when.precision) == (
        date(2021, 3, 1),
        date(2021, 3, 3),
        TimePrecision.WEEK,
    )
    assert (edit.event_type, edit.sub_event_type) == (EventType.VIOLENCE_AGAINST_CIVILIANS, "Attack")
    assert (edit.deaths, edit.injured) == (Toll(0, 0, 0), Toll(4, 4, 4))
    assert (edit.origin.author, edit.origin.day) == ("A. Analyst", date(2024, 5, 1))


def test_a_region_is_a_region_unless_somebody_says_otherwise(tmp_path: Path) -> None:
    """A place as wide as a province is not drawn as a dot because an analyst named it."""
    edits = make_corrections(
        tmp_path, '[[incident]]\nid = "abc"\nSIGNED\nplace = "Quarry Shire"\ncountry = "xb"\n'
    ).edits
    assert edits[0].location
    assert (edits[0].location.place, edits[0].location.geo_precision) == (SHIRE, GeoPrecision.REGION)


def test_the_author_may_stand_once_for_all(tmp_path: Path) -> None:
    """One analyst does not sign every line."""
    text = 'author = "B"\n[[incident]]\nid = "abc"\ndrop = true\nauthor = ""\ndate = "2024-05-01"\nreason = "Double."\n'
    assert make_corrections(tmp_path, text).edits[0].origin.author == "B"


def test_a_pin_needs_no_gazetteer(tmp_path: Path) -> None:
    """A hill that nobody lists is put where it is."""
    text = '[[name]]\nname = "Hill 105"\nSIGNED\nlatitude = 40.5\nlongitude = -45.25\n'
    (rule,) = make_corrections(tmp_path, text).names
    assert (rule.place.name, rule.place.latitude, rule.place.longitude) == ("Hill 105", 40.5, -45.25)


def test_the_template_corrects_nothing(tmp_path: Path) -> None:
    """What ``geomap init`` writes is valid as it is."""
    assert len(make_corrections(tmp_path, data.fact_file("corrections.toml").read_text(encoding="utf-8"))) == 0


def test_the_examples_of_the_template_can_be_used(tmp_path: Path) -> None:
    """Without the # before them, and with a place that is there, its stanzas are corrections."""
    text = data.fact_file("corrections.toml").read_text(encoding="utf-8")
    stanzas = [line[2:] for line in text.splitlines() if re.match(r"# (\[\[|author|[a-z_]+ = )", line)]
    text = re.sub(r"^(drop|merge|split|country) = .*$", "", "\n".join(stanzas), flags=re.MULTILINE)
    text = re.sub(r'place = "(Khojavend|Talish)"', 'place = "Far Harbour"', text)
    text = text.replace('subtype = "Remote explosive/landmine/IED"', "")
    corrections = make_corrections(tmp_path, text)
    assert [len(part) for part in (corrections.names, corrections.edits, corrections.additions)] == [1, 1, 1]


INCIDENT = '[[incident]]\nid = "abc"\n'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[incident", "is not TOML"),
        ("[[incidents]]\nid = 1\n", "unknown key incidents: did you mean incident?"),
        (f"{INCIDENT}{SIGNED}droop = true\n", "[[incident]] 1 unknown key droop: did you mean drop?"),
        (f"{INCIDENT}drop = true\n", "has no author"),
        (f'{INCIDENT}author = "A"\ndrop = true\n', "has no date"),
        (f'{INCIDENT}author = "A"\ndate = 2024-01-01\ndrop = true\n', "has no reason"),
        (f'{INCIDENT}author = "A"\ndate = "May"\ndrop = true\n', "date = 'May' is not a day"),
        (f"[[incident]]\n{SIGNED}drop = true\n", "has no id"),
        (INCIDENT + SIGNED, "changes nothing"),
        (f"{INCIDENT}{SIGNED}drop = true\ndeaths = 1\n", "drops the incident and changes it"),
        (f'{INCIDENT}{SIGNED}status = "sure"\n', "status = 'sure' is none: choose from reported"),
        (f"{INCIDENT}{SIGNED}victims = [3]\n", "victims = [3] is not a list of texts"),
        (f'{INCIDENT}{SIGNED}drop = true\nparties = ["A"]\n', "drops the incident and changes it"),
        (f'{INCIDENT}{SIGNED}drop = "yes"\n', "drop = 'yes' is not true or false"),
        (f'{INCIDENT}{SIGNED}split = true\nmerge = "def"\n', "merges and splits at once"),
        (f'{INCIDENT}{SIGNED}place = "Atlantis"\n', "place = 'Atlantis' is not in the gazetteer: pin it"),
        (f'{INCIDENT}{SIGNED}place = "Far Harbour"\ncountry = "XB"\n', "not in the gazetteer in XB"),
        (f"{INCIDENT}{SIGNED}latitude = 40\n", "only one of latitude and longitude"),
        (f"{INCIDENT}{SIGNED}latitude = 140\nlongitude = 45\n", "latitude = 140 is not a number from -90 to 90"),
        (f'{INCIDENT}{SIGNED}place = "own:port"\nprecision = 7\n', "precision = 7 is none"),
        (f"{INCIDENT}{SIGNED}precision = 1\n", "a precision without a place"),
        (f"{INCIDENT}{SIGNED}when_end = 2021-01-01\n", "when_end without when"),
        (f"{INCIDENT}{SIGNED}when = 2021-02-01\nwhen_end = 2021-01-01\n", "is before when"),
        (f'{INCIDENT}{SIGNED}type = "War"\n', "type = 'War' is no event type"),
        (f'{INCIDENT}{SIGNED}subtype = "Armed clsh"\n', "did you mean 'Armed clash'?"),
        (f'{INCIDENT}{SIGNED}type = "Riots"\nsubtype = "Attack"\n', "belongs to Violence against civilians"),
        (f"{INCIDENT}{SIGNED}deaths = -1\n", "deaths = -1 is not a whole number"),
        (f"{INCIDENT}{SIGNED}drop = true\n{INCIDENT}{SIGNED}drop = true\n", "[[incident]] 2 says again"),
        (f'[[name]]\n{SIGNED}place = "own:port"\n', "has no name"),
        (f'[[name]]\nname = "Quarry"\n{SIGNED}', "has no place"),
        (f'[[add]]\n{SIGNED}type = "Riots"\n', "has no quote"),
        (f'[[add]]\nquote = "Shots were fired."\n{SIGNED}', "has no type"),
        (f'[[add]]\nquote = "Shots."\ntype = "Riots"\nurl = "javascript:x"\n{SIGNED}', "no http or https address"),
        ("incident = 3\n", "incident = 3 is not a list of tables"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_name(text: str, words: str, tmp_path: Path) -> None:
    """The message names the file, the correction, the key, the value and the next step, on one line."""
    with pytest.raises(UsageError) as caught:
        make_corrections(tmp_path, text)
    said = str(caught.value)
    assert words in said
    assert "corrections.toml" in said
    assert "\n" not in said


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A slip in the name of the file is no empty file."""
    with pytest.raises(UsageError, match=r"corrections\.toml cannot be read"):
        read_corrections(tmp_path / "corrections.toml", find_place=find_place, type_of=TYPE_OF)
