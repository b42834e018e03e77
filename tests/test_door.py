from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import geomap

ROOT = Path(__file__).resolve().parent.parent


def test_the_door_has_at_most_eighteen_sorted_names() -> None:
    """A small front door: every name is there, in order."""
    assert list(geomap.__all__) == sorted(geomap.__all__)
    assert len(geomap.__all__) <= 18
    assert all(hasattr(geomap, name) for name in geomap.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    """A slip of the pen is answered as Python answers it."""
    with pytest.raises(AttributeError, match="drawing_board"):
        geomap.drawing_board  # noqa: B018  (asking is the test)


def test_importing_geomap_imports_no_library() -> None:
    """Nothing happens on import."""
    code = "import sys; import geomap; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"numpy", "shapely", "pandas", "folium", "typer", "marisa_trie"} & set(done.stdout.split())


def test_the_python_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The README's example is true: it leaves a map behind."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"(?:^    .*\n|^\n)*^    import geomap\n(?:^    .*\n|^\n)*", readme, re.MULTILINE)
    code = re.sub(r"^    ", "", block, flags=re.MULTILINE).replace('"examples', f'"{ROOT}/examples')
    monkeypatch.chdir(tmp_path)
    scope: dict[str, object] = {}
    exec(compile(code[code.index("import geomap") :], "README.md", "exec"), scope)  # noqa: S102  (our own README)
    assert "Khojavend" in (tmp_path / "map.html").read_text(encoding="utf-8")
    assert len(scope["frame"]) >= 5  # type: ignore[arg-type]  # a GeoDataFrame, made by the block


def test_ci_runs_the_second_command_of_the_readme() -> None:
    """The marker that CI looks for stands before a block with one command that ends in the tests."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"<!-- (run|test) -->\n```sh\n(.+)\n```", readme)
    assert [name for name, _ in commands] == ["run", "test"]
    assert commands[1][1].endswith("pytest")
