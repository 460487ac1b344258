"""References that begin with a name that is neither Terraform's nor any type's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tffix.errors import HclSyntaxError
from tffix.lazy_re import pattern
from tffix.terraform.kept import kept
from tffix.terraform.module.mentions import mentions
from tffix.terraform.module.suspects import suspects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tffix.hcl.file import File
    from tffix.terraform.module.module import Module
    from tffix.terraform.module.references import Reference

# what begins an address, in this Terraform or a later one
_KNOWN = frozenset(
    ("action", "caller", "count", "data", "each", "ephemeral", "list", "local")
) | {"module", "path", "resource", "self", "terraform", "var"}
# a name with another behind it that does not begin a string, a path or a number
_ROOT = pattern(r'(?<![\w."/@:\-])([A-Za-z_][\w-]*+)\.(?=[A-Za-z_])')
# names that something binds: a for, a dynamic block, its iterator
_BOUND = pattern(
    r"\bfor[ \t]++([\w-]++)(?:[ \t]*+,[ \t]*+([\w-]++))?[ \t]++in\b"
    r'|\bdynamic[ \t]++"?([\w-]++)|\biterator[ \t]*+=[ \t]*+"?([\w-]++)'
)
_COMMENT = pattern(r"^[^\"\n]*?(?:\#|//)")


def may_begin_wrongly(module: Module) -> bool:
    """Whether a reference may begin with what is no name of anything."""
    try:
        return any(_suspects(module).values())
    except HclSyntaxError:
        return False


def unknown(module: Module) -> Iterator[Reference]:
    """Give the references that begin so, in the order of the files.

    Where a type is named that no provider of the module is known to have, that is for
    undeclared-resource. Nothing in a piece of a module but what is no type at all.
    """
    declared = module.declarations.of("resource")
    if module.declarations.elsewhere is None:
        return
    whole = suspects(module).whole and suspects(module).generated is not None
    for path, offsets in _suspects(module).items():
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


def _suspects(module: Module) -> dict[str, list[int]]:
    """Give where references seem to begin so, by the path of the file."""
    prefixes = mentions(module).prefixes
    found = {}
    for path, file in module.files.items():
        places = [
            at
            for at, root in _odd(file)
            if root.partition("_")[0] not in prefixes or "_" not in root
        ]
        if places:
            found[path] = places
    return found


@kept
def _odd(file: File) -> list[tuple[int, str]]:
    """Give where a text has a name before a dot that is none of Terraform's."""
    text = file.text
    seen = [(said.start(1), said[1]) for said in _ROOT.finditer(text)]
    seen = [(at, root) for at, root in seen if root not in _KNOWN]
    if not seen:
        return []
    bound = {name for said in _BOUND.finditer(text) for name in said.groups() if name}
    return [
        (at, root)
        for at, root in seen
        if root not in bound and not _is_commented(text, at)
    ]


def _is_commented(text: str, at: int) -> bool:
    """Whether an offset is surely behind the sign of a comment in its line."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return bool(_COMMENT.match(line))
