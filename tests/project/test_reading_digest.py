from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from geomap import data
from geomap.project import reading_digest

PACKAGE = Path(data.__file__).resolve().parent.parent
BY_VERSION = {"__init__", "errors", "settings", "version"}
"""What shapes no reading, or is told by the version."""
READ = """
import json, sys
from geomap.model import Article
from geomap.read import read_each
list(read_each([Article("a", "Gunmen killed two farmers near Gao on Friday.")], on_skip=print))
print(json.dumps([name for name in sys.modules if name.startswith("geomap.")]))
"""


def test_all_that_reads_an_article_is_in_the_digest() -> None:
    """A change in any module that reading an article loads makes what was read before stale."""
    told = subprocess.run([sys.executable, "-c", READ], check=True, capture_output=True, text=True).stdout
    roots = {name.split(".")[1] for name in json.loads(told.splitlines()[-1])}
    known = {*reading_digest._READERS, *(Path(name).stem for name in reading_digest._BESIDE)}
    assert roots - known - BY_VERSION == set()


def test_what_the_digest_names_is_there() -> None:
    """No folder or file of the digest has moved away."""
    assert all((PACKAGE / name).is_dir() for name in reading_digest._READERS)
    assert all((PACKAGE / name).is_file() for name in reading_digest._BESIDE)
