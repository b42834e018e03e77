"""Which addresses may be linked to: one rule for what is read and for what is drawn."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_WEB_ADDRESS = re.compile(r"https?://[^\s\x00-\x20\x7f<>\"'`\\]+", re.IGNORECASE)
_LONGEST_ADDRESS = 2048
"""Characters: what servers and old browsers take at most."""


def web_link(address: str) -> str:
    """The address if it is an absolute http or https one that leads where it seems to, else nothing.

    An address with a name and password before its host leads elsewhere than it seems to, or gives a secret away; one
    with characters that print nothing may be shown turned round.
    """
    if len(address) > _LONGEST_ADDRESS or not _WEB_ADDRESS.fullmatch(address) or not address.isprintable():
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.hostname and "@" not in parts.netloc else ""
