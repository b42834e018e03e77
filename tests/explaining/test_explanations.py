"""What holds for every explanation: spans slice back, files hold their rules, and what is told is what is read."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import geomap
from geomap import find_incidents, find_places
from geomap.explaining import (
    Decision,
    Explanation,
    Reason,
    explain,
    explain_together,
    record_of,
    write_text,
)
from geomap.model import NO_SPAN, Article, Span
from geomap.provenance.identity import identify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geomap.explaining import Option
    from geomap.places import Gazetteer

    Explain = Callable[..., Explanation]

PACKAGE = Path(geomap.__file__).parent
SENTENCES = (
    "KELM, March 14 — Rebels shelled Kelm on Friday, killing two people and wounding seven.",
    "The army denied that its soldiers had burned shops in Dorin.",
    "Protesters marched in Kelm, Dorin and Sorad on Saturday.",
    "More than 900 people have been killed since 2019.",
    "The rebels threatened to shell Sorad.",
    "Police said on Monday that four villagers had been shot dead near the village of Qarvend.",
    "“We must hope,” the mayor of Vela said.",
    "Six days after a mine killed three soldiers in Xanadia, the road is free.",
    "Ⅻ soldiers İn Kelm clashed with rebels;\nfive died.",
    "Did rebels attack Dorin again?",
)
WIRE = Article("wire", f"{SENTENCES[0]} {SENTENCES[1]} {SENTENCES[3]}", "", date(2021, 3, 14), "Herald")
PAPER = Article(
    "paper", "Shells fell on Kelm on Friday. Two people were killed and seven wounded by rebels who shelled the town, "
    "doctors said. The mayor thanked the doctors. The council met. The shops are open.", "", date(2021, 3, 15), "Post",
)  # fmt: skip


def decisions_of(explanation: Explanation) -> Iterator[Decision]:
    """Every decision."""
    for name in explanation.names:
        yield from (name.recognition, name.role, name.place, name.confidence)
    for one in explanation.incidents:
        yield from (one.place, one.day, one.deaths, one.injured, one.event_type, one.status, one.factuality)


def options_of(explanation: Explanation) -> Iterator[Option]:
    """Everything that was weighed."""
    return (option for decision in decisions_of(explanation) for option in decision.options)


def reasons_of(explanation: Explanation) -> Iterator[Reason]:
    """Every reason."""
    for decision in decisions_of(explanation):
        yield from decision.reasons
    for option in options_of(explanation):
        yield from option.reasons
    for sentence in explanation.silent:
        yield from (*sentence.words, *sentence.reasons)


def spans_of(explanation: Explanation) -> Iterator[Span]:
    """Every stretch of the article."""
    yield from (Span(name.mention.start, name.mention.end) for name in explanation.names)
    yield from (span for incident in explanation.incidents for span in incident.spans)
    yield from (sentence.span for sentence in explanation.silent)
    pointed = [*(reason.span for reason in reasons_of(explanation)), *(one.span for one in options_of(explanation))]
    yield from (span for span in pointed if span != NO_SPAN)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=7), st.sampled_from([" ", "\n\n", "  \n"]))
def test_every_span_slices_back(explained: Explain, sentences: list[str], between: str) -> None:
    """What an explanation points to stands in the article, and quoted names are the words that stand there."""
    explanation = explained(between.join(sentences))
    text = explanation.article.text
    assert all(0 <= span.start < span.end <= len(text) for span in spans_of(explanation))
    assert all(name.mention.text == text[name.mention.start : name.mention.end] for name in explanation.names)
    for option in options_of(explanation):
        quoted = re.match("“(.+)”, ", option.label)
        if quoted and option.span != NO_SPAN:
            assert quoted[1] == " ".join(text[option.span.start : option.span.end].split())


def test_every_reason_names_a_rule_of_its_file(explained: Explain) -> None:
    """Each rule or weight stands in the file that is named for it."""
    explanation = explained(" ".join(SENTENCES))
    said = {(reason.rule.rpartition(".")[2], reason.file) for reason in reasons_of(explanation)}
    files = {file: (PACKAGE / file).read_text(encoding="utf-8") for _, file in said}
    assert {(rule, file) for rule, file in said if rule not in files[file] and file != "vocabulary.py"} == set()
    assert len(files) > 20


def test_what_is_explained_is_what_is_read(gazetteer: Gazetteer) -> None:
    """Explanations are of the very reports that a run finds."""
    article = Article("a", " ".join(SENTENCES), published=date(2021, 3, 14))
    places = find_places(article, gazetteer=gazetteer)
    reports = identify(find_incidents(article, places))
    explanation = explain(article, gazetteer=gazetteer)
    assert [one.id for one in explanation.incidents] == [report.id for report in reports]
    assert [one.event_type.value.partition(": ")[2] for one in explanation.incidents] == [
        report.sub_event_type for report in reports
    ]
    assert {name.mention for name in explanation.names} >= {one.mention for one in places}


def test_articles_that_tell_one_incident_explain_its_status_together(gazetteer: Gazetteer) -> None:
    """The reports share the incident's id, its status counts both, and each says how far they agree."""
    wire, paper = explain_together([WIRE, PAPER], gazetteer=gazetteer)
    shared = {one.incident for one in wire.incidents} & {one.incident for one in paper.incidents}
    assert len(shared) == 1
    (told,) = [one for one in paper.incidents if one.incident in shared]
    assert "agreement" in {reason.rule for reason in told.status.reasons}
    alone = explain(PAPER, gazetteer=gazetteer)
    assert "agreement" not in {reason.rule for reason in alone.incidents[0].status.reasons}


def test_only_the_articles_of_an_incident_are_explained_when_one_is_asked_for(gazetteer: Gazetteer) -> None:
    """The beginning of an id is enough; a report's own id finds it too."""
    other = Article("other", "Protesters marched in Sorad on Saturday.", "", date(2021, 3, 14), "Mail")
    every = list(explain_together([WIRE, PAPER, other], gazetteer=gazetteer))
    report = every[1].incidents[0]
    asked = list(explain_together([WIRE, PAPER, other], gazetteer=gazetteer, incident=report.id[:8]))
    assert [one.article.id for one in asked] == ["wire", "paper"]


def test_a_place_is_asked_for_by_its_name_or_by_what_the_text_calls_it(explained: Explain) -> None:
    """The names and the incidents there, without the rest."""
    asked = explained(" ".join(SENTENCES)).about_place("dorin")
    assert asked is not None
    assert {name.mention.text for name in asked.names} == {"Dorin"}
    assert all("Dorin" in one.place.value for one in asked.incidents)
    assert explained(SENTENCES[0]).about_place("Nowhere") is None


def shape(value: Any) -> Any:
    """The keys of a JSON value, all the way down."""
    if isinstance(value, dict):
        return {key: shape(one) for key, one in value.items()}
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [shape(value[0])]
    return None


REASON = dict.fromkeys(("says", "rule", "file", "weight", "times", "span", "adds"))
OPTION = {"label": None, "is_chosen": None, "score": None, "reasons": [REASON], "span": None}


def test_the_json_has_the_documented_shape(explained: Explain) -> None:
    """A name, an incident and a sentence with their decisions, reasons and options; it survives JSON."""
    record = record_of(explained(" ".join(SENTENCES)))
    assert json.loads(json.dumps(record)) == record
    assert list(record) == ["article", "source", "title", "names", "incidents", "silent"]
    (incident,) = shape(record)["incidents"]
    assert incident["place"] == {"value": None, "reasons": [REASON], "options": [OPTION]}
    assert set(incident) == {"id", "incident", "spans", "place", "day", "deaths", "injured", "event_type", "status",
                             "factuality"}  # fmt: skip
    (name,) = shape(record)["names"]
    assert name["mention"] == dict.fromkeys(("article", "start", "end", "text", "role"))
    assert set(name) == {"mention", "is_placed", "recognition", "role", "place", "confidence"}
    (silent,) = shape(record)["silent"]
    assert set(silent) == {"span", "silence", "words", "reasons", "incident"}


@pytest.mark.parametrize(
    "field", ["Incident", "place", "day", "deaths", "type", "status", "factuality", "why not", "Names"]
)
def test_the_text_is_readable_at_a_hundred_columns(explained: Explain, field: str) -> None:
    """No line is wider, and every field begins a line."""
    lines = write_text(explained(" ".join(SENTENCES), title="Rebels shell " + "Kelm and " * 20)).splitlines()
    assert max(map(len, lines)) <= 100
    assert any(line.strip().startswith(field) for line in lines)


def test_a_place_that_is_told_by_another_names_the_words_that_tell_it() -> None:
    """An unknown village lies in the north of a country: both names are weighed, and the words are there."""
    text = "Five air raids hit the village of Qarvend in northern Yemen on Monday, killing two farmers."
    (incident,) = explain(Article("a", text, published=date(2021, 3, 14))).incidents
    (told,) = [reason for reason in incident.place.reasons if reason.rule == "Derivation.PART"]
    assert "“northern Yemen”" in told.says
    assert told.file == "places/relative/derived_places.py"
