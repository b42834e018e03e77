"""The terms by which the rules of dates decide: what the words of any language are translated to."""

from __future__ import annotations

WHICH = frozenset(
    {"last", "next", "past", "this past", "this coming", "this", "coming", "current", "previous", "following", "recent"}
    | {"told previous", "told following", "told next", "told same"}
)
"""Which of several weeks, months or Fridays; "told" ones are counted from the day that the text told last."""
UNITS = frozenset({"minute", "hour", "day", "night", "week", "weekend", "fortnight", "month", "year", "decade"})
SIDES = frozenset({"ago", "from now", "earlier", "later", "before"})
"""Whether so many days are counted back or on, from the news ("ago", "from now") or from the day told last."""
HEDGES = frozenset({"early", "mid", "late", "earlier", "later"})
NTHS = frozenset({"first", "second", "third", "fourth", "last", "final"})
PARTS = frozenset({"quarter", "half", "week", "weekend", "day", "days"})
ENDS = frozenset({"ended"})
"""Of a week: that the day told is its last."""
TERMS = WHICH | UNITS | SIDES | HEDGES | NTHS | PARTS | ENDS

GONE_BY = frozenset({"last", "past", "this past", "previous"})
STEP = {"last": -1, "next": 1, "coming": 1, "previous": -1, "following": 1}
"""How many weeks, months or years the words go back or on."""
TOLD = "told "
"""How those terms begin that are counted from the day told last."""
