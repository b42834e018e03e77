from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geomap.errors import LanguagePackError
from geomap.text.packs import Facts, language_codes, language_pack, language_with

if TYPE_CHECKING:
    from pathlib import Path


def facts(folder: Path, text: str) -> Facts:
    """A file of a pack."""
    path = folder / "times.toml"
    path.write_text(text, encoding="utf-8")
    return Facts(path)


def test_a_key_that_nobody_reads_is_an_error_that_names_file_and_key(tmp_path: Path) -> None:
    """A misspelt key would be silence otherwise."""
    read = facts(tmp_path, "[grammar]\nbe = ['is']\nbee = ['was']")
    with pytest.raises(LanguagePackError, match=r"times\.toml.*'grammar\.bee'"), read:
        read.words("grammar.be")


def test_a_table_read_whole_has_no_key_left(tmp_path: Path) -> None:
    """Whoever asks for a table has asked for all of it."""
    with facts(tmp_path, "[months]\n1 = ['jan']\n2 = ['feb']") as read:
        assert read.table("months") == {"1": ["jan"], "2": ["feb"]}


@pytest.mark.parametrize("text", ["", "months = 7", "months = [1]", "[months]\na = 1"])
def test_a_key_that_is_missing_or_holds_something_else_is_an_error(tmp_path: Path, text: str) -> None:
    """Each message names the file and the key."""
    with pytest.raises(LanguagePackError, match=r"times\.toml.*months"):
        facts(tmp_path, text).words("months")


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    """So that one knows which of a dozen files to mend."""
    with pytest.raises(LanguagePackError, match=r"times\.toml"):
        facts(tmp_path, "months = [")


def test_words_may_stand_in_a_text_or_in_a_list(tmp_path: Path) -> None:
    """Long lists of single words are easier to read as text."""
    read = facts(tmp_path, "a = 'north south'\nb = ['north', 'the south']")
    assert (read.words("a"), read.words("b")) == (("north", "south"), ("north", "the south"))
    assert read.words("c", optional=True) == ()


def test_a_language_without_a_file_falls_back_to_english_only_where_asked() -> None:
    """The pack itself says that the file is missing."""
    assert language_with("times", "hy") == language_with("times", "xx") == "en"
    with pytest.raises(LanguagePackError, match=r"hy.*no times"):
        language_pack("hy").facts("times")


def test_an_unknown_language_is_told_which_there_are() -> None:
    """The message names the packs."""
    with pytest.raises(LanguagePackError, match=r"xx.*en"):
        language_pack("xx")
    assert {"en", "fr"} <= set(language_codes())
