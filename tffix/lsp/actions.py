"""Findings and fixes in the words of the protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.uris import from_fs_path

from tffix.api.documentation import documentation, markdown
from tffix.edit import Edit
from tffix.engine.registry import page
from tffix.engine.unused_ignore import unused_ignore
from tffix.lsp.modules import Document, Folder, by_path, sound
from tffix.lsp.positions import Positions
from tffix.output import words
from tffix.output.diagnostics import rules
from tffix.project.add_ignore import comments

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tffix.output.diagnostics import Entry

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
        found = [*folder.shown.get(path, ())]
        if path in folder.problems:
            found.append(folder.problems[path])
        return [self._diagnostic(text, entry) for entry in found]

    def quick_fixes(
        self, folder: Folder, path: str, at: types.Range
    ) -> Iterator[types.CodeAction]:
        """Give what can be done about each finding in a range."""
        text = self.positions(folder, path)
        start = text.offset(at.start.line, at.start.character)
        end = text.offset(at.end.line, at.end.character)
        for entry in folder.findings:
            if entry.path == path and entry.start <= end and start <= entry.end:
                yield from self._quick_fixes(folder, text, entry)

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
        found = [e for e in folder.shown.get(path, ()) if e.start <= at <= e.end]
        if not found:
            return None
        return types.Hover(
            types.MarkupContent(
                types.MarkupKind.Markdown, "\n\n---\n\n".join(map(explained, found))
            ),
            self.range(text, found[0].start, found[0].end),
        )

    def _diagnostic(self, text: Positions, entry: Entry) -> types.Diagnostic:
        related = None
        if entry.related:
            start, end, message = entry.related
            place = types.Location(self.uri(entry.path), self.range(text, start, end))
            related = [types.DiagnosticRelatedInformation(place, message)]
        rule = rules().get(entry.rule)
        link = rule and page(rule)
        return types.Diagnostic(
            self.range(text, entry.start, entry.end),
            entry.text,
            severity=_SEVERITIES[entry.level],
            code=entry.rule,
            code_description=types.CodeDescription(link) if link else None,
            source="tffix",
            tags=_tags(entry),
            related_information=related,
        )

    def _quick_fixes(
        self, folder: Folder, text: Positions, entry: Entry
    ) -> Iterator[types.CodeAction]:
        about = [self._diagnostic(text, entry)]
        if entry.edits and sound(entry):
            safe = entry.safety == "safe"
            cost = "" if safe else f" ({words.in_editor(entry.safety, entry.impact)})"
            yield types.CodeAction(
                f"{entry.remedy}{cost}",
                kind=QUICK_FIX,
                diagnostics=about,
                is_preferred=safe,
                edit=self._workspace_edit(folder, by_path(entry.edits)),
            )
        for candidate in entry.candidates:
            edit = Edit(entry.path, entry.start, entry.end, candidate)
            yield types.CodeAction(
                f"Write {candidate}",
                kind=QUICK_FIX,
                diagnostics=about,
                edit=self._workspace_edit(folder, {entry.path: [edit]}),
            )
        if entry.rule != unused_ignore.name and not entry.path.endswith(".json"):
            found = [(entry.start, entry.rule)]
            ignore = {entry.path: comments(entry.source, found, "")}
            yield types.CodeAction(
                f"Ignore {entry.rule} here",
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


def explained(entry: Entry) -> str:
    """Give what a person reads about a finding, as Markdown."""
    rule = rules()[entry.rule]
    title = documentation(rule).title.replace("``", "`")
    cost = words.in_editor(entry.safety, entry.impact)
    return (
        f"**{entry.rule}** ({cost})\n\n{entry.text}\n\n"
        f"---\n\n{title}\n\n{markdown(rule)}"
    )


def _tags(entry: Entry) -> list[types.DiagnosticTag] | None:
    if entry.rule == unused_ignore.name:
        return [types.DiagnosticTag.Unnecessary]
    return [types.DiagnosticTag.Deprecated] if entry.level == "note" else None
