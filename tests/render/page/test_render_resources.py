"""Pages whose script and style lie elsewhere: what they link to, what their policy allows, what is refused."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING

import map_samples
import pytest

from geomap.errors import OutputError, UsageError
from geomap.render.folium_map import IncidentMap
from geomap.render.page.html_page import save_html
from geomap.render.page.resources import FOLDER, client_of
from geomap.settings import Resources

if TYPE_CHECKING:
    from pathlib import Path

URL = "https://static.paper.example/geomap-client"


def digest(text: str) -> str:
    """As a policy has it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def test_a_page_with_a_folder_links_to_what_lies_in_it(tmp_path: Path) -> None:
    """Relatively, so that both can move; the page is small, the files are named by what is in them."""
    page, *beside = save_html(map_samples.sheet(), tmp_path / "map.html", resources=Resources.DIRECTORY)
    text = page.read_text(encoding="utf-8")
    linked = re.findall(r'(?:src|href)="(geomap-client/[^"]+)"', text)
    assert sorted(tmp_path / link for link in linked) == sorted(beside)
    assert all(path.read_bytes() for path in beside)
    assert len(text) < 60_000
    assert "script-src 'self'; style-src 'self'; img-src data:; font-src 'none'" in text
    assert "unsafe" not in text


def test_two_maps_share_the_folder(tmp_path: Path) -> None:
    """The same files, written again with the same bytes."""
    first = save_html(map_samples.sheet(), tmp_path / "one.html", resources=Resources.DIRECTORY)
    second = save_html(map_samples.sheet(title="B"), tmp_path / "two.html", resources=Resources.DIRECTORY)
    assert first[1:] == second[1:]
    assert len(list((tmp_path / FOLDER).iterdir())) == 2


def test_a_page_with_an_address_takes_those_files_and_no_others() -> None:
    """By their hashes: whoever changes a file at that address changes nothing but that the map stays away."""
    text = IncidentMap(map_samples.sheet()).to_html(resources="cdn", resources_url=URL + "/")
    links = re.findall(rf'="{URL}/(client-\w+\.(?:js|css))" integrity="(sha256-[^"]+)" crossorigin="anonymous"', text)
    inline = client_of()
    assert {f"'{hash_}'" for _, hash_ in links} == {inline.script_source, inline.style_source}
    script, style = (next(name for name, _ in links if name.endswith(end)) for end in (".js", ".css"))
    assert f"script-src {inline.script_source}; style-src {URL}/{style}; img-src data:;" in text
    assert script in text.partition('class="gm-data"')[2]


@pytest.mark.parametrize(
    ("resources", "url", "message"),
    [
        ("cdn", "", "needs the address where the client's files lie"),
        ("cdn", "maps/client", "is no folder on the web"),
        ("cdn", "https://x.example/a;script-src *", "is no folder on the web"),
        ("cdn", "https://x.example/?v=1", "is no folder on the web"),
        ("inline", URL, "goes with resources cdn"),
        ("online", "", "choose from inline, directory, cdn"),
    ],
)
def test_what_cannot_work_is_refused(resources: str, url: str, message: str) -> None:
    """In one line that names it."""
    with pytest.raises(UsageError, match=message):
        IncidentMap(map_samples.sheet()).to_html(resources=resources, resources_url=url)


def test_a_folder_needs_a_file_to_lie_beside(tmp_path: Path) -> None:
    """An open file, a folder and a fragment have none."""
    drawn = IncidentMap(map_samples.sheet())
    with (tmp_path / "x.html").open("wb") as file, pytest.raises(UsageError, match="save to a path"):
        drawn.save(file, resources="directory")
    with pytest.raises(UsageError, match="no file that a folder can lie beside"):
        drawn.save(tmp_path, resources="directory")
    with pytest.raises(UsageError, match="a fragment has no folder"):
        drawn.to_html(full_html=False, resources="directory")
    with pytest.raises(OutputError):
        drawn.save(tmp_path / "x.html" / "y.html", resources="directory")


@pytest.mark.parametrize("resources", Resources)
def test_every_way_gives_the_same_bytes_twice(tmp_path: Path, resources: Resources) -> None:
    """Nothing of it has a clock."""
    url = URL if resources is Resources.CDN else ""
    saved = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        IncidentMap(map_samples.sheet()).save(tmp_path / name / "m.html", resources=resources, resources_url=url)
        saved.append({path.name: path.read_bytes() for path in (tmp_path / name).rglob("*.*")})
    assert saved[0] == saved[1]
