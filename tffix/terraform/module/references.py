"""References: the places that say an address."""

from __future__ import annotations

from tffix.hcl import nodes as n
from tffix.terraform.module.scope import (
    NONE,
    Names,
    binds,
    evaluated,
    names_iterator,
    variables,
)
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tffix.hcl.file import File

TRIED = frozenset(("try", "can", "core::try", "core::can"))

Step = n.GetAttr | n.Index | n.LegacyIndex | n.Splat

# What looks like a reference and is none: a word, a type, an address to be changed. By
# the type of the block, then by the names that lead to the argument.
_RESOURCE = (
    ("provider",),
    ("lifecycle", "ignore_changes"),
    ("provisioner", "when"),
    ("provisioner", "on_failure"),
)
_WORDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "data": _RESOURCE,
    "ephemeral": _RESOURCE,
    "import": (("provider",), ("to",)),
    "module": (("providers",),),
    "moved": (("from",), ("to",)),
    "output": (("type",),),
    "removed": (("from",), ("provisioner", "when"), ("provisioner", "on_failure")),
    "resource": _RESOURCE,
    "variable": (("type",),),
}
# in these nothing is evaluated
_LITERAL = frozenset(("terraform",))


class Reference(NamedTuple):
    """A place whose value is that of something else: ``aws_lb.web[0].arn``.

    ``block`` is the top-level block in which it stands, ``argument`` what holds it, and
    ``path`` the names that lead there, for dynamic blocks those that they repeat.
    ``steps`` are what follows the root, in the order of the text; each holds all that
    is before it.
    """

    file: File
    block: n.Block
    path: tuple[str, ...]
    argument: n.Attribute
    root: n.Variable
    steps: tuple[Step, ...]

    @property
    def node(self) -> n.Expression:
        """All of it."""
        return self.steps[-1] if self.steps else self.root

    @property
    def names(self) -> tuple[str, ...]:
        """What stands between dots from the root on, up to the first index."""
        found = [self.root.name]
        for step in self.steps:
            if not isinstance(step, n.GetAttr):
                break
            found.append(step.name.name)
        return tuple(found)

    @property
    def address(self) -> str:
        """What is meant: ``var.x``, ``aws_lb.web``, ``data.aws_ami.base``, ``self``."""
        return ".".join(self.names[: address_length(self.root.name)])

    @property
    def rest(self) -> tuple[Step, ...]:
        """The steps behind the address."""
        return self.steps[address_length(self.root.name) - 1 :]

    @property
    def is_tried(self) -> bool:
        """Whether it stands in a call of ``try`` or ``can``, which take a refusal."""
        node: n.Node | None = self.argument.value
        while node:
            if isinstance(node, n.Call) and node.name in TRIED:
                return True
            inner = node.children()
            node = next((c for c in inner if c.start <= self.root.start < c.end), None)
        return False

    def renamed(self, address: str, names: int = 0) -> str:
        """Give the code that reads the same of another address.

        It takes the place of so many ``names``, or of the address.
        """
        last = (names or address_length(self.root.name)) - 2
        return address + self.file.text[self.steps[last].end : self.node.end]


def address_length(root: str) -> int:
    """Give how many names an address has that begins with a root."""
    if root in ("data", "resource", "ephemeral"):
        return 3
    return 1 if root == "self" else 2


def in_block(
    file: File, block: n.Block, offsets: Sequence[int] | None = None
) -> Iterator[Reference]:
    """Give the references in a top-level block, in the order of the text.

    What a ``for`` or a dynamic block binds is none, nor are the keys of objects, types,
    ``provider``, ``ignore_changes`` and the addresses that move. ``offsets`` are as in
    ``arguments``. Raises HclSyntaxError where the block is not HCL.
    """
    for path, item, bound in arguments(block, offsets):
        for root, steps in traversals(item.value, bound):
            yield Reference(file, block, path, item, root, steps)


def arguments(
    block: n.Block, offsets: Sequence[int] | None = None
) -> Iterator[tuple[tuple[str, ...], n.Attribute, Names]]:
    """Give the arguments in a top-level block whose values Terraform evaluates.

    At any depth, each with the names that lead to it and the names that are bound.
    Where there are ``offsets``, in their order, only those in which one stands.
    """
    if block.type.name in _LITERAL:
        return
    words = _WORDS.get(block.type.name, ())
    for path, item, bound in _arguments(block, offsets):
        if path not in words:
            yield path, item, bound


def _arguments(
    block: n.Block, offsets: Sequence[int] | None
) -> Iterator[tuple[tuple[str, ...], n.Attribute, Names]]:
    stack: list[tuple[tuple[str, ...], n.Block, Names]] = [((), block, NONE)]
    while stack:
        path, holder, bound = stack.pop()
        inner = []
        body = holder.body
        for item in body.items if offsets is None else body.items_at(offsets):
            names = bound | binds(holder, item)
            if isinstance(item, n.Attribute):
                if not names_iterator(holder, item):
                    yield (*path, item.name.name), item, names
            else:
                inner.append((_below(path, holder, item), item, names))
        stack += reversed(inner)


def _below(path: tuple[str, ...], holder: n.Block, item: n.Block) -> tuple[str, ...]:
    if holder.is_dynamic() and item.type.name == "content":
        return path
    return (*path, item.labels[0].value if item.is_dynamic() else item.type.name)


def traversals(
    expression: n.Expression, bound: Names = NONE
) -> Iterator[tuple[n.Variable, tuple[Step, ...]]]:
    """Give the roots and the steps of what an expression reads from outside of it."""
    inside: set[int] = set()
    for node, names in evaluated(expression, bound):
        if id(node) in inside:
            continue
        steps: list[Step] = []
        source: n.Node = node
        while isinstance(source, n.GetAttr | n.Index | n.LegacyIndex | n.Splat):
            steps.append(source)
            source = source.source
            inside.add(id(source))
        if isinstance(source, n.Variable) and source.name not in names:
            yield source, tuple(reversed(steps))


def references(file: File, root: str, names: Sequence[str]) -> Iterator[n.GetAttr]:
    """Give the places of a file that say ``root.name…``, in the order of the text.

    Strings in depends_on, as Terraform 0.11 had them, are given as if they stood
    there without quotes.
    """
    import re  # noqa: PLC0415, deferred: if something is looked for

    words = [
        re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])") for word in (root, *names)
    ]
    for span in file.spans:
        text = file.text_of(span)
        if all(word.search(text) for word in words):
            yield from _in_block(file.block(span), root, names)


def _in_block(block: n.Block, root: str, names: Sequence[str]) -> Iterator[n.GetAttr]:
    from tffix.hcl.walk import walk  # noqa: PLC0415, deferred: if something is looked for

    free = {variable.start for variable in variables(block, root)}
    for node in walk(block):
        if isinstance(node, n.GetAttr):
            if _says(node, root, names) and node.start in free:
                yield node
        elif isinstance(node, n.Attribute) and node.name.name == "depends_on":
            yield from _quoted(node.value, root, names)


def _says(node: n.Expression, root: str, names: Sequence[str]) -> bool:
    for name in reversed(names):
        if not isinstance(node, n.GetAttr) or node.name.name != name:
            return False
        node = node.source
    return isinstance(node, n.Variable) and node.name == root


def _quoted(
    value: n.Expression, root: str, names: Sequence[str]
) -> Iterator[n.GetAttr]:
    if not isinstance(value, n.Tuple):
        return
    for item in value.items:
        match item:
            case n.Template(parts=(n.Text(start=start, raw=raw),)):
                words = raw.split(".")
                if words[: 1 + len(names)] != [root, *names]:
                    continue
                end = start + len(root)
                node: n.Expression = n.Variable(start, end, root)
                for name in names:
                    identifier = n.Identifier(end + 1, end + 1 + len(name), name)
                    end = identifier.end
                    node = n.GetAttr(start, end, node, identifier)
                if isinstance(node, n.GetAttr):
                    yield node
