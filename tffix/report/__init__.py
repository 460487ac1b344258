"""``tffix report``: the analysis of what is wrong, or of what was, as a document.

    tffix report lib/                            Markdown, to standard output
    tffix report lib/ --output-file report.html  a page with charts
    tffix report lib/ --since v1.2               what was fixed since then, and how

It writes the report and nothing else. The page needs pygal: ``pip install
'tffix[report]'``.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

from tffix.edit import unified_diff
from tffix.engine import registry
from tffix.errors import ConfigError, HclSyntaxError, SourceError
from tffix.project import config, runner, walk
from tffix.report.analysis import defects
from tffix.report.content import Content
from tffix.source import Source
from tffix.terraform.module.module import Module
from tffix.terraform.reading import file_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from tffix.project.runner import Run
    from tffix.report.analysis import Item
    from tffix.rule.finding import Finding
    from tffix.rule.fixer import Fixer


def run(argv: Sequence[str]) -> int:
    """Write a report; give the exit code."""
    args = parser().parse_args(argv)
    name = args.output_file or ""
    as_page = (args.output_format or name.rpartition(".")[2]) in ("html", "htm")
    paths = args.paths or ["."]
    content = (
        _fixes(paths, args.since, args.title)
        if args.since
        else _findings(paths, args.title)
    )
    if as_page:
        from tffix.report.page import page as written  # noqa: PLC0415, deferred: slow
    else:
        from tffix.report.markdown import markdown as written  # noqa: PLC0415
    text = written(content)
    if name:
        with open(name, "w", encoding="utf-8", newline="") as file:
            file.write(text)
    else:
        sys.stdout.write(text)
    for error in (*content.run.errors, *content.not_hcl()):
        sys.stderr.write(f"tffix: error: {error}\n")
    return 2 if content.run.errors or content.run.problems else 0


def parser() -> argparse.ArgumentParser:
    """Give the parser of the command."""
    import argparse  # noqa: PLC0415, deferred: the CLI parses its own

    root = argparse.ArgumentParser(
        prog="tffix report",
        description="Write the analysis of all findings, as Markdown or as a page.",
    )
    root.add_argument(
        "paths",
        nargs="*",
        default=["."],
        metavar="PATH",
        help="default: this folder",
    )
    root.add_argument(
        "--output-format",
        choices=("markdown", "html"),
        help="default: what the name of the output file says, else markdown",
    )
    root.add_argument("--output-file", metavar="FILE", help="default: standard output")
    root.add_argument(
        "--since", metavar="REVISION", help="tell what was fixed since a revision"
    )
    root.add_argument("--title", default="Failure analysis", help="of the document")
    return root


def _findings(paths: Sequence[str], title: str) -> Content:
    ran, modules = _checked(paths)
    found = defects(ran, modules, registry.rules())
    return Content(ran, modules, found, title=title)


def _checked(paths: Sequence[str]) -> tuple[Run, dict[str, Module]]:
    """Judge what is under the paths; give all modules, too, by their files."""
    # what works but should not be so is for a report, not for every run
    advice = [
        rule.name
        for rule in registry.rules()
        if not rule.refused_by and not _is_for_an_upgrade(rule)
    ]
    overrides = config.Overrides(select=("default", *advice), baseline="")
    ran = runner.check(paths, config.Configuration(overrides))
    if ran.errors and not ran.files:
        raise ConfigError("; ".join(ran.errors))
    if not ran.files:
        raise ConfigError(
            f"no {' or '.join(walk.NATIVE)} file under {', '.join(paths)}"
        )
    broken = {error.path for error, _ in ran.problems}
    modules = {}
    for folder in walk.folders(paths):
        texts = {}
        for path in folder.files:
            with contextlib.suppress(SourceError):
                texts[path] = file_of(Source.decode(path, walk.read(path)))
        for path, file in texts.items():
            try:
                _ = file.body
            except HclSyntaxError:
                if path not in broken:
                    ran.problems += [
                        (error, file.original)
                        for error in (*file.problems, *file.slips)
                    ]
                    broken.add(path)
        if texts and broken.isdisjoint(texts):
            module = Module(texts)
            modules.update(dict.fromkeys(texts, module))
    return ran, modules


def _is_for_an_upgrade(rule: Fixer) -> bool:
    return any(group.startswith("upgrade-") for group in rule.groups)


def _fixes(paths: Sequence[str], revision: str, title: str) -> Content:
    """Compare the findings of a revision with those of today."""
    places = [os.path.relpath(path) for path in paths]
    if any(place.startswith(os.pardir) for place in places):
        raise ConfigError("--since: give paths below this folder")
    now, _ = _checked(places)
    today = {_key(finding) for finding in now.findings()}
    texts = {place: _text(place) for place in _changed(places)}
    with _checkout(places, revision):
        then, modules = _checked(places)
    for at, ran in enumerate(then.modules):
        gone = [f for f in ran.outcome.found if _key(f) not in today]
        outcome = ran.outcome._replace(found=gone)
        then.modules[at] = ran._replace(outcome=outcome)

    def difference(item: Item) -> str:
        path = item.entry.path
        return unified_diff(path, item.entry.source.text, texts.get(path, ""))

    found = defects(then, modules, registry.rules(), difference)
    return Content(then, modules, found, title=title, since=revision)


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.path, finding.fixer, finding.address


def _changed(paths: Sequence[str]) -> Iterator[str]:
    for folder in walk.folders(paths):
        yield from folder.files
        yield from folder.tests


def _text(path: str) -> str:
    try:
        return Source.decode(path, walk.read(path)).text
    except SourceError:
        return ""


@contextlib.contextmanager
def _checkout(paths: Sequence[str], revision: str) -> Iterator[None]:
    """Stand where the paths are as they were at a revision."""
    import tempfile  # noqa: PLC0415, deferred: only with --since

    from tffix.project import since  # noqa: PLC0415, starts git

    with tempfile.TemporaryDirectory(prefix="tffix-") as folder:
        for path in paths:
            whole = os.path.isdir(path)
            inside = path if whole else os.path.dirname(path) or "."
            start = since.base(inside, revision)
            _unpack(inside, start, ["."], os.path.join(folder, inside))
        with contextlib.chdir(folder):
            yield


def _unpack(folder: str, revision: str, names: list[str], target: str) -> None:
    """Write files of a folder as they were at a revision.

    One whose text is not there, as in a partial clone, is written empty.
    """
    import io  # noqa: PLC0415, deferred: only with --since
    import tarfile  # noqa: PLC0415

    from tffix.project import since  # noqa: PLC0415, starts git

    try:
        packed = since.git(folder, "archive", revision, "--", *names)
    except ConfigError:
        if names == ["."]:
            tree = ("ls-tree", "-r", "-z", "--name-only", revision, "--", ".")
            names = [name for name in since.git(folder, *tree).split("\0") if name]
        if len(names) == 1:
            place = os.path.join(target, names[0])
            os.makedirs(os.path.dirname(place), exist_ok=True)
            with open(place, "wb"):
                return
        half = len(names) // 2
        for some in filter(None, (names[:half], names[half:])):
            _unpack(folder, revision, some, target)
        return
    data = io.BytesIO(packed.encode("utf-8", "surrogateescape"))
    with tarfile.open(fileobj=data) as archive:
        archive.extractall(target, filter="data")
