"""Show blocks that Terraform does not know, or whose labels it does not take.

At the top level of a file stand ``resource``, ``data``, ``variable``, ``locals`` and a
few others, each with as many labels as it has: two for a resource, its type and name.
A name begins with a letter or an underscore, letters, digits, underscores and hyphens
follow. A variable cannot be called as an argument of every module call is: ``source``,
``version``, ``providers``, ``count``, ``for_each``, ``depends_on``, ``lifecycle``,
``locals``, ``provider``. ``terraform validate`` refuses the rest, and for the first of
them looks at nothing else.

The right name is not for a machine: callers and files of variables give it, too.

Refused by validate:

    Invalid resource name
    A name must start with a letter or underscore and may contain only letters, digits,
    underscores, and dashes.

Before:

    resource "aws_sqs_queue" "new orders" {
      name = "orders"
    }

After:

    resource "aws_sqs_queue" "new_orders" {
      name = "orders"
    }

See https://developer.hashicorp.com/terraform/language/syntax/configuration
"""

from tffix.api import (
    Context,
    Finding,
    Impact,
    Iterator,
    Module,
    Modules,
    Safety,
    fixer,
    language,
    near,
    pattern,
    perhaps,
    suspicion,
)
from tffix.api import nodes as n

_RULE = "a letter or _ comes first, and letters, digits, _ and - follow"
_FOREIGN = pattern(r"[^\w-]+")


@fixer(
    Modules(suspicion.modules.may_misdeclare),
    groups=("declarations",),
    safety=Safety.MANUAL,
    impact=Impact.NONE,
    refused_by="validate",
)
def invalid_declaration(module: Module, context: Context) -> Iterator[Finding]:
    """Find top-level blocks with a wrong type, or wrong labels."""
    for path, file in module.files.items():
        is_other = ".template." in path or _is_of_backend(module)
        for argument in () if is_other else file.arguments:
            yield context.at(file).finding(
                None,
                argument.name,
                f"there is no argument {argument.name.name} at the top level",
                "put it into the block that it is for, or into locals",
            )
        for span in file.spans:
            if language.is_odd(span.type, span.labels):
                block = file.block(span)
                for node, message, remedy in _problems(block):
                    yield context.at(file).finding(block, node, message, remedy)


def _is_of_backend(module: Module) -> bool:
    """Whether a folder holds the settings of a backend alone.

    ``terraform init -backend-config`` reads them, and no module is there.
    """
    names = {
        argument.name.name
        for file in module.files.values()
        for argument in file.arguments
    }
    blocks = any(file.spans for file in module.files.values())
    return not blocks and names <= language.S3_BACKEND


def _problems(block: n.Block) -> Iterator[tuple[n.Node, str, str]]:
    """Give what is wrong with the header of a block: where, what and the remedy."""
    type_, labels = block.type.name, block.labels
    known = language.LABELS_OF.get(type_)
    if known is None:
        remedy = (
            perhaps(near(type_, language.LABELS_OF))
            or "put it in the block that it is for"
        )
        if type_ == "required_providers":
            remedy = "put it in a terraform block"
        yield block.type, f"there is no block of type {type_} at the top level", remedy
        return
    if len(labels) != len(known):
        wanted = " and ".join(known) or "none"
        labelled = f"{len(labels)} label{'' if len(labels) == 1 else 's'}"
        node = labels[-1] if len(labels) > len(known) else block.type
        yield (
            node,
            f"a {type_} block has {labelled}, and takes {wanted}",
            f"write {type_}" + "".join(f' "<{label}>"' for label in known),
        )
        return
    for label in labels:
        if not language.NAME.fullmatch(label.value):
            fitting = _FOREIGN.sub("_", label.value).lstrip("-0123456789")
            yield (
                label,
                f"{label.value!r} is no name: {_RULE}",
                f"write {fitting}" if fitting else "write a name",
            )
    if type_ == "variable" and labels[0].value in language.RESERVED_NAMES:
        yield (
            labels[0],
            f"no variable can be called {labels[0].value}, as module calls have that",
            "give it another name, here and where it is read",
        )
