"""Why an article's names, incidents and silent sentences are read as they are, asked of the rules that decided."""

from geomap.explaining.article import explain, explain_together
from geomap.explaining.asked import about_incident, about_place
from geomap.explaining.nouns import (
    Decision,
    Explanation,
    IncidentExplanation,
    NameExplanation,
    Option,
    Reason,
    Silence,
    SilentSentence,
)
from geomap.explaining.printing import record_of, write_text

__all__ = [
    "Decision",
    "Explanation",
    "IncidentExplanation",
    "NameExplanation",
    "Option",
    "Reason",
    "Silence",
    "SilentSentence",
    "about_incident",
    "about_place",
    "explain",
    "explain_together",
    "record_of",
    "write_text",
]
