"""Take out the index of a resource that is there once.

Only what has ``count`` or ``for_each`` has instances to choose from: ``terraform
validate`` refuses an index behind any other resource or data source.

The index 0 can only mean the one that there is, so it goes. Another index, or a key,
says that the resource was meant to be repeated: that is not for a machine.

Refused by validate:

    Unexpected resource instance key
    Because aws_vpc.main does not have "count" or "for_each" set, references to it must
    not include an index key.

Before:

    resource "aws_vpc" "main" {
      cidr_block = "10.0.0.0/16"
    }

    output "vpc" {
      value = aws_vpc.main[0].id
    }

After:

    resource "aws_vpc" "main" {
      cidr_block = "10.0.0.0/16"
    }

    output "vpc" {
      value = aws_vpc.main.id
    }

See https://developer.hashicorp.com/terraform/language/expressions/references
"""

from tffix.api import (
    Context,
    Edit,
    Finding,
    Impact,
    Iterator,
    Module,
    Modules,
    Safety,
    fixer,
    mentions,
    suspicion,
)
from tffix.api import nodes as n


@fixer(
    Modules(suspicion.modules.may_have_an_index),
    groups=("references",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def needless_instance_key(module: Module, context: Context) -> Iterator[Finding]:
    """Find the index of what is there once."""
    for mention in mentions.of_one_instance(module):
        declared = mention.declared
        reference = module.reference_at(mention.file, mention.start)
        steps = reference.rest if reference else ()
        step = steps[0] if steps else None
        if reference is None or not isinstance(step, n.Index | n.LegacyIndex):
            continue
        if not _is_written_out(step.key) or module.is_repeated(declared.block):
            continue
        key = reference.file.text[step.source.end : step.end]
        is_first = isinstance(step.key, n.Literal) and step.key.text == "0"
        edits = [Edit(reference.file.path, step.source.end, step.end, "")]
        yield context.at(reference.file).finding(
            reference.block,
            reference.node,
            f"{reference.address} is there once, and has no {key}",
            f"write {reference.address}"
            if is_first
            else "give it count or for_each, or take the index out",
            edits if is_first else (),
        )


def _is_written_out(key: n.Expression) -> bool:
    match key:
        case n.Literal() | n.Template(parts=(n.Text(),)):
            return True
    return False
