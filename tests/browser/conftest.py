"""A Chromium for the tests that look at pages: Debian's, or the one that ``GEOMAP_CHROMIUM`` names."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Dialog, Page

    from geomap.render.sheet.map_sheet import MapSheet

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything beside this file opens a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A headless Chromium that can reach nobody; where there is none, a skip, but on CI a failure."""
    path = os.environ.get("GEOMAP_CHROMIUM") or shutil.which("chromium")
    if path is None:
        message = "no chromium on this machine: install Debian's chromium or set GEOMAP_CHROMIUM"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


class Visit:
    """A page opened from disk, with everything that it did which it should not."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.faults.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("dialog", self._refuse)
        page.on("request", lambda request: self.requests.append(request.url))

    def _refuse(self, dialog: Dialog) -> None:
        self.faults.append(dialog.message)
        dialog.dismiss()


@pytest.fixture
def visit(chromium: Browser, tmp_path: Path) -> Iterator[Callable[..., Visit]]:
    """Open a sheet as a person would: from a file, in a window of some size."""
    contexts: list[BrowserContext] = []

    def open_sheet(sheet: MapSheet | str, *, width: int = 1280, height: int = 800, fragment: str = "") -> Visit:
        from geomap.render.page.html_page import to_html  # noqa: PLC0415 - the page is built only where a browser is

        path = tmp_path / "map.html"
        path.write_text(sheet if isinstance(sheet, str) else to_html(sheet), encoding="utf-8")
        context = chromium.new_context(viewport={"width": width, "height": height})
        contexts.append(context)
        visited = Visit(context.new_page())
        visited.page.goto(path.as_uri() + fragment)
        return visited

    yield open_sheet
    for context in contexts:
        context.close()
