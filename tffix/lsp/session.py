"""One editor: what it has open, what it wants, and the work that is done for it."""

from __future__ import annotations

import asyncio
import logging
import os
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING, Any, TypeVar

from lsprotocol import types
from pygls.capabilities import get_capability
from pygls.exceptions import PyglsError
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol

from tffix import __version__
from tffix.errors import ConfigError
from tffix.lsp.actions import Editor
from tffix.lsp.modules import Document, Folder, Modules, Stopped
from tffix.project.config import Overrides
from tffix.project.walk import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Callable

R = TypeVar("R")
_log = logging.getLogger(__name__)

_DELAY = 200  # milliseconds without typing before a folder is judged


class _Protocol(LanguageServerProtocol):
    """The protocol of pygls, which keeps something of every notification for ever."""

    def _handle_notification(self, method_name: str, params: Any) -> None:
        super()._handle_notification(method_name, params)
        for key, future in list(self._request_futures.items()):
            if future.done():
                del self._request_futures[key]


class Session(LanguageServer):
    """The server of one editor.

    What takes time is done by one thread, one piece of work after the other.
    """

    def __init__(self) -> None:
        # Whole texts are sent: pygls applies changes of lines, which for it end also
        # where the protocol knows no end, as at U+2028 or a form feed.
        whole = types.TextDocumentSyncKind.Full
        super().__init__("tffix", __version__, whole, protocol_cls=_Protocol)
        self.modules = Modules()
        self.watching = False
        self._delay = _DELAY / 1000
        self._worker = ThreadPoolExecutor(1, "tffix")
        self._looks: dict[str, asyncio.Task[None]] = {}
        self._told: dict[str, str] = {}  # what is wrong, by folder
        # the files that are not open and of which something is shown, by folder
        self._beside: dict[str, set[str]] = {}

    def configure(self, settings: Any) -> None:
        """Take the settings of the editor; tell those that make no sense."""
        if not isinstance(settings, dict):
            settings = {}
        settings = settings.get("tffix", settings) or {}
        try:
            overrides = Overrides(
                select=_names(settings.get("select")),
                ignore=_names(settings.get("ignore")),
                file=os.path.expanduser(settings.get("configuration") or ""),
            )
            self._delay = float(settings.get("delay", _DELAY)) / 1000
        except (AttributeError, TypeError, ValueError) as error:
            self._tell("", f"the settings of the editor: {error}")
            return
        syntax = settings.get("syntaxErrors") is True
        self._worker.submit(self.modules.configure, overrides, syntax_errors=syntax)

    def reread(self) -> None:
        """Read all configuration files again when they are needed next."""
        self._worker.submit(self.modules.reread)

    def changed(self, folders: set[str]) -> None:
        """Read what lies around others again, as something in some folders changed."""
        self._worker.submit(self.modules.changed, folders)

    def folders(self) -> set[str]:
        """Give the folders in which something is open."""
        return {os.path.dirname(document.path) for document in self._documents()}

    def editor(self, folder: str) -> Editor:
        """Give what the editor has open in a folder."""
        encoding = self.workspace.position_encoding
        versioned = "workspace.workspace_edit.document_changes"
        return Editor(
            [
                document
                for document in self._documents()
                if os.path.dirname(document.path) == folder
            ],
            str(getattr(encoding, "value", encoding)),
            versioned=get_capability(self.client_capabilities, versioned) is True,
        )

    async def ask(
        self,
        path: str,
        question: Callable[[Editor, Folder, Callable[[], None]], R],
    ) -> R | None:
        """Ask about a folder; tell, once, where its configuration is wrong."""
        editor = self.editor(path)
        documents = list(editor.documents.values())

        def answer(stop: Callable[[], None]) -> R:
            return question(editor, self.modules.see(path, documents, stop), stop)

        try:
            answered = await self.work(answer)
        except ConfigError as error:
            self._tell(path, str(error))
            return None
        self._told.pop(path, None)
        return answered

    async def work(self, function: Callable[[Callable[[], None]], R]) -> R:
        """Call a function in the thread that does the work.

        It gets a function that raises Stopped once nobody waits for it any more.
        """
        gone = Event()

        def stop() -> None:
            if gone.is_set():
                raise Stopped

        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._worker, lambda: function(stop))
        finally:
            gone.set()

    def look(self, folder: str, *, typing: bool = False) -> None:
        """Judge a folder, soon if somebody is typing, and show what is found."""
        if look := self._looks.pop(folder, None):
            look.cancel()
        if folder in self.folders():
            delay = self._delay if typing else 0
            look = asyncio.create_task(self._look(folder, delay))
            look.add_done_callback(self._report)
            self._looks[folder] = look
        else:
            self._show_beside(folder, {})
            self._worker.submit(self.modules.leave, folder)

    async def _look(self, path: str, delay: float) -> None:
        def found(
            editor: Editor, folder: Folder, stop: Callable[[], None]
        ) -> dict[str, list[types.Diagnostic]]:
            self.modules.judge(folder, stop)
            return {path: editor.diagnostics(folder, path) for path in folder.files}

        await asyncio.sleep(delay)
        editor = self.editor(path)
        diagnostics = await self.ask(path, found) or {}
        # what is wrong in files that are not open is shown in the list of problems
        beside = {
            editor.uri(file): some
            for file, some in diagnostics.items()
            if some and file not in editor.documents
        }
        self._show_beside(path, beside)
        for document in editor.documents.values():
            self._publish(
                document.uri, diagnostics.get(document.path, []), document.version
            )

    def _show_beside(
        self, folder: str, beside: dict[str, list[types.Diagnostic]]
    ) -> None:
        """Show what is found in files that are not open, and nothing in others."""
        for uri in self._beside.pop(folder, set()) - beside.keys():
            self._publish(uri, [])
        for uri, diagnostics in beside.items():
            self._publish(uri, diagnostics)
        if beside:
            self._beside[folder] = set(beside)

    def _publish(
        self, uri: str, diagnostics: list[types.Diagnostic], version: int | None = None
    ) -> None:
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri, diagnostics, version)
        )

    def _report(self, look: asyncio.Task[None]) -> None:
        error = None if look.cancelled() else look.exception()
        if isinstance(error, Exception):
            _log.error("a folder could not be judged", exc_info=error)
            self.report_server_error(error, PyglsError)

    def _documents(self) -> list[Document]:
        return [
            Document(document.path, document.source, document.uri, document.version)
            for document in self.workspace.text_documents.values()
            if is_terraform(document.uri)
        ]

    def _tell(self, folder: str, message: str) -> None:
        if message != self._told.get(folder):
            self._told[folder] = message
            said = types.ShowMessageParams(types.MessageType.Error, f"tffix: {message}")
            self.window_show_message(said)


def is_terraform(uri: str) -> bool:
    """Whether a document is a file that tffix looks at."""
    return uri.startswith("file:") and uri.endswith(SUFFIXES)


def _names(value: Any) -> tuple[str, ...]:
    value = value or []
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise TypeError("select and ignore are lists of names")
    return tuple(value)
