from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.render.words.escaping import html_text, script_json
from geomap.system.links import web_link


@given(st.text())
def test_data_never_ends_its_script_element(text: str) -> None:
    """No text can close the element, open a comment in it, or break a line of old JavaScript; and none is changed."""
    written = script_json({"text": text})
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written) == {"text": text}


def test_a_lone_surrogate_becomes_a_question_mark() -> None:
    """No file can hold half a character."""
    assert json.loads(script_json("a\ud800b")) == "a?b"
    assert html_text("a\ud800b") == "a?b"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"),
        ("\"quoted\" & 'quoted'", "&quot;quoted&quot; &amp; &#x27;quoted&#x27;"),
        ("nul\x00bell\x07", "nulbell"),
        ("Şuşa — Шуша", "Şuşa — Шуша"),
    ],
)
def test_markup_is_text(text: str, written: str) -> None:
    """In element content and in quoted attributes alike."""
    assert html_text(text) == written


@pytest.mark.parametrize("url", ["https://paper.example/a?b=c#d", "http://paper.example", "HTTPS://PAPER.EXAMPLE/x"])
def test_web_addresses_are_links(url: str) -> None:
    """Absolute http and https addresses pass as they are."""
    assert web_link(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", " https://a.example", "https://a.example\n", "//a.example", "/local", "data:text/html,x",
        "https://", "https://[", 'https://a.example/"onclick=', "https://a.example/<script>", "file:///etc/passwd",
        "https://a.example/" + "x" * 3000, "", "https://bank.example@a.example/", "https://a.example/\u202egpj.exe",
    ],
)  # fmt: skip
def test_everything_else_is_no_link(url: str) -> None:
    """A doubtful address is shown as no address at all."""
    assert web_link(url) == ""
