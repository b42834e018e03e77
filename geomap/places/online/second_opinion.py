"""A second opinion on names that the gazetteer lacks, from whatever can be asked for a name within countries."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from geomap.errors import GeocoderError
from geomap.model import Place, Placed, Role, Unplaced, UnplacedReason

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Ask: TypeAlias = Callable[[str, tuple[str, ...]], Place | None]
    """Finds a name within countries; None for no such place, GeocoderError for no answer."""

# An answer to a bare name is right more often than not, since it lies in a country that the article names.
_CONFIDENCE = 0.5
_MOST_COUNTRIES = 5


def ask_for_unplaced(places: Sequence[Placed | Unplaced], *, ask: Ask) -> tuple[Placed | Unplaced, ...]:
    """Ask for the names of one article that the gazetteer lacks; all else stays as it is, and in its order.

    Names are asked for within the countries of the article's other places, and not at all where it has none. A name
    that gets no answer stays unplaced, with the reason.

    Args:
        places: What ``find_places`` found in the article.
        ask: Finds a name within countries, such as ``OnlineGeocoder.find``.
    """
    countries = _countries(places)
    if not countries:
        return tuple(places)
    answers: dict[str, Place | UnplacedReason] = {}
    return tuple(_again(one, ask=ask, countries=countries, answers=answers) for one in places)


def _countries(places: Sequence[Placed | Unplaced]) -> tuple[str, ...]:
    codes = Counter(one.place.country_code for one in places if isinstance(one, Placed) and one.place.country_code)
    return tuple(sorted(code for code, _ in codes.most_common(_MOST_COUNTRIES)))


def _again(
    one: Placed | Unplaced, *, ask: Ask, countries: tuple[str, ...], answers: dict[str, Place | UnplacedReason]
) -> Placed | Unplaced:
    if isinstance(one, Placed) or one.cause is not UnplacedReason.UNKNOWN or one.mention.role is Role.ASSOCIATIVE:
        return one
    name = one.mention.text
    if name not in answers:
        try:
            answers[name] = ask(name, countries) or UnplacedReason.UNKNOWN_ONLINE
        except GeocoderError:
            # One reason for all outages, so that they count as one; the details are the geocoder's to log.
            answers[name] = UnplacedReason.NO_ANSWER
    answer = answers[name]
    if isinstance(answer, UnplacedReason):
        return Unplaced(one.mention, answer)
    service = answer.id.partition(":")[0]
    return Placed(one.mention, answer, _CONFIDENCE, evidence=(f"found by {service}; the gazetteer lacks it",))
