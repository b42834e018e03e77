from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from geomap.articles import Skipped, Undated, read_articles
from geomap.articles.formats.sniffing import Format, sniff
from geomap.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

STORY = "Three miners were killed near Quarry Town on Friday, the police said."


def make_folder(folder: Path) -> None:
    """Four articles, one bad file, one hidden file, one hidden folder."""
    for name in ("b.txt", "a.txt", "deeper/a.txt", "deeper/z.md"):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(STORY)
    (folder / "c.txt").write_bytes(b"")
    (folder / ".hidden.txt").write_text(STORY)
    (folder / ".git").mkdir()
    (folder / ".git" / "x.txt").write_text(STORY)


def test_a_folder_is_read_sorted_and_whole(tmp_path: Path) -> None:
    """Files before folders, hidden ones not at all; ids stay unique."""
    make_folder(tmp_path)
    skipped: list[Skipped | Undated] = []
    articles = list(read_articles(tmp_path, on_skip=skipped.append))
    assert [article.id for article in articles] == ["a", "b", "a-2", "z"]
    assert skipped == [Skipped(str(tmp_path / "c.txt"), "is empty")]


def test_what_is_named_twice_is_read_once(tmp_path: Path) -> None:
    """A file also within its folder, a folder again, a link: one line each, and nothing read a second time."""
    make_folder(tmp_path)
    (tmp_path / "c.txt").unlink()
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    skipped: list[Skipped | Undated] = []
    articles = list(read_articles(tmp_path / "b.txt", tmp_path, str(tmp_path), on_skip=skipped.append))
    assert [article.id for article in articles] == ["b", "a", "a-2", "z"]
    named = [str(tmp_path / name) for name in ("b.txt", "link.txt", "")]
    assert [str(one) for one in skipped] == [
        f"{name.rstrip('/')} was read already: it is named twice" for name in named
    ]
    assert list(read_articles(tmp_path, tmp_path))


def test_sources_come_in_the_order_given(tmp_path: Path) -> None:
    """Whatever their names."""
    make_folder(tmp_path)
    articles = read_articles(str(tmp_path / "deeper"), tmp_path / "b.txt", str(tmp_path / "a.txt"))
    assert [article.id for article in articles] == ["a", "z", "b", "a-2"]


def test_reading_is_lazy(tmp_path: Path) -> None:
    """The first article is there before the second file is looked at."""
    make_folder(tmp_path)
    articles = read_articles(tmp_path / "a.txt", tmp_path / "missing.txt")
    assert next(articles).id == "a"
    with pytest.raises(InputError, match=r"missing\.txt does not exist"):
        next(articles)


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    """Nothing in it is a fault."""
    skipped: list[Skipped | Undated] = []
    assert not list(read_articles(tmp_path, on_skip=skipped.append))
    assert [str(skip) for skip in skipped] == [f"{tmp_path} has no files in it"]


def test_a_link_to_nowhere_is_named(tmp_path: Path) -> None:
    """It looks like a file and is none."""
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    skipped: list[Skipped | Undated] = []
    list(read_articles(tmp_path, on_skip=skipped.append))
    assert "does not exist" in skipped[0].reason


@pytest.mark.parametrize("name", ["a\0b.txt", "x" * 5000])
def test_impossible_names_are_named(name: str) -> None:
    """They cannot be opened, and that is all."""
    skipped: list[Skipped | Undated] = []
    assert not list(read_articles(name, on_skip=skipped.append))
    assert "cannot be opened" in skipped[0].reason


@pytest.mark.parametrize("address", ["ftp://example.org/a.txt", "file:///etc/hostname", "gopher://example.org"])
def test_only_web_addresses_are_fetched(address: str) -> None:
    """Other schemes are refused before anything is asked."""
    with pytest.raises(InputError, match="only http and https are fetched"):
        next(read_articles(address))


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/", "http://localhost/", "http://[::1]/"])
def test_the_own_machine_is_not_fetched(address: str) -> None:
    """The public door reads from the public internet only."""
    with pytest.raises(InputError, match="not on the public internet"):
        next(read_articles(address))


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        (STORY.encode(), ["stdin"]),
        (b'{"text": "One."}\n{"text": "Two."}\n', ["stdin:1", "stdin:2"]),
        (b'[{"text": "One."}, {"text": "Two."}]', ["stdin:1", "stdin:2"]),
        (b'{\n "text": "One."\n}', ["stdin"]),
        (b"id,text\nx,One.\n", ["x"]),
        (b"<!doctype html><p>Three miners were killed near the town.</p>", ["stdin"]),
        (b"<?xml version='1.0'?>\n<rss><channel><item><title>One</title></item></channel></rss>", ["stdin:1"]),
    ],
)
def test_standard_input_is_known_by_its_bytes(monkeypatch: pytest.MonkeyPatch, data: bytes, ids: list[str]) -> None:
    """Without a name there is only content to go by."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert [article.id for article in read_articles("-")] == ids


@pytest.mark.parametrize(
    ("head", "suffix", "found"),
    [
        (b"%PDF-1.7", ".txt", Format.PDF),
        (b"<!DOCTYPE HTML><p>", ".txt", Format.HTML),
        (b"\xef\xbb\xbf<html>", ".txt", Format.HTML),
        ("<rss version='2.0'>".encode("utf-16"), ".xml", Format.FEED),
        (b"<?xml version='1.0'?><!-- a --><rdf:RDF>", "", Format.FEED),
        (b"{not json", ".txt", Format.TEXT),
        (b"word", ".unknown", Format.TEXT),
    ],
)
def test_bytes_decide_where_they_are_plain(head: bytes, suffix: str, found: Format) -> None:
    """A wrong suffix does not mislead."""
    assert sniff(head, suffix=suffix) is found
