"""What a text quotes, and whether it speaks itself rather than tells."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from geomap.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.text.passages.sentences import Sentence

_QUOTED = re.compile(r"[\"“][^\"“”]{1,1500}[\"”]")
# Not "US" in capitals, which is a country.
_SPOKEN = re.compile(r"\b(?:we|We|WE|our|Our|OUR|you|You|YOU|your|YOUR|I|my|My|MY|must|MUST|shall|SHALL)\b")
_START = attrgetter("start")
_HEAD = 300
"""Within how many characters the name of a text's kind stands."""
# The name of its kind that an opinion bears at its head: "Editorial:", "[COMMENTARY]", "Opinion |".
_OPINION = re.compile(
    r"\[(?:[A-Z]+ )?(?:editorial(?! report)|commentary|speech|statement|interview|opinion)\b[^\]]{0,80}\]"
    r"|\A\W*(?:editorial|commentary|opinion|op-ed|letters? to the editor|interview)\s?[:|–—-]",
    re.IGNORECASE,
)


def find_quotations(text: str) -> tuple[Span, ...]:
    """What of a text stands in quotation marks, with them."""
    return tuple(Span(*match.span()) for match in _QUOTED.finditer(text))


def is_speech(text: str, sentences: Sequence[Sentence], quotations: Sequence[Span]) -> bool:
    """Whether a text is headed as an opinion, or a fifth of its sentences speak as "we", "you", or of what must be."""
    if _OPINION.search(text, 0, _HEAD):
        return True
    stories = [sentence for sentence in sentences if sentence.is_story]
    # What somebody else is quoted as saying does not make the text a speech.
    own = [match.start() for match in _SPOKEN.finditer(text) if _around(quotations, match.start()) < 0]
    spoken = {_around(stories, at) for at in own} - {-1}
    return len(spoken) >= max(2, len(stories) / 5)


def _around(stretches: Sequence[Span] | Sequence[Sentence], at: int) -> int:
    """The number of the stretch that an offset lies in; -1 where it lies in none."""
    number = bisect_right(stretches, at, key=_START) - 1
    return number if number >= 0 and at < stretches[number].end else -1
