"""Show each, count, self, path and terraform where they have no meaning.

``each`` is there in a block with ``for_each``, ``count`` in one with ``count``, and
``self`` in a provisioner, a connection and a postcondition of a resource. They have the
attributes ``each.key``, ``each.value``, ``count.index``, ``path.module``,
``path.root``, ``path.cwd`` and ``terraform.workspace``. ``terraform validate`` refuses
the others; what is meant instead is mostly not for a machine to say.

``each`` in the content of a dynamic block, and nowhere else, is an element of that.
Where ``count`` is the length of a list, ``each.value`` is the element at
``count.index``, and where ``for_each`` makes a set of a list, ``count.index`` is where
the element stands in it. An output that reads ``self.url`` means the output ``url``,
and gets its expression.

Refused by validate:

    Reference to "each" in context without for_each
    The "each" object can be used only in "module" or "resource" blocks, and only when
    the "for_each" argument is set.

Before:

    resource "aws_sqs_queue" "orders" {
      name = "orders-${each.key}"
    }

After:

    resource "aws_sqs_queue" "orders" {
      for_each = toset(["eu", "us"])
      name     = "orders-${each.key}"
    }

See https://developer.hashicorp.com/terraform/language/meta-arguments/for_each
"""

from tffix.api import (
    Context,
    Declaration,
    Declarations,
    Edit,
    Finding,
    Impact,
    Iterator,
    Module,
    Reference,
    Safety,
    element,
    fixer,
    in_place,
    near,
    pattern,
    perhaps,
    traversals,
)
from tffix.api import nodes as n

_SUSPICION = pattern(
    r"(?:each|count|self)\.|path\.(?!module\b|root\b|cwd\b)|terraform\."
)
_OTHER = pattern(r"each\.(?!key\b|value\b)|count\.(?!index\b)")
_ATTRIBUTES = {
    "each": ("key", "value"),
    "count": ("index",),
    "path": ("module", "root", "cwd"),
    "terraform": ("workspace", "applying"),
}
_ARGUMENTS = {"each": "for_each", "count": "count"}
_REPEATED = frozenset(("data", "ephemeral", "import", "module", "resource"))


@fixer(
    Declarations(
        "check",
        "data",
        "ephemeral",
        "import",
        "locals",
        "module",
        "output",
        "provider",
        "resource",
        "variable",
        suspicion=_SUSPICION,
    ),
    groups=("references",),
    safety=Safety.MANUAL,
    impact=Impact.NONE,
    refused_by="validate",
)
def misplaced_reference(
    declaration: Declaration, context: Context
) -> Iterator[Finding]:
    """Find what has no meaning where it stands."""
    block = declaration.block
    if _is_fine(block, context) or context.module.is_replaced(context.file, block):
        return
    for reference in context.module.reads(context.file, block):
        problem = _problem(reference, block, context)
        if problem:
            message, remedy = problem
            edits = list(_of_output(reference, block, context.module))
            remedy = "write its expression" if edits else remedy
            if code := element(reference, context.module):
                start, end = reference.root.start, reference.steps[0].end
                edits = [Edit(context.file.path, start, end, code)]
                remedy = f"write {code}"
            yield context.finding(
                block,
                reference.node,
                message,
                remedy,
                edits,
                safety=Safety.SAFE,
            )


def _of_output(reference: Reference, block: n.Block, module: Module) -> Iterator[Edit]:
    """Give what writes the expression of an output that another one means by self."""
    if block.type.name != "output" or reference.names[:1] != ("self",):
        return
    name = reference.names[1]
    others = list(module.blocks("output", name))
    if name == block.labels[0].value or len(others) != 1:
        return
    file, other = others[0]
    if value := other.body.attribute("value"):
        code = in_place(file, value.value)
        if not code or any(root.name == "self" for root, _ in traversals(value.value)):
            return
        start, end = reference.root.start, reference.steps[0].end
        yield Edit(reference.file.path, start, end, code)


def _is_fine(block: n.Block, context: Context) -> bool:
    """Whether the little that is read of a block says that all is in its place."""
    text = context.file.text_of(block)
    if "self." in text or "path." in text or "terraform." in text:
        return False
    return all(
        f"{root}." not in text
        or (block.type.name in _REPEATED and block.body.attribute(argument) is not None)
        for root, argument in _ARGUMENTS.items()
    ) and not _OTHER.search(text)


def _problem(
    reference: Reference, block: n.Block, context: Context
) -> tuple[str, str] | None:
    """Say what is wrong with a reference, and what to do; None where nothing is."""
    root = reference.root.name
    first = reference.steps[0] if reference.steps else None
    if not isinstance(first, n.GetAttr):
        return None
    if root == "self" and not _may_say_self(reference, block):
        return (
            "self is there in provisioners, connections and postconditions only",
            "write the address of what is meant",
        )
    known = _ATTRIBUTES.get(root)
    if known and first.name.name not in known:
        like = [f"{root}.{other}" for other in near(first.name.name, known)]
        every = " and ".join(f"{root}.{other}" for other in known[:3])
        return (
            f"{root} has no attribute {first.name.name}",
            perhaps(like) or f"there is {every}",
        )
    argument = _ARGUMENTS.get(root)
    if argument and not _is_repeated(block, argument, context):
        return _unrepeated(root, argument, block)
    return None


def _unrepeated(root: str, argument: str, block: n.Block) -> tuple[str, str]:
    if block.type.name in _REPEATED:
        return (
            f"{root} means nothing in a block without {argument}",
            f"add {argument}, or write the value",
        )
    return (
        f"{root} means nothing in a block of type {block.type.name}",
        "write the value, or make it in the block that has instances",
    )


def _is_repeated(block: n.Block, argument: str, context: Context) -> bool:
    kind = block.type.name
    may_be = kind in _REPEATED or (kind == "provider" and context.module.is_opentofu)
    return may_be and context.module.argument(block, argument) is not None


def _may_say_self(reference: Reference, block: n.Block) -> bool:
    path = reference.path
    if block.type.name == "resource" and path[0] in ("provisioner", "connection"):
        return True
    return path[:2] == ("lifecycle", "postcondition")
