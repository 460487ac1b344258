"""Write what a reference must begin with, where it begins with nothing that is there.

``variable.name`` is written as blocks are, and read as ``var.name``; ``locals.name`` is
``local.name``, and a resource is read by its whole type. What begins otherwise is taken
for a resource: ``Reference to undeclared resource``.

Written is what can only be meant: ``var``, ``local`` and ``module`` where the name is
declared, the type of the one resource that ends so, quotes around the name of a host of
AWS, and in a heredoc ``$${event.id}`` for the program that has an ``event``. An output
is not read in its own module, and nothing reads the environment.

Refused by validate:

    Reference to undeclared resource
    A managed resource "variable" "name" has not been declared in the root module.

Before:

    variable "name" {
      type = string
    }

    resource "aws_sqs_queue" "orders" {
      name = variable.name
    }

    output "arn" {
      value = sqs_queue.orders.arn
    }

After:

    variable "name" {
      type = string
    }

    resource "aws_sqs_queue" "orders" {
      name = var.name
    }

    output "arn" {
      value = aws_sqs_queue.orders.arn
    }

See https://developer.hashicorp.com/terraform/language/expressions/references
"""

from tffix.api import (
    Context,
    Edit,
    Finding,
    Impact,
    Inserted,
    Iterator,
    Module,
    Modules,
    Reference,
    Safety,
    fixer,
    inserted,
    suspects,
    suspicion,
)

_SPELLED = {
    **dict.fromkeys(("input", "inputs", "variable", "variables", "vars"), "var"),
    "locals": "local",
    "modules": "module",
}
_KINDS = {"var": "variable", "local": "local", "module": "module"}
_REMEDIES = {
    "env": "declare a variable, and give it a value by TF_VAR_…",
    "output": "write the expression of the output",
    "outputs": "write the expression of the output",
}
_HOST = ".amazonaws.com"


@fixer(
    Modules(suspicion.modules.may_begin_wrongly),
    groups=("references",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def unknown_root(module: Module, context: Context) -> Iterator[Finding]:
    """Find references that begin with the name of nothing."""
    for reference in _unknown(module):
        file, root = reference.file, reference.root
        said = ".".join(reference.names)
        edits: list[Edit] = []
        remedy = _REMEDIES.get(root.name, f'write "{said}" for a text')
        if said.endswith(_HOST) and reference.node.start == root.start:
            edits = [Edit(file.path, root.start, reference.node.end, f'"{said}"')]
        elif around := _program(reference):
            start = around.node.start
            remedy = f"write $${{{said}}} for the program that the text is"
            edits = [Edit(file.path, start, start, "$")]
        elif right := _meant(reference, module):
            remedy = f"write {right}.{reference.names[1]}"
            edits = [Edit(file.path, root.start, root.end, right)]
        yield context.at(file).finding(
            reference.block,
            reference.node,
            f"{root.name}.{reference.names[1]} is read, but nothing is called"
            f" {root.name}",
            remedy,
            edits,
        )


def _program(reference: Reference) -> Inserted | None:
    """Give where a program reads what it has of its own."""
    around = inserted(reference)
    is_own = around and around.in_heredoc and around.sets(reference.root.name)
    return around if is_own else None


def _unknown(module: Module) -> Iterator[Reference]:
    """Give the references that begin so, in the order of the files.

    Where a type is named that no provider of the module is known to have, that is for
    undeclared-resource. Nothing in a piece of a module but what is no type at all.
    """
    declared = module.declarations.of("resource")
    if module.declarations.elsewhere is None:
        return
    whole = suspects(module).whole and suspects(module).generated is not None
    for path, offsets in suspicion.modules.odd_roots(module).items():
        for reference in module.reads_at(module.files[path], offsets):
            root, names = reference.root.name, reference.names
            if (
                len(names) > 1
                and reference.root.start in offsets
                and f"{root}.{names[1]}" not in declared
                and (whole or "_" not in root)
                and not _may_be_iterator(reference)
            ):
                yield reference


def _may_be_iterator(reference: Reference) -> bool:
    """Whether a name may stand for the element of a dynamic block: wrong-iterator."""
    text = reference.file.text_of(reference.block)
    return reference.names[1] in ("key", "value") and "dynamic" in text


def _meant(reference: Reference, module: Module) -> str:
    """Give what a reference is to begin with; empty where that is not certain."""
    root, name = reference.names[:2]
    right = _SPELLED.get(root) or _SPELLED.get(root.lower()) or root.lower()
    if right in _KINDS:
        return right if module.declarations.has(_KINDS[right], name) else ""
    types = {
        type_
        for type_, _, label in (
            one.partition(".") for one in module.declarations.of("resource")
        )
        if label == name and type_.endswith(f"_{root}")
    }
    return types.pop() if len(types) == 1 else ""
