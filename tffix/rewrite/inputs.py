"""Read from variables what nothing declares: it becomes an input of the module."""

from __future__ import annotations

import os.path

from tffix.edit import Edit
from tffix.hcl import nodes as n
from tffix.rewrite.verbs import (
    STEP,
    argument_lines,
    braced,
    comment_out,
    indent,
    insert_after,
    insert_before,
    item_span,
    remove_elements,
)
from tffix.terraform.module.part_types import kind_of_index
from tffix.terraform.module.readers import needed, written
from tffix.terraform.module.references import Reference, address_length
from tffix.terraform.provider.accepted import aws_schemas
from tffix.terraform.provider.value_types import of_schema
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tffix.hcl.file import File
    from tffix.terraform.module.module import Module

_FILE = "variables.tf"
_INDEXED = (n.Index, n.LegacyIndex, n.Splat)


class NewVariable(NamedTuple):
    """A variable to declare, its type as code; ``description`` is no code."""

    name: str
    type: str
    description: str = ""

    @property
    def lines(self) -> str:
        """The block, with an empty line above."""
        said = {"description": f'"{self.description}"'} if self.description else {}
        lines = argument_lines(said | {"type": self.type}, STEP)
        return "\n" + braced(f'variable "{self.name}"', lines)


def declare_variables(
    variables: Iterable[NewVariable], file: File, block: n.Block, module: Module
) -> list[Edit]:
    """Write variables beside the others, or else behind what sets the module up.

    Where there is nothing of that, they come above a block. Nothing without variables,
    and nothing in a file that is a link, as other modules may share it, or no HCL.
    """
    lines = "".join(one.lines for one in variables)
    if not lines:
        return []
    for kinds in (("variable",), ("terraform", "provider")):
        if place := _last(kinds, module):
            return insert_after(*place, lines)
    if not _may_hold(file):
        return []
    return insert_before(file, block, lines.lstrip("\n") + "\n")


def _last(kinds: tuple[str, ...], module: Module) -> tuple[File, n.Node] | None:
    """Give the last block of some kinds, in the file that is meant for variables."""
    places = [
        (os.path.basename(file.path) == _FILE, file.path, span.start, file, span)
        for file in module.files.values()
        for span in file.spans
        if span.type in kinds and _may_hold(file)
    ]
    if not places:
        return None
    *_, file, span = max(places, key=lambda place: place[:3])
    return file, file.block(span)


def _may_hold(file: File) -> bool:
    return not os.path.islink(file.path) and not file.problems


class _Input(NamedTuple):
    """A reference that may read a variable: its name, what replaces it, and its type.

    ``what`` says what it stands for, ``known`` is its type where that can be told from
    what is read, ``form`` how a type of instances is written, {} being that of one.
    """

    reference: Reference
    name: str
    edit: Edit
    what: str
    known: str | None
    form: str = "{}"


def as_inputs(
    references: Iterable[Reference], module: Module
) -> dict[Reference, list[Edit]]:
    """Give what lets each reference read a variable in the place of what is not there.

    Without the references that cannot. ``depends_on`` and outputs of what is not there
    are left as comments. Who calls the module has to pass the inputs then; as it is
    nobody can call it.
    """
    if module.has_overrides:
        return {}
    found: dict[Reference, list[Edit]] = {}
    inputs: dict[str, list[_Input]] = {}
    gone: dict[int, list[Reference]] = {}
    for reference in references:
        if reference.path == ("depends_on",):
            gone.setdefault(id(reference.argument), []).append(reference)
        elif reference.block.type.name == "output" and not _is_there(reference, module):
            note = f"tffix: {reference.address} is not declared"
            found[reference] = comment_out(reference.file, reference.block, note)
        elif one := _input(reference, module):
            inputs.setdefault(one.name, []).append(one)
    for listed in gone.values():
        found |= dict.fromkeys(listed, _out_of_list(listed))
    agreeing = {
        name: some
        for name, some in inputs.items()
        if len({(one.what, one.form) for one in some}) == 1
    }
    declared = _declarations(agreeing, module)
    for some in agreeing.values():
        for one in some:
            found[one.reference] = [one.edit, *declared]
    return {reference: edits for reference, edits in found.items() if edits}


def _is_there(reference: Reference, module: Module) -> bool:
    """Whether a variable has the name of a local value that is not there."""
    kind, name = reference.names[:2]
    return kind == "local" and module.declarations.has("variable", name)


def _declarations(inputs: Mapping[str, Sequence[_Input]], module: Module) -> list[Edit]:
    """Give what declares the variables that are not there."""
    new = []
    for name, (first, *others) in inputs.items():
        if module.declarations.has("variable", name):
            continue
        reads = [one.reference for one in (first, *others)]
        type_ = first.known or needed(reads, module, len(first.reference.steps))
        new.append(NewVariable(name, first.form.format(type_ or "any"), first.what))
    if not new:
        return []
    beside = next(iter(inputs.values()))[0].reference
    return declare_variables(new, beside.file, beside.block, module)


def _input(reference: Reference, module: Module) -> _Input | None:
    root, names = reference.root.name, reference.names
    path, text = reference.file.path, reference.file.text
    if reference.path[-1] == "replace_triggered_by" or len(names) < address_length(
        root
    ):
        return None
    if root == "local":
        name = names[1]
        edit = Edit(path, reference.root.start, reference.steps[0].end, f"var.{name}")
        return _Input(reference, name, edit, f"in the place of local.{name}", None)
    instance: n.Node | None = None
    rest = list(reference.rest)
    if rest and isinstance(rest[0], _INDEXED):
        instance = rest.pop(0)
    if not rest or not isinstance(rest[0], n.GetAttr):
        return None
    attribute = rest[0].name.name
    name = _name(reference, attribute)
    if module.declarations.has("variable", name):
        return None
    form = _form(instance)
    if not form:
        return None
    index = ""
    if isinstance(instance, n.Index | n.LegacyIndex):
        index = text[instance.source.end : instance.end]
    edit = Edit(path, reference.root.start, rest[0].end, f"var.{name}{index}")
    what = f"{attribute} of {reference.address}"
    return _Input(
        reference, name, edit, what, _known(reference, attribute, module), form
    )


def _name(reference: Reference, attribute: str) -> str:
    """Give what a variable is called for an attribute of what an address means."""
    kind, *words = reference.address.split(".")
    if kind not in ("data", "module"):
        words.insert(0, kind)
    if kind != "module":
        words[0] = words[0].partition("_")[2] or words[0]
    return "_".join([*words, attribute]).replace("-", "_")


def _form(instance: n.Node | None) -> str:
    """Give how the type of all instances is written; nothing where that is unknown."""
    if instance is None:
        return "{}"
    kind = kind_of_index(instance)
    return f"{kind}({{}})" if kind else ""


def _known(reference: Reference, attribute: str, module: Module) -> str | None:
    """Give the type of an attribute of a resource by all schemas of its type."""
    kind, type_ = "resource", reference.names[0]
    if type_ == "data":
        kind, type_ = "data", reference.names[1]
    if not type_.startswith("aws_"):
        return None
    found = set()
    for schemas in aws_schemas(module):
        block = schemas.block(kind, type_)
        known = block and block.attributes.get(attribute)
        found.add(written(of_schema(known.type)) if known else None)
    return found.pop() if len(found) == 1 else None


def _out_of_list(references: Sequence[Reference]) -> list[Edit]:
    """Give what takes references out of a list, which is a comment if none is left."""
    first = references[0]
    file, argument = first.file, first.argument
    addresses = dict.fromkeys(one.address for one in references)
    verb = "is" if len(addresses) == 1 else "are"
    note = f"tffix: {' and '.join(addresses)} {verb} not declared"
    if not isinstance(argument.value, n.Tuple):
        return []
    items = argument.value.items
    nodes = [one.node for one in references]
    gone = [item for item in items if any(item is node for node in nodes)]
    if len(gone) == len(items):
        return comment_out(file, argument, note)
    start, _ = item_span(file, argument)
    above = Edit(file.path, start, start, f"{indent(file.text, start)}# {note}\n")
    return [above, *remove_elements(file, items, gone)]
