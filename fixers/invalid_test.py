"""Show what a test file of Terraform may not have.

``*.tftest.hcl`` in the folder of a module, or in ``tests`` in it, have blocks of a few
types, and each takes a few arguments and blocks. ``terraform validate`` reads them,
too, and ``terraform test`` before it begins.

Also shown are words that ``command`` and ``mode`` do not take, blocks that may stand
once, and two of one name: runs, providers, and what is mocked or overridden.

Refused by validate:

    Unsupported argument
    An argument named "conditon" is not expected here. Did you mean "condition"?

With main.tf:

    output "name" {
      value = "orders"
    }

Before:

    run "orders" {
      assert {
        conditon      = output.name == "orders"
        error_message = "The name is another one."
      }
    }

After:

    run "orders" {
      assert {
        condition     = output.name == "orders"
        error_message = "The name is another one."
      }
    }

See https://developer.hashicorp.com/terraform/language/tests
"""

from tffix.api import (
    Context,
    Finding,
    Impact,
    Iterable,
    Iterator,
    Module,
    Modules,
    Safety,
    fixer,
    near,
    perhaps,
    suspicion,
    test_files,
)
from tffix.api import nodes as n


@fixer(
    Modules(suspicion.modules.has_tests),
    groups=("declarations",),
    safety=Safety.MANUAL,
    impact=Impact.NONE,
    refused_by="validate",
)
def invalid_test(module: Module, context: Context) -> Iterator[Finding]:
    """Find what stands in test files and may not, and what must stand there."""
    for file in module.test_files.values():
        here = context.at(file)
        yield from _in_body(file.body, None, test_files.FILE, here)


def _in_body(
    body: n.Body, block: n.Block | None, shape: test_files.Shape, here: Context
) -> Iterator[Finding]:
    name = block.type.name if block else ""
    article = "an" if name[:1] in ("a", "o") else "a"
    where = f"{article} {name} block" if block else "a test file"
    yield from _twins(body, here)
    given = set(body.names())
    seen: set[str] = set()
    for item in body.items:
        kind = item.key_name
        if isinstance(item, n.Attribute):
            if not (shape.any or kind in shape.arguments):
                what = f"{where} has no argument {kind}"
                yield _unknown(item.name, what, shape.arguments - given, here)
            yield from _word(item, name, here)
        elif kind not in shape.blocks:
            yield _unknown(
                item.type, f"{where} has no block {kind}", shape.blocks, here
            )
        else:
            if kind in shape.once and kind in seen:
                message = f"{where} has one {kind} block"
                yield here.finding(None, item.type, message, "put all of it into one")
            seen.add(kind)
            yield from _block(item, name, here)
    for missing in shape.required:
        if block and missing not in given:
            message = f"{where} needs {missing}"
            yield here.finding(None, block.type, message, f"write {missing}")


def _block(block: n.Block, parent: str, here: Context) -> Iterator[Finding]:
    name = block.type.name
    shape = test_files.SHAPES.get((parent, name))
    if shape is None:  # a provider, a variable or a backend, as elsewhere
        return
    if len(block.labels) != shape.labels:
        wanted = "one label, its name" if shape.labels else "no label"
        message = f"{name} has {wanted}"
        yield here.finding(None, block.type, message, "correct the header")
    elif name == "run" and not test_files.NAME.fullmatch(block.labels[0].value):
        message = f'"{block.labels[0].value}" is no name of a run'
        remedy = "write letters, digits, underscores and hyphens only"
        yield here.finding(None, block.labels[0], message, remedy)
    yield from _in_body(block.body, block, shape, here)


def _unknown(
    node: n.Identifier, message: str, known: Iterable[str], here: Context
) -> Finding:
    names = near(node.name, known)
    remedy = perhaps(names) or "leave it out"
    return here.finding(None, node, message, remedy, candidates=names)


def _word(item: n.Attribute, name: str, here: Context) -> Iterator[Finding]:
    """Give the finding of an argument that takes a few words, and has none of them."""
    words = test_files.WORDS.get((name, item.key_name))
    said = here.file.text_of(item.value)
    if words and said not in words:
        message = f"{item.key_name} does not accept {said}"
        remedy = f"write {' or '.join(words)}, without quotes"
        yield here.finding(None, item.value, message, remedy, candidates=words)


def _twins(body: n.Body, here: Context) -> Iterator[Finding]:
    """Give the blocks that say the same of what another one above is about."""
    seen: set[tuple[str, ...]] = set()
    for block in body.blocks():
        key = _about(block, here)
        if key in seen:
            what = f"{block.type.name} {key[-1]} stands above already"
            remedy = "leave one of them out, or give it a name of its own"
            yield here.finding(None, block.type, what, remedy)
        elif key:
            seen.add(key)


def _about(block: n.Block, here: Context) -> tuple[str, ...]:
    """Give what a block is about, of which there may be one; else nothing."""
    kind, labels = block.type.name, [label.value for label in block.labels]
    if kind.startswith("override_"):
        target = block.body.attribute("target")
        return (kind, here.file.code(target.value)) if target else ()
    if len(labels) != 1 or kind not in test_files.NAMED:
        return ()
    if kind.endswith("provider"):  # a mocked one stands for the other
        alias = block.body.attribute("alias")
        return ("provider", here.file.code(alias.value) if alias else "", labels[0])
    return kind, labels[0]
