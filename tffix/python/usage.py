"""What in a file of tests depends on imports that are dead, and what only that used.

A file is cut into units: statements of the module, of its test classes and of their
setup functions, and single names of imports. A unit uses symbols and binds symbols: a
name of the module, a local of a setup function, an attribute of ``self``, a fixture.
"""

from __future__ import annotations

import libcst as cst
from libcst import metadata as meta

from tffix.python.tree import Imported
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

SETUP = frozenset(
    (
        *("setUp", "setUpClass", "tearDown", "tearDownClass"),
        *("asyncSetUp", "asyncTearDown", "setUpModule", "tearDownModule"),
        *("setup_method", "setup_class", "setup_module", "setup_function"),
        *("teardown_method", "teardown_class", "teardown_module", "teardown_function"),
    )
)

Symbol = tuple[str, str, str]  # kind, where, name


class Unit:
    """A piece of a file that stays or goes as a whole, unless pieces lie in it."""

    def __init__(self, node: cst.CSTNode, inside: Unit | None = None) -> None:
        self.node = node
        self.inside = inside
        self.pieces: list[Unit] = []
        self.uses: set[Symbol] = set()
        self.binds: set[Symbol] = set()
        self.is_test = False
        self.family: str = inside.family if inside else ""
        # what of a test stays used when it is retired
        self.kept: set[Symbol] = set()

    def all(self) -> Iterator[Unit]:
        """Give this unit and all that lie in it."""
        yield self
        for piece in self.pieces:
            yield from piece.all()


def parsed(text: str) -> Usage | None:
    """Read a file; nothing where it is not Python that libcst can read."""
    try:
        return Usage(cst.parse_module(text))
    except cst.ParserSyntaxError:
        return None


class Usage:
    """The units of a file, and which of them are dead."""

    def __init__(self, module: cst.Module) -> None:
        wrapper = meta.MetadataWrapper(module, unsafe_skip_copy=True)
        self.module = wrapper.module
        self._contexts = wrapper.resolve(meta.ExpressionContextProvider)
        self._resolved = wrapper.resolve(meta.ScopeProvider)
        self._positions = wrapper.resolve(meta.PositionProvider)
        self._line_starts = [0]
        for line in self.module.code.splitlines(keepends=True):
            self._line_starts.append(self._line_starts[-1] + len(line))
        self._accesses: dict[int, set[Symbol]] = {}
        self._assigned: dict[int, set[Symbol]] = {}
        self._families: dict[str, str] = {}
        self._unittests: set[str] = set()
        self.stars = False
        self.imports: list[tuple[Imported, Unit]] = []
        self.fixtures: dict[str, list[Unit]] = {}
        self.units = [Unit(statement) for statement in self.module.body]
        for unit in self.units:
            self._cut(unit)
        self._read_scopes()
        for unit in self.every():
            if not unit.pieces or isinstance(unit.node, cst.ClassDef):
                self._read(unit)

    def imports_inside(self, unit: Unit) -> Iterator[Imported]:
        """Give what the imports inside of a function or another statement bring."""
        for below in everything(unit.node):
            if isinstance(below, cst.Import | cst.ImportFrom) and not isinstance(
                below.names, cst.ImportStar
            ):
                for alias in below.names:
                    yield _imported(below, alias)

    def guarded(self) -> Iterator[Imported]:
        """Give what is imported under a condition, in a ``try``, or beside code."""
        for unit in self.units:
            node = unit.node
            if isinstance(node, cst.If | cst.Try) or (
                isinstance(node, cst.SimpleStatementLine) and len(node.body) > 1
            ):
                yield from self.imports_inside(unit)

    def offset(self, unit: Unit) -> int:
        """Give where a unit begins, in characters."""
        start = self._positions[unit.node].start
        return self._line_starts[start.line - 1] + start.column

    def every(self) -> Iterator[Unit]:
        """Give all units, outer ones first."""
        for unit in self.units:
            yield from unit.all()

    def tests(self) -> Iterator[Unit]:
        """Give the tests."""
        return (unit for unit in self.every() if unit.is_test)

    def dead(
        self, roots: Collection[Unit], fixtures: Collection[str] = ()
    ) -> set[Unit]:
        """Give what depends on dead imports or fixtures, the imports included."""
        local = self.fixtures.keys()
        symbols = {("fixture", "", name) for name in fixtures if name not in local}
        found = set(roots)
        for unit in roots:
            symbols |= unit.binds
        while True:
            more = {
                unit
                for unit in self.every()
                if unit not in found
                and (unit.uses & symbols or (unit.inside in found and _follows(unit)))
            }
            if not more:
                return found
            found |= more
            for unit in more:
                if not isinstance(unit.node, cst.ClassDef) or not unit.pieces:
                    symbols |= unit.binds

    def is_unittest(self, unit: Unit) -> bool:
        """Whether a test belongs to a ``unittest.TestCase``."""
        return unit.family in self._unittests

    def orphans(
        self, dead: set[Unit], needed: set[Symbol], *, imports_only: bool
    ) -> set[Unit]:
        """Give what only the dead units used, and what only that used, and so on.

        ``needed`` symbols are used in any case.
        """
        gone = set(dead)
        while True:
            before: set[Symbol] = set()
            now = set(needed)
            for unit in self.every():
                others = unit.uses - unit.binds
                before |= others
                now |= (
                    (unit.kept if unit.is_test else set()) if unit in gone else others
                )
            more = {
                unit
                for unit in self.every()
                if unit not in gone
                and not unit.pieces
                and not unit.is_test
                and unit.binds
                and unit.binds & before
                and not unit.binds & now
                and (not imports_only or isinstance(unit.node, cst.ImportAlias))
            }
            if not more:
                return gone - dead
            gone |= more

    def _cut(self, unit: Unit) -> None:
        node = unit.node
        match node:
            case cst.SimpleStatementLine(
                body=[cst.Import() | cst.ImportFrom() as line]
            ):
                if isinstance(line.names, cst.ImportStar):
                    self.stars = True
                    return
                for alias in line.names:
                    piece = Unit(alias, unit)
                    unit.pieces.append(piece)
                    self.imports.append((_imported(line, alias), piece))
            case cst.ClassDef() if self._is_test_class(node):
                unit.family = self._families[node.name.value]
                body = node.body.body
                unit.pieces = [Unit(statement, unit) for statement in body]
                for piece in unit.pieces:
                    self._cut(piece)
            case cst.FunctionDef():
                name = node.name.value
                inside = unit.inside and isinstance(unit.inside.node, cst.ClassDef)
                fixture = fixture_name(node)
                if fixture:
                    self.fixtures.setdefault(fixture, []).append(unit)
                elif name.startswith("test") and (inside or unit.inside is None):
                    unit.is_test = True
                elif name in SETUP:
                    body = node.body.body
                    unit.pieces = [Unit(statement, unit) for statement in body]

    def _is_test_class(self, node: cst.ClassDef) -> bool:
        bases = [dotted(base.value) for base in node.bases]
        known = [self._families[base] for base in bases if base in self._families]
        if (
            known
            or node.name.value.startswith("Test")
            or any(base.rpartition(".")[2].endswith("TestCase") for base in bases)
        ):
            family = known[0] if known else node.name.value
            self._families[node.name.value] = family
            if any(base.rpartition(".")[2].endswith("TestCase") for base in bases):
                self._unittests.add(family)
            return True
        return False

    def _read_scopes(self) -> None:
        for scope in {scope for scope in self._resolved.values() if scope}:
            for access in scope.accesses:
                found = self._accesses.setdefault(id(access.node), set())
                for assignment in access.referents:
                    symbol = self._symbol(assignment)
                    if symbol:
                        found.add(symbol)
            for assignment in scope.assignments:
                symbol = self._symbol(assignment)
                if symbol and isinstance(assignment, meta.ImportAssignment):
                    self._assigned.setdefault(id(assignment.as_name), set()).add(symbol)
                if symbol and isinstance(assignment, meta.Assignment):
                    self._assigned.setdefault(id(assignment.node), set()).add(symbol)

    def _symbol(self, assignment: meta.BaseAssignment) -> Symbol | None:
        match assignment.scope:
            case meta.GlobalScope():
                return ("global", "", assignment.name)
            case meta.FunctionScope():
                return ("local", str(id(assignment.scope)), assignment.name)
            case meta.ClassScope(name=str(name)) if name in self._families:
                return ("self", self._families[name], assignment.name)
        return None

    def _read(self, unit: Unit) -> None:
        node = unit.node
        if isinstance(node, cst.ClassDef) and unit.pieces:
            heads: list[cst.CSTNode] = [*node.bases, *node.keywords, *node.decorators]
            unit.binds = set(self._assigned.get(id(node), ()))
            for head in heads:
                unit.uses |= self.symbols(head, unit)[0]
            return
        unit.uses, unit.binds = self.symbols(node, unit)
        if isinstance(node, cst.ImportAlias):
            name = node.asname.name if node.asname else node.name
            unit.binds = set(self._assigned.get(id(name), ()))
            unit.uses = set()
        if not isinstance(node, cst.FunctionDef):
            return
        unit.binds = set(self._assigned.get(id(node), ()))
        fixture = fixture_name(node)
        if fixture:
            unit.binds.add(("fixture", "", fixture))
        if fixture or unit.is_test:
            given = {name for marker in markers(node) for name in parametrized(marker)}
            unit.uses |= {
                ("fixture", "", parameter.name.value)
                for parameter in node.params.params
                if parameter.name.value not in given
            }
        if unit.is_test:
            kept = [*kept_decorators(node), *([node.returns] if node.returns else [])]
            for below in kept:
                unit.kept |= self.symbols(below, unit)[0]

    def symbols(self, node: cst.CSTNode, unit: Unit) -> tuple[set[Symbol], set[Symbol]]:
        """Give what a node uses and what it binds."""
        uses: set[Symbol] = set()
        binds: set[Symbol] = set()
        for below in everything(node):
            uses |= self._accesses.get(id(below), set())
            binds |= self._assigned.get(id(below), set())
            match below:
                case cst.Attribute(
                    value=cst.Name(value=owner), attr=cst.Name(value=name)
                ):
                    family = self._families.get(owner)
                    if owner in ("self", "cls"):
                        family = unit.family
                    if family:
                        stored = (
                            self._contexts.get(below) is meta.ExpressionContext.STORE
                        )
                        (binds if stored else uses).add(("self", family, name))
                case cst.Call(func=func, args=args) if dotted(func).endswith(
                    ("usefixtures", "getfixturevalue")
                ):
                    uses |= {
                        ("fixture", "", arg.value.raw_value)
                        for arg in args
                        if isinstance(arg.value, cst.SimpleString)
                    }
        return uses, binds


def _follows(unit: Unit) -> bool:
    """Whether a unit cannot live in a class, or a setup, that is dead."""
    if unit.inside and isinstance(unit.inside.node, cst.FunctionDef):
        return True
    node = unit.node
    return unit.is_test or (
        isinstance(node, cst.FunctionDef)
        and (node.name.value in SETUP or bool(fixture_name(node)))
    )


def everything(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """Give a node and all nodes below it, in the order of the text."""
    stack = [node]
    while stack:
        here = stack.pop()
        yield here
        stack += reversed(here.children)


def dotted(node: cst.CSTNode | None) -> str:
    """Give ``a.b.c`` as text; empty for another expression."""
    match node:
        case cst.Name(value=name):
            return name
        case cst.Attribute(value=owner, attr=attribute):
            above = dotted(owner)
            return f"{above}.{attribute.value}" if above else ""
    return ""


def _imported(line: cst.Import | cst.ImportFrom, alias: cst.ImportAlias) -> Imported:
    if isinstance(line, cst.Import):
        return Imported(dotted(alias.name), "", 0)
    return Imported(dotted(line.module), dotted(alias.name), len(line.relative))


def fixture_name(node: cst.FunctionDef) -> str:
    """Give the name by which tests ask for a fixture; empty for another function."""
    for decorator in node.decorators:
        call = decorator.decorator
        func = call.func if isinstance(call, cst.Call) else call
        if dotted(func).rpartition(".")[2] not in ("fixture", "yield_fixture"):
            continue
        for arg in call.args if isinstance(call, cst.Call) else ():
            named = arg.keyword and arg.keyword.value == "name"
            if named and isinstance(arg.value, cst.SimpleString):
                return str(arg.value.raw_value)
        return node.name.value
    return ""


def markers(node: cst.FunctionDef) -> Iterator[cst.Decorator]:
    """Give the decorators of a test that only mark it."""
    for decorator in node.decorators:
        call = decorator.decorator
        name = dotted(call.func if isinstance(call, cst.Call) else call)
        if name.startswith("pytest.mark.") or name in (
            *("staticmethod", "classmethod"),
            *("unittest.skip", "unittest.skipIf", "unittest.skipUnless"),
        ):
            yield decorator


def kept_decorators(node: cst.FunctionDef) -> list[cst.Decorator]:
    """Give the markers that a test keeps when it is retired."""
    return [
        marker
        for marker in markers(node)
        if not _is(marker, "usefixtures")
        and not (_is(marker, "parametrize") and not parametrized(marker))
    ]


def is_skipped(node: cst.FunctionDef) -> bool:
    """Whether a test is skipped in any case."""
    return any(_is(marker, "skip") for marker in markers(node))


def _is(marker: cst.Decorator, name: str) -> bool:
    call = marker.decorator
    func = call.func if isinstance(call, cst.Call) else call
    return dotted(func).rpartition(".")[2] == name


def parametrized(marker: cst.Decorator) -> list[str]:
    """Give the parameters that ``parametrize`` fills by itself, where that is plain."""
    call = marker.decorator
    if not isinstance(call, cst.Call) or not _is(marker, "parametrize"):
        return []
    if any(arg.keyword and arg.keyword.value == "indirect" for arg in call.args):
        return []
    match call.args and call.args[0].value:
        case cst.SimpleString() as names:
            return [name.strip() for name in str(names.raw_value).split(",")]
        case cst.List(elements=elements) | cst.Tuple(elements=elements):
            return [
                str(element.value.raw_value)
                for element in elements
                if isinstance(element.value, cst.SimpleString)
            ]
    return []
