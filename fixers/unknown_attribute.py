"""Read the attribute that a name must mean, where the type has none of it.

``aws_lb.web.dns_name`` needs an attribute, or a block, of that name in the schema of
``aws_lb``. A list of blocks needs an index, ``aws_lb.web.access_logs[0].bucket``, and a
set has none. ``terraform validate`` refuses the rest, in ``try`` and ``can``, too.
An attribute is read by its right name where only one can be meant: one with the same
words, with those of the type or the service besides or not (``aws_vpc.main.vpc_id``),
one that says what kind of value it is, too (``dns``), or but for a letter or two; where
a set is read by a number, it is made a list. Else the finding names those that are like
it.

The schemas are those of hashicorp/aws that come with tffix, or those that ``tffix
schema sync`` has read: something is shown if no version that the module allows has it,
as far as they are known. A module that allows a version before 5.0 is left alone.

Refused by validate:

    Unsupported attribute
    This object has no argument, nested block, or exported attribute named "dns_names".

Before:

    resource "aws_lb" "web" {
      name    = "web"
      subnets = ["subnet-0a", "subnet-0b"]
    }

    output "address" {
      value = aws_lb.web.dns_names
    }

After:

    resource "aws_lb" "web" {
      name    = "web"
      subnets = ["subnet-0a", "subnet-0b"]
    }

    output "address" {
      value = aws_lb.web.dns_name
    }

See https://developer.hashicorp.com/terraform/language/expressions/references
"""

from collections.abc import Collection, Sequence
from itertools import takewhile

from tffix.api import (
    Context,
    Declared,
    Edit,
    Finding,
    Impact,
    Iterator,
    Module,
    Modules,
    Reference,
    Safety,
    attribute_path,
    fixer,
    near_names,
    other_names,
    perhaps,
    replace,
    sure_names,
    suspicion,
)
from tffix.api import nodes as n
from tffix.aws.upgrades import NONE, key

# terraform validate does not look at what is read there
_TRIGGERS = ("lifecycle", "replace_triggered_by")
# what the document is called elsewhere; its attribute is json
_POLICY = "aws_iam_policy_document"
_POLICY_NAMES = ("document", "policy", "policy_document", "policy_json", "rendered")
# there is one in an organization, as its documentation says
_ONE = "aws_ssoadmin_instances"
_DOCUMENTATION = "https://registry.terraform.io/providers/{}/latest/docs"


@fixer(
    Modules(suspicion.modules.may_read_no_attribute),
    groups=("references", "schema"),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def unknown_attribute(module: Module, context: Context) -> Iterator[Finding]:
    """Find attributes that no schema of the type has."""
    for mention in attribute_path.suspected(module):
        reference = module.reference_at(mention.file, mention.start)
        problem = reference and _problem(reference, mention.declared, module)
        if (
            reference
            and problem
            and reference.path != _TRIGGERS
            and not _is_elsewhere(reference, mention.declared, context)
        ):
            yield _finding(reference, problem, mention.declared, context)


def _problem(
    reference: Reference, declared: Declared, module: Module
) -> attribute_path.Missing | None:
    """Give what is not there, if no schema has it."""
    steps = list(reference.rest)
    if reference.is_tried and not _is_told_by_name(steps):
        return None
    if steps and isinstance(steps[0], n.Splat) and not steps[0].full:
        # what .* leads to ends at an index, which is of the list that it makes
        steps = list(takewhile(lambda step: not isinstance(step, n.Index), steps))
    if steps and isinstance(steps[0], n.Index | n.LegacyIndex | n.Splat):
        steps = steps[1:]
    if not steps or not isinstance(steps[0], n.GetAttr):
        return None
    type_ = declared.name.partition(".")[0]
    provider = attribute_path.provider(declared, module)
    schemas = attribute_path.schemas(module, declared.kind, type_, provider)
    name = steps[0].name.name
    if name == "id" and any(name not in one.attributes for one in schemas):
        return None  # not all schemas tell that a type of the framework has one
    return attribute_path.missing(schemas, steps)


def _is_told_by_name(steps: Sequence[n.Expression]) -> bool:
    """Whether validate refuses what is read without a value, in ``try`` as well."""
    match steps:
        case [n.Index(key=n.Template(parts=() | (n.Text(),)) | n.Literal()), *_]:
            return True
        case [n.GetAttr() | n.LegacyIndex(), *_]:
            return True
    return False


def _is_elsewhere(reference: Reference, declared: Declared, context: Context) -> bool:
    """Whether changed-attribute looks at it."""
    name = key(declared.kind, declared.name.partition(".")[0])
    rows = context.tables.upgrades.get(name, NONE)
    path = tuple(one.name.name for one in reference.rest if isinstance(one, n.GetAttr))
    return any(path[: len(read.path)] == read.path for read in rows.reads)


def _finding(
    reference: Reference,
    problem: attribute_path.Missing,
    declared: Declared,
    context: Context,
) -> Finding:
    step = problem.step
    module = context.module
    written = reference.file.text[reference.node.start : step.source.end]
    type_ = declared.name.partition(".")[0]
    file, names, edits = reference.file, [], []
    is_first = False
    if isinstance(step, n.GetAttr):
        names = _meant(step.name.name, problem.names, type_)
        if type_ == _POLICY and step.name.name in _POLICY_NAMES:
            names = ["json"]
        if len(names) == 1:
            edits = replace(file, step.name, names[0])
            is_first = type_ == _ONE and _is_set(names[0], declared, module)
            if is_first:
                start, end = reference.node.start, step.name.end
                edits += [
                    Edit(file.path, start, start, "tolist("),
                    Edit(file.path, end, end, ")[0]"),
                ]
        elif problem.lacks_index:
            edits = [Edit(file.path, step.source.end, step.source.end, "[0]")]
            names = [step.name.name]
        names = names or near_names.like(step.name.name, problem.names)
    elif isinstance(step, n.Index | n.LegacyIndex) and _is_number(step.key):
        start, end = reference.node.start, step.source.end
        edits = [
            Edit(file.path, start, start, "tolist("),
            Edit(file.path, end, end, ")"),
        ]
    index = "[0]" if problem.lacks_index else ""
    candidates = [f"{written}{index}.{name}" for name in names]
    if is_first:
        candidates = [f"tolist({candidates[0]})[0]"]
    remedy = perhaps(candidates)
    if edits:
        remedy = f"read {candidates[0]}" if candidates else "make a list of it: tolist"
    return context.at(file).finding(
        reference.block,
        reference.node,
        f"{written} {problem.why}",
        remedy or "read what is there",
        edits,
        see=_page(declared, context.module),
        candidates=candidates,
    )


def _is_set(name: str, declared: Declared, module: Module) -> bool:
    """Whether an attribute is a set."""
    provider = attribute_path.provider(declared, module)
    type_ = declared.name.partition(".")[0]
    schemas = attribute_path.schemas(module, declared.kind, type_, provider)
    types = [one.attributes[name].type for one in schemas if name in one.attributes]
    return bool(types) and all(isinstance(one, list) for one in types)


def _is_number(key: n.Expression) -> bool:
    """Whether an index counts elements."""
    match key:
        case n.Literal() | n.GetAttr(source=n.Variable(name="count")):
            return True
    return False


def _page(declared: Declared, module: Module) -> str:
    """Give the page of a type in the registry; what is built in has none there."""
    provider = attribute_path.provider(declared, module)
    if provider.startswith("builtin/"):
        return ""
    kind = "data-sources" if declared.kind == "data" else "resources"
    name = declared.name.partition(".")[0].partition("_")[2]
    return f"{_DOCUMENTATION.format(provider)}/{kind}/{name}"


def _meant(name: str, names: Collection[str], type_: str) -> list[str]:
    """Give the names that must be meant: one that is alone is sure."""
    # an ARN or an id is often read by the name that the service has for the resource
    for other in (name, *other_names(name)):
        if found := sure_names.alike(other, names, type_):
            return found
    longer = sure_names.longer_or_shorter(name, names)
    longer = longer or sure_names.with_more(name, names, type_)
    return [longer] if longer else []
