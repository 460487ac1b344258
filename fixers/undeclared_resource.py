"""Show resources and data sources that are read and not declared.

``aws_subnet.private`` is a resource of the same module; what another module declares,
or what exists in AWS, is not seen by that name. ``terraform validate`` refuses it, at
some of the places only, as it skips what depends on a refused one: all are shown.

What should be there is not for a machine to say: the finding names declarations that
are like it. A data source that is read without ``data.`` gets it where no resource has
that name, as nothing else can be meant.

One file with nothing but resources, variables and locals in it is taken for a piece of
a module, so nothing is found there. What JSON files and ignored files declare counts.

Refused by validate:

    Reference to undeclared resource
    A managed resource "aws_subnet" "private" has not been declared in the root module.

Before:

    data "aws_subnet" "private" {
      id = "subnet-0abc"
    }

    output "subnet" {
      value = aws_subnet.private.cidr_block
    }

After:

    data "aws_subnet" "private" {
      id = "subnet-0abc"
    }

    output "subnet" {
      value = data.aws_subnet.private.cidr_block
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
    Reference,
    Safety,
    fixer,
    may_read_no_resource,
    near,
    perhaps,
)


@fixer(
    Modules(may_read_no_resource),
    groups=("references",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def undeclared_resource(module: Module, context: Context) -> Iterator[Finding]:
    """Find references to resources and data sources that no file declares."""
    for root in ("resource", "data"):
        for reference in module.suspects.references(root):
            edits: list[Edit] = []
            if root == "resource" and module.declarations.has(
                "data", reference.address
            ):
                start = reference.root.start
                edits = [Edit(reference.file.path, start, start, "data.")]
                remedy = f"write data.{reference.address}, which is declared"
                candidates = [f"data.{reference.address}"]
            else:
                candidates = _candidates(reference, module)
                remedy = _remedy(reference, candidates, module)
            kind = "data source" if root == "data" else "resource"
            yield context.at(reference.file).finding(
                reference.block,
                reference.node,
                f"{reference.address} is read, but no such {kind} is declared",
                remedy,
                edits,
                candidates=candidates,
            )


def _remedy(reference: Reference, candidates: list[str], module: Module) -> str:
    """Say what may be meant, or what else there is of the type."""
    if candidates:
        return perhaps(candidates)
    kind, type_, _ = _parts(reference)
    same = sorted(
        other for other in module.declarations.of(kind) if other.startswith(f"{type_}.")
    )
    root = "data." if kind == "data" else ""
    if len(same) == 1:
        return f"declare it; the only {type_} here is {root}{same[0]}"
    if kind == "data":
        return "declare it, or write what it stands for"
    return "declare it, or read what exists already with a data source"


def _parts(reference: Reference) -> tuple[str, str, str]:
    """Give what is read: the kind of block, its type and name."""
    names = reference.names
    if names[0] == "data":
        return "data", names[1], names[2]
    return "resource", names[0], names[1]


def _candidates(reference: Reference, module: Module) -> list[str]:
    """Give those of the type with a name like it, or of that name in a type like it."""
    kind, type_, name = _parts(reference)
    declared = module.declarations
    names, types = set(), set()
    for other in declared.of(kind):
        other_type, _, other_name = other.partition(".")
        if other_type == type_:
            names.add(other_name)
        if other_name == name:
            types.add(other_type)
    root = "data." if kind == "data" else ""
    found = [f"{root}{type_}.{other}" for other in near(name, names)]
    found += [f"{root}{other}.{name}" for other in near(type_, types)]
    if kind == "data" and declared.has("resource", f"{type_}.{name}"):
        found.insert(0, f"{type_}.{name}")
    return found
