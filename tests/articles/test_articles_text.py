from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from geomap.articles import read_articles
from geomap.articles.formats.plain_text import clean_text, read_head
from geomap.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from geomap.model import Article

STORY = "Three miners were killed near Quarry Town on Friday, the police said, and the road was closed.\n"


def read_text(folder: Path, text: str, *, name: str = "story.txt") -> Article:
    """The article of one file with this text."""
    path = folder / name
    path.write_bytes(text.encode())
    return next(read_articles(path))


def test_a_text_keeps_its_characters(tmp_path: Path) -> None:
    """Offsets into the article are offsets into the file, line ends made one character."""
    text = f"Miners killed\r\n\r\n{STORY}"
    assert read_text(tmp_path, text).text == text.replace("\r\n", "\n")


def test_nul_characters_are_removed() -> None:
    """They are no part of any text, and split names."""
    assert clean_text("Quarry\0 Town\r") == "Quarry Town\n"


def test_the_head_tells_title_publisher_and_day(tmp_path: Path) -> None:
    """As copied from a web page: title, publisher, date and time, then the story."""
    text = f"Miners killed near Quarry Town\n\nFrom: Radio Quarry |\n\nMarch 5, 2021 11:32:24 AM\n\n{STORY}"
    article = read_text(tmp_path, text)
    assert article.title == "Miners killed near Quarry Town"
    assert article.source == "Radio Quarry"
    assert article.published == date(2021, 3, 5)
    assert article.text == text
    assert article.id == "story"


@pytest.mark.parametrize(
    "line",
    [
        *(
            "Published: 5 March 2021",
            "Published on March 5, 2021",
            "5 March 2021 | 14:05",
            "Radio Quarry | 5 March 2021",
        ),
        *("Updated: 6 March 2021 | Published: 5 March 2021", "*Published 5 March 2021*", "Date: 2021-03-05"),
    ],
)
def test_the_day_is_found_in_lines_of_many_shapes(line: str) -> None:
    """Labels, bars and emphasis around it do not hide it."""
    assert read_head(f"Miners killed\n\n{line}\n\n{STORY}").published == date(2021, 3, 5)


def test_an_update_counts_where_nothing_else_is_said(tmp_path: Path) -> None:
    """Better the day of the last change than none."""
    assert read_text(tmp_path, f"Miners killed\nUpdated: 6 March 2021\n\n{STORY}").published == date(2021, 3, 6)


def test_a_day_inside_the_story_is_not_the_day_of_publication() -> None:
    """The head ends where the story begins."""
    assert read_head(f"Miners killed\n\n{STORY * 2}\n5 March 2021\n").published is None


def test_front_matter_is_read_and_is_no_part_of_the_text(tmp_path: Path) -> None:
    """Markdown's own head names everything, and no place is found in it."""
    text = (
        '---\ntitle: "Miners killed"\ndate: 2021-03-05\npublisher: Radio Quarry\nurl: https://example.org/1\n'
        f"lang: en-GB\nid: rq-1\ntags:\n  - mines\n---\n\n# Another heading\n\n{STORY}"
    )
    article = read_text(tmp_path, text, name="story.md")
    assert (article.id, article.title, article.source) == ("rq-1", "Miners killed", "Radio Quarry")
    assert (article.published, article.url, article.language) == (date(2021, 3, 5), "https://example.org/1", "en")
    assert article.text == f"Another heading\n\n{STORY.strip()}"


def test_a_markdown_heading_is_the_title() -> None:
    """Without its mark."""
    assert read_head(f"# Miners killed\n\n{STORY}").title == "Miners killed"


def test_a_first_sentence_is_no_title() -> None:
    """What ends like a sentence belongs to the story."""
    assert read_head(f"{STORY}\n{STORY}").title == ""


def test_nothing_is_invented(tmp_path: Path) -> None:
    """A text that says nothing of itself has no title, day, publisher or language."""
    article = read_text(tmp_path, STORY)
    assert (article.title, article.published, article.source, article.language) == ("", None, "", "")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t", "is empty"),
        (bytes(range(256)) * 40, "looks like binary data"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "looks like a PNG picture"),
        (b"PK\x03\x04" + bytes(50), "looks like a ZIP archive or an office document"),
        (b"%PDF-1.4 and no more", "is a damaged PDF"),
        (b'<?xml version="1.0"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"></kml>', "looks like KML"),
        (b'<!-- drawn --><svg xmlns="http://www.w3.org/2000/svg"></svg>', "looks like an SVG picture"),
    ],
)
def test_what_is_no_text_is_named(tmp_path: Path, content: bytes, reason: str) -> None:
    """The message says what the file looks like, and names it."""
    path = tmp_path / "story.txt"
    path.write_bytes(content)
    with pytest.raises(InputError, match=reason) as caught:
        list(read_articles(path))
    assert str(path) in str(caught.value)


@pytest.mark.parametrize("piece", ["<!-- -->", "<!---->", "<?x?>", " \n", "<!DOCTYPE x []>", "<!--", "<!DOCTYPE x ["])
def test_a_head_of_many_comments_is_told_at_once(tmp_path: Path, piece: str) -> None:
    """Patterns that try all ways to part forty comments would never end."""
    article = read_text(tmp_path, piece * 400 + "Shells fell on the quarry.")
    assert "quarry" in article.text


def test_a_text_may_be_no_larger_than_its_limit(tmp_path: Path) -> None:
    """The message names the limit."""
    path = tmp_path / "story.txt"
    path.write_bytes(b"word " * 2_000_001)
    with pytest.raises(InputError, match="larger than 10 MB"):
        list(read_articles(path))
