"""The closed words."""

from __future__ import annotations

from geomap.vocabulary import TYPE_OF, EventType, SubEventType


def test_every_sub_type_of_acled_has_its_type() -> None:
    """Six types have sub-types of their own; those without a type are disasters and accidents."""
    assert len(TYPE_OF) == 25
    assert set(TYPE_OF) <= set(SubEventType)
    assert set(TYPE_OF.values()) == set(EventType) - {EventType.OTHER}
    assert SubEventType.EARTHQUAKE not in TYPE_OF
