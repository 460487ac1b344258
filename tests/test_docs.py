"""The documentation: what is made of the program is current, and links lead on."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md"))]
REPOSITORY = re.compile(
    r"https://(?:github\.com/tffix/tffix/blob|raw\.githubusercontent\.com/tffix/tffix)"
    r"/main/"
)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)


def links(page: Path) -> list[str]:
    """Give where the links of a page lead that are not to other places of the web."""
    text = FENCE.sub("", page.read_text("utf-8"))
    text = re.sub(r"\[!\[[^\]]*\]\([^)]*\)\]", "[badge]", text)
    found = LINK.findall(text)
    return [link for link in found if REPOSITORY.match(link) or ":" not in link]


def anchors(page: Path) -> set[str]:
    """Give the anchors of the headings of a page, as GitHub and MkDocs make them."""
    text = FENCE.sub("", page.read_text("utf-8"))
    return {
        re.sub(r"[^\w\- ]", "", re.sub(r"[`*]", "", heading.lower())).replace(" ", "-")
        for heading in HEADING.findall(text)
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_to_something(page: Path) -> None:
    for link in links(page):
        path, _, anchor = link.partition("#")
        inside = REPOSITORY.sub("", path)
        base = ROOT if inside != path else page.parent
        target = (base / inside).resolve() if path else page
        assert target.exists(), f"{link}: no such file"
        if anchor:
            assert anchor in anchors(target), f"{link}: no such heading"


def test_the_front_page_is_short_and_stands_alone() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert len(text.split()) < 500
    # an index of packages shows it, and knows no other file
    assert all(REPOSITORY.match(link) for link in links(ROOT / "README.md"))


def test_reference_is_current(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(DOCS))
    for name, lines in runpy.run_path(str(DOCS / "reference.py"))["PAGES"].items():
        page = "\n".join(lines()) + "\n"
        assert (DOCS / name).read_text("utf-8") == page, "run: make generated"


@pytest.mark.parametrize(
    ("script", "name"), [("picture", "run.svg"), ("recording", "recording.svg")]
)
def test_pictures_are_current(
    script: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("rich", reason="rich is not installed")
    monkeypatch.syspath_prepend(str(DOCS))
    drawn = runpy.run_path(str(DOCS / f"{script}.py"))[script]()
    assert (DOCS / name).read_text("utf-8") == drawn, "run: make generated"
