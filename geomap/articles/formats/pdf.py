"""PDF: the text layer of a document, page after page."""

from __future__ import annotations

import io
import logging
import re
from typing import TYPE_CHECKING, Any

from geomap.articles.formats.opened_source import MAX_COLLECTION, MAX_DOCUMENT, Source, UnusableError
from geomap.articles.formats.plain_text import clean_text, read_head
from geomap.model import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.articles.formats.opened_source import Outcomes

MAX_PAGES = 500
"""A newspaper has some dozens; what is longer is a book, and its first pages do."""
MAX_PAGE_BYTES = 2_000_000
"""Of drawing instructions on one page; a page full of text has some 20 KB."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_HYPHENATED = re.compile(r"(?<=[^\W\d_])-\n(?=[^\W\d_])")


def read_pdf(source: Source) -> Outcomes:
    """One article a document. Days are read from its text: those of the file are when it was saved."""
    text = _text(source.read(MAX_COLLECTION))
    if not text.strip():
        raise UnusableError("is a PDF without text, perhaps scanned: run text recognition (OCR) on it first")
    head = read_head(text)
    yield Article(
        id=source.stem,
        text=text,
        title=head.title,
        published=head.published or head.updated,
        source=head.source,
        url=head.url or source.url,
    )


def _text(data: bytes) -> str:
    import pypdf  # noqa: PLC0415 - only PDFs need it
    from pypdf.errors import DependencyError, FileNotDecryptedError  # noqa: PLC0415 - as above

    # Its remarks on faulty files would land on stderr for want of a handler.
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            # Many are encrypted with an empty password, to forbid printing.
            reader.decrypt("")
        return _tidy("\n\n".join(_pages(reader)))
    except UnusableError:
        raise
    except (DependencyError, FileNotDecryptedError):
        # The first one: newer ciphers need a further library.
        raise UnusableError("is an encrypted PDF: save it without password or encryption") from None
    except Exception as error:
        raise UnusableError(f"is a damaged PDF ({type(error).__name__}: {error})") from error


def _pages(reader: Any) -> Iterator[str]:
    length = 0
    for number in range(min(len(reader.pages), MAX_PAGES)):
        page = reader.pages[number]
        contents = page.get_contents()
        if contents is None:
            continue
        if len(contents.get_data()) > MAX_PAGE_BYTES:
            raise UnusableError(f"has a page of more than {MAX_PAGE_BYTES // 1_000_000} MB of instructions")
        text = page.extract_text()
        length += len(text)
        if length > MAX_DOCUMENT:
            raise UnusableError("has more text than any article")
        yield text


def _tidy(text: str) -> str:
    """Words that a line end broke are joined; half characters are replaced."""
    return _HYPHENATED.sub("", _SURROGATE.sub("\ufffd", clean_text(text))).strip()
