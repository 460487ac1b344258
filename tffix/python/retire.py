"""Skip the tests of a file that are dead, and take out what only they used.

What stays keeps every byte. A test that is retired keeps its place, its name, its
docstring and its comments; what it did goes.
"""

from __future__ import annotations

import ast

import libcst as cst

from tffix.lazy_re import pattern
from tffix.python.usage import (
    Usage,
    everything,
    is_skipped,
    kept_decorators,
    parametrized,
)
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tffix.python.usage import Unit

# comments to tools, about code that goes
_DIRECTIVE = pattern(r"#\s*(?:noqa|nosec|type:|pragma|pylint:|fmt:|ruff:)")


class Retired(NamedTuple):
    """The new text of a file, and the names of the tests and fixtures that went."""

    text: str
    tests: list[str]
    fixtures: list[str]


def retire(
    usage: Usage, dead: set[Unit], reason: str, *, imports_only: bool = False
) -> Retired | None:
    """Give a file without what is dead; nothing where that would lose a test.

    ``imports_only`` leaves helpers and fixtures that are not dead themselves but that
    nothing in this file uses any more: another file may.
    """
    needed = {
        ("global", "", "unittest" if usage.is_unittest(unit) else "pytest")
        for unit in usage.tests()
        if unit in dead
    }
    orphans = usage.orphans(dead, needed, imports_only=imports_only)
    text = _Cut(usage, dead | orphans, reason).text()
    if not same_tests(usage.module.code, text):
        return None
    fixtures = [
        name
        for name, units in usage.fixtures.items()
        if any(unit in dead | orphans for unit in units)
    ]
    tests = [_name(unit) for unit in usage.tests() if unit in dead]
    return Retired(text, tests, fixtures)


def _name(unit: Unit) -> str:
    node = unit.node
    assert isinstance(node, cst.FunctionDef | cst.ClassDef)  # noqa: S101, tests are
    above = f"{_name(unit.inside)}::" if unit.inside else ""
    return f"{above}{node.name.value}"


def same_tests(before: str, after: str) -> bool:
    """Let Python itself say whether both texts hold the same tests."""
    try:
        return list(_tests(ast.parse(before))) == list(_tests(ast.parse(after)))
    except (SyntaxError, ValueError):
        return False


def _tests(node: ast.AST, above: str = "") -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                if name.startswith("test"):
                    yield f"{above}{name}"
            case ast.ClassDef(name=name):
                yield from _tests(child, f"{above}{name}::")
            case ast.If() | ast.Try() | ast.With() | ast.For():
                yield from _tests(child, above)


class _Cut:
    """Builds the new tree of a file."""

    def __init__(self, usage: Usage, gone: set[Unit], reason: str) -> None:
        self.usage = usage
        self.gone = gone
        self.reason = reason
        self.missing: list[str] = []
        self.placed: dict[int, cst.BaseStatement] = {}
        self.head: list[cst.EmptyLine] = []

    def text(self) -> str:
        """Give the new text of the file."""
        module = self.usage.module
        body = self._statements(self.usage.units)
        for name in sorted(set(self.missing), reverse=True):
            body = self._with_import(body, name)
        if self.head and body[1:]:
            body[1] = _after(body[1], self.head, first=False)
        if not module.body or body[:1] != [*module.body[:1]]:
            body = [_without_blank_lines(body[0]), *body[1:]] if body else []
        return module.with_changes(body=body).code

    def _statements(self, units: Sequence[Unit]) -> list[cst.BaseStatement]:
        """Give what is left of statements; blank lines before what goes stay once."""
        out: list[cst.BaseStatement] = []
        carried: list[cst.EmptyLine] | None = None
        for at, unit in enumerate(units):
            left = self._left(unit)
            if left is None:
                lines = getattr(unit.node, "leading_lines", ())
                if self._is_first(unit, at):  # what stands above it is of the file
                    self.head, lines = list(lines), ()
                carried = _joined(carried or [], _detached(lines))
                continue
            if carried is not None:
                left = _after(left, carried, first=not out)
                carried = None
            out.append(left)
            self.placed[id(unit)] = left
        return out

    def _is_first(self, unit: Unit, at: int) -> bool:
        """Whether a statement is the first one of the file below its docstring."""
        units = self.usage.units
        return at == 1 and unit is units[1] and _is_docstring(units[0].node)

    def _left(self, unit: Unit) -> cst.BaseStatement | None:
        node = unit.node
        if unit.is_test and unit in self.gone:
            assert isinstance(node, cst.FunctionDef)  # noqa: S101, tests are
            return self._placeholder(unit, node)
        match node:
            case cst.SimpleStatementLine() if unit.pieces:
                return self._import(unit, node)
            case cst.ClassDef() if unit.pieces:
                return self._class(unit, node)
            case cst.FunctionDef() if unit.pieces:
                return self._setup(unit, node)
        if unit in self.gone:
            return None
        assert isinstance(node, cst.BaseStatement)  # noqa: S101, an alias is no statement
        return node

    def _import(
        self, unit: Unit, node: cst.SimpleStatementLine
    ) -> cst.SimpleStatementLine | None:
        names = [piece.node for piece in unit.pieces if piece not in self.gone]
        if len(names) == len(unit.pieces):
            return node
        if not names:
            return None
        last = names[-1]
        assert isinstance(last, cst.ImportAlias)  # noqa: S101, imports have no others
        (line,) = node.body
        whole = unit.pieces[-1].node
        assert isinstance(whole, cst.ImportAlias)  # noqa: S101, imports have no others
        names[-1] = last.with_changes(comma=whole.comma)
        return node.with_changes(body=[line.with_changes(names=names)])

    def _class(self, unit: Unit, node: cst.ClassDef) -> cst.ClassDef:
        body = self._statements(unit.pieces)
        if unit in self.gone:
            uses = {
                id(alias)
                for alias in (*node.bases, *node.decorators)
                if self._is_dead(alias, unit)
            }
            bases = [base for base in node.bases if id(base) not in uses]
            node = node.with_changes(
                bases=bases,
                decorators=[d for d in node.decorators if id(d) not in uses],
            )
            if not bases and self.usage.is_unittest(unit):
                self.missing.append("unittest")
                base = cst.Arg(cst.parse_expression("unittest.TestCase"))
                node = node.with_changes(bases=[base])
            elif not bases and not node.keywords:
                node = node.with_changes(
                    lpar=cst.MaybeSentinel.DEFAULT, rpar=cst.MaybeSentinel.DEFAULT
                )
        return node.with_changes(body=_block(node.body, body))

    def _is_dead(self, node: cst.CSTNode, unit: Unit) -> bool:
        symbols = {symbol for gone in self.gone for symbol in gone.binds}
        return bool(self.usage.symbols(node, unit)[0] & symbols)

    def _setup(self, unit: Unit, node: cst.FunctionDef) -> cst.FunctionDef | None:
        body = self._statements(unit.pieces)
        if len(body) == len(unit.pieces):
            return node
        if all(map(_says_nothing, body)):
            return None
        return node.with_changes(body=_block(node.body, body))

    def _placeholder(self, unit: Unit, node: cst.FunctionDef) -> cst.FunctionDef:
        """Give a test that says why it is skipped, and what it was."""
        symbols = {symbol for gone in self.gone for symbol in gone.binds}
        markers = [
            marker
            for marker in kept_decorators(node)
            if not self.usage.symbols(marker, unit)[0] & symbols
        ]
        if not is_skipped(node):
            markers = [self._skip(unit), *markers]
        given = {name for marker in markers for name in parametrized(marker)}
        static = any(
            isinstance(marker.decorator, cst.Name)
            and marker.decorator.value == "staticmethod"
            for marker in markers
        )
        method = unit.inside is not None and not static
        params = [
            cst.Param(cst.Name(parameter.name.value))
            for at, parameter in enumerate(node.params.params)
            if parameter.name.value in given or (method and at == 0)
        ]
        returns = node.returns
        if returns and self.usage.symbols(returns, unit)[0] & symbols:
            returns = None
        changed = node.with_changes(
            decorators=markers,
            body=_emptied(node.body),
            returns=returns,
        )
        written = [p for p in everything(node.params) if isinstance(p, cst.Param)]
        if len(written) != len(params) or any(
            p.annotation or p.default for p in written
        ):
            changed = changed.with_changes(
                params=cst.Parameters(params),
                whitespace_before_params=cst.SimpleWhitespace(""),
            )
        return changed

    def _skip(self, unit: Unit) -> cst.Decorator:
        if self.usage.is_unittest(unit):
            self.missing.append("unittest")
            code = f"unittest.skip({_quoted(self.reason)})"
        else:
            self.missing.append("pytest")
            code = f"pytest.mark.skip(reason={_quoted(self.reason)})"
        return cst.Decorator(cst.parse_expression(code))

    def _with_import(
        self, body: list[cst.BaseStatement], name: str
    ) -> list[cst.BaseStatement]:
        """Import a module among the others, unless the file does so already."""
        for statement in body:
            for below in everything(statement):
                if isinstance(below, cst.Import) and any(
                    alias.evaluated_name == name and not alias.asname
                    for alias in below.names
                ):
                    return body
        line = cst.SimpleStatementLine([cst.Import([cst.ImportAlias(cst.Name(name))])])
        at, blank = self._import_place(body)
        lines = [cst.EmptyLine(indent=False)] * blank
        body.insert(at, line.with_changes(leading_lines=lines))
        after = at + 1
        if after < len(body) and not _is_import(body[after]):
            gap = 2 if isinstance(body[after], cst.FunctionDef | cst.ClassDef) else 1
            blank_lines = [cst.EmptyLine(indent=False)] * gap
            body[after] = _after(body[after], blank_lines, first=False)
        return body

    def _import_place(self, body: Sequence[cst.BaseStatement]) -> tuple[int, int]:
        """Give where a new import goes, and the blank lines before it.

        That is where the last imports went that nothing is left of, if any did.
        """
        kept = {id(statement): at for at, statement in enumerate(body)}
        at = blank = 0
        place = None
        for unit in self.usage.units:
            statement = self.placed.get(id(unit))
            if statement:
                at, blank = kept.get(id(statement), at) + 1, 0
            elif _is_import(unit.node):
                lines = getattr(unit.node, "leading_lines", ())
                blank = max(blank, _leading_blanks(lines))
                place = at, blank if at else 0
            else:
                break
        if place:
            return place
        at = sum(_is_docstring(line) or _is_future(line) for line in body[:2])
        return at, min(at, 1)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _leading_blanks(lines: Sequence[cst.EmptyLine]) -> int:
    count = 0
    for line in lines:
        if line.comment:
            break
        count += 1
    return count


def _detached(lines: Sequence[cst.EmptyLine]) -> list[cst.EmptyLine]:
    """Give the lines above a statement without the comments that belong to it."""
    end = len(lines)
    while end and lines[end - 1].comment:
        end -= 1
    return list(lines[:end])


def _joined(
    first: Sequence[cst.EmptyLine], then: Sequence[cst.EmptyLine]
) -> list[cst.EmptyLine]:
    """Join lines so that blank ones where they meet are not doubled."""
    blank = _leading_blanks(list(reversed(first)))
    return [*first[: len(first) - min(blank, _leading_blanks(then))], *then]


def _after(
    statement: cst.BaseStatement, lines: Sequence[cst.EmptyLine], *, first: bool
) -> cst.BaseStatement:
    """Give a statement below lines of what went before it."""
    joined = _joined(lines, getattr(statement, "leading_lines", ()))
    if first:
        joined = joined[_leading_blanks(joined) :]
    return statement.with_changes(leading_lines=joined)


def _without_blank_lines(statement: cst.BaseStatement) -> cst.BaseStatement:
    lines = list(getattr(statement, "leading_lines", ()))
    return statement.with_changes(leading_lines=lines[_leading_blanks(lines) :])


def _block(old: cst.BaseSuite, body: Sequence[cst.BaseStatement]) -> cst.BaseSuite:
    pass_ = cst.SimpleStatementLine([cst.Pass()])
    return old.with_changes(body=[*body] or [pass_])


def _says_nothing(statement: cst.BaseStatement) -> bool:
    """Whether a statement is a docstring, ``pass`` or a call of ``super``."""
    match statement:
        case cst.SimpleStatementLine(body=[cst.Pass()]):
            return True
        case cst.SimpleStatementLine(
            body=[
                cst.Expr(value=cst.Call(func=cst.Attribute(value=cst.Call(func=func))))
            ]
        ):
            return isinstance(func, cst.Name) and func.value == "super"
    return _is_docstring(statement)


def _emptied(body: cst.BaseSuite) -> cst.BaseSuite:
    """Give a body that does nothing, with its docstring and its comments."""
    comments = [
        cst.EmptyLine(comment=comment)
        for comment in everything(body)
        if isinstance(comment, cst.Comment) and not _DIRECTIVE.match(comment.value)
    ]
    pass_ = cst.SimpleStatementLine([cst.Pass()])
    if not isinstance(body, cst.IndentedBlock):
        return cst.SimpleStatementSuite([cst.Pass()])
    header = body.header
    if header.comment:
        comments = (
            comments[1:] if not _DIRECTIVE.match(header.comment.value) else comments
        )
    first = body.body[0]
    if _is_docstring(first) and isinstance(first, cst.SimpleStatementLine):
        if not comments:
            return cst.IndentedBlock([first], header=header, indent=body.indent)
        doc = first.with_changes(trailing_whitespace=cst.TrailingWhitespace())
        last = pass_.with_changes(leading_lines=comments)
        return cst.IndentedBlock([doc, last], header=header, indent=body.indent)
    last = pass_.with_changes(leading_lines=comments)
    return cst.IndentedBlock([last], header=header, indent=body.indent)


def _is_docstring(statement: cst.CSTNode) -> bool:
    match statement:
        case cst.SimpleStatementLine(
            body=[cst.Expr(value=cst.SimpleString() | cst.ConcatenatedString())]
        ):
            return True
    return False


def _is_import(statement: cst.CSTNode) -> bool:
    return isinstance(statement, cst.SimpleStatementLine) and isinstance(
        statement.body[0], cst.Import | cst.ImportFrom
    )


def _is_future(statement: cst.CSTNode) -> bool:
    return _is_import(statement) and _imported_name(statement) == "__future__"


def _imported_name(statement: cst.CSTNode) -> str:
    line = statement.body[0]  # type: ignore[attr-defined]
    if isinstance(line, cst.Import):
        return str(line.names[0].evaluated_name)
    return line.module.value if isinstance(line.module, cst.Name) else ""
