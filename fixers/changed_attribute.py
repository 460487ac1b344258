"""Read attributes as a new major version of the provider has them.

The upgrade guides of the provider rename attributes that are only read, and make lists
of single ones: ``kibana_endpoint`` of ``aws_opensearch_domain`` is
``dashboard_endpoint``, and ``saml_options`` of a security configuration needs an index.
``terraform validate`` refuses the old form: ``Unsupported attribute``.

Each change is a row; it is made where every version that the module allows has the new
form only. What the new version still has, such as ``region``, which became the region
that a resource is managed in, changes only where ``tffix upgrade`` says from which
version the module comes, which is the option ``from``.

Refused by validate:

    Unsupported attribute
    This object has no argument, nested block, or exported attribute named
    "queue_configs_associated".

Before:

    resource "aws_connect_routing_profile" "sales" {
      instance_id               = aws_connect_instance.main.id
      name                      = "sales"
      description               = "Calls about orders"
      default_outbound_queue_id = aws_connect_queue.main.queue_id

      media_concurrencies {
        channel     = "VOICE"
        concurrency = 1
      }
    }

    output "queues" {
      value = aws_connect_routing_profile.sales.queue_configs_associated
    }

After:

    resource "aws_connect_routing_profile" "sales" {
      instance_id               = aws_connect_instance.main.id
      name                      = "sales"
      description               = "Calls about orders"
      default_outbound_queue_id = aws_connect_queue.main.queue_id

      media_concurrencies {
        channel     = "VOICE"
        concurrency = 1
      }
    }

    output "queues" {
      value = aws_connect_routing_profile.sales.queue_configs
    }

See https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-5-upgrade
"""

from tffix.api import (
    STEP,
    Context,
    Edit,
    Finding,
    Impact,
    Iterator,
    Module,
    Modules,
    Reference,
    Safety,
    Tables,
    argument_lines,
    braced,
    fixer,
    insert_after,
    replace,
    suspicion,
)
from tffix.api import nodes as n
from tffix.aws.upgrades import NONE, Read, key

_KINDS = ("resource", "data")


def _texts(module: Module, tables: Tables) -> Iterator[tuple[str, str]]:
    """Give the types of the module that have rows about attributes, with their kind."""
    for file in module.files.values():
        for span in file.spans:
            if span.type in _KINDS and span.labels:
                type_ = span.labels[0]
                if tables.upgrades.get(key(span.type, type_), NONE).reads:
                    yield span.type, type_


@fixer(
    lambda tables: Modules(
        suspicion.modules.may_read_what_changed
        if tables.is_bundled
        else lambda module: any(_texts(module, tables))
    ),
    groups=("schema", "references", "upgrade-aws-5", "upgrade-aws-6"),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
    options={"from": ()},
)
def changed_attribute(module: Module, context: Context) -> Iterator[Finding]:
    """Find attributes that a guide has another form for."""
    versions = context.aws.versions
    types = dict.fromkeys(_texts(module, context.tables))
    due = {
        (kind, type_): [
            row
            for row in context.tables.upgrades[key(kind, type_)].reads
            if row.row.is_due(versions, context.options)
        ]
        for kind, type_ in types
    }
    if not any(due.values()):
        return
    for reference in module.reads_saying({type_ for _, type_ in due}):
        names = reference.address.split(".")
        kind = "data" if names[0] == "data" else "resource"
        for row in due.get((kind, names[-2] if len(names) > 1 else ""), ()):
            if step := _step(reference, len(names) - 1, row):
                yield _finding(reference, step, row, context)


def _step(reference: Reference, skipped: int, row: Read) -> n.GetAttr | None:
    """Give the step of a reference that a row is about, if there is one."""
    path: list[str] = []
    for number, step in enumerate(reference.steps[skipped:], skipped + 1):
        if not isinstance(step, n.GetAttr):
            continue
        path.append(step.name.name)
        if tuple(path) == row.path:
            rest = reference.steps[number:]
            listed = row.to == f"{step.name.name}[0]"
            if listed and not (rest and isinstance(rest[0], n.GetAttr)):
                return None
            return step
    return None


def _finding(
    reference: Reference, step: n.GetAttr, read: Read, context: Context
) -> Finding:
    file, row = reference.file, read.row
    written = file.text[reference.node.start : step.source.end]
    what, remedy = "is another one", f"write {written}.{read.to}"
    edits = replace(file, step.name, read.to)
    if read.of:
        what, remedy = "is one of another type", f"read it of {read.of}"
        edits = [*_edits_of_another(reference, read, context)]
    return context.at(file).finding(
        reference.block,
        reference.node,
        f"{written}.{step.name.name} {what} in provider {row.guide}.0.0 and later",
        remedy,
        edits,
        safety=Safety.SAFE if row.is_safe else Safety.UNSAFE,
        impact=Impact.NONE if row.is_safe else Impact.IN_PLACE,
        see=row.link,
    )


def _edits_of_another(
    reference: Reference, read: Read, context: Context
) -> Iterator[Edit]:
    """Give the edits that read an attribute of the block that has it now."""
    module = context.module
    *root, type_, label = reference.address.split(".")
    own = module.block(*(root or ["resource"]), type_, label)
    others = {
        other.block.labels[1].value: other.block
        for other in module.all_reads
        if other.address == reference.address
        and other.argument.key_name == read.by
        and _key(other.block) == read.of
    }
    if own is None or len(others) > 1:
        return
    keys = {_keys(block, module) for block in (own, *others.values())}
    new = read.of.removeprefix("data.")
    if others:
        label = next(iter(others))
    elif read.of != new and keys == {""}:
        lines = argument_lines({read.by: f"{reference.address}.id"}, STEP)
        text = braced(f'data "{new}" "{label}"', lines)
        yield from insert_after(module.file_of(own), own, f"\n{text}")
    else:
        return
    if len(keys) == 1:
        end = reference.steps[len(root)].end
        start = reference.root.start
        yield Edit(reference.file.path, start, end, f"{read.of}.{label}")


def _key(block: n.Block) -> str:
    return key(block.type.name, block.labels[0].value) if block.labels else ""


def _keys(block: n.Block, module: Module) -> str:
    """Give the code of how often a block is there."""
    found = filter(None, map(block.body.attribute, ("count", "for_each")))
    return " ".join(module.file_of(block).code(one) for one in found)
