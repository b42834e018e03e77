"""Bytes to text, as browsers do it: byte order mark, then UTF-8 where it fits, then the declaration, then a guess."""

from __future__ import annotations

import codecs
import re

from geomap.articles.formats.opened_source import UnusableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The WHATWG encoding standard reads these labels as the larger sets that contain them.
_BROWSER_NAMES = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_NEVER = frozenset({"utf-7", "idna", "punycode", "raw_unicode_escape", "unicode_escape", "undefined", "mbcs", "oem"})
# The small letters beyond ASCII of single languages, under the codecs that their old files come in.
_LATIN_LETTERS = (
    ("cp1252", "àâçèéêëîïôùûüœæ"),
    ("cp1252", "áéíñóúü¿¡"),
    ("cp1252", "áâãàçéêíóôõúª"),
    ("cp1252", "äöüßåæøé"),
    ("cp1252", "àèéìòù"),
    ("cp1254", "çğıöşüâîû"),
    ("cp1250", "áéíóöőúüű"),
    ("cp1250", "áčďéěíňóřšťúůýžäľĺŕôćđ"),
    ("cp1250", "ąćęłńóśźż"),
    ("cp1250", "ăâîşţ"),
    ("iso8859-2", "áčďéěíňóřšťúůýžäľĺŕôćđ"),
    ("iso8859-2", "ąćęłńóśźż"),
)
_USUAL_SIGNS = "‘’“”„–—…«»°€£\xa0"
# UTF-32 without a mark has two empty bytes in every four, for all but the rarest characters.
_WIDE_HALVES = ((0, "utf-32-be"), (2, "utf-32-le"))
_ESCAPES = ((b"\x1b$B", "iso2022_jp"), (b"\x1b$@", "iso2022_jp"), (b"\x1b$)C", "iso2022_kr"))
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding=["']([\w:.-]{1,40})|<meta[^>]{0,400}?charset=["']?\s*([\w:.-]{1,40})""",
    re.IGNORECASE,
)
_DECLARATION_REACH = 4096
"""Bytes: browsers look through the first 1,024, and heads have grown."""
_GUESS_REACH = 200_000
"""Bytes that a guess looks at: more make it slower and no better."""
_MAX_CONTROL_SHARE = 0.02
"""Text has a stray control character now and then; two in a hundred are a program or a picture."""
_CONTROLS = bytes(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 27})


def decode(data: bytes, *, declared: str = "") -> str:
    """The text of a file or page.

    Raises:
        UnusableError: no encoding fits.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    wide = _wide_without_mark(data)
    if wide:
        return data.decode(wide, "replace")
    named = _codec(declared) or _codec(_declaration(data))
    return _by_name(data, named) if named else _unnamed(data)


def is_binary(head: bytes) -> bool:
    """Whether the first bytes of a file have more control characters than any text."""
    if any(head.startswith(mark) for mark, _ in _MARKS) or _wide_without_mark(head):
        return False
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > 1 and controls > _MAX_CONTROL_SHARE * len(head)


def _by_name(data: bytes, codec: str) -> str:
    # Bytes that happen to form valid UTF-8 outside ASCII are UTF-8, whatever an old template declares.
    if not data.isascii():
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    return data.decode(codec, "replace")


def _unnamed(data: bytes) -> str:
    for escape, codec in _ESCAPES:
        if escape in data[:_DECLARATION_REACH]:
            return data.decode(codec, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data)


def _guessed(data: bytes) -> str:
    """The encoding by its letters: a library's guess, which for Latin letters often is a neighbour of the right one."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only files that are not UTF-8 pay for it

    best = from_bytes(data[:_GUESS_REACH]).best()
    if best is None:
        raise UnusableError("is not text in any known encoding: save it as UTF-8")
    text = data.decode(_BROWSER_NAMES.get(best.encoding, best.encoding), "replace")
    strange = [letter for letter in text[:_GUESS_REACH] if letter > "\x7f" and letter.isalpha()]
    if all(letter < "\u0250" for letter in strange):
        return data.decode(_latin_codec(data[:_GUESS_REACH]), "replace")
    return text


def _latin_codec(data: bytes) -> str:
    """The codec of the language whose letters most of the bytes beyond ASCII become."""
    strange = data.translate(None, bytes(range(128)))

    def usual(row: tuple[str, str]) -> int:
        codec, letters = row
        return sum(sign in _USUAL_SIGNS or sign in letters for sign in strange.decode(codec, "replace").lower())

    return max(_LATIN_LETTERS, key=usual)[0]


def _declaration(data: bytes) -> str:
    found = _DECLARED.search(data[:_DECLARATION_REACH])
    return (found[1] or found[2]).decode("ascii", "replace") if found else ""


def _codec(label: str) -> str:
    """Python's codec for a declared label; empty for unknown and dangerous ones."""
    try:
        name = codecs.lookup(label.strip()).name if label.strip() else ""
    except (LookupError, ValueError):
        return ""
    if name in _NEVER or name.startswith("utf-16"):
        # A page whose ASCII markup was readable cannot be UTF-16.
        return ""
    return _BROWSER_NAMES.get(name, name)


def _wide_without_mark(data: bytes) -> str:
    """UTF-16 without a byte order mark shows as a NUL in nearly every second place."""
    head = data[: _DECLARATION_REACH & ~1]
    pairs = len(head) // 2
    if pairs < 2:
        return ""
    for at, codec in _WIDE_HALVES:
        if len(data) % 4 == 0 and not any(head[at::4]) and not any(head[at + 1 :: 4]):
            return codec
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.4 * pairs and even < 0.02 * pairs:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * pairs and odd < 0.02 * pairs else ""
