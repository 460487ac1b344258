"""What makes a site of docs/: a hook of MkDocs.

Pages are written to be read as they are, on GitHub and in a checkout. On the site,
every rule stands in the sidebar under its group, a before and its after stand side by
side, CONTRIBUTING.md and ARCHITECTURE.md are pages, and the playground has the wheel.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

from tffix.engine import registry

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

ROOT = Path(__file__).parent.parent
REPOSITORY = "https://github.com/tffix/tffix/blob/main/"
WRITERS = {"contributing.md": "CONTRIBUTING.md", "architecture.md": "ARCHITECTURE.md"}
CODE = r"```(?:hcl|python)\n.*?\n```"
REFUSED = re.compile(r"^Refused by (.+?):\n\n(```text\n.*?\n```)$", re.M | re.S)
EXAMPLE = re.compile(rf"^Before:\n\n({CODE})\n\nAfter:\n\n({CODE})$", re.M | re.S)
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
HOME = re.compile(rf"\]\({re.escape(REPOSITORY)}([A-Z]+)\.md")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put into the sidebar the rules, each under its first group, and decisions."""
    groups: dict[str, list[dict[str, str]]] = {}
    for fixer in registry.fixers():
        page = {fixer.name: f"rules/{fixer.name}.md"}
        groups.setdefault(fixer.groups[0], []).append(page)
    for entry in config.nav:
        if "Rules" in entry:
            entry["Rules"] += [{group: groups[group]} for group in sorted(groups)]
        for page in entry.get("How it is built", ()):
            if "Decisions" in page:
                page["Decisions"] += _beside_index("decisions")
    return config


def _beside_index(folder: str) -> list[str]:
    """Give the pages of a folder but for its README.md, which leads to them."""
    pages = sorted((ROOT / "docs" / folder).glob("*.md"))
    return [f"{folder}/{page.name}" for page in pages if page.stem != "README"]


def on_post_page(output: str, **_: object) -> str:
    """Keep the theme from asking GitHub how many stars there are, from every page."""
    return output.replace(' data-md-component="source"', "")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that lie beside docs/."""
    for name, path in WRITERS.items():
        text = LINK.sub(_inside, (ROOT / path).read_text("utf-8"))
        files.append(File.generated(config, name, content=text))
    return files


def _inside(link: re.Match[str]) -> str:
    """Give a link of a page beside docs/ as it is on the site."""
    target = link[1]
    if target.lower() in WRITERS:
        return f"]({target.lower()}"
    if target.startswith("docs/"):
        path = target.removeprefix("docs/")
        return f"]({path}" if path.endswith(".md") else f"]({path}/README.md"
    return f"]({REPOSITORY}{target}"


def on_post_build(config: MkDocsConfig) -> None:
    """Put the wheel of this checkout beside the page of the playground."""
    made = Path(config.site_dir, "playground")
    command = ["-m", "build", "--wheel", "--no-isolation", "--outdir", made, ROOT]
    subprocess.run([sys.executable, *command], check=True, capture_output=True)
    (wheel,) = made.glob("*.whl")
    wheel.rename(made / "tffix.whl")


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Set what a page of a rule says apart, and lead to pages of the site."""
    markdown = HOME.sub(lambda link: f"]({link[1].lower()}.md", markdown)
    if "/" not in page.file.src_uri:
        markdown = markdown.replace("](../", f"]({REPOSITORY}")
    if page.is_homepage:
        page.meta["hide"] = ["navigation"]
    if page.file.src_uri.startswith("rules/"):
        page.meta["hide"] = ["toc"]  # they have no sections, and code wants the width
        markdown = REFUSED.sub(_refused, markdown)
        markdown = EXAMPLE.sub(_beside, markdown)
    return markdown


def _refused(said: re.Match[str]) -> str:
    phase = said[1]
    who = f"terraform {phase}" if phase in ("validate", "plan", "apply") else phase
    body = "\n".join(f"    {line}".rstrip() for line in said[2].split("\n"))
    return f'!!! failure "{who} refuses it"\n\n{body}'


def _beside(example: re.Match[str]) -> str:
    cells = zip(("Before", "After"), example.groups(), strict=True)
    shown = "\n\n".join(
        f'<div markdown="1">\n\n**{title}**\n\n{code}\n\n</div>'
        for title, code in cells
    )
    return f'<div class="grid" markdown="1">\n\n{shown}\n\n</div>'
