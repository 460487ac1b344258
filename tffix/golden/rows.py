"""What rows show: a configuration before and after, which tffix must make of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

from tffix.aws.table import source, types_in
from tffix.aws.upgrades import KINDS, OLDEST
from tffix.edit import unified_diff
from tffix.hcl.nodes import Attribute
from tffix.hcl.parser import parse
from tffix.output.diagnostics import Report
from tffix.project import runner
from tffix.project.settings import Settings
from tffix.source import Source
from tffix.terraform.module.module import Module
from tffix.terraform.provider.accepted import versions_of
from tffix.terraform.provider.versions import normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tffix.engine.own import RuleFolder

_HEAD = """\
terraform {{
  required_providers {{
    {} = {{
      source  = "{}"
      version = "{}"
    }}
  }}
}}

"""
# those that make the changes of an upgrade, the ones that are told where from first
_COMING = (
    *("changed-argument", "changed-attribute", "changed-default"),
    *("removed-type", "split-resource"),
)
_UPGRADE = (*_COMING, "block-as-argument")


class Example(NamedTuple):
    """What a row shows; ``guide`` is that of an upgrade, else 0."""

    name: str
    before: str
    after: str
    versions: str = ""
    guide: int = 0
    is_safe: bool = True

    def failure(self, rules: tuple[RuleFolder, ...] = ()) -> str:
        """Say what is wrong with it, nothing where it holds.

        ``rules`` are folders with rows besides the bundled ones.
        """
        if not self.before.strip():
            return "it shows nothing: write before and after\n"
        settings = self._settings(rules)
        got = _fixed(self.before, settings)
        if got != self.after:
            return unified_diff(self.name, self.after, got)
        if not self.guide and (again := _fixed(got, settings)) != got:
            return f"fixing it again changes it\n{unified_diff(self.name, got, again)}"
        return ""

    def _settings(self, rules: tuple[RuleFolder, ...]) -> Settings:
        if not self.guide:
            return Settings(unsafe_fixes=True, rules=rules)
        came = f"{max(self.guide - 1, OLDEST)}"
        return Settings(
            select=_UPGRADE,
            options={name: {"from": came} for name in _COMING},
            provider_versions={"aws": "6"},
            unsafe_fixes=not self.is_safe,
            rules=rules,
        )


def _fixed(text: str, settings: Settings) -> str:
    source = Source("main.tf", text)
    run = runner.check_texts([source], lambda _: settings, runner.Scope(jobs=1))
    said = "".join(f"# {error}\n" for error in run.errors)
    changed = {source.path: new for source, new in Report(run, True).changes()}
    return said + changed.get("main.tf", text)


def examples(folder: str) -> Iterator[Example]:
    """Give what the rows about resources and types in a folder of rules show."""
    resources, types = (os.path.join(folder, name) for name in ("resources", "types"))
    for type_ in types_in(resources):
        file = source(resources, type_)
        for kind in ("argument", "block", "value", "inlined"):
            for number, row in enumerate(file.get(kind, ())):
                name = f"{type_}.{row['name']}#{number}"
                yield _example(name, file, row, (type_, type_))
    for type_ in types_in(types):
        file = source(types, type_)
        yield _example(type_, file, file, (type_, file["to"]))


def upgrade_examples(folder: str) -> Iterator[Example]:
    """Give what the rows about upgrades in a folder of rules show, those that do."""
    upgrades = os.path.join(folder, "upgrades")
    for type_ in types_in(upgrades):
        file = source(upgrades, type_)
        for kind in KINDS:
            for row in file.get(kind, ()):
                if "before" in row:
                    yield Example(
                        row["title"],
                        row["before"],
                        row["after"],
                        guide=row["guide"],
                        is_safe=row.get("class", "safe") == "safe",
                    )


def _example(
    name: str, file: Mapping[str, Any], row: Mapping[str, Any], types: tuple[str, str]
) -> Example:
    """Give what a row shows, in a resource that has what its type requires."""
    before, after = row.get("before", "").strip("\n"), row.get("after", "").strip("\n")
    if not (before or after or row is file):
        return Example(name, "", "")
    if not before.startswith("resource "):
        taken = _names(before) | _names(after)
        needed = _without(file.get("required", ""), taken)
        before = _resource(types[0], needed, before)
        after = _resource(types[1], needed, after)
    head = _head(types[0], row["versions"])
    return Example(name, f"{head}{before}\n", f"{head}{after}\n", row["versions"])


def _head(type_: str, versions: str) -> str:
    """Give the block that requires versions, unless a module means them without it."""
    provider = type_.partition("_")[0]
    address = normal(provider)
    if versions_of(Module({}), address).within(versions):
        return ""
    return _HEAD.format(provider, address, versions)


def _names(text: str) -> set[str]:
    return {item.key_name for item in parse(text).items}


def _without(text: str, taken: set[str]) -> str:
    """Give the lines of a body less those of the items that have one of these names."""
    kept = text
    for item in reversed(parse(text).items):
        if item.key_name in taken:
            end = kept.find("\n", item.end) + 1
            kept = kept[: kept.rfind("\n", 0, item.start) + 1] + kept[end:]
    return kept.strip("\n")


def _resource(type_: str, needed: str, shown: str) -> str:
    body = "\n\n".join(part for part in (needed, shown) if part)
    lines = [f"  {line}" if line else "" for line in body.split("\n")]
    return "\n".join([f'resource "{type_}" "this" {{', *lines, "}"])
