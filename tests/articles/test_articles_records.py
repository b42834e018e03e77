from __future__ import annotations

import gzip
import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.articles import Skipped, Undated, read_articles
from geomap.articles.formats.json_articles import one_line
from geomap.system.links import web_link

if TYPE_CHECKING:
    from pathlib import Path

    from geomap.model import Article

FULL = {
    "id": "rq-1",
    "title": "Miners killed",
    "text": "Three miners were killed near Quarry Town.\r\nThe road was closed.",
    "published": "2021-03-05",
    "source": "Radio Quarry",
    "url": "https://example.org/1",
    "language": "en",
}


def read_bytes(folder: Path, data: bytes, *, name: str) -> tuple[list[Article], list[Skipped | Undated]]:
    """Everything that comes of one file."""
    path = folder / name
    path.write_bytes(data)
    skipped: list[Skipped | Undated] = []
    return list(read_articles(path, on_skip=skipped.append)), skipped


def lines(*records: Any) -> bytes:
    """The records as JSON Lines."""
    return b"".join(json.dumps(record, ensure_ascii=False).encode() + b"\n" for record in records)


def test_every_field_of_a_line_is_read(tmp_path: Path) -> None:
    """The text exactly as it is in the file, carriage returns and all."""
    (article,), skipped = read_bytes(tmp_path, lines(FULL), name="a.jsonl")
    assert not skipped
    assert article.text == FULL["text"]
    assert (article.id, article.title, article.source) == ("rq-1", "Miners killed", "Radio Quarry")
    assert (article.published, article.url, article.language) == (date(2021, 3, 5), "https://example.org/1", "en")


def test_all_but_the_text_may_be_missing(tmp_path: Path) -> None:
    """The id is made of file and line."""
    (first, second), _ = read_bytes(tmp_path, lines({"text": "One."}, {"text": "Two."}), name="a.jsonl")
    assert (first.id, second.id) == ("a:1", "a:2")
    assert (first.title, first.published, first.source, first.url) == ("", None, "", "")


@pytest.mark.parametrize(
    "record",
    [
        {"headline": "Miners killed", "body": "One.", "date": "5 March 2021", "publisher": "Radio Quarry"},
        {"Title": "Miners killed", "Content": "One.", "publishedAt": "2021-03-05", "source": {"name": "Radio Quarry"}},
    ],
)
def test_the_usual_other_names_are_understood(tmp_path: Path, record: dict[str, Any]) -> None:
    """Other services call the same fields otherwise."""
    (article,), _ = read_bytes(tmp_path, lines(record), name="a.jsonl")
    assert (article.title, article.text, article.source) == ("Miners killed", "One.", "Radio Quarry")
    assert article.published == date(2021, 3, 5)


def test_an_address_as_source_names_the_publisher_by_its_host(tmp_path: Path) -> None:
    """Some collections know nothing better, and the address is the article's."""
    (article,), _ = read_bytes(tmp_path, lines({"text": "One.", "source": "https://www.example.org/1"}), name="a.jsonl")
    assert (article.source, article.url) == ("example.org", "https://www.example.org/1")


def test_one_bad_line_of_a_hundred_costs_one_line(tmp_path: Path) -> None:
    """It is named with its number, and the others are read."""
    data = lines(*[FULL] * 49) + b'{"text": "cut\n' + lines(*[FULL] * 50)
    articles, skipped = read_bytes(tmp_path, data, name="a.jsonl")
    assert len(articles) == 99
    assert [skip.source for skip in skipped] == [f"{tmp_path / 'a.jsonl'}:50"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"[1]", "is not an object"),
        (b'"text"', "is not an object"),
        (b'{"id": "x"}', "has no text"),
        (b'{"text": " "}', "has no text"),
        (b'{"text": 5.5}', "has no text"),
        (b'{"text": ["a"]}', "has no text"),
        (b"{]", "is not JSON"),
        (b'{"text": "\xff"}', "is not UTF-8"),
        (b'{"text": ' + b"[" * 100_000, "is nested too deeply"),
        (b'{"n": ' + b"9" * 5000 + b"}", "is not JSON"),
    ],
)
def test_a_line_that_is_no_article_says_why(tmp_path: Path, line: bytes, reason: str) -> None:
    """Each fault has its own words."""
    articles, skipped = read_bytes(tmp_path, line + b"\n" + lines(FULL), name="a.jsonl")
    assert len(articles) == 1
    assert reason in skipped[0].reason


def test_same_ids_are_told_apart(tmp_path: Path) -> None:
    """The second one gets a number, even where that name is taken."""
    articles, _ = read_bytes(tmp_path, lines(FULL, FULL, {**FULL, "id": "rq-1-2"}, FULL), name="a.jsonl")
    assert [article.id for article in articles] == ["rq-1", "rq-1-2", "rq-1-2-2", "rq-1-3"]


def test_half_a_character_keeps_the_offsets(tmp_path: Path) -> None:
    """JSON can write what UTF-8 cannot; one character replaces it."""
    (article,), _ = read_bytes(tmp_path, b'{"text": "a\\ud83db"}\n', name="a.jsonl")
    assert article.text == "a\ufffdb"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_byte_order_marks_do_no_harm(tmp_path: Path, codec: str) -> None:
    """As some editors write them."""
    (article,), _ = read_bytes(tmp_path, lines(FULL).decode().encode(codec), name="a.jsonl")
    assert article.text == FULL["text"]


def test_packed_lines_are_unpacked(tmp_path: Path) -> None:
    """Known by their bytes, named by the inner suffix."""
    (article,), _ = read_bytes(tmp_path, gzip.compress(lines({"text": "One."})), name="a.jsonl.gz")
    assert article.id == "a:1"


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    """Data that grows without end is no article."""
    articles, (skip,) = read_bytes(tmp_path, gzip.compress(b" " * 20_000_000), name="a.txt.gz")
    assert not articles
    assert "200 times its size" in skip.reason


def test_a_bomb_of_lines_is_stopped_by_its_ratio(tmp_path: Path) -> None:
    """Lines have no limit together, so their packing has one."""
    articles, (skip,) = read_bytes(tmp_path, gzip.compress(b" \n" * 8_000_000), name="a.jsonl.gz")
    assert not articles
    assert "200 times its size" in skip.reason


def test_a_broken_packing_costs_what_it_hides(tmp_path: Path) -> None:
    """What was whole before the break is read."""
    data = gzip.compress(lines(*[{**FULL, "id": str(n), "text": f"{n} {n**9}"} for n in range(2000)]))
    articles, skipped = read_bytes(tmp_path, data[: len(data) // 2], name="a.jsonl.gz")
    assert articles
    assert "is damaged" in skipped[-1].reason


@pytest.mark.parametrize(
    ("value", "ids"),
    [
        ([{"text": "One."}, {"text": "Two."}], ["a:1", "a:2"]),
        ({"articles": [{"text": "One."}], "status": "ok"}, ["a"]),
        ({"id": "rq-1", "text": "One."}, ["rq-1"]),
    ],
)
def test_json_holds_one_article_or_a_list(tmp_path: Path, value: Any, ids: list[str]) -> None:
    """An object, an array, or the answer of a news service."""
    articles, _ = read_bytes(tmp_path, json.dumps(value, indent=1).encode(), name="a.json")
    assert [article.id for article in articles] == ids


def test_broken_json_is_named(tmp_path: Path) -> None:
    """With the way to JSON Lines, the usual mistake."""
    _, (skip,) = read_bytes(tmp_path, lines(FULL, FULL), name="a.json")
    assert ".jsonl" in skip.reason


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_has_an_article_a_row(tmp_path: Path, delimiter: str) -> None:
    """Columns in any order, with the delimiter of any spreadsheet; rows are numbered as it shows them."""
    rows = [
        ["Text", "Published"],
        ['"Three miners, two ""guards""\nand a driver."', "5 March 2021"],
        ["", ""],
        ["", "x"],
    ]
    data = "\r\n".join(delimiter.join(row) for row in rows).encode()
    (article,), (skip,) = read_bytes(tmp_path, data, name="a.csv")
    assert article.text == 'Three miners, two "guards"\nand a driver.'
    assert (article.id, article.published) == ("a:2", date(2021, 3, 5))
    assert skip.source.endswith(":4")


def test_a_table_without_text_names_its_columns(tmp_path: Path) -> None:
    """So that the right one can be renamed."""
    _, (skip,) = read_bytes(tmp_path, b"date,words\n2021-03-05,hello\n", name="a.csv")
    assert skip.reason == """has no column "text": its columns are 'date', 'words'"""


def test_long_cells_are_read(tmp_path: Path) -> None:
    """The csv module's own limit is shorter than long articles."""
    (article,), _ = read_bytes(tmp_path, b"id,text\n1," + b"word " * 60_000, name="a.csv")
    assert len(article.text) == 300_000


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//example.org",
        "http://",
        "http://[::1",
        "https://a b",
        "ftp://example.org",
        "https://reader:secret@example.org/",
        "https://bank.example@example.org/",
        "https://example.org/\u202egpj.exe",
        "",
    ],
)
def test_only_web_addresses_are_kept(url: str) -> None:
    """The map links to them."""
    assert web_link(url) == ""


def test_a_title_is_one_line() -> None:
    """Without characters that steer a terminal or turn the text around."""
    assert one_line(" Miners\n\tkilled\x1b[31m \u202enear ") == "Miners killed [31m near"


def test_an_escaped_title_is_read_and_the_text_is_left_alone(tmp_path: Path) -> None:
    """Exports of web sites escape their titles; offsets count in the text as it stands."""
    row = {"title": "Mine &#8211; two dead &amp; more", "text": "Rock &amp; water."}
    articles, _ = read_bytes(tmp_path, json.dumps(row).encode(), name="a.json")
    assert (articles[0].title, articles[0].text) == ("Mine – two dead & more", "Rock &amp; water.")


@given(st.lists(st.text(min_size=1).filter(lambda text: text.strip() != ""), min_size=1, max_size=5))
def test_any_text_survives_json_lines(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    """Character for character."""
    data = b"".join(json.dumps({"text": text}).encode() + b"\n" for text in texts)
    articles, skipped = read_bytes(tmp_path_factory.mktemp("any"), data, name="a.jsonl")
    assert not skipped
    assert [article.text for article in articles] == texts


@pytest.mark.parametrize(("name", "part"), [("a.jsonl", 1), ("a.csv", 2)])
def test_a_day_that_cannot_be_read_is_told_and_costs_no_article(tmp_path: Path, name: str, part: int) -> None:
    """One flaw names the line and the value; the article is read without a day."""
    record = lines({"text": "Three miners were killed on Friday.", "published": "03/04/2021"})
    table = b"text,published\nThree miners were killed on Friday.,03/04/2021\n"
    (article,), flaws = read_bytes(tmp_path, record if name == "a.jsonl" else table, name=name)
    assert article.published is None
    assert flaws == [Undated(f"{tmp_path / name}:{part}", "03/04/2021")]
    assert "'03/04/2021'" in str(flaws[0])


def test_a_day_may_be_what_a_database_makes_of_it(tmp_path: Path) -> None:
    """MongoDB writes an object around it."""
    record = {"text": "Miners killed.", "published": {"$date": "2021-03-05T00:00:00Z"}}
    (article,), flaws = read_bytes(tmp_path, lines(record), name="a.jsonl")
    assert (article.published, flaws) == (date(2021, 3, 5), [])


def test_a_day_that_is_not_stated_is_no_flaw(tmp_path: Path) -> None:
    """Only what somebody wrote can be unreadable."""
    (article,), flaws = read_bytes(
        tmp_path, lines({"text": "Three miners were killed.", "published": " "}), name="a.jsonl"
    )
    assert (article.published, flaws) == (None, [])


def test_an_unreadable_day_stops_nobody_who_does_not_ask(tmp_path: Path) -> None:
    """Without somebody to tell, what is skipped raises, and an article without a day is still an article."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines({"text": "Three miners were killed.", "published": "some day"}))
    assert [article.published for article in read_articles(path)] == [None]
