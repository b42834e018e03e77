from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import pytest

from geomap.articles import Skipped, Undated, read_articles
from geomap.articles.formats.markup import MAX_TAGS, fragment_text, parse
from geomap.articles.formats.opened_source import UnusableError

if TYPE_CHECKING:
    from pathlib import Path

    from geomap.model import Article

STORY = (
    "<p>Three miners were killed near Quarry Town on Friday, the police said, and the road to the mill was closed.</p>"
    "<p>It was the second attack in the valley within a month, after a quiet winter in which nobody had been hurt.</p>"
)
PAGE = f"""<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Miners killed - Radio Quarry</title>
<meta property="og:site_name" content="Radio Quarry">
<meta property="article:published_time" content="2021-03-05T11:32:24Z">
<link rel="canonical" href="https://example.org/miners"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Miners killed</h1>{STORY}</article><footer>All rights reserved</footer></body></html>"""


def read(folder: Path, data: bytes | str, *, name: str = "page.html") -> tuple[list[Article], list[Skipped | Undated]]:
    """Everything that comes of one file."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    skipped: list[Skipped | Undated] = []
    return list(read_articles(path, on_skip=skipped.append)), skipped


def test_a_page_gives_its_story_and_what_it_declares(tmp_path: Path) -> None:
    """The story without menus; title, publisher, day, address and language from the head."""
    (article,), _ = read(tmp_path, PAGE)
    assert article.text.startswith("Miners killed\n")
    assert "second attack in the valley" in article.text
    assert "Sport" not in article.text
    assert (article.title, article.source, article.url) == (
        "Miners killed",
        "Radio Quarry",
        "https://example.org/miners",
    )
    assert (article.published, article.language, article.id) == (date(2021, 3, 5), "en", "page")


def test_a_heading_does_not_run_into_the_words_below_it(tmp_path: Path) -> None:
    """Headings and paragraphs are parted by a blank line, as in a text: "Quarry Town Armed" is no place."""
    page = PAGE.replace("<h1>Miners killed</h1>", "<h1>Miners killed in Quarry Town</h1>")
    (article,), _ = read(tmp_path, page)
    heading, first, *_ = article.text.split("\n\n")
    assert heading == "Miners killed in Quarry Town"
    assert first.startswith("Three miners")


def test_a_map_of_ours_is_no_article(tmp_path: Path) -> None:
    """Who draws a folder into itself does not read the map the next time."""
    page = PAGE.replace("<title>", '<meta name="generator" content="geomap 0.1.0"><title>')
    articles, (skipped,) = read(tmp_path, page)
    assert not articles
    assert "is a map that geomap drew" in str(skipped)


def test_linked_data_tells_the_day_and_the_publisher(tmp_path: Path) -> None:
    """As search engines read it, whether in a list, a graph or alone."""
    data = '[{"@graph": [{"@type": ["NewsArticle"], "datePublished": "2021-03-05", "publisher": {"name": "Radio"}}]}]'
    page = f"<html><head><script type='application/ld+json'>{data}</script></head><body>{STORY}</body></html>"
    (article,), _ = read(tmp_path, page)
    assert (article.published, article.source) == (date(2021, 3, 5), "Radio")


def test_an_address_may_tell_the_day(tmp_path: Path) -> None:
    """Where nothing else does."""
    page = f"<link rel=canonical href=https://example.org/2021/03/05/miners>{STORY}"
    (article,), _ = read(tmp_path, f"<html>{page}</html>")
    assert article.published == date(2021, 3, 5)


def test_nothing_is_invented_for_a_page(tmp_path: Path) -> None:
    """Script addresses and impossible days in the head are nothing; the day of the run is not used."""
    head = "<link rel=canonical href='javascript:alert(1)'><meta property=article:published_time content='9999-99-99'>"
    (article,), _ = read(tmp_path, f"<html><head>{head}</head><body>{STORY}</body></html>")
    assert (article.url, article.published, article.source, article.language) == ("", None, "", "")


def test_hostile_titles_are_text(tmp_path: Path) -> None:
    """Markup in a title arrives as the characters that it is."""
    (article,), _ = read(tmp_path, PAGE.replace("<h1>Miners", "<h1>&lt;img src=x onerror=alert(1)&gt; Miners"))
    assert article.title == "<img src=x onerror=alert(1)> Miners killed"


def test_a_page_without_a_story_is_named(tmp_path: Path) -> None:
    """A login form is no article."""
    articles, (skip,) = read(tmp_path, "<!doctype html><title>Log in</title><form><input name=a></form>")
    assert not articles
    assert "has no article text" in skip.reason


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 20_000 + "x",
        "<p " + " ".join(f"a{n}=1" for n in range(50_000)) + ">x</p>",
        "<" * 100_000,
        "<!--" * 20_000,
        "<p a='" * 20_000,
        "&amp;" * 50_000 + "&#x110000;&#xD800;&#0;",
        "<script type='application/ld+json'>" + "[" * 100_000 + "</script>",
        "<table><tr><td>" * 2_000,
        "<img src='data:image/png;base64," + "A" * 500_000 + "'>",
    ],
    ids=["deep", "attributes", "less-than", "comments", "quotes", "entities", "json", "tables", "data"],
)
def test_hostile_markup_is_read_or_refused(tmp_path: Path, hostile: str) -> None:
    """Within the time of a test, and without any other error."""
    articles, skipped = read(tmp_path, PAGE.replace("</article>", f"{hostile}</article>"))
    assert len(articles) + len(skipped) == 1


def test_monstrous_tags_lose_their_attributes_only() -> None:
    """The parser's time grows with their square; real pages have a few dozen."""
    attributes = " ".join(f"a{n}=1" for n in range(5_000))
    tree = parse(f"<p {attributes}>Quarry <b class=x title='a > b'>Town</b></p>")
    assert tree.text_content() == "Quarry Town"
    assert not next(tree.iter("p")).attrib
    assert dict(next(tree.iter("b")).attrib) == {"class": "x", "title": "a > b"}


def test_too_many_tags_are_refused() -> None:
    """The limit is in the message."""
    with pytest.raises(UnusableError, match="300,000 tags"):
        parse("<b>" * (MAX_TAGS + 1))


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("plain", "plain"),
        ("<p>One.</p><p>Two<br>lines.</p>", "One.\n\nTwo\nlines."),
        ("a &lt;b&gt; c", "a <b> c"),
        ("x<script>alert(1)</script>y<!-- z -->w", "xyw"),
        ("<p>&nbsp;</p>", ""),
    ],
)
def test_a_fragment_becomes_its_text(fragment: str, text: str) -> None:
    """Blocks are paragraphs, scripts are nothing."""
    assert fragment_text(fragment) == text


def feed(entries: str) -> str:
    """An RSS feed around these entries."""
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Radio Quarry</title>{entries}</channel></rss>'


ENTRY = (
    "<item><title>Miners killed</title><link>https://example.org/1</link><guid>rq-1</guid>"
    "<pubDate>Fri, 05 Mar 2021 11:32:24 GMT</pubDate><description>&lt;p&gt;Three miners.&lt;/p&gt;</description></item>"
)


def test_a_feed_has_an_article_an_entry(tmp_path: Path) -> None:
    """Title, text without markup, day, address, and the feed as publisher."""
    (article,), _ = read(tmp_path, feed(ENTRY), name="feed.rss")
    assert article.text == "Miners killed\n\nThree miners."
    assert (article.id, article.title, article.source) == ("rq-1", "Miners killed", "Radio Quarry")
    assert (article.published, article.url) == (date(2021, 3, 5), "https://example.org/1")


def test_atom_is_a_feed_too(tmp_path: Path) -> None:
    """Known by its first element, whatever the file is called; the longest text of an entry counts."""
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Radio</title><entry><title>Mine</title><id>u:1'
        '</id><updated>2021-03-05T00:00:00Z</updated><summary>Short.</summary><content type="html">&lt;p&gt;Three '
        "miners.&lt;/p&gt;</content></entry></feed>"
    )
    (article,), _ = read(tmp_path, atom, name="feed.xml")
    assert (article.text, article.published, article.id) == ("Mine\n\nThree miners.", date(2021, 3, 5), "u:1")


def test_hostile_fields_of_a_feed_are_text(tmp_path: Path) -> None:
    """Markup in a title stays characters, and links that are none are dropped."""
    entry = "<item><title><![CDATA[<img src=x onerror=alert(1)>]]></title><link>javascript:alert(1)</link></item>"
    (article,), _ = read(tmp_path, feed(entry), name="feed.rss")
    assert article.title == "<img src=x onerror=alert(1)>"
    assert article.url == ""


def test_an_odd_date_costs_no_entry(tmp_path: Path) -> None:
    """It is unknown, and the entry is there."""
    entries = "".join(f"<item><title>T{n}</title><pubDate>{d}</pubDate></item>" for n, d in enumerate(["x", "1e9"]))
    articles, _ = read(tmp_path, feed(entries), name="feed.rss")
    assert [(article.text, article.published) for article in articles] == [("T0", None), ("T1", None)]


def test_a_feed_that_breaks_off_keeps_what_was_whole(tmp_path: Path) -> None:
    """Salvaged, as readers of feeds do."""
    articles, _ = read(tmp_path, feed(ENTRY * 5)[: 60 + len(ENTRY) * 3], name="feed.rss")
    assert len(articles) >= 2


def test_external_entities_are_not_read(tmp_path: Path) -> None:
    """A local file cannot come in through a feed."""
    (tmp_path / "secret.txt").write_text("SECRET")
    head = f'<!DOCTYPE r [<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt">]>'
    data = feed("<item><title>&x;</title></item>").replace("?>", f"?>{head}", 1)
    articles, _ = read(tmp_path, data, name="feed.rss")
    assert not any("SECRET" in article.text for article in articles)


def test_a_feed_in_utf_16_is_read(tmp_path: Path) -> None:
    """Even where its declaration says otherwise."""
    (article,), _ = read(tmp_path, feed(ENTRY).replace("Miners", "Górnicy").encode("utf-16"), name="feed.rss")
    assert article.title == "Górnicy killed"


def test_a_feed_without_entries_is_named(tmp_path: Path) -> None:
    """Nought entries are a fault, not an empty answer."""
    _, (skip,) = read(tmp_path, feed(""), name="feed.rss")
    assert "without entries" in skip.reason


def pdf(text: str) -> bytes:
    """A document of one page with one line."""
    from pypdf import PdfWriter  # noqa: PLC0415 - only these tests write one
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject  # noqa: PLC0415 - as above

    writer = PdfWriter()
    page = writer.add_blank_page(width=600, height=800)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): font})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    content = DecodedStreamObject()
    content.set_data(f"BT /F1 12 Tf 50 700 Td ({text}) Tj ET".encode() if text else b"")
    page[NameObject("/Contents")] = content
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_a_pdf_gives_its_text(tmp_path: Path) -> None:
    """The words of its pages; the day of the file is no day of publication."""
    (article,), _ = read(tmp_path, pdf("Three miners were killed"), name="page.pdf")
    assert (article.text, article.published, article.id) == ("Three miners were killed", None, "page")


def test_a_scanned_pdf_is_named(tmp_path: Path) -> None:
    """With the way to its text."""
    _, (skip,) = read(tmp_path, pdf(""), name="page.pdf")
    assert "PDF without text" in skip.reason


def test_a_broken_pdf_is_named(tmp_path: Path) -> None:
    """Whatever its parser says."""
    _, (skip,) = read(tmp_path, pdf("Three miners")[:200], name="page.pdf")
    assert "is a damaged PDF" in skip.reason


def test_what_only_calls_itself_pdf_is_named(tmp_path: Path) -> None:
    """The bytes decide."""
    _, (skip,) = read(tmp_path, "Three miners were killed.", name="page.pdf")
    assert "is not a PDF" in skip.reason
