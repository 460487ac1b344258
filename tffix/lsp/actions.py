"""Findings and fixes in the words of the protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.uris import from_fs_path

from tffix.api.documentation import documentation, markdown
from tffix.edit import Edit, Safety
from tffix.engine.registry import page
from tffix.engine.unused_ignore import unused_ignore
from tffix.lsp.modules import Document, Folder, by_path, sound
from tffix.lsp.positions import Positions
from tffix.output import words
from tffix.output.diagnostics import SYNTAX_ERROR, level, rules
from tffix.project.add_ignore import comments

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tffix.errors import HclSyntaxError
    from tffix.rule.finding import Finding

FIX_ALL = "source.fixAll.tffix"
QUICK_FIX = types.CodeActionKind.QuickFix.value
KINDS = (QUICK_FIX, FIX_ALL)

_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "note": types.DiagnosticSeverity.Information,
}


class Editor:
    """What one editor has open, and how it counts and takes edits.

    ``versioned`` editors take edits of a version of a document.
    """

    def __init__(
        self, documents: Iterable[Document], encoding: str, *, versioned: bool
    ) -> None:
        self.documents = {document.path: document for document in documents}
        self.encoding = encoding
        self.versioned = versioned

    def range(self, text: Positions, start: int, end: int) -> types.Range:
        """Give the range between two offsets."""
        return types.Range(
            types.Position(*text.position(start)), types.Position(*text.position(end))
        )

    def positions(self, folder: Folder, path: str) -> Positions:
        """Give the places in a file as the editor counts them."""
        return Positions(folder.source(path).text, self.encoding)

    def diagnostics(self, folder: Folder, path: str) -> list[types.Diagnostic]:
        """Give what to show in a document."""
        text = self.positions(folder, path)
        found = [self._diagnostic(text, f) for f in folder.shown.get(path, ())]
        if error := folder.problems.get(path):
            found.append(self._problem(text, path, error))
        return found

    def quick_fixes(
        self, folder: Folder, path: str, at: types.Range
    ) -> Iterator[types.CodeAction]:
        """Give what can be done about each finding in a range."""
        text = self.positions(folder, path)
        start = text.offset(at.start.line, at.start.character)
        end = text.offset(at.end.line, at.end.character)
        for finding in folder.findings:
            if finding.path == path and finding.start <= end and start <= finding.end:
                yield from self._quick_fixes(folder, text, finding)

    def fix_all(
        self, folder: Folder, edits: Mapping[str, Sequence[Edit]]
    ) -> Iterator[types.CodeAction]:
        """Give the action that makes all edits at once, if there are any."""
        if edits:
            yield types.CodeAction(
                "Fix all that tffix can fix safely in this file",
                kind=FIX_ALL,
                edit=self._workspace_edit(folder, edits),
            )

    def hover(
        self, folder: Folder, path: str, position: types.Position
    ) -> types.Hover | None:
        """Explain the findings at a place."""
        text = self.positions(folder, path)
        at = text.offset(position.line, position.character)
        found = [f for f in folder.shown.get(path, ()) if f.start <= at <= f.end]
        if not found:
            return None
        return types.Hover(
            types.MarkupContent(
                types.MarkupKind.Markdown, "\n\n---\n\n".join(map(explained, found))
            ),
            self.range(text, found[0].start, found[0].end),
        )

    def _diagnostic(self, text: Positions, finding: Finding) -> types.Diagnostic:
        link = page(rules()[finding.fixer])
        severity = level(finding.fixer, certain=finding.certain)
        return types.Diagnostic(
            self.range(text, finding.start, finding.end),
            words.said(finding.message, finding.remedy),
            severity=_SEVERITIES[severity],
            code=finding.fixer,
            code_description=types.CodeDescription(link) if link else None,
            source="tffix",
            tags=_tags(finding, severity),
        )

    def _problem(
        self, text: Positions, path: str, error: HclSyntaxError
    ) -> types.Diagnostic:
        related = None
        if error.related:
            start, end, message = error.related
            place = types.Location(self.uri(path), self.range(text, start, end))
            related = [types.DiagnosticRelatedInformation(place, message)]
        return types.Diagnostic(
            self.range(text, error.start, error.end),
            f"{error.message}; {error.hint}" if error.hint else error.message,
            severity=types.DiagnosticSeverity.Error,
            code=SYNTAX_ERROR,
            source="tffix",
            related_information=related,
        )

    def _quick_fixes(
        self, folder: Folder, text: Positions, finding: Finding
    ) -> Iterator[types.CodeAction]:
        about = [self._diagnostic(text, finding)]
        if finding.edits and sound(folder, finding.edits):
            safe = finding.safety is Safety.SAFE
            yield types.CodeAction(
                finding.remedy if safe else f"{finding.remedy} ({_cost(finding)})",
                kind=QUICK_FIX,
                diagnostics=about,
                is_preferred=safe,
                edit=self._workspace_edit(folder, by_path(finding.edits)),
            )
        for candidate in finding.candidates:
            edit = Edit(finding.path, finding.start, finding.end, candidate)
            yield types.CodeAction(
                f"Write {candidate}",
                kind=QUICK_FIX,
                diagnostics=about,
                edit=self._workspace_edit(folder, {finding.path: [edit]}),
            )
        if finding.fixer != unused_ignore.name:
            source = folder.files[finding.path].original
            ignore = {finding.path: comments(source, [finding], "")}
            yield types.CodeAction(
                f"Ignore {finding.fixer} here",
                kind=QUICK_FIX,
                diagnostics=about,
                edit=self._workspace_edit(folder, ignore),
            )

    def _workspace_edit(
        self, folder: Folder, edits: Mapping[str, Sequence[Edit]]
    ) -> types.WorkspaceEdit:
        changes = {
            path: [
                types.TextEdit(self.range(text, edit.start, edit.end), edit.text)
                for edit in some
            ]
            for path, some in edits.items()
            for text in (self.positions(folder, path),)
        }
        if not self.versioned:
            return types.WorkspaceEdit(
                {self.uri(path): some for path, some in changes.items()}
            )
        return types.WorkspaceEdit(
            document_changes=[
                types.TextDocumentEdit(
                    types.OptionalVersionedTextDocumentIdentifier(
                        self.uri(path), self._version(path)
                    ),
                    some,
                )
                for path, some in changes.items()
            ]
        )

    def uri(self, path: str) -> str:
        """Give the address of a file, as the editor has it where it is open."""
        document = self.documents.get(path)
        return document.uri if document else str(from_fs_path(path))

    def _version(self, path: str) -> int | None:
        document = self.documents.get(path)
        return document.version if document else None


def asked(kind: str, wanted: Sequence[str] | None) -> bool:
    """Whether an action of a kind is among those that are wanted, or all are."""
    return not wanted or any((kind + ".").startswith(one + ".") for one in wanted)


def explained(finding: Finding) -> str:
    """Give what a person reads about a finding, as Markdown."""
    rule = rules()[finding.fixer]
    title = documentation(rule).title.replace("``", "`")
    said = words.said(finding.message, finding.remedy)
    return (
        f"**{finding.fixer}** ({_class(finding)})\n\n{said}\n\n"
        f"---\n\n{title}\n\n{markdown(rule)}"
    )


def _tags(finding: Finding, severity: str) -> list[types.DiagnosticTag] | None:
    if finding.fixer == unused_ignore.name:
        return [types.DiagnosticTag.Unnecessary]
    return [types.DiagnosticTag.Deprecated] if severity == "note" else None


def _class(finding: Finding) -> str:
    if finding.safety is Safety.UNSAFE:
        return _cost(finding)
    return "fixed on save" if finding.safety is Safety.SAFE else "to be fixed by hand"


def _cost(finding: Finding) -> str:
    impact = words.DOES.get(finding.impact.value)
    return f"unsafe: {impact}" if impact else "unsafe: the plan may change"
