"""Measure what geomap reads in the articles of examples/ against gold.toml, and hold it to floors.toml.

Prints every figure beside its floor and exits with 1 below one; ``--errors`` also prints what went wrong.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from frame import HERE, f1, rows, run
from placing import NEAR_KM, km

from geomap import find_incidents, find_places, read_articles
from geomap.model import Article, Placed, Report, Unplaced

PIN_KM = 100.0
"""A pin is right within a district or so of the point read by hand."""

Found = Placed | Unplaced


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name as somebody read it by hand."""

    start: int
    end: int
    role: str
    latitude: float
    longitude: float


def measure(*, errors: bool) -> dict[str, float]:
    """Every figure over all articles of the gold."""
    articles = {article.id: article for article in read_articles(HERE.parent / "examples")}
    count: Counter[str] = Counter()
    for row in rows("gold")["article"]:
        article = articles[row["id"]]
        places = find_places(article)
        count.update(score_places(article, places, row, errors=errors))
        count.update(score_incidents(article, find_incidents(article, places), row, errors=errors))
    return {
        "places_f1": f1(count["place_right"], count["place_found"], count["place_gold"]),
        "roles": count["role_right"] / count["place_met"],
        "incidents_f1": f1(count["met"], count["told"], count["incidents"]),
        "right_pin_f1": f1(count["pinned"], count["told"], count["incidents"]),
        "event_type": count["type_right"] / count["met"],
        "deaths": count["deaths_right"] / count["met"],
        "injured": count["injured_right"] / count["met"],
        "speakers": count["speakers_met"] / count["speakers"],
    }


def score_places(article: Article, found: tuple[Found, ...], row: dict[str, Any], *, errors: bool) -> Counter[str]:
    """Placed mentions against those read by hand: within a hundred miles is right."""
    wanted = list(mentions(article.text, row["places"]))
    placed = [place for place in found if isinstance(place, Placed)]
    count = Counter(place_gold=len(wanted), place_found=0)
    for place in placed:
        here = next((m for m in wanted if m.start < place.mention.end and place.mention.start < m.end), None)
        if here is None and errors:
            print(f"PLACE {row['id']}: not in the gold: {place.mention.text} → {place.place.name}")
        count["place_found"] += 1
        if here is None:
            continue
        wanted.remove(here)
        distance = km(here.latitude, here.longitude, place.place.latitude, place.place.longitude)
        far = distance > (NEAR_KM if place.place.kind != "region" else 5 * NEAR_KM)
        count["place_right"] += not far
        count["place_met"] += 1
        count["role_right"] += here.role == place.mention.role
        if errors and (far or here.role != place.mention.role):
            print(f"PLACE {row['id']}: {place.mention.text} → {place.place.name}, {place.mention.role} for {here.role}")
    if errors:
        for mention in wanted:
            print(f"PLACE {row['id']}: missed {article.text[mention.start : mention.end]}")
    return count


def mentions(text: str, places: list[list[Any]]) -> list[Mention]:
    """Every occurrence of the words of the gold."""
    found: list[Mention] = []
    for words, role, latitude, longitude in places:
        start = text.find(words)
        while start >= 0:
            found.append(Mention(start, start + len(words), role, latitude, longitude))
            start = text.find(words, start + 1)
    return found


def score_incidents(
    article: Article, reports: tuple[Report, ...], row: dict[str, Any], *, errors: bool
) -> Counter[str]:
    """Reports that are news against the incidents read by hand."""
    news = [report for report in reports if not report.flags & {"background", "hypothetical"}]
    count = Counter(told=len(news), incidents=len(row.get("incident", [])))
    for gold in row.get("incident", []):
        at = article.text.index(gold["words"])
        report = next((r for r in news if any(span.start <= at < span.end for span in r.spans)), None)
        if report is None:
            if errors:
                print(f"MISSED {row['id']}: {gold['words']}")
            continue
        news.remove(report)
        count.update(score_report(report, gold, errors=errors))
    if errors:
        for report in news:
            print(f"WRONG {row['id']}: {report.event_type}: {report.quote[:100]!r}")
    return count


def score_report(report: Report, gold: dict[str, Any], *, errors: bool) -> Counter[str]:
    """One report against the incident that it tells."""
    right_day = report.when is not None and _meets(report, gold["day"])
    right_place = report.location is not None and _near(report, gold["point"])
    speakers = [claim.speaker.casefold() for claim in report.claims]
    met = [s for s in gold.get("speakers", []) if any(s.casefold() in one or one in s.casefold() for one in speakers)]
    result = Counter(
        met=1,
        pinned=right_day and right_place,
        type_right=report.event_type == gold["event_type"],
        deaths_right=_figure(report.deaths) == gold.get("deaths", 0),
        injured_right=_figure(report.injured) == gold.get("injured", 0),
        speakers=len(gold.get("speakers", [])),
        speakers_met=len(met),
    )
    if errors and not all(result[key] for key in ("pinned", "type_right", "deaths_right", "injured_right")):
        wrong = [key for key in ("pinned", "type_right", "deaths_right", "injured_right") if not result[key]]
        print(f"REPORT {gold['words']!r}: {wrong}: {report.when} {report.location} {report.deaths} {report.injured}")
    return result


def _meets(report: Report, days: list[str]) -> bool:
    assert report.when is not None  # noqa: S101  (its caller has asked)
    start, end = (date.fromisoformat(day) for day in days)
    return abs((report.when.start - start).days) <= 1 and abs((report.when.end - end).days) <= 2


def _near(report: Report, point: list[float]) -> bool:
    assert report.location is not None  # noqa: S101  (its caller has asked)
    place = report.location.place
    return km(point[0], point[1], place.latitude, place.longitude) <= PIN_KM


def _figure(toll: Any) -> int:
    return toll.best if toll else 0


if __name__ == "__main__":
    run("examples", measure, about=__doc__)
