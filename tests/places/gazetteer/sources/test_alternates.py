"""Which alternate names are worth a key."""

from __future__ import annotations

import pytest

from geomap.places.gazetteer.sources.alternates import spelling_variants, useful_alternates, without_article


@pytest.mark.parametrize(
    ("alternates", "kept"),
    [
        (["swst", "susa", "mdynt qwba"], []),
        (["EVN", "LON"], []),
        (["Şuşa", "Шуша", "سوسة"], ["Şuşa", "Шуша", "سوسة"]),
        (["Ayrivan  Erivan  Erevan"], ["Ayrivan", "Erivan", "Erevan"]),
        (["北京", "京"], ["北京"]),
        (["Lima", "LIMA"], ["Lima"]),
    ],
)
def test_useful_alternates(alternates: list[str], kept: list[str]) -> None:
    """Romanisations by letter, airport codes and stumps are left out; variants in one cell are parted."""
    assert list(useful_alternates(alternates)) == kept


@pytest.mark.parametrize(
    ("name", "variants"),
    [
        ("Saint Petersburg", ["St. Petersburg"]),
        ("St. Louis", ["Saint Louis"]),
        ("Gəncə", ["Ganca"]),
        ("Fort Worth", ["Ft. Worth"]),
        ("Baku", []),
    ],
)
def test_spelling_variants(name: str, variants: list[str]) -> None:
    """Saint and St. are one, and ə is written a by some and e by others."""
    assert spelling_variants(name) == variants


@pytest.mark.parametrize(
    ("name", "variants"),
    [
        ("Ash Shaddādah", ("Shaddādah", "Al Shaddādah")),
        ("Al Fallūjah", ("Fallūjah",)),
        ("El Fasher", ("Fasher", "Al Fasher")),
        ("Aleppo", ()),
        ("As Sa", ()),
    ],
)
def test_without_article(name: str, variants: tuple[str, ...]) -> None:
    """The article is written as spoken by GeoNames, as al- or not at all by others."""
    assert without_article(name) == variants
