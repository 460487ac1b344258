"""``tffix explain``: what a fixer looks for, and why.

All of it comes from the docstrings of the fixers; so do the pages in docs/rules,
which ``python -m tffix.cli.explain --write docs/rules`` writes.
"""

from __future__ import annotations

import os
import re
import sys

from tffix.api.documentation import documentation, markdown
from tffix.cli import options
from tffix.engine import registry
from tffix.errors import TffixError
from tffix.output import words
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence

    from tffix.rule.fixer import Fixer


def run(argv: Sequence[str]) -> int:
    """Print the documentation of fixers; give the exit code."""
    args = parser().parse_args(argv)
    if args.write:
        for name, text in pages(registry.fixers()).items():
            with open(os.path.join(args.write, name), "w", encoding="utf-8") as file:
                file.write(text)
        return 0
    if not args.names:
        parser().error("which fixer? tffix rules lists them")
    options.here(args.config)
    chosen = registry.selected(tuple(args.names), ())
    for name in args.names if not chosen else ():
        parser().error(f"{name} is not run: it needs --config allow-local-code=true")
    sys.stdout.write("\n\n".join(explained(fixer) for fixer in chosen))
    return 0


def parser() -> argparse.ArgumentParser:
    """Give the parser of the command."""
    import argparse  # noqa: PLC0415, deferred: the CLI parses its own

    root = argparse.ArgumentParser(
        prog="tffix explain", description="Say what a fixer looks for, and why."
    )
    root.add_argument("names", nargs="*", metavar="NAME", help="a fixer or a group")
    options.own_rules(root)
    root.add_argument("--write", metavar="FOLDER", help="write a page for each fixer")
    return root


def explained(fixer: Fixer) -> str:
    """Give what a person at a terminal reads about a fixer."""
    said = documentation(fixer)
    head = [fixer.name, "=" * len(fixer.name), said.title, "", *_facts(fixer), ""]
    body = []
    for text, example in said.paragraphs:
        lines = text.replace("``", "`").split("\n")
        body += [f"    {line}".rstrip() for line in lines] if example else lines
        body.append("")
    link = [f"See {said.link}", ""] if said.link else []
    return "\n".join([*head, *body, *link])


def _facts(fixer: Fixer) -> list[str]:
    refusal = documentation(fixer).refusal
    facts = [
        ("class", f"{fixer.safety.value}, {words.CLASSES[fixer.safety.value].said}"),
        ("refused by", words.refused_by(refusal.phase if refusal else "")),
        ("plan impact", words.IMPACTS[fixer.impact.value]),
        ("groups", ", ".join(fixer.groups)),
    ]
    if fixer.note:
        facts.append(("level", "note, which fails no check"))
    if fixer.opt_in:
        where = f"only where selected, as with --select default,{fixer.name}"
        facts.append(("looks", where))
    for option, values in fixer.options.items():
        first, *others = values or ("any text",)
        default = f"{first} (default)" if values else first
        facts.append((f"option {option}", ", ".join([default, *others])))
    width = max(len(name) for name, _ in facts)
    return [f"{name:<{width}}  {value}" for name, value in facts]


def pages(fixers: Iterable[Fixer]) -> dict[str, str]:
    """Give the pages of docs/rules by their file names."""
    origin = "<!-- Written by python -m tffix.cli.explain --write; edit {}. -->\n"
    found = {}
    index = ["| name | what it does | class | refused by |", "|---|---|---|---|"]
    for fixer in fixers:
        said = documentation(fixer)
        module = f"fixers/{fixer.name.replace('-', '_')}.py"
        facts = "\n".join(
            f"- {name}: {value}"
            for line in _facts(fixer)
            for name, value in [re.split(r"\s{2,}", line, maxsplit=1)]
        )
        title = said.title.replace("``", "`")
        found[f"{fixer.name}.md"] = (
            f"{origin.format(module)}\n# {fixer.name}\n\n{title}\n\n{facts}\n\n"
            f"{markdown(fixer)}\n"
        )
        phase = words.command(said.refusal.phase if said.refusal else "")
        name = f"[{fixer.name}]({fixer.name}.md)"
        index.append(f"| {name} | {title} | {fixer.safety.value} | {phase} |")
    listed = "\n".join(index)
    found["README.md"] = (
        f"{origin.format('the docstrings in fixers/')}\n# Rules\n\n{listed}\n"
    )
    return found


if __name__ == "__main__":
    try:
        sys.exit(run(sys.argv[1:]))
    except TffixError as error:
        sys.exit(f"tffix: error: {error}")
