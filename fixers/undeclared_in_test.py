"""Show what a run of a test file reads and nothing declares.

A condition in a ``run`` block reads outputs, variables, locals and calls of the module
that it runs, and the outputs of earlier runs, ``run.setup.name``. ``terraform test``
refuses what is not there when it comes to that run.

A run with a ``module`` block runs that module; only local ones are known. Variables may
also stand in the ``variables`` blocks of the file and of the run; as they may be given
on the command line, too, one that is nowhere is only possibly missing.

Refused by test:

    Reference to undeclared output value
    An output value with the name "names" has not been declared. Did you mean "name"?

With main.tf:

    output "name" {
      value = "orders"
    }

Before:

    run "orders" {
      assert {
        condition     = output.names == "orders"
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
    Iterator,
    Module,
    Modules,
    Reference,
    Safety,
    fixer,
    near,
    perhaps,
    references,
    suspicion,
)
from tffix.api import nodes as n

_KINDS = {"output": "output", "var": "variable", "local": "local", "module": "module"}


@fixer(
    Modules(suspicion.modules.has_tests),
    groups=("references",),
    safety=Safety.MANUAL,
    impact=Impact.NONE,
    refused_by="test",
)
def undeclared_in_test(module: Module, context: Context) -> Iterator[Finding]:
    """Find references in conditions of runs that nothing answers."""
    for file in module.test_files.values():
        here = context.at(file)
        given = _given(file.body)
        earlier: set[str] = set()
        for run in file.body.blocks("run"):
            known = _known(run, module)
            names = given | _given(run.body)
            for block in run.body.blocks("assert"):
                for reference in references.in_block(file, block) if known else ():
                    yield from _undeclared(reference, known, names, earlier, here)
            earlier |= {label.value for label in run.labels}


def _given(body: n.Body) -> set[str]:
    """Give the names of the variables that a file or a run has a value for."""
    found = {name for one in body.blocks("variables") for name in one.body.names()}
    return found | {
        label.value for one in body.blocks("variable") for label in one.labels
    }


def _known(run: n.Block, module: Module) -> Module | None:
    """Give the module that a run is of, where all that it declares is known."""
    known: Module | None = module
    for call in run.body.blocks("module"):
        match call.body.attribute("source"):
            case n.Attribute(value=n.Template(parts=(n.Text(raw=raw),))):
                known = module.neighbour(raw)
            case _:
                known = None
    if known is None or known.declarations.elsewhere is None or known.generated:
        return None
    return known


def _undeclared(
    reference: Reference,
    known: Module | None,
    given: set[str],
    earlier: set[str],
    here: Context,
) -> Iterator[Finding]:
    root, *names = reference.names
    if not (names and known):
        return
    if root == "run":
        declared, what = earlier, f"no run {names[0]} stands before this one"
    elif kind := _KINDS.get(root):
        declared = {*known.declarations.of(kind), *(given if root == "var" else ())}
        what = f"the module has no {kind} {names[0]}"
    else:
        return
    if names[0] not in declared:
        found = near(names[0], declared)
        yield here.finding(
            None,
            reference.node,
            f"{root}.{names[0]} is read, but {what}",
            perhaps(found) or "declare it, or read what is there",
            certain=root != "var",
        )
