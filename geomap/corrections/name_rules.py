"""Name rules: what a name means in this project, said before incidents are read."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from geomap.corrections.nouns import Stale
from geomap.model import Mention, Placed, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geomap.corrections.nouns import NameRule
    from geomap.model import Article, Unplaced


def names_in(text: str, rules: Iterable[NameRule]) -> tuple[NameRule, ...]:
    """The rules whose name a text has; the other rules cannot change what is read from it."""
    return tuple(rule for rule in rules if _pattern(rule.name).search(text))


def apply_names(
    article: Article, places: Sequence[Placed | Unplaced], *, rules: Sequence[NameRule]
) -> tuple[Placed | Unplaced, ...]:
    """The places of an article with each ruled name where its rule says, in text order.

    A name that nobody took for a place is one now. A longer name that holds a ruled one ("Martuni district") keeps its
    own place, and so does a part of another thing's name ("the Martuni Hospital").
    """
    found = tuple(places)
    for rule in names_in(article.text, rules):
        found = _apply(article, found, rule)
    return found


def unused_names(rules: Iterable[NameRule], places: Iterable[Placed | Unplaced]) -> tuple[Stale, ...]:
    """The rules by which no mention was placed."""
    # A rule has its way with every mention of its name, save for those that are a part of another's.
    ruled = {
        (_joined(one.mention.text), one.place)
        for one in places
        if isinstance(one, Placed) and one.mention.role is not Role.ASSOCIATIVE
    }
    return tuple(
        Stale(rule.origin.where, f"no article has the name {rule.name}: take the rule out, or check the spelling")
        for rule in rules
        if (_joined(rule.name), rule.place) not in ruled
    )


def _joined(name: str) -> str:
    return " ".join(name.split())


def _apply(article: Article, places: tuple[Placed | Unplaced, ...], rule: NameRule) -> tuple[Placed | Unplaced, ...]:
    kept = list(places)
    for match in _pattern(rule.name).finditer(article.text):
        start, end = match.span()
        over = [one for one in kept if one.mention.start < end and start < one.mention.end]
        if any(_is_wider(one.mention, start, end) for one in over):
            continue
        role = next((one.mention.role for one in over if (one.mention.start, one.mention.end) == (start, end)), None)
        if role is Role.ASSOCIATIVE:
            continue
        kept = [one for one in kept if one not in over]
        mention = Mention(article.id, start, end, article.text[start:end], role or Role.LITERAL)
        kept.append(Placed(mention, rule.place, 1.0, evidence=(rule.evidence,)))
    return tuple(sorted(kept, key=lambda one: (one.mention.start, one.mention.end)))


def _is_wider(mention: Mention, start: int, end: int) -> bool:
    """Whether a mention reaches beyond the ruled name."""
    return (mention.start < start and end <= mention.end) or (mention.start <= start and end < mention.end)


@lru_cache(maxsize=1024)
def _pattern(name: str) -> re.Pattern[str]:
    """The name as a word of its own, with any white space between its parts; capitals matter, as in any name."""
    words = r"\s+".join(re.escape(word) for word in name.split())
    return re.compile(rf"(?<!\w){words}(?!\w)")
