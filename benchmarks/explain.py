"""Show how the places of one article were chosen: every name with its signs, candidates, shares and evidence.

``python explain.py examples/karabakh-2020/northern-courier.txt`` prints the table of docs/how-it-resolves.md.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING
from unittest.mock import patch

from geomap import read_articles
from geomap.places import Gazetteer, geoparse
from geomap.places.resolution import disambiguate
from geomap.text.document import annotate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from geomap.model import Article
    from geomap.places.resolution.article_name import Name
    from geomap.places.resolution.disambiguate import Choice
    from geomap.places.resolution.one_sense import Judged

SHOWN = 4


def main() -> None:
    """Print a table of Markdown for every article."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("inputs", nargs="+", help="files that geomap reads")
    for article in read_articles(*parser.parse_args().inputs):
        print(f"{article.id}\n")
        print("| name | signs | sum | candidates with their shares | of | why the first |\n|---|---|---|---|---|---|")
        print("\n".join(rows_of(article)))


def rows_of(article: Article) -> Iterator[str]:
    """One row a name, by the mention that speaks most clearly for a place."""
    chosen: dict[tuple[object, ...], Choice] = {}

    def keep(names: list[Name], *, cues: Mapping[str, float]) -> list[Choice]:
        choices = disambiguate.choose(names, cues=cues)
        chosen.update(zip((name.entries for name in names), choices, strict=True))
        return choices

    with patch.object(geoparse, "choose", keep):
        geoparse.find_places(replace(article, title=""))
    _, weigh_type = geoparse.weigh(annotate(article.text), Gazetteer.default())
    clearest: dict[str, Judged] = {}
    for one in weigh_type:
        known = clearest.get(one.candidate.key)
        if known is None or one.score > known.score:
            clearest[one.candidate.key] = one
    for key, one in clearest.items():
        yield _row(key, one, chosen.get(one.candidate.entries) if one.score > 0 else None)


def _row(key: str, one: Judged, choice: Choice | None) -> str:
    signs = ", ".join(sorted(one.signs))
    if choice is None:
        return f"| {key} | {signs} | {one.score:.1f} | no place | {len(one.candidate.entries)} | |"
    gazetteer = Gazetteer.default()
    ranked = []
    for entry, share in choice.ranked[:SHOWN]:
        place = gazetteer.place(entry.index)
        ranked.append(f"{place.name} ({place.kind}, {place.country_code or '–'}) {share:.2f}")
    why = "; ".join(choice.evidence.in_words())
    return f"| {key} | {signs} | {one.score:.1f} | {'; '.join(ranked)} | {len(one.candidate.entries)} | {why} |"


if __name__ == "__main__":
    main()
