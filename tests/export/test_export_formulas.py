from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.export.formulas import harmless


@pytest.mark.parametrize(
    "cell",
    [
        "=2*3",
        "+2*3",
        "-2+3",
        "@MAX(2)",
        "=WEBSERVICE(A1)",
        " =2*3",
        "\t=2*3",
        "\n=2*3",
        '"=2*3"',
        "\ufeff=2*3",
        "\u200b=2*3",
        "＝2*3",
        "－2+3",
        "--2",
        "=-2",
        "|program",
        "%0A=2*3",
        "';=2*3",
    ],
)
def test_a_formula_becomes_text(cell: str) -> None:
    """An apostrophe goes before whatever a spreadsheet would compute, however it is hidden."""
    assert harmless(cell) == "'" + harmless(cell)[1:]
    assert harmless(cell).startswith("'")


@pytest.mark.parametrize("separator", [";", "\t", "|", ",", "\n", "\r\n"])
def test_a_formula_behind_another_separator_becomes_text(separator: str) -> None:
    """Opened with semicolons between cells, this cell would break there."""
    assert harmless(f"word{separator}=2*3") == f"word{separator}'=2*3"


@pytest.mark.parametrize(
    "cell",
    [
        *("", "=", "+", "-", "@", "-3", "-12.5", "+995 32 123456", "-0.5e3", "05-03-2021", "1e5", "00123", "TRUE"),
        *("@reporter writes", "- a dash first", "Four dead, twelve hurt; a mill burnt", "town\n- second point"),
    ],
)
def test_numbers_and_words_stay_as_they_are(cell: str) -> None:
    """Negative numbers, telephone numbers, handles and dashes are no formulas."""
    assert harmless(cell) == cell


@given(st.text(alphabet="=+-@ ab1;,'\"\t\n(", max_size=30))
def test_nothing_but_apostrophes_is_added(cell: str) -> None:
    """The words of an article are never lost."""
    assert harmless(cell).replace("'", "") == cell.replace("'", "")


@given(st.text(alphabet="=+-@ ab1;,'\"\t\n(", max_size=30))
def test_what_is_harmless_stays_so(cell: str) -> None:
    """No cell starts with a sign and an operator after it was made harmless."""
    safe = harmless(cell)
    assert not (safe[:1] == "=" and len(safe) > 1)
