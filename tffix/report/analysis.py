"""What a report says about findings: how bad, when it shows, what it looked like."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tffix.api.documentation import documentation
from tffix.edit import splice, unified_diff
from tffix.hcl import nodes as n
from tffix.hcl.walk import walk
from tffix.output.diagnostics import SYNTAX_ERROR, Report
from tffix.output.words import COMMANDS
from tffix.terraform.module.dependencies import depend, names
from tffix.terraform.module.instances import instances

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from tffix.api.documentation import Documentation
    from tffix.output.diagnostics import Entry
    from tffix.project.runner import Run
    from tffix.rule.fixer import Fixer
    from tffix.terraform.module.module import Module

LEVELS = {
    "critical": "Terraform or AWS refuses it",
    "high": "it works, but the tests of the project fail",
    "possible": "it is refused with some values that it can have",
    "medium": "it works, but not as it should",
}
_TERRAFORM = ("validate", "plan", "apply")
_MOST_LINES = 24


class Item(NamedTuple):
    """A finding, what was written there, when it shows, its fix.

    ``phase`` is empty for what works, "possible" for what a value decides.
    ``instances`` is how often Terraform says it, once for each instance of the resource
    as far as they are known.
    """

    entry: Entry
    written: str
    phase: str
    diff: str
    instances: int = 1


class Defect(NamedTuple):
    """All findings of one fixer that are of one level."""

    fixer: Fixer
    said: Documentation
    level: str
    items: list[Item]


def defects(
    run: Run,
    modules: Mapping[str, Module],
    rules: Sequence[Fixer],
    difference: Callable[[Item], str] | None = None,
) -> list[Defect]:
    """Give the findings of a run by fixer, the worst first.

    ``modules`` are the modules by the paths of their files. ``difference`` gives the
    fix of a finding where it is known better than by its edits.
    """
    by_rule: dict[tuple[str, bool], list[Item]] = {}
    for entry in Report(run, applied=False).entries():
        if entry.rule == SYNTAX_ERROR:
            continue
        item = _item(entry, modules.get(entry.path))
        if difference:
            item = item._replace(diff=difference(item))
        by_rule.setdefault((entry.rule, entry.certain), []).append(item)
    found = []
    for rule in rules:
        for certain, level in ((True, _level(rule)), (False, "possible")):
            if items := by_rule.get((rule.name, certain)):
                found.append(Defect(rule, documentation(rule), level, items))
    return sorted(found, key=_order)


def _level(rule: Fixer) -> str:
    if not rule.refused_by:
        return "medium"
    return "critical" if rule.refused_by in _TERRAFORM else "high"


def _order(defect: Defect) -> tuple[int, int]:
    phase = defect.items[0].phase
    phases = [*COMMANDS]
    # another program comes with the tests
    place = phases.index(phase if phase in COMMANDS else "pytest")
    return [*LEVELS].index(defect.level), place


def _item(entry: Entry, module: Module | None) -> Item:
    phase = entry.refused_by if entry.certain else "possible"
    block = _block(entry, module)
    count = 1
    if block and module:
        if phase == "plan":
            phase = "plan" if _is_unknown(entry, block, module) else "validate"
        if phase == "plan" and " for each.key = " not in entry.message:
            count = max(len(instances(module, block)), 1)
    return Item(entry, _written(entry, block), phase, "".join(_diffs(entry)), count)


def _diffs(entry: Entry) -> Iterator[str]:
    for path in dict.fromkeys(edit.path for edit in entry.edits):
        text = entry.sources[path].text
        mine = [edit for edit in entry.edits if edit.path == path]
        yield unified_diff(path, text, splice(text, mine))


def _block(entry: Entry, module: Module | None) -> n.Block | None:
    """Give the top-level block in which a finding stands."""
    if module is None:
        return None
    for block in module.files[entry.path].body.blocks():
        if block.start <= entry.start < block.end:
            return block
    return None


def _is_unknown(entry: Entry, block: n.Block, module: Module) -> bool:
    """Whether ``terraform validate``, to which no variable is known, cannot see it."""
    node: n.Node = block
    for below in walk(block):
        if (below.start, below.end) == (entry.start, entry.end):
            node = below
    if isinstance(node, n.Block) and node.is_dynamic():
        repeated = node.body.attribute("for_each")
        node = repeated or node
    waiting = [node]
    seen: set[tuple[str, str]] = set()
    while waiting:
        said = names(waiting.pop()) - seen
        seen |= said
        for root, name in said:
            if root in ("each", "count"):
                for argument in ("for_each", "count"):
                    attribute = block.body.attribute(argument)
                    waiting += [attribute.value] if attribute else []
            elif root == "local":
                definition = module.local(name)
                waiting += [definition[1].value] if definition else []
            elif root in ("var", "data", "module") or "_" in root:
                return True
    return False


def _written(entry: Entry, block: n.Block | None) -> str:
    """Give the lines of a finding, under the first line of their block."""
    end = max([entry.end - 1, *_ends(entry, block)])
    first, _ = entry.source.position(entry.start)
    if block and first == entry.source.position(block.start)[0]:
        end = block.end - 1
    last, _ = entry.source.position(max(end, entry.start))
    lines = [entry.source.line_text(line) for line in range(first, last + 1)]
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], "  ..."]
    if block is None:
        return "\n".join(lines)
    head, _ = entry.source.position(block.start)
    tail, _ = entry.source.position(block.end)
    before = [] if first <= head else [entry.source.line_text(head)]
    if first > head + 1:
        before.append("  ...")
    after = [] if last >= tail else ["  ...", "}"]
    return "\n".join([*before, *lines, *after])


def _ends(entry: Entry, block: n.Block | None) -> Iterator[int]:
    """Give where the argument or the block ends that begins where a finding stands."""
    for node in walk(block) if block else ():
        if isinstance(node, n.Attribute | n.Block) and node.start == entry.start:
            yield node.end - 1


class Round(NamedTuple):
    """What one command says after everything that came before is fixed."""

    command: str
    items: list[Item]


def rounds(found: Iterable[Defect], modules: Mapping[str, Module]) -> list[Round]:
    """Give what Terraform refuses, in the order in which it says so.

    An error of ``validate`` hides those of ``plan``, and a resource with an error hides
    those of all that depend on it. What ``apply`` refuses, AWS refuses half way.
    """
    items = [item for defect in found for item in defect.items]
    out = []
    for phase in ("validate", "plan"):
        left = [item for item in items if item.phase == phase]
        while left:
            now = [item for item in left if not waits(item, left, modules)] or left
            out.append(Round(phase, now))
            left = [item for item in left if item not in now]
    for phase in ("apply", "pytest"):
        some = [item for item in items if item.phase == phase]
        if some:
            out.append(Round(phase, some))
    return out


def waits(
    item: Item, others: Iterable[Item], modules: Mapping[str, Module]
) -> tuple[str, ...]:
    """Give what Terraform evaluates first, and refuses."""
    module = modules.get(item.entry.path)
    block = _block(item.entry, module)
    if module is None or block is None or item.phase != "plan":
        return ()
    found = []
    for other in others:
        address = other.entry.address
        type_, _, name = address.partition(".")
        if (
            address != item.entry.address
            and modules.get(other.entry.path) is module
            and depend(module, names(block), {(type_, name)})
        ):
            found.append(address)
    return tuple(dict.fromkeys(found))
