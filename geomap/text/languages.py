"""Languages other than English: how to tell one, what stands before its places, how its names are bent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from geomap.text.fold import fold
from geomap.text.packs import ENGLISH, language_codes, language_pack
from geomap.text.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SAMPLE = 3000  # Characters: some 500 words tell a language; a menu or a quotation below them does not change it
_ENGLISH = (" the ", " of ", " and ", " in ", " to ", " was ")
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (("cyrillic", re.compile("[\u0400-\u04ff]")), ("armenian", re.compile("[\u0531-\u0587]")),
            ("arabic", re.compile("[\u0620-\u06ff]")))  # fmt: skip
# Shares of the words that must be a language's own before it is taken for that.
_LEAST_SHARE = 0.12
_LETTER_VOTE = 0.5
_SHORTEST_STEM = 2
_MOST_FORMS = 40


@dataclass(frozen=True, slots=True)
class Language:
    """One language as the search for names needs it; all words folded."""

    code: str
    home: tuple[str, ...]
    """Codes of the countries that its news is about where nothing else is said."""
    script: str
    letters: frozenset[str]
    function: frozenset[str]
    before: frozenset[str]
    endings: tuple[tuple[str, str], ...]
    """Case endings with what takes their place, longest first."""
    prefixes: tuple[str, ...]
    joint: re.Pattern[str] | None
    """What is split off from a name."""
    nouns: bool
    """Whether all nouns have capitals."""

    def bare(self, start: int, end: int, text: str) -> tuple[int, int]:
        """Split what is joined to a name off a word: "l'Azerbaïdjan", "Bakü'de"."""
        if self.joint:
            for joint in self.joint.finditer(text, start, end):
                # The joint may lie before the name or, its ending behind it, after.
                if joint.start() > start:
                    end = joint.start()
                else:
                    start = joint.end()
        return start, end

    def forms(self, words: Sequence[str]) -> Iterator[str]:
        """Give the forms in which a bent name may stand in the gazetteer, the likeliest first."""
        for number, choice in enumerate(product(*map(self._forms_of_word, words))):
            if number > _MOST_FORMS:
                return
            yield " ".join(choice)

    def _forms_of_word(self, word: str) -> tuple[str, ...]:
        forms = [word]
        for prefix in self.prefixes:
            if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST_STEM:
                bare = word[len(prefix) :]
                # "لل" and "بال" hold the article that the name itself may have.
                forms += [bare, "ال" + bare] if prefix in ("لل", "بال", "وال") else [bare]
        for ending, other in self.endings:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
                forms.append(word.removesuffix(ending) + other)
        return tuple(dict.fromkeys(forms))


@cache
def _languages() -> tuple[Language, ...]:
    return tuple(map(_language, (code for code in language_codes() if code != ENGLISH)))


def _language(code: str) -> Language:
    with language_pack(code).facts("names") as facts:
        pairs = [pair.split(">") for pair in facts.words("endings", optional=True)]
        endings = {(fold(ending), fold(other)) for ending, other in pairs}
        joints = facts.text("joints", optional=True)
        return Language(
            code=code,
            home=facts.words("home"),
            script=facts.text("script"),
            letters=frozenset(facts.text("letters")),
            function=frozenset(map(fold, facts.words("function"))),
            before=frozenset(map(fold, facts.words("before"))),
            endings=tuple(sorted(endings, key=lambda pair: (-len(pair[0]), pair))),
            prefixes=tuple(sorted(map(fold, facts.words("prefixes", optional=True)), key=len)),
            joint=re.compile(joints) if joints else None,
            nouns=facts.has("nouns") and facts.value("nouns") is True,
        )


def tell_language(text: str) -> Language | None:
    """Tell the language of a text from its script and its small words; None for English and all unknown ones."""
    sample = text[:_SAMPLE]
    english_words = 0
    for word in _ENGLISH:
        # The first two or three of them tell English already.
        english_words += sample.count(word)
        if english_words * 60 > len(sample):
            return None
    script = next((name for name, letters in _SCRIPTS if len(letters.findall(sample)) * 3 > len(sample)), "latin")
    words = [fold(word) for word in _WORD.findall(sample)]
    best = max((lang for lang in _languages() if lang.script == script), key=lambda lang: _votes(lang, words, sample))
    english = sum(map(word_list("function_words").__contains__, words))
    if script == "latin" and _votes(best, words, sample) <= max(english, _LEAST_SHARE * len(words)):
        return None
    return best


def language_code(text: str) -> str:
    """The code of a text's language; English where it cannot be told."""
    language = tell_language(text)
    return language.code if language else ENGLISH


def _votes(language: Language, words: Sequence[str], sample: str) -> float:
    letters = sum(map(sample.count, language.letters))
    return sum(map(language.function.__contains__, words)) + min(_LETTER_VOTE * letters, len(words) / 4)
