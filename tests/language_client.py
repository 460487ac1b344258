"""An editor, as the language server sees it: it opens, types, asks, and applies."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.protocol import default_converter
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities
from pytest_lsp.client import DEFAULT_CLIENT_FEATURES, register_lsp_features

QUICK_FIX = types.CodeActionKind.QuickFix
FIX_ALL = "source.fixAll.tffix"
PATIENCE = 120  # seconds: a server that hangs, and no slow machine


class Editor(LanguageClient):
    """A client that keeps its buffers in step with the server."""

    def __init__(self) -> None:
        super().__init__(converter_factory=default_converter)
        self.buffers: dict[str, tuple[int, str]] = {}
        self.published: dict[str, types.PublishDiagnosticsParams] = {}
        self.news = asyncio.Event()
        self.registered: list[types.Registration] = []
        self.encoding = "utf-16-le"
        features = DEFAULT_CLIENT_FEATURES | {
            types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS: _published,
            types.CLIENT_REGISTER_CAPABILITY: _registered,
            types.WINDOW_SHOW_MESSAGE: _message,
        }
        register_lsp_features(self, features)

    async def start(
        self,
        folder: Path | None = None,
        like: str = "visual-studio-code",
        options: dict[str, Any] | None = None,
        encodings: Sequence[str] = (),
    ) -> types.InitializeResult:
        """Introduce this to the server with the capabilities of a real editor."""
        capabilities = client_capabilities(like)
        if encodings:
            assert capabilities.general
            capabilities.general.position_encodings = list(encodings)
        result = await self.initialize_session(
            types.InitializeParams(
                capabilities,
                initialization_options=options,
                root_uri=folder.as_uri() if folder else None,
            )
        )
        agreed = result.capabilities.position_encoding or "utf-16"
        # without a name for the byte order, Python writes a mark
        self.encoding = str(getattr(agreed, "value", agreed)).replace("16", "16-le")
        return result

    def open(self, path: Path, text: str | None = None) -> None:
        """Open a file, perhaps with a text that is not saved yet."""
        text = path.read_bytes().decode() if text is None else text
        self.buffers[path.as_uri()] = 1, text
        self.text_document_did_open(
            types.DidOpenTextDocumentParams(
                types.TextDocumentItem(path.as_uri(), "terraform", 1, text)
            )
        )

    def type(self, path: Path, text: str) -> None:
        """Change the text of a buffer."""
        version = self.buffers[path.as_uri()][0] + 1
        self.buffers[path.as_uri()] = version, text
        self.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(version, path.as_uri()),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )

    def save(self, path: Path) -> None:
        """Write a buffer to its file."""
        path.write_bytes(self.text(path).encode())
        self.text_document_did_save(types.DidSaveTextDocumentParams(_identifier(path)))

    def close(self, path: Path) -> None:
        """Close a buffer."""
        del self.buffers[path.as_uri()]
        self.text_document_did_close(
            types.DidCloseTextDocumentParams(_identifier(path))
        )

    def text(self, path: Path) -> str:
        """Give the text of a buffer."""
        return self.buffers[path.as_uri()][1]

    async def shown(self, path: Path) -> list[types.Diagnostic]:
        """Wait for what is found in a buffer as it is."""
        uri = path.as_uri()
        while uri not in self.published or (
            self.published[uri].version != self.buffers[uri][0]
        ):
            await self.next()
        return list(self.published[uri].diagnostics)

    async def next(self) -> None:
        """Wait until the server publishes something."""
        self.news.clear()
        await asyncio.wait_for(self.news.wait(), PATIENCE)

    def seconds(self) -> float:
        """Give the processor time that the server took, in seconds; on Linux only."""
        assert self._server
        stat = Path(f"/proc/{self._server.pid}/stat").read_text("utf-8")
        user, system = stat.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    async def codes(self, path: Path) -> list[str]:
        """Wait for the names of what is found in a buffer as it is."""
        return [str(found.code) for found in await self.shown(path)]

    async def actions(
        self,
        path: Path,
        *only: str,
        at: types.Range | None = None,
    ) -> list[types.CodeAction]:
        """Ask what can be done in a range, or in the whole buffer."""
        end = types.Position(self.text(path).count("\n") + 1, 0)
        answer = await self.text_document_code_action_async(
            types.CodeActionParams(
                _identifier(path),
                at or types.Range(types.Position(0, 0), end),
                types.CodeActionContext([], only or None),
            )
        )
        actions = [a for a in answer or [] if isinstance(a, types.CodeAction)]
        assert len(actions) == len(answer or [])
        return actions

    async def fix(self, path: Path) -> types.WorkspaceEdit | None:
        """Ask for what runs on save, and do it."""
        actions = await self.actions(path, FIX_ALL)
        if not actions:
            return None
        (action,) = actions
        assert action.edit
        self.apply(action.edit)
        return action.edit

    def apply(self, edit: types.WorkspaceEdit) -> None:
        """Do what an action says, in buffers and in files that are not open."""
        assert edit.document_changes
        for change in edit.document_changes:
            assert isinstance(change, types.TextDocumentEdit)
            document = change.text_document
            path = path_of(document.uri)
            edits = [one for one in change.edits if isinstance(one, types.TextEdit)]
            if document.uri in self.buffers:
                version, text = self.buffers[document.uri]
                assert document.version == version
                self.type(path, self.edited(text, edits))
            else:
                assert document.version is None
                text = path.read_bytes().decode()
                path.write_bytes(self.edited(text, edits).encode())

    def edited(self, text: str, edits: Sequence[types.TextEdit]) -> str:
        """Apply edits as the protocol means them."""
        lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line))

        def offset(at: types.Position) -> int:
            line = lines[at.line].encode(self.encoding)
            width = 2 if "16" in self.encoding else 1
            return starts[at.line] + len(
                line[: at.character * width].decode(self.encoding)
            )

        for edit in sorted(edits, key=lambda e: offset(e.range.start), reverse=True):
            start, end = offset(edit.range.start), offset(edit.range.end)
            text = text[:start] + edit.new_text + text[end:]
        return text

    def marked(self, path: Path, found: types.Diagnostic) -> str:
        """Give the characters that a diagnostic is about."""
        text = self.text(path)
        cut = types.TextEdit(found.range, "\0")
        head, tail = self.edited(text, [cut]).split("\0")
        return text[len(head) : len(text) - len(tail)]


SERVER = ClientServerConfig(
    server_command=[sys.executable, "-m", "tffix", "server"], client_factory=Editor
)


def path_of(uri: str) -> Path:
    """Give the path of a file."""
    from pygls.uris import to_fs_path  # noqa: PLC0415, beside its use

    return Path(str(to_fs_path(uri)))


def only(edit: types.WorkspaceEdit | None) -> Sequence[types.TextEdit]:
    """Give the edits of the one document that is changed."""
    assert edit
    assert edit.document_changes
    (change,) = edit.document_changes
    assert isinstance(change, types.TextDocumentEdit)
    return [one for one in change.edits if isinstance(one, types.TextEdit)]


def _identifier(path: Path) -> types.TextDocumentIdentifier:
    return types.TextDocumentIdentifier(path.as_uri())


def _published(client: Editor, params: types.PublishDiagnosticsParams) -> None:
    client.published[params.uri] = params
    client.news.set()


def _registered(client: Editor, params: types.RegistrationParams) -> None:
    client.registered += params.registrations
    client.news.set()


def _message(client: Editor, params: types.ShowMessageParams) -> None:
    client.messages.append(params)
    client.news.set()
