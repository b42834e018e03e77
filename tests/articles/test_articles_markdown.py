from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from geomap.articles import read_articles
from geomap.articles.formats.markdown import MAX_MARKS, MAX_PARSED, plain_text
from geomap.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from geomap.model import Article

STORY = "Three miners were killed near Quarry Town on Friday."


def read_markdown(folder: Path, text: str, *, name: str = "story.md") -> Article:
    """The article of one file with this text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return next(read_articles(path))


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("**Quarry** _Town_ and *Old* `Mill`", "Quarry Town and Old Mill"),
        ("near [Quarry Town](https://example.org/Baku 'Baku') on Friday", "near Quarry Town on Friday"),
        ("near [Quarry Town][1]\n\n[1]: https://example.org/Baku", "near Quarry Town"),
        ("> The road\n> was closed.", "The road\nwas closed."),
        ("## Background\nThe road was closed.", "Background\n\nThe road was closed."),
        ("- the mill\n- the road", "the mill\n\nthe road"),
        ("5. March 2021 was quiet.", "5. March 2021 was quiet."),
        ("| Town | Dead |\n|---|---|\n| Quarry | 3 |\n| Mill | 4 |", "Town | Dead\n\nQuarry | 3\n\nMill | 4"),
        ("![Baku](baku.png)\n\nThe road was closed.", "The road was closed."),
        ("The road was closed.[^1]\n\n[^1]: Radio Quarry", "The road was closed.\n\nRadio Quarry"),
        ("5 \\* 3 and snake_case_name &amp; 2 * 3", "5 * 3 and snake_case_name & 2 * 3"),
        ("<div class='x'>\n\nThe <b>road</b><br>was shut.\n\n</div>\n\n<script>bad()</script>", "The road\nwas shut."),
        ("    Indented as in books.", "Indented as in books."),
        ("```\nkept as text\n```", "kept as text"),
    ],
)
def test_marks_go_and_words_stay(marked: str, words: str) -> None:
    """What a reader of the drawn page reads, and nothing that only its writer sees."""
    assert plain_text(marked)[0] == words


@pytest.mark.parametrize("name", ["story.md", "story.markdown"])
def test_markdown_is_known_by_its_name(tmp_path: Path, name: str) -> None:
    """Both usual endings count."""
    assert read_markdown(tmp_path, f"**{STORY}**", name=name).text == STORY


def test_marks_in_plain_text_stay(tmp_path: Path) -> None:
    """Only what calls itself Markdown is read as such."""
    assert read_markdown(tmp_path, f"**{STORY}**", name="story.txt").text == f"**{STORY}**"


def test_the_first_heading_is_the_title(tmp_path: Path) -> None:
    """Though other lines stand above it, and without its marks."""
    article = read_markdown(tmp_path, f"Radio Quarry\n\n# Miners *killed*\n\n*Published 5 March 2021*\n\n{STORY}")
    assert article.title == "Miners killed"
    assert str(article.published) == "2021-03-05"


def test_a_heading_inside_the_story_is_no_title(tmp_path: Path) -> None:
    """One of a lower rank parts the story."""
    assert read_markdown(tmp_path, f"{STORY}\n\n## Background\n\n{STORY}").title == ""


def test_markdown_without_words_is_no_article(tmp_path: Path) -> None:
    """A picture alone says nothing that can be read."""
    with pytest.raises(InputError, match="has no text"):
        read_markdown(tmp_path, "![Quarry](quarry.png)")


@pytest.mark.parametrize("piece", ["[", "![", "*a_", "`", "<a b='", "[a](", "> - ", "<!--", "\\"])
def test_a_megabyte_of_marks_is_read_at_once(piece: str) -> None:
    """Whether too long to be parsed, or just short enough."""
    started = time.perf_counter()
    plain_text((piece * 1_000_000)[:1_000_000])
    plain_text((piece * MAX_PARSED)[: MAX_PARSED - 1])
    assert time.perf_counter() - started < 10


def test_a_paragraph_of_marks_stays_as_it_is() -> None:
    """The parser's time grows with the square of them; the paragraphs around it are read."""
    monster = "[" * (MAX_MARKS + 1)
    assert plain_text(f"**a**\n\n{monster}\n\n**b**")[0] == f"a\n\n{monster}\n\nb"
