"""Why an article's names, incidents and silent sentences are read as they are, asked of the rules that decided."""

from geomap.explaining.explained_article import explain, explain_together
from geomap.explaining.explanation import (
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
    "explain",
    "explain_together",
    "record_of",
    "write_text",
]
