"""The checks before a deployment that no defect stands behind: habits that pay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tffix import aws
from tffix.hcl import nodes as n
from tffix.hcl.walk import walk
from tffix.lazy_re import pattern
from tffix.terraform.module.address import address
from tffix.terraform.module.dependencies import names
from tffix.terraform.module.environment_suffix import (
    environment_variable,
    uses_variable,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tffix.hcl.file import File
    from tffix.terraform.module.module import Module

_SECRET = pattern(
    r"(?:^|_)(?:password|passwd|secret|token|private_key|secret_key|api_key)$"
)
# names of these are unique in a role, a user or a group only
_INLINE = {"aws_iam_role_policy", "aws_iam_user_policy", "aws_iam_group_policy"}
_KEY = pattern(r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----")
_FEWEST_ALIKE = 3
_PERCENT = 100


class Check(NamedTuple):
    """One line of the checklist; ``passed`` is None where there is nothing to check."""

    name: str
    passed: bool | None
    said: str
    places: list[str]


def checklist(modules: Sequence[Module]) -> list[Check]:
    """Give all checks of root modules and the modules beside them, taken together."""
    return [check(modules) for check in _CHECKS]


def _names(modules: Sequence[Module]) -> Check:
    title = "Names differ by environment"
    using, without, said = 0, [], set()
    for module in modules:
        variable = environment_variable(module)
        if variable is None:
            continue
        name = variable.labels[0].value
        said.add(f"var.{name}")
        for file, block, argument in _name_arguments(module):
            if uses_variable(argument.value, name, module):
                using += 1
            elif not _is_within(block, argument.value):
                without.append(_place(file, argument, block))
    total = using + len(without)
    if not total:
        return Check(title, None, "no variable says which environment this is", [])
    share = using * _PERCENT // total
    text = f"{using} of {total} names ({share} %) contain {' or '.join(sorted(said))}"
    return Check(title, not without, text, without)


def _name_arguments(module: Module) -> Iterator[tuple[File, n.Block, n.Attribute]]:
    rules = aws.names()
    for file, block in module.blocks("resource"):
        for argument in sorted({"name", *rules.get(block.labels[0].value, ())}):
            attribute = block.body.attribute(argument)
            if attribute:
                yield file, block, attribute


def _is_within(block: n.Block, name: n.Node) -> bool:
    """Whether a name lives inside of something else, or is made of the name of that."""
    return (
        block.labels[0].value in _INLINE
        or not isinstance(name, n.Template | n.Heredoc | n.Call)
        or any("_" in root for root, _ in names(name))
    )


def _versions(modules: Sequence[Module]) -> Check:
    title = "Versions are constrained"
    required, providers, without = 0, 0, []
    for module in modules:
        for file, block in module.blocks("terraform"):
            required += block.body.attribute("required_version") is not None
            for inner in block.body.blocks("required_providers"):
                for item in inner.body.items:
                    if isinstance(item, n.Attribute):
                        providers += 1
                        if not _has_version(item.value):
                            without.append(_place(file, item))
    if not required and not providers:
        said = "nothing says required_version or providers"
        return Check(title, passed=False, said=said, places=[])
    text = f"{providers - len(without)} of {providers} providers have a version"
    text += "" if required else ", Terraform itself has none (required_version)"
    return Check(title, bool(required) and not without, text, without)


def _has_version(value: n.Expression) -> bool:
    if not isinstance(value, n.Object):
        return True  # the old form: a version alone
    keys = {getattr(item.key, "name", "") for item in value.items}
    return "version" in keys


def _backend(modules: Sequence[Module]) -> Check:
    kinds = [
        inner.labels[0].value if inner.labels else "cloud"
        for module in modules
        for _, block in module.blocks("terraform")
        for inner in block.body.blocks()
        if inner.type.name in ("backend", "cloud")
    ]
    text = f"state is kept in {', '.join(sorted(set(kinds)))}" if kinds else ""
    return Check(
        "A backend keeps the state", bool(kinds), text or "state stays on one disk", []
    )


def _tags(modules: Sequence[Module]) -> Check:
    title = "Resources are tagged"
    for module in modules:
        for _, block in module.blocks("provider", "aws"):
            if block.body.blocks("default_tags"):
                said = "default_tags of the provider tag them all"
                return Check(title, passed=True, said=said, places=[])
    resources = [block for m in modules for _, block in m.blocks("resource")]
    tagged = sum(block.body.attribute("tags") is not None for block in resources)
    if not resources:
        return Check(title, None, "there are no resources", [])
    text = f"no default_tags; {tagged} of {len(resources)} resources set tags"
    return Check(title, passed=False, said=text, places=[])


def _described(modules: Sequence[Module]) -> Check:
    title = "Variables and outputs are described"
    total, without = 0, []
    for module in modules:
        for kind in ("variable", "output"):
            for file, block in module.blocks(kind):
                total += 1
                if block.body.attribute("description") is None:
                    without.append(_place(file, block, block))
    if not total:
        return Check(title, None, "there are none", [])
    text = f"{total - len(without)} of {total} have a description"
    return Check(title, not without, text, without)


def _secrets(modules: Sequence[Module]) -> Check:
    places = []
    for module in modules:
        for file in module.files.values():
            for block in file.body.blocks():
                places += [_place(file, node, block) for node in _secret_texts(block)]
    text = f"{len(places)} may be written out" if places else "none is written out"
    return Check("Secrets are not in the text", not places, text, places)


def _secret_texts(block: n.Block) -> Iterator[n.Node]:
    named = block.labels[-1].value if block.labels else ""
    for node in walk(block):
        if isinstance(node, n.Text) and _KEY.search(node.raw):
            yield node
        elif isinstance(node, n.Attribute) and _is_text(node.value):
            name = node.name.name
            default = name == "default" and block.type.name == "variable"
            if _SECRET.search(named if default else name):
                yield node


def _is_text(value: n.Expression) -> bool:
    return (
        isinstance(value, n.Template)
        and bool(value.parts)
        and all(isinstance(part, n.Text) for part in value.parts)
    )


def _repeated(modules: Sequence[Module]) -> Check:
    title = "What repeats uses for_each"
    groups: dict[tuple[int, str, str], list[str]] = {}
    for at, module in enumerate(modules):
        for file, block in module.blocks("resource"):
            if not any(map(block.body.attribute, ("for_each", "count"))):
                shape = re.sub(r'"[^"]*"|\b\d+\b|\.[\w.]+', "·", file.code(block.body))
                key = at, block.labels[0].value, shape
                groups.setdefault(key, []).append(address(block))
    alike = [group for group in groups.values() if len(group) >= _FEWEST_ALIKE]
    if not alike:
        said = "no three resources differ in their values only"
        return Check(title, passed=True, said=said, places=[])
    text = f"{len(alike)} groups of resources differ in their values only"
    places = [", ".join(group) for group in alike]
    return Check(title, passed=False, said=text, places=places)


def _place(file: File, node: n.Node, block: n.Block | None = None) -> str:
    line, _ = file.source.position(node.start)
    return f"{file.path}:{line}" + (f" {address(block)}" if block else "")


_CHECKS: tuple[Callable[[Sequence[Module]], Check], ...] = (
    _names,
    _versions,
    _backend,
    _tags,
    _described,
    _secrets,
    _repeated,
)
