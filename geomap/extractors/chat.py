"""The extractor ``chat``: asks an OpenAI-compatible endpoint, and believes what the article's own words bear out."""

from __future__ import annotations

import json
from hashlib import sha256
from threading import Lock
from typing import TYPE_CHECKING, Any

from geomap.data import fact_file
from geomap.errors import ExtractorError, GeocoderError, MissingExtraError
from geomap.places.online.answer_cache import AnswerCache, cache_folder

try:
    from geomap.extractors.answers import answer_schema, parse_answer, sub_types
    from geomap.extractors.endpoint import Endpoint, Line, RefusedError
    from geomap.extractors.grounding import ground
except ModuleNotFoundError as error:
    raise MissingExtraError(f"the chat extractor needs {error.name}: pip install 'geomap[llm]'") from error

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from geomap.extractors.protocol import Dropped
    from geomap.model import Article, Placed, Report, Unplaced

MOST_CHARACTERS = 60_000
"""Longer texts than this are left to the rules: few models read them to the end."""
_MOST_FAILURES = 3
"""After so many articles in a row without an answer, the rest of the run is not asked about."""


class ChatExtractor:
    """One endpoint for one run: what it answered before is not asked again, and a dead one is given up."""

    def __init__(self, *, endpoint: Endpoint | None = None, folder: Path | None = None) -> None:
        """Set up; nothing is asked yet.

        Args:
            endpoint: Where to ask; by default as the GEOMAP_CHAT_ variables say.
            folder: Where answers are kept; by default the user's cache folder.

        Raises:
            UsageError: a variable is missing or cannot be meant.
        """
        self._endpoint = endpoint or Endpoint.from_environment()
        self._line = Line(self._endpoint)
        self._cache = AnswerCache((folder or cache_folder()) / "chat")
        self._lock = Lock()
        self._failures = 0
        self._stopped = ""

    @property
    def parallel(self) -> int:
        """How many articles may be read at a time."""
        return self._endpoint.parallel

    def __call__(self, article: Article, places: Sequence[Placed | Unplaced], /) -> tuple[Report | Dropped, ...]:
        """What the endpoint tells of an article and the article bears out.

        Raises:
            ExtractorError: there is no answer that could be used.
        """
        if len(article.text) > MOST_CHARACTERS:
            raise ExtractorError(f"its text is longer than {MOST_CHARACTERS:,} characters")
        question = self._question(article)
        key = sha256(f"{self._endpoint.url}\n{json.dumps(question)}".encode()).hexdigest()
        try:
            known = self._cache.get(key)
            content = known or self._asked(question)
            events = parse_answer(content)
            if known is None:
                # Only what can be read is kept, so that a bad answer is asked for again by the next run.
                self._cache.put(key, content)
        except GeocoderError as error:
            raise ExtractorError(str(error)) from error
        return ground(article, places, events)

    def _question(self, article: Article) -> dict[str, Any]:
        published = article.published.isoformat() if article.published else None
        told = {"title": article.title, "published": published, "text": article.text}
        question: dict[str, Any] = {
            "model": self._endpoint.model,
            "temperature": 0,
            "messages": [
                {"role": "system", "content": _instructions()},
                {"role": "user", "content": json.dumps(told, ensure_ascii=False)},
            ],
        }
        if self._endpoint.answer_format == "json_schema":
            schema = {"name": "incidents", "schema": answer_schema()}
            return question | {"response_format": {"type": "json_schema", "json_schema": schema}}
        if self._endpoint.answer_format == "json_object":
            return question | {"response_format": {"type": "json_object"}}
        return question

    def _asked(self, question: dict[str, Any]) -> str:
        """The answer, unless the endpoint has been given up."""
        if self._stopped:
            raise ExtractorError(f"the endpoint was not asked any more: {self._stopped}")
        try:
            content = self._line.ask(question)
        except ExtractorError as error:
            self._weigh(error)
            raise
        with self._lock:
            self._failures = 0
        return content

    def _weigh(self, error: ExtractorError) -> None:
        with self._lock:
            self._failures += 1
            if isinstance(error, RefusedError):
                self._stopped = str(error)
            elif self._failures >= _MOST_FAILURES:
                self._stopped = f"it failed for {self._failures} articles in a row"


def _instructions() -> str:
    text = fact_file("extractor/instructions.md").read_text(encoding="utf-8")
    return text.replace("SUB_EVENT_TYPES", ", ".join(f'"{sub}"' for sub in sub_types()))
