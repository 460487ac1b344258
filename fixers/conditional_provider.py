"""Write a resource for each provider that a condition chooses from.

Which provider a resource belongs to is settled before any value is known, so Terraform
takes no more than a name there, ``provider = aws.west``; ``terraform validate`` refuses
a choice, ``var.dr ? aws.west : aws``. What is meant is one resource, data source or
module call for each provider, with the instances that the condition gives it: by
``for_each``, where there is one, and else by ``count``. All who read it read a local
value then that has the instances of both, and ``depends_on`` names both.

By hand: a condition of ``count.index``, what blocks such as ``moved`` name, and names
that are taken.

OpenTofu chooses providers by expressions: nothing is found in a module with ``.tofu``
files or a lock file that OpenTofu wrote.

Refused by validate:

    Invalid provider configuration reference
    The provider argument requires a provider type name, optionally followed by a
    period and then a configuration alias.

Before:

    variable "zones" {
      type = set(string)
    }

    resource "aws_kms_key" "db" {
      for_each    = var.zones
      provider    = each.key == "west" ? aws.west : aws
      description = "for the database"
    }

    output "keys" {
      value = values(aws_kms_key.db)[*].arn
    }

After:

    variable "zones" {
      type = set(string)
    }

    resource "aws_kms_key" "db_west" {
      for_each    = { for key, value in var.zones : key => value if key == "west" }
      provider    = aws.west
      description = "for the database"
    }

    resource "aws_kms_key" "db_default" {
      for_each    = { for key, value in var.zones : key => value if key != "west" }
      provider    = aws
      description = "for the database"
    }

    locals {
      aws_kms_key_db = merge(aws_kms_key.db_west, aws_kms_key.db_default)
    }

    output "keys" {
      value = values(local.aws_kms_key_db)[*].arn
    }

See https://developer.hashicorp.com/terraform/language/meta-arguments/resource-provider
"""

# Longer than most: what a block becomes, how often each of that is there and who reads
# it are written together, or not at all.

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from tffix.api import (
    STEP,
    Context,
    Edit,
    File,
    Finding,
    Impact,
    Iterator,
    Module,
    Modules,
    Reference,
    Safety,
    address,
    argument_lines,
    braced,
    conditions,
    cut,
    fixer,
    indent,
    insert_after,
    insert_before,
    pattern,
    provider_names,
    quote,
    replace,
    traversals,
    wrap,
)
from tffix.api import nodes as n

# what goes on in another line is in brackets, or has a comment
_SUSPICION = pattern(r"provider[^?\n]*=[^?\n]*(?:(?:[(\[{]|/\*)[^?]*)?\?")
_KINDS = ("resource", "data", "ephemeral", "module")
_MOVING = ("moved", "import", "removed")


_Terms = provider_names.Terms


class _Choice(NamedTuple):
    """A block with a condition in the place of a provider.

    ``arms`` are the conditions under which each provider is chosen, by its name.
    """

    file: File
    block: n.Block
    value: n.Expression
    arms: Mapping[str, Sequence[_Terms]]

    @property
    def address(self) -> str:
        """What others read it by."""
        return address(self.block)

    @property
    def addresses(self) -> list[str]:
        """The addresses of what it becomes."""
        head, _, _ = self.address.rpartition(".")
        return [f"{head}.{label}" for label in self.labels]

    @property
    def labels(self) -> list[str]:
        """The names of what it becomes, in the order of the providers."""
        label = self.block.labels[-1].value
        return [f"{label}_{_suffix(provider)}" for provider in self.arms]

    @property
    def local(self) -> str:
        """The name of the local value that has all instances."""
        return self.address.replace(".", "_").replace("-", "_")

    @property
    def repeats(self) -> n.Attribute | None:
        """What says which instances there are."""
        body = self.block.body
        return body.attribute("for_each") or body.attribute("count")

    @property
    def instances(self) -> str:
        """The value that has all instances."""
        every = ", ".join(self.addresses)
        match self.repeats:
            case n.Attribute(name=name) if name.name == "for_each":
                return f"merge({every})"
            case n.Attribute():
                return f"concat({every})"
        return f"one(concat({every}))"


def _suffix(provider: str) -> str:
    return provider.partition(".")[2].replace("-", "_") or "default"


@fixer(
    Modules(_SUSPICION),
    groups=("references",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def conditional_provider(module: Module, context: Context) -> Iterator[Finding]:
    """Find conditions in the place of the name of a provider."""
    if module.is_opentofu:
        return
    choices = list(_choices(module))
    reasons = [_reason(choice, module) for choice in choices]
    clear = [one for one, reason in zip(choices, reasons, strict=True) if not reason]
    edits = list(_edits(clear, module)) if clear else []
    for choice, reason in zip(choices, reasons, strict=True):
        kind = "module calls" if choice.block.type.name == "module" else "blocks"
        every = " and ".join(f"provider = {name}" for name in choice.arms)
        yield context.at(choice.file).finding(
            choice.block,
            choice.value,
            "provider takes the name of a provider, as aws.west, and no condition",
            f"write {len(choice.arms)} {kind}, with {every}",
            edits,
            by_hand=reason,
        )


def _choices(module: Module) -> Iterator[_Choice]:
    for file in module.files.values():
        for span in file.spans:
            text = file.text_of(span)
            if span.type not in _KINDS or not _SUSPICION.search(text):
                continue
            block = file.block(span)
            for value in _providers(block):
                arms: dict[str, list[_Terms]] = {}
                for name, terms in provider_names.choices(value):
                    arms.setdefault(name, []).append(terms)
                if len(arms) > 1 and all(arms):
                    yield _Choice(file, block, value, arms)


def _providers(block: n.Block) -> list[n.Expression]:
    """Give the conditions in the place of a provider."""
    found = provider_names.providers(block)
    return [one for one in found if len(list(provider_names.choices(one))) > 1]


def _conditions(choice: _Choice) -> Iterator[n.Expression]:
    for ways in choice.arms.values():
        for terms in ways:
            for condition, _ in terms:
                yield condition


def _reason(choice: _Choice, module: Module) -> str:
    """Say why this is not for a machine, or nothing."""
    return next(_reasons(choice, module), "")


def _reasons(choice: _Choice, module: Module) -> Iterator[str]:
    block, declared = choice.block, module.declarations
    if module.has_overrides or len(_providers(block)) > 1:
        yield "more than one place says which provider it is"
    for condition in _conditions(choice):
        for root, steps in traversals(condition):
            if root.name in ("count", "key", "value"):
                yield f"it depends on {root.name}"
            if root.name == "each" and not (steps and block.body.attribute("for_each")):
                yield "it has no for_each"
    kind = block.type.name
    for new in choice.addresses:
        if declared.has(kind, new.removeprefix(f"{kind}.")):
            yield f"there is {new} already"
    if declared.has("local", choice.local):
        yield f"there is local.{choice.local} already"
    if any(
        span.type in _MOVING and choice.address in file.text_of(span)
        for file in module.files.values()
        for span in file.spans
    ):
        yield "a block names it that moves resources"
    for read in module.all_reads:
        if read.address == choice.address and read.path[-1] == "replace_triggered_by":
            yield "replace_triggered_by names it"


def _edits(choices: Sequence[_Choice], module: Module) -> Iterator[Edit]:
    """Give what makes blocks of all choices: each may read others."""
    by_address = {choice.address: choice for choice in choices}
    reads = [read for read in module.all_reads if read.address in by_address]
    used = {read.address for read in reads if read.path != ("depends_on",)}
    follow = [_follow(read, by_address[read.address]) for read in reads]
    yield from follow
    for choice in choices:
        file, block = choice.file, choice.block
        here = [edit for edit in follow if edit.path == file.path]
        first, *others = choice.arms
        yield from _arm(choice, first, here)
        copies = [
            cut(file, block.start, block.end, [*here, *_arm(choice, other, here)])
            for other in others
        ]
        if choice.address in used:
            lines = argument_lines({choice.local: choice.instances}, STEP)
            copies.append(braced("locals", lines).rstrip("\n"))
        yield from insert_after(file, block, "".join(f"\n{one}\n" for one in copies))


def _follow(read: Reference, choice: _Choice) -> Edit:
    """Read all instances in the place of those of a block that is no more."""
    steps = len(choice.address.split(".")) - 2
    text = f"local.{choice.local}"
    if read.path == ("depends_on",):
        text = ", ".join(choice.addresses)
    return Edit(read.file.path, read.root.start, read.steps[steps].end, text)


def _arm(choice: _Choice, provider: str, follow: Collection[Edit]) -> Iterator[Edit]:
    """Give what makes of a block that of one of its providers."""
    file, block = choice.file, choice.block
    changes = {*follow, *_without_each(choice, provider)}  # ways share conditions
    condition = conditions.any_of(file, choice.arms[provider], changes)
    label = choice.labels[list(choice.arms).index(provider)]
    yield from replace(file, block.labels[-1], quote(label))
    yield from replace(file, choice.value, provider)
    repeats = choice.repeats
    if repeats is None:
        first = block.body.items[0]
        to = indent(file.text, first.start)
        yield from insert_before(file, first, f"{to}count = {condition} ? 1 : 0\n")
        return
    value = repeats.value
    before, behind = f"{condition} ? ", " : 0"
    if isinstance(value, conditions.LOOSE):
        before, behind = f"{before}(", f"){behind}"
    if repeats.name.name == "for_each":
        before = "{ for key, value in "
        gap = "" if condition.startswith("(") else " "  # as terraform fmt has it
        behind = f" : key => value if{gap}{condition} }}"
    yield from wrap(file, value, before, behind)


def _without_each(choice: _Choice, provider: str) -> Iterator[Edit]:
    """Give the edits that read key and value of an instance by themselves."""
    for terms in choice.arms[provider]:
        for condition, _ in terms:
            for root, steps in traversals(condition):
                if root.name == "each" and isinstance(steps[0], n.GetAttr):
                    start, end = root.start, steps[0].name.start
                    yield Edit(choice.file.path, start, end, "")
