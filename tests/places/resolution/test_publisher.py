"""Where a publisher is at home."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geomap.places.resolution.publisher import home_votes

if TYPE_CHECKING:
    from geomap.places.gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("source", "url", "codes"),
    [
        ("Baku Herald", "", ["AZ"]),
        ("The Armenian Mirror", "", ["AM"]),
        ("", "https://news.example.az/2020/12/1", ["AZ"]),
        ("", "https://www.example.co.uk/world", ["GB"]),
        ("Evening Post", "https://example.io/a", []),
        ("", "https://[broken", []),
        ("", "", []),
    ],
)
def test_a_publisher_is_at_home_where_its_name_or_address_says(
    gazetteer: Gazetteer, source: str, url: str, codes: list[str]
) -> None:
    """A town, a people or a country in its name, or the ending of its address; nothing where neither tells."""
    votes = home_votes(source, url, gazetteer)
    assert sorted(votes) == codes
    assert all(0 < vote < 1 for vote in votes.values())
