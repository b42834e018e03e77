from __future__ import annotations

from datetime import date

from geomap.model import Article
from geomap.render.sheet.citations import cite


def test_rows_of_a_table_are_told_by_their_publishers() -> None:
    """Two thousand rows of one paper are no two thousand articles."""
    rows = [Article(f"row-{number}", "Somebody was hurt.", source="The Ostrel Courier") for number in range(3)]
    named = Article("a", "Somebody was hurt.", title="A week on the line", published=date(2021, 3, 12))
    cited = cite([*rows, named, Article("b", "", source="Radio Karvin")])
    assert cited.articles == ((3, named),)
    assert cited.publishers == (("The Ostrel Courier", 3), ("Radio Karvin", 1))


def test_a_lone_text_without_a_name_is_still_an_article() -> None:
    """What comes by standard input has no name; many such rows are told by the file that they are from."""
    lone = Article("-", "Somebody was hurt.")
    assert cite([lone]).articles == ((0, lone),)
    assert cite([lone, Article("2", "Somebody was hurt.")]) == ((), ())
