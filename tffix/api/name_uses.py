"""What else means the thing that a name names: it has to follow a change of the name.

Others only have the same text: they stay as they are, and the finding names them, but
for what is only read by people, and what names another thing.
"""

from __future__ import annotations

from tffix.api.name_places import uses_of
from tffix.api.subject_names import Name
from tffix.edit import Edit
from tffix.hcl import nodes as n
from tffix.rewrite.verbs import cut
from tffix.terraform.module.address import KEYS, address
from tffix.terraform.module.dependencies import depend, names
from tffix.terraform.module.expressions import local_name
from tffix.terraform.module.given import given
from tffix.terraform.module.spelling import is_literal
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tffix.api.name_places import Use
    from tffix.terraform.module.environment import Instance

Change = tuple[list[Edit], str]

_MAX_SAID = 3


def changed(name: Name, change: Callable[[Name], Change]) -> Change:
    """Give the edits that change a name and all that means it, and what they do.

    ``change`` gives those for the name alone. Where a local or a variable holds it and
    nothing else reads that, its text is changed where it is written. Other places read
    it of the resource, or say the new one where they say the old one as it is. No edits
    where one of them cannot.
    """
    found = list(uses_of(name)) if not name.is_prefix else []
    if definition := _definition(name, found):
        edits, remedy = change(definition)
        value = definition.expression
        text = cut(definition.file, value.start, value.end, edits)
        # a function is as well called where its value is needed
        if edits and (any(use.meant for use in found) or text.startswith('"')):
            return edits, f"{remedy}, in {written_at(name, definition)}"
    edits, remedy = change(name)
    return _followed(name, edits, remedy, found if edits else [])


def followed(name: Name, edits: list[Edit], remedy: str) -> Change:
    """Give the edits of a change of a name with those of all that means it."""
    found = list(uses_of(name)) if edits and not name.is_prefix else []
    return _followed(name, edits, remedy, found)


def _followed(name: Name, edits: list[Edit], remedy: str, found: list[Use]) -> Change:
    uses = [use for use in found if use.meant]
    same = [use for use in found if not use.meant]
    kept = f"; the same text stays in {_listed(same)}" if same else ""
    if not uses:
        return edits, remedy + kept
    own = range(name.expression.start, name.expression.end + 1)
    new = ""  # where what it is made of changes, that is all that can be said
    if all(edit.path == name.file.path and edit.start in own for edit in edits):
        new = cut(name.file, name.expression.start, name.expression.end, edits)
    left = []
    for use in uses:
        text = _following(name, use, new)
        edits = [*edits, Edit(use.file.path, use.start, use.end, text)]
        if not text:
            left.append(use)
    if left:
        return [], f"{remedy}; by hand, as {_listed(left)} means it too"
    return edits, f"{remedy}, and so in {_listed(uses)}{kept}"


def _listed(uses: list[Use]) -> str:
    said = list(dict.fromkeys(map(str, uses)))
    more = len(said) - _MAX_SAID
    return ", ".join(said[:_MAX_SAID]) + (f" and {more} more" if more > 0 else "")


def _following(name: Name, use: Use, new: str) -> str:
    """Give the code that means a name which has become ``new``; "" if there is none."""
    if not use.apart:
        return ""
    # where it is not made, or is another one, the use may be what it says
    is_there = name.is_only and not name.is_repeated
    is_written = is_literal(name.spelling) and new.startswith('"') and "${" not in new
    if use.literal and is_written and is_there:
        return new if use.whole else new[1:-1]
    code = _reference(name, use)
    if not code and is_there and "\n" not in new:
        if is_written and not use.whole:
            return new[1:-1]
        code = new  # what reads the resource would wait for it
    return f"${{{code}}}" if code and not use.whole else code


def defined(name: Name) -> Name | None:
    """Give the name where its value is written, if nothing reads that but the name.

    That is in a local, in a file of variables, or in the default of a variable.
    """
    return _definition(name, [] if name.is_prefix else list(uses_of(name)))


def written_at(name: Name, definition: Name) -> str:
    """Say where the value of a name is written: ``terraform.tfvars:2``."""
    file = definition.file
    if file.path in name.module.files:
        kept = local_name(name.bare)
        return f"local.{kept}" if kept else f"the default of {name.code}"
    line = file.line(definition.expression.start)
    return f"{file.path}:{line}"


def passed(name: Name, instance: Instance) -> Name | None:
    """Give the name as a call of the module passes it; None where none does."""
    match name.bare:
        case n.GetAttr(source=n.Variable(name="var"), name=named):
            value = (instance.environment.arguments or {}).get(named.name)
            for caller, block in name.module.calls if value else ():
                attribute = block.body.attribute(named.name)
                if attribute and attribute.value is value:
                    file = caller.file_of(block)
                    return Name(
                        caller, file, block, named.name, attribute.value, name.rule
                    )
    return None


def _definition(name: Name, uses: list[Use]) -> Name | None:
    """Give the name where its value is written, if nothing reads that but the uses."""
    if name.is_repeated or not name.is_only:
        return None
    match name.bare:
        case n.GetAttr(source=n.Variable(name="local" as root), name=named):
            found = name.module.local(named.name)
            place = found and (found[0], found[1].value)
        case n.GetAttr(source=n.Variable(name="var" as root), name=named):
            place = given(named.name, name.module)
        case _:
            return None
    if not place:
        return None
    uses = [use for use in uses if use.meant]
    reads = {
        (file.path, read.start)
        for file, read in name.module.references(root, named.name)
    } - {(name.file.path, name.bare.start)}
    held = [
        {
            (path, start)
            for path, start in reads
            if path == use.file.path and use.start <= start < use.end
        }
        for use in uses
    ]
    if not all(held) or set().union(*held) != reads:
        return None
    file, value = place
    there = Name(name.module, file, name.block, name.argument, value, name.rule)
    return _definition(there, uses) or there


def _reference(name: Name, use: Use) -> str:
    """Give the code that reads the name of its resource; "" where that cannot be."""
    if use.block is name.block or not name.is_only:
        return ""
    if depend(name.module, names(name.block), {use.owner}):
        return ""  # a cycle
    key = ""
    if name.is_repeated:
        for argument, read in KEYS.items():
            codes = {
                found and one.file.code(found.value)
                for one in (name, use)
                for found in [one.block.body.attribute(argument)]
            }
            if len(codes) == 1 and None not in codes:
                key = read
        if not key:
            return ""
    return f"{address(name.block)}{key}.{name.argument}"
