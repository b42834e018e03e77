"""Explanations of articles: one alone, or several together whose reports make incidents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.explaining.certainty_reasons import explain_factuality, explain_status
from geomap.explaining.day_reasons import explain_day
from geomap.explaining.explanation import Explanation, IncidentExplanation
from geomap.explaining.name_reasons import explain_names
from geomap.explaining.place_reasons import explain_place
from geomap.explaining.silence import explain_silence
from geomap.explaining.stages import read_stages
from geomap.explaining.toll_reasons import explain_toll
from geomap.explaining.type_reasons import explain_type
from geomap.incidents import find_incidents
from geomap.layering import layer
from geomap.places import Gazetteer, find_places
from geomap.provenance.identity import identify
from geomap.vocabulary import CasualtyKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geomap.explaining.stages import Stages
    from geomap.model import Article, Incident, Report


def explain(article: Article, *, gazetteer: Gazetteer | None = None, incidents: Sequence[Incident] = ()) -> Explanation:
    """Say of an article why its names, its incidents and its silent sentences are read as they are.

    Args:
        article: Spans are offsets into its text.
        gazetteer: The names to know; by default the gazetteer that comes with geomap.
        incidents: What several articles tell together, this one among them; by default it is alone.

    Raises:
        MissingBuildError: geomap was put on the path without being built.
    """
    gazetteer = gazetteer or Gazetteer.default()
    places = find_places(article, gazetteer=gazetteer)
    stages = read_stages(article, places)
    told = tuple(_incident(stages, report, incidents) for report in stages.reports)
    return Explanation(article, explain_names(article, places, gazetteer), told, explain_silence(stages))


def explain_together(
    articles: Iterable[Article], *, gazetteer: Gazetteer | None = None, incident: str = ""
) -> Iterator[Explanation]:
    """The same for articles that tell incidents together; with the beginning of an id, only those that tell that one.

    Raises:
        MissingBuildError: geomap was put on the path without being built.
    """
    gazetteer = gazetteer or Gazetteer.default()
    listed = list(articles)
    incidents = layer(report for article in listed for report in _reports(article, gazetteer))
    reporting = {report.article.id for one in incidents if _is_called(one, incident) for report in one.reports}
    for article in listed:
        if not incident or article.id in reporting:
            yield explain(article, gazetteer=gazetteer, incidents=incidents)


def _reports(article: Article, gazetteer: Gazetteer) -> tuple[Report, ...]:
    return identify(find_incidents(article, find_places(article, gazetteer=gazetteer)))


def _is_called(incident: Incident, beginning: str) -> bool:
    """Whether an incident or one of its reports has an id that begins so."""
    return any(id_.startswith(beginning) for id_ in (incident.id, *(report.id for report in incident.reports)))


def _incident(stages: Stages, report: Report, incidents: Sequence[Incident]) -> IncidentExplanation:
    event = stages.event_of(report)
    whole = next((one for one in incidents if any(_is_same(report, other) for other in one.reports)), None)
    return IncidentExplanation(
        id=report.id,
        incident=whole.id if whole else report.id,
        spans=report.spans,
        place=explain_place(stages, event, report),
        day=explain_day(stages, event, report),
        deaths=explain_toll(CasualtyKind.DEATHS, stages, event, report),
        injured=explain_toll(CasualtyKind.INJURED, stages, event, report),
        event_type=explain_type(stages, event, report),
        status=explain_status(report, whole.reports if whole else (report,)),
        factuality=explain_factuality(stages, event),
    )


def _is_same(report: Report, other: Report) -> bool:
    return report.id == other.id and report.article.id == other.article.id
