"""The only ways in which text gets into a page: as HTML text, as data for the client."""

from __future__ import annotations

import html
import json
from typing import Any

# JSON stands inside a script element, where an HTML parser looks for "</script" and "<!--"
# and where old JavaScript reads U+2028 and U+2029 as line ends.
_IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_NOT_IN_HTML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127])


def html_text(value: str) -> str:
    """Text for an element's content or for a quoted attribute."""
    return html.escape(_encodable(value).translate(_NOT_IN_HTML), quote=True)


def script_json(value: Any) -> str:
    """Data for a ``<script type="application/json">`` element, the same bytes for the same value."""
    return in_script(plain_json(value))


def plain_json(value: Any) -> str:
    """Data that a page carries packed, the same bytes for the same value."""
    return _encodable(json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False))


def in_script(text: str) -> str:
    """JSON as it may stand in a script element."""
    for character, escaped in _IN_SCRIPT.items():
        text = text.replace(character, escaped)
    return text


def _encodable(text: str) -> str:
    """Replace lone surrogates, which no UTF-8 file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8") if not text.isascii() else text
