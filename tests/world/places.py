"""The places of the invented world: Xanadia with its towns, Velmark over the border, and what news calls them."""

from __future__ import annotations

from typing import NamedTuple

from geomap.model import Kind, Place, Role

XANADIA = Place("country:XA", "Xanadia", 11.0, 22.0, Kind.COUNTRY, "XA")
NORTH = Place("admin1:XA.01", "North", 10.0, 20.0, Kind.ADMIN1, "XA", "North")
KELM = Place("geonames:1", "Kelm", 10.1, 20.1, Kind.SETTLEMENT, "XA", "North")
VELA = Place("geonames:5", "Vela", 10.6, 20.3, Kind.SETTLEMENT, "XA", "North")
"""An hour's drive from Kelm."""
DORIN = Place("geonames:2", "Dorin", 12.0, 23.0, Kind.SETTLEMENT, "XA", "South")
SORAD = Place("geonames:4", "Sorad", 11.0, 24.0, Kind.SETTLEMENT, "XA", "East")
OSTRAVA_VALLEY = Place("region:ostrava", "Ostrava Valley", 10.0, 20.0, Kind.REGION, "XA", radius_km=80)
UPPER_MARSH = Place("region:marsh", "Upper Marsh", 11.5, 22.5, Kind.REGION, "XA", areas=("disputed:marsh",))
"""A region that has broken away and has authorities of its own."""

VELMARK = Place("country:XB", "Velmark", 14.0, 28.0, Kind.COUNTRY, "XB")
PORT_VELA = Place("geonames:3", "Port Vela", 14.0, 28.0, Kind.SETTLEMENT, "XB")
"""Its capital."""

ZAVOD = Place("admin1:XC.01", "Zavod", -20.0, -60.0, Kind.ADMIN1, "XC")
"""On another continent."""


class Name(NamedTuple):
    """A name as news has it: the place, and what the name does in its sentence unless told otherwise."""

    place: Place
    role: Role = Role.LITERAL


NAMES = {
    "Xanadia": Name(XANADIA),
    "Xanadian": Name(XANADIA, Role.DEMONYM),
    "North Province": Name(NORTH),
    "North": Name(NORTH),
    "Kelm": Name(KELM),
    "Vela": Name(VELA),
    "Dorin": Name(DORIN),
    "Sorad": Name(SORAD),
    "Ostrava Valley": Name(OSTRAVA_VALLEY),
    "Upper Marsh": Name(UPPER_MARSH),
    "Velmark": Name(VELMARK),
    "Velmarkian": Name(VELMARK, Role.DEMONYM),
    "Velmarkians": Name(VELMARK, Role.DEMONYM),
    "Port Vela": Name(PORT_VELA),
    "Zavod": Name(ZAVOD),
}
