"""Words of a clause that name somebody who takes part: the noun of actors."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from geomap.model import ActorRole, Span
    from geomap.vocabulary import ActorClass


class Party(NamedTuple):
    """Words of a clause that name somebody who takes part."""

    span: Span
    kind: ActorClass
    name: str = ""
    """What it goes by, where that is not its own words."""
    role: ActorRole | None = None
    """What it did or suffered, where its own words say so."""


def next_word(text: str, at: int) -> str:
    """The plain word that a space or a hyphen parts from an offset; empty where none stands there."""
    start = at + 1
    if not (text[at:start].isspace() or text[at:start] == "-"):
        return ""
    end = start
    while text[end : end + 1].isalpha() and text[end].isascii():
        end += 1
    return text[start:end]
