"""The noun of event coreference: the mentions that tell one event."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geomap.model import EventType

if TYPE_CHECKING:
    from geomap.incidents.event_mention import EventMention
    from geomap.incidents.triggers.event_type import EventTypeReading


@dataclass(slots=True)
class Event:
    """The clauses of one event, in text order."""

    mentions: list[EventMention] = field(default_factory=list)

    @property
    def type_reading(self) -> EventTypeReading:
        """The type that most of its clauses tell plainly, the best clause's before equals; riot before protest."""
        plain = [mention.type_reading for mention in self.mentions if mention.type_reading.is_plain]
        if self.main.type_reading.event_type is EventType.PROTESTS:
            return next(
                (type_reading for type_reading in plain if type_reading.event_type is EventType.RIOTS),
                self.main.type_reading,
            )
        if self.main.type_reading.is_plain or not plain:
            return self.main.type_reading
        return max(plain, key=lambda type_reading: sum(other.sub == type_reading.sub for other in plain))

    @property
    def main(self) -> EventMention:
        """The clause that tells it best; the first of equals."""
        return max(self.mentions, key=lambda mention: mention.factuality - min(1.0, mention.clause.sentence_index / 10))
