from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.articles.formats.encodings import decode, is_binary
from geomap.articles.formats.opened_source import UnusableError

FRENCH = "Trois mineurs ont été tués près de la carrière, a déclaré la police à l’aube. Où sont les blessés ? "
POLISH = "Trzej górnicy zginęli w pobliżu kamieniołomu, powiedziała policja. Żołnierze zamknęli drogę. "
TURKISH = "Ocağın yakınında üç madenci öldürüldü, dedi polis. Askerler yolu kapattı, köylüler çıkışı bekliyor. "
RUSSIAN = "Трое шахтёров погибли у карьера, сообщила полиция. Солдаты перекрыли дорогу к деревне. "


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"])
def test_unicode_is_known_by_its_bytes(codec: str) -> None:
    """With a byte order mark or without."""
    assert decode(FRENCH.encode(codec)) == FRENCH


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (FRENCH, "cp1252"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859-2"),
        (TURKISH, "cp1254"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        ("採石場の近くで三人の鉱夫が死亡したと警察が発表した。", "iso2022_jp"),
    ],
)
def test_old_encodings_are_known_by_their_letters(text: str, codec: str) -> None:
    """A file that declares nothing is read in the encoding that makes words of it."""
    assert decode(text.encode(codec, "replace") * 3) == text.encode(codec, "replace").decode(codec) * 3


def test_a_declared_latin_1_is_what_browsers_make_of_it() -> None:
    """Its upper half holds quotation marks, as in Windows-1252."""
    assert decode(b"\x93caf\xe9\x94", declared="iso-8859-1") == "“café”"


def test_a_page_declares_its_encoding_in_its_head() -> None:
    """Without a word from the server, the page's own counts."""
    assert decode("<meta charset=koi8-r><p>Киев".encode("koi8-r")).endswith("Киев")


def test_utf_8_wins_over_an_old_declaration() -> None:
    """Bytes that are valid UTF-8 beyond ASCII are UTF-8."""
    assert decode("Łódź".encode(), declared="iso-8859-1") == "Łódź"


def test_utf_7_is_never_decoded() -> None:
    """It hides markup from every check."""
    assert "<script" not in decode(b"<meta charset=utf-7>+ADw-script+AD4-")


def test_unknown_names_are_passed_over() -> None:
    """A declaration that means nothing is none."""
    assert decode("café".encode(), declared="x-nonsense\x00") == "café"


def test_binary_data_is_known_by_its_control_characters() -> None:
    """One stray NUL is a fault of a text; many are no text."""
    assert is_binary(bytes(range(256)) * 4)
    assert not is_binary(b"Kra\0matorsk was quiet." * 1)
    assert not is_binary(FRENCH.encode("utf-16"))


@given(st.binary(max_size=300))
def test_bytes_are_text_or_refused(data: bytes) -> None:
    """Nothing else comes out."""
    with contextlib.suppress(UnusableError):
        assert isinstance(decode(data), str)
