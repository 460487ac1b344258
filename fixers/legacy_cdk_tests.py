"""Skip Python tests of a CDK stack that Terraform has replaced.

Where infrastructure has moved from CDK to Terraform, its tests are often left behind.
They import stacks that are gone, or synthesize stacks that nothing deploys any more,
and fail, or cannot even be collected, whatever the Terraform says: ``RuntimeError:
AssertionError: Expected 1 resources of type AWS::EC2::VPC but found 0``.

Each such test becomes a placeholder that is skipped, with a reason that names the
Terraform; its name, docstring and comments stay, and so does its class. Imports,
fixtures, setup and helpers go if only such tests used them. Other tests of the file
stay as they are. As tests stop to test, the fix is unsafe, and the skips stay to be
seen: what they stood for wants a test of the Terraform.

Only where all of this holds: there are Terraform files, no ``cdk.json`` or
``cdktf.json`` and no CDK app outside of the tests, and the tests import a stack that is
gone or that lies there unused. Left alone: tests that skip themselves where CDK is not
installed, and all that do not use CDK, whatever they are called.

Refused by pytest:

    ModuleNotFoundError: No module named 'aws_cdk'

Before:

    import aws_cdk as cdk
    import pytest
    from aws_cdk.assertions import Template

    from lib.tap_stack import TapStack


    @pytest.fixture
    def template():
        return Template.from_stack(TapStack(cdk.App(), "Test"))


    def test_nat_gateways(template):
        # one for each zone
        template.resource_count_is("AWS::EC2::NatGateway", 2)

After:

    import pytest


    @pytest.mark.skip(reason="tested a CDK stack; see the Terraform in lib")
    def test_nat_gateways():
        # one for each zone
        pass

See https://docs.pytest.org/en/stable/how-to/skipping.html
"""

import re

from tffix.api import (
    Edit,
    Finding,
    Impact,
    Imported,
    Iterator,
    Safety,
    TestTrees,
    Tree,
    TreeContext,
    fixer,
    line_edits,
    pattern,
)

_CDK = pattern(r"\b(?:aws_cdk|cdktf|cdktf_\w+)\b")
_ROOTS = pattern(r"aws_cdk|cdktf(?:_\w+)?|constructs|aws_solutions_constructs|jsii")
_APP = pattern(r"\bApp\s*\(")
_STACK = pattern(r"(?:^|_|\.)stacks?(?:\.|$)|[a-z]Stack(?:Props)?$")


@fixer(
    TestTrees(),
    groups=("tests",),
    safety=Safety.UNSAFE,
    impact=Impact.NONE,
    refused_by="pytest",
)
def legacy_cdk_tests(tree: Tree, context: TreeContext) -> Iterator[Finding]:
    """Find tests that synthesize CDK in a tree that is Terraform only."""
    if not any(_CDK.search(source.text) for source in tree.tests.values()):
        return
    if not tree.terraform or tree.has("cdk.json", "cdktf.json") or _has_app(tree):
        return
    fixtures: dict[str, set[str]] = {}  # dead ones, by the folder of their conftest.py
    finished: dict[str, Finding] = {}
    for path in sorted(tree.tests, key=lambda path: not path.endswith("conftest.py")):
        finding = _finding(tree, context, path, fixtures)
        if finding:
            finished[path] = finding
    for path, finding in sorted(finished.items()):
        if path.endswith("conftest.py"):
            # tests without their fixtures fail: the fix is for all of them or none
            folder = path.removesuffix("conftest.py")
            below = [f for other, f in finished.items() if other.startswith(folder)]
            edits = tuple(edit for other in below for edit in other.edits)
            yield finding._replace(edits=edits)
        else:
            yield finding


def _finding(
    tree: Tree, context: TreeContext, path: str, fixtures: dict[str, set[str]]
) -> Finding | None:
    """Judge one file; what it takes from its fixtures is noted for the files below."""
    from tffix.python.retire import retire  # noqa: PLC0415, deferred: imports libcst
    from tffix.python.usage import parsed  # noqa: PLC0415, deferred: imports libcst

    text = tree.tests[path].text
    place = tree.relative(path)
    folder = place.rpartition("/")[0]
    inherited = {
        name
        for above, names in fixtures.items()
        if not above or f"{folder}/".startswith(f"{above}/")
        for name in names
    }
    if not _CDK.search(text) and not any(
        re.search(rf"\b{re.escape(name)}\b", text) for name in inherited
    ):
        return None
    usage = parsed(text)
    if usage is None or any(_is_cdk(imported) for imported in usage.guarded()):
        return None
    kinds = {unit: _kind(imported, place, tree) for imported, unit in usage.imports}
    inside = {
        unit: kind
        for unit in usage.every()
        if unit not in kinds and not unit.pieces
        for imported in usage.imports_inside(unit)
        if (kind := _kind(imported, place, tree))
    }
    roots = {unit for unit, kind in {**kinds, **inside}.items() if kind}
    if "stack" not in {*kinds.values(), *inside.values()} and not inherited:
        return None
    dead = usage.dead(roots, inherited)
    if dead == roots and not roots:
        return None
    conftest = place.endswith("conftest.py")
    where = " and ".join(_terraform(tree))
    reason = f"tested a CDK stack; see the Terraform in {where}"
    retired = retire(usage, dead, reason, imports_only=conftest)
    first = min(map(usage.offset, dead))
    names = sorted(
        {
            f"{imported.module}.{imported.name}".strip(".")
            for imported, unit in usage.imports
            if kinds.get(unit) == "stack"
        }
    )
    gone = f" ({', '.join(names)})" if names else ""
    count = len([unit for unit in usage.tests() if unit in dead])
    what = "1 test" if count == 1 else f"{count or ''} tests".strip()
    if conftest:
        what = "fixtures for tests"
    message = (
        f"{what} of a CDK stack{gone}; the infrastructure is Terraform, in {where}"
    )
    edits: tuple[Edit, ...] = ()
    by_hand = _by_hand(
        stars=usage.stars, nested=retired is None, imported=bool(tree.importers(place))
    )
    if by_hand or retired is None:
        remedy = f"skip or rewrite them by hand, as {by_hand}"
    elif conftest:
        remedy = "take them out, and skip the tests that use them"
    else:
        them = "it" if count == 1 else "them"
        remedy = f"skip {them}, and take out what nothing else uses"
    if retired and not by_hand:
        edits = tuple(line_edits(path, text, retired.text))
        if conftest:
            fixtures[folder] = set(retired.fixtures)
    return context.finding(path, first, message, remedy, edits)


def _by_hand(*, stars: bool, nested: bool, imported: bool) -> str:
    """Say why a file is not changed; empty where it can be."""
    if stars:
        return "an import brings names that are not known (*)"
    if nested:
        return "tests lie inside of other statements"
    return "other files import this one" if imported else ""


def _has_app(tree: Tree) -> bool:
    """Whether something beside the tests makes a CDK app."""
    return any(
        _CDK.search(text) and _APP.search(text) and not tree.for_tests(path)
        for path, text in tree.python.items()
    )


def _is_cdk(imported: Imported) -> bool:
    root = imported.module.partition(".")[0]
    return not imported.level and _ROOTS.fullmatch(root) is not None


def _kind(imported: Imported, place: str, tree: Tree) -> str:
    """Say whether an import is of ``cdk``, of a ``stack``, or of neither."""
    module, name = imported.module, imported.name
    if imported.level:
        folder = place.split("/")[: -imported.level]
        module = ".".join([*folder, *filter(None, [module])])
    elif _is_cdk(imported):
        return "cdk"
    elif tree.is_standard(module):
        return ""
    full = f"{module}.{name}" if name else module
    for candidate in (full, module):
        file = tree.module(candidate)
        if file:
            return "stack" if _CDK.search(tree.python[file]) else ""
    gone = (
        imported.level
        or tree.has_terraform(module.partition(".")[0])
        or _STACK.search(module)
        or _STACK.search(name)
    )
    return "stack" if gone and not tree.is_folder(full) else ""


def _terraform(tree: Tree) -> list[str]:
    """Give the folder of the Terraform files, or the few that hold all others."""
    folders = [folder for folder in tree.terraform if folder]
    if len(folders) < len(tree.terraform):
        return ["the repository"]
    tops = sorted({folder.split("/")[0] for folder in folders})
    return folders if len(folders) == 1 else tops
