"""The site as it is built: its links, its pages in a browser, the playground."""

from __future__ import annotations

import http.server
import os
import re
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser import CHROMIUM, Browser

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
# the folder of npm's package, of the version that the playground loads
PYODIDE = os.environ.get("TFFIX_PYODIDE", "")
CDN = re.compile(r"https://cdn\.jsdelivr\.net/pyodide/v([\d.]+)/full/")
TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".wasm": "application/wasm",
}

in_browser = pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium here")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site."""
    pytest.importorskip("material", reason="mkdocs-material is not installed")
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    subprocess.run(
        [*command, "--site-dir", str(folder)],
        cwd=ROOT,
        check=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    return folder


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Serve the site, and Pyodide from where it lies here."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | TYPES

        def translate_path(self, path: str) -> str:
            if path.startswith("/pyodide/"):
                return os.path.join(PYODIDE, os.path.basename(path))
            return os.path.join(
                site, super().translate_path(path)[len(os.getcwd()) :][1:]
            )

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        here = f"http://127.0.0.1:{server.server_port}/"
        worker = site / "playground-worker.js"
        worker.write_text(
            CDN.sub(f"{here}pyodide/", worker.read_text("utf-8")), "utf-8"
        )
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield here
        server.shutdown()


def test_every_link_leads_on(site: Path) -> None:
    rule = (site / "rules" / "name-too-long" / "index.html").read_text("utf-8")
    assert 'class="grid"' in rule
    assert 'data-md-component="source"' not in rule, "the theme asks GitHub for stars"
    assert "terraform plan refuses it" in rule
    assert rule.count("reserved-name-prefix") > 0, "not in the sidebar"
    anchors: dict[Path, set[str]] = {}
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        for link in re.findall(r'<(?:a|img|script)[^>]* (?:href|src)="([^"]+)"', text):
            path, _, anchor = link.partition("#")
            if ":" in link or (page.name == "404.html" and path.startswith("/")):
                continue
            target = (page.parent / path).resolve() if path else page
            target = target / "index.html" if target.is_dir() else target
            assert target.is_file(), f"{page.relative_to(site)}: {link}"
            if anchor and target not in anchors:
                found = re.findall(r'id="([^"]+)"', target.read_text("utf-8"))
                anchors[target] = set(found)
            assert not anchor or anchor in anchors[target], (
                f"{page.relative_to(site)}: {link}"
            )


@in_browser
def test_no_page_is_wider_than_a_telephone(site: Path, address: str) -> None:
    pages = [path.parent.relative_to(site) for path in site.glob("*/index.html")]
    with Browser() as browser:
        for dark in (False, True):
            browser.size(390, 844, dark=dark)
            for page in [*pages[dark::2], "rules/name-too-long", "."]:
                browser.open(f"{address}{page}/".replace("/./", "/"))
                wide = browser.run("document.documentElement.scrollWidth - innerWidth")
                assert wide <= 0, page
                scheme = browser.run("document.body.dataset.mdColorScheme")
                assert scheme == ("slate" if dark else "default")


@in_browser
@pytest.mark.skipif(not PYODIDE, reason="TFFIX_PYODIDE names no folder with Pyodide")
def test_the_playground_finds_fixes_and_shares(address: str) -> None:
    said = "document.querySelector('[role=status]').textContent"
    text = "document.querySelector('textarea')"
    with Browser() as browser:
        browser.open(f"{address}playground/")
        browser.wait("document.querySelectorAll('.findings li').length === 3")
        assert browser.run(said) == "Found 3 defects."
        assert 'name   = "web-sg-' in browser.run(
            "document.querySelector('.diff .added').textContent"
        )
        first = "document.querySelector('.findings li')"
        rule = browser.run(f"{first}.querySelector('a').href")
        assert rule == f"{address}rules/reserved-name-prefix/"
        browser.run(f"{first}.querySelector('button').click()")
        marked = f"{text}.value.slice({text}.selectionStart, {text}.selectionEnd)"
        assert browser.run(marked) == '"sg-web-${var.environment}"'

        browser.run("document.querySelector('.apply').click()")
        browser.wait(f"{said} === 'No defects.'")
        assert browser.run("document.querySelector('.diff').offsetHeight") == 0
        assert 'name   = "web-sg-' in browser.run(f"{text}.value")

        browser.run(f'{text}.value = \'# 🙂\\nresource "aws_sg" "é" {{}}\\n\'')
        browser.run(f"{text}.dispatchEvent(new Event('input'))")
        browser.wait(f"{first} && {first}.textContent.includes('aws_sg')")
        browser.run("document.querySelector('.share').click()")
        browser.wait("location.hash.length > 1")
        shared = browser.run("location.href")
        shown = browser.run(f"{text}.value")
        browser.open("about:blank")
        browser.open(shared)
        browser.wait(first)
        assert browser.run(f"{text}.value") == shown
        fetched = "performance.getEntriesByType('resource').map(one => one.name)"
        elsewhere = [one for one in browser.run(fetched) if not one.startswith(address)]
        assert elsewhere == []
