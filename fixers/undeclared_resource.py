"""Show resources and data sources that are read and not declared.

``aws_subnet.private`` is a resource of the same module; what another module declares,
or what exists in AWS, is not seen by that name. ``terraform validate`` refuses it, at
some of the places only, as it skips what depends on a refused one: all are shown.

What should be there is not for a machine to say: the finding names declarations that
are like it. A data source that is read without ``data.`` gets it where no resource has
that name, as nothing else can be meant; and one that takes no arguments, such as
``aws_caller_identity``, is declared where the module has one provider only, as are the
availability zones that are called ``available``. A plural is written for its singular,
and the other way round.

With ``--unsafe-fixes``, so is a name with a wrong letter, and what nothing is like
becomes an input: a variable without a default, with the
type of the attribute. ``depends_on`` and outputs of it are left as comments.

A file alone with nothing but resources, variables and locals, or with nothing but
outputs, may be a piece of a module: no fix is safe there. Where it does not read more
of what it declares than of what is not there, the finding is only possible, without a
fix, and nothing is said where the repository has other modules. What JSON files and
ignored files declare counts.

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

from collections.abc import Sequence

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
    as_inputs,
    attribute_path,
    fixer,
    insert_before,
    near,
    perhaps,
    sure_names,
    suspects,
    suspicion,
)

_KINDS = {"data": "data source", "ephemeral": "ephemeral resource"}
# data sources that take no arguments and say what the provider is, by their pages
_ALONE = frozenset(
    f"aws_{name}"
    for name in ("caller_identity", "canonical_user_id", "partition", "region")
)
# its page: state is "available", "information", "impaired" or "unavailable"
_ZONES = "data.aws_availability_zones.available"


@fixer(
    Modules(suspicion.modules.may_read_no_resource),
    groups=("references",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def undeclared_resource(module: Module, context: Context) -> Iterator[Finding]:
    """Find references to resources and data sources that no file declares."""
    unlike: list[Reference] = []
    for root in ("resource", *_KINDS):
        for reference in suspects(module).references(root):
            if edits := _sure(reference, module):
                yield _finding(reference, context, edits)
            elif found := _candidates(reference, module):
                edits, safety = _misspelt(reference, found)
                yield _finding(reference, context, edits, safety)
            else:
                unlike.append(reference)
    # a variable would keep what is ephemeral
    inputs = as_inputs((one for one in unlike if one.root.name != "ephemeral"), module)
    for reference in unlike:
        edits = inputs.get(reference, [])
        yield _finding(reference, context, edits, safety=Safety.UNSAFE)


def _finding(
    reference: Reference,
    context: Context,
    edits: Sequence[Edit] = (),
    safety: Safety = Safety.SAFE,
) -> Finding:
    module = context.module
    kind = _KINDS.get(reference.root.name, "resource")
    if _is_data_source(reference, module):
        candidates = [f"data.{reference.address}"]
        remedy = f"write data.{reference.address}, which is declared"
    else:
        candidates = _candidates(reference, module)
        remedy = _remedy(reference, candidates, module)
        if edits and candidates:
            remedy = f"write {candidates[0]}"
        elif edits and safety is Safety.SAFE:
            remedy = "declare it, as it takes no arguments"
            if reference.address == _ZONES:
                remedy = "declare it, those whose state is available"
    return context.undeclared(
        reference,
        f"{reference.address} is read, but no such {kind} is declared",
        remedy,
        edits,
        safety=safety,
        candidates=map(reference.renamed, candidates),
    )


def _sure(reference: Reference, module: Module) -> list[Edit]:
    """Give what can only be meant: ``data.`` before an address, or a data source."""
    if _is_data_source(reference, module):
        start = reference.root.start
        return [Edit(reference.file.path, start, start, "data.")]
    return _alone(reference, module)


def _misspelt(
    reference: Reference, candidates: Sequence[str]
) -> tuple[list[Edit], Safety]:
    """Give what writes the one name that is like it, and how safe that is.

    A plural for a singular is no other thing, and a wrong letter may be: ``api`` for
    ``app``, or the last one of several.
    """
    (_, type_, name), right = _parts(reference), candidates[0]
    other = right.rpartition(".")[2]
    if len(candidates) > 1 or right.rpartition(".")[0].rpartition(".")[2] != type_:
        return [], Safety.SAFE
    node, path = reference.node, reference.file.path
    edits = [Edit(path, node.start, node.end, reference.renamed(right))]
    if sure_names.is_plural(name, other) or sure_names.is_plural(other, name):
        return edits, Safety.SAFE
    is_alike = name[-1:] == other[-1:] and sure_names.is_misspelt(name, other)
    return edits if is_alike else [], Safety.UNSAFE if is_alike else Safety.SAFE


def _is_data_source(reference: Reference, module: Module) -> bool:
    """Whether a data source has the address that is read of a resource."""
    return reference.root.name not in _KINDS and module.declarations.has(
        "data", reference.address
    )


def _alone(reference: Reference, module: Module) -> list[Edit]:
    """Declare a data source that can only be meant in one way."""
    kind, type_, name = _parts(reference)
    is_zones = reference.address == _ZONES
    if kind != "data" or not (is_zones or type_ in _ALONE):
        return []
    if any(block.body.attribute("alias") for _, block in module.blocks("provider")):
        return []
    first = next(
        one
        for one in suspects(module).references("data")
        if one.address == reference.address
    )
    body = '{\n  state = "available"\n}' if is_zones else "{}"
    lines = f'data "{type_}" "{name}" {body}\n\n'
    return insert_before(first.file, first.block, lines)


def _remedy(reference: Reference, candidates: list[str], module: Module) -> str:
    """Say what may be meant, or what else there is of the type."""
    if candidates:
        return perhaps(candidates)
    kind, type_, _ = _parts(reference)
    same = sorted(
        other for other in module.declarations.of(kind) if other.startswith(f"{type_}.")
    )
    root = f"{kind}." if kind in _KINDS else ""
    if len(same) == 1:
        return f"declare it; the only {type_} here is {root}{same[0]}"
    if kind == "data":
        return "declare it, or write what it stands for"
    return "declare it, or read what exists already with a data source"


def _parts(reference: Reference) -> tuple[str, str, str]:
    """Give what is read: the kind of block, its type and name."""
    names = reference.names
    if names[0] in _KINDS:
        return names[0], names[1], names[2]
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
        if other_name == name and _offers(kind, other_type, reference, module):
            types.add(other_type)
    root = f"{kind}." if kind in _KINDS else ""
    found = [f"{root}{type_}.{other}" for other in near(name, names)]
    found += [f"{root}{other}.{name}" for other in near(type_, types)]
    if kind == "data" and declared.has("resource", f"{type_}.{name}"):
        found.insert(0, f"{type_}.{name}")
    return found


def _offers(kind: str, type_: str, reference: Reference, module: Module) -> bool:
    """Whether a type has all attributes that are read of an address."""
    schemas = attribute_path.schemas(module, kind, type_)
    return all(
        name == "id" or name in schema.attributes or name in schema.blocks
        for name in suspects(module).attributes[reference.address]
        for schema in schemas
    )
