"""The map sheet: everything that one page shows, before it is a page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geomap.render.words.language import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shapely.geometry.base import BaseGeometry

    from geomap.model import Area, Article, Incident, Place
    from geomap.render.sheet.tiles import Tiles

DISCLAIMER = ENGLISH.word("disclaimer")
"""What stands in the margin unless somebody writes better."""

GENERATOR = "geomap"


@dataclass(frozen=True, slots=True)
class Credit:
    """A source of data that the map carries, as it must be named."""

    name: str
    licence: str = ""
    url: str = ""
    """An absolute http or https address, or empty."""
    as_of: str = ""
    """The date or the edition of the data, in words."""


@dataclass(frozen=True, slots=True)
class MapSheet:
    """One map with its margins. Shapes are shapely geometries in EPSG:4326, longitude first."""

    title: str
    incidents: tuple[Incident, ...] = ()
    articles: tuple[Article, ...] = ()
    """All articles that were read; those without an incident are counted in the margin."""
    areas: tuple[Area, ...] = ()
    """What is drawn: the clipped base map (countries, divisions), disputed areas and lines, control areas."""
    disputed: tuple[Area, ...] = ()
    """Disputed polygons that are shaded; their borders are among ``areas``."""
    backdrop: tuple[Area, ...] = ()
    """The rest of the world, coarse, for whoever zooms out; where there is none the sheet ends at its ground."""
    outlines: Mapping[str, BaseGeometry] = field(default_factory=dict)
    """The shape of a region-level place, by ``Place.id``."""
    towns: tuple[Place, ...] = ()
    """Settlements for orientation, the most important first; labelled where there is room."""
    period: str = ""
    """The time that the map covers, in words; made from the incidents where empty."""
    credits: tuple[Credit, ...] = ()
    viewpoint: str = ""
    """Whose view of the borders is drawn: "de facto, as mapped by Natural Earth"."""
    disclaimer: str = DISCLAIMER
    notes: tuple[str, ...] = ()
    """Further sentences for the margin: what was skipped, how places were found."""
    language: str = "en"
    """A BCP 47 tag: the language of the page's own words and dates."""
    sides: tuple[str, ...] = ()
    """The controllers of its areas in the order of their tints; by name where empty."""
    tiles: Tiles | None = None
    """A background map from the network instead of our own land and sea."""
    generator: str = GENERATOR
    """The program that made the map, with its version."""
