"""Requests and notifications."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.capabilities import get_capability

from tffix.lsp.actions import FIX_ALL, KINDS, QUICK_FIX, asked
from tffix.lsp.session import Session, is_terraform
from tffix.project.config import BASELINE, NAMES
from tffix.project.walk import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tffix.lsp.actions import Editor
    from tffix.lsp.modules import Folder

server = Session()

# files beside those of a module that give values
_VALUES = ("*.tfvars", "*.tfvars.json", ".terraform.lock.hcl")


@server.feature(types.INITIALIZE)
def _initialize(ls: Session, params: types.InitializeParams) -> None:
    ls.configure(params.initialization_options)


@server.feature(types.INITIALIZED)
def _initialized(ls: Session, _: types.InitializedParams) -> None:
    watching = "workspace.did_change_watched_files.dynamic_registration"
    ls.watching = get_capability(ls.client_capabilities, watching) is True
    if not ls.watching:
        return
    names = (*(f"*{suffix}" for suffix in SUFFIXES), *NAMES, BASELINE, *_VALUES)
    watchers = [types.FileSystemWatcher(f"**/{name}") for name in names]
    ls.client_register_capability(
        types.RegistrationParams(
            [
                types.Registration(
                    "tffix-files",
                    types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
                    types.DidChangeWatchedFilesRegistrationOptions(watchers),
                )
            ]
        )
    )


@server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
def _configured(ls: Session, params: types.DidChangeConfigurationParams) -> None:
    if params.settings:  # some editors say only that something has changed
        ls.configure(params.settings)
        _look_everywhere(ls)


@server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
def _changed_on_disk(ls: Session, params: types.DidChangeWatchedFilesParams) -> None:
    if all(is_terraform(change.uri) for change in params.changes):
        ls.changed({_place(ls, change.uri)[1] for change in params.changes})
        for folder in ls.folders():
            ls.look(folder, typing=True)
    else:
        ls.reread()
        _look_everywhere(ls)


def _look_everywhere(ls: Session) -> None:
    for folder in ls.folders():
        ls.look(folder)


@server.feature(types.TEXT_DOCUMENT_DID_OPEN)
def _opened(ls: Session, params: types.DidOpenTextDocumentParams) -> None:
    _seen(ls, params.text_document.uri)


@server.feature(types.TEXT_DOCUMENT_DID_SAVE)
def _saved(ls: Session, params: types.DidSaveTextDocumentParams) -> None:
    _seen(ls, params.text_document.uri)


def _seen(ls: Session, uri: str) -> None:
    if is_terraform(uri):
        if not ls.watching:
            ls.reread()
        ls.look(_place(ls, uri)[1])


@server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
def _changed(ls: Session, params: types.DidChangeTextDocumentParams) -> None:
    uri = params.text_document.uri
    if is_terraform(uri):
        ls.look(_place(ls, uri)[1], typing=True)


@server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
def _closed(ls: Session, params: types.DidCloseTextDocumentParams) -> None:
    uri = params.text_document.uri
    if is_terraform(uri):
        ls.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))
        ls.look(_place(ls, uri)[1])


@server.feature(
    types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=KINDS)
)
async def _actions(
    ls: Session, params: types.CodeActionParams
) -> Sequence[types.CodeAction]:
    path, parent = _place(ls, params.text_document.uri)
    wanted = params.context.only

    def actions(
        editor: Editor, folder: Folder, stop: Callable[[], None]
    ) -> list[types.CodeAction]:
        given: list[types.CodeAction] = []
        if path not in folder.open:
            return given
        if asked(QUICK_FIX, wanted):
            ls.modules.judge(folder, stop)
            for action in editor.quick_fixes(folder, path, params.range):
                stop()
                given.append(action)
        if asked(FIX_ALL, wanted):
            given += editor.fix_all(folder, ls.modules.fix(folder, path, stop))
        return given

    if not is_terraform(params.text_document.uri):
        return []
    return await ls.ask(parent, actions) or []


@server.feature(types.TEXT_DOCUMENT_HOVER)
async def _hover(ls: Session, params: types.HoverParams) -> types.Hover | None:
    path, parent = _place(ls, params.text_document.uri)

    def hover(
        editor: Editor, folder: Folder, stop: Callable[[], None]
    ) -> types.Hover | None:
        if path not in folder.open:
            return None
        ls.modules.judge(folder, stop)
        return editor.hover(folder, path, params.position)

    if not is_terraform(params.text_document.uri):
        return None
    return await ls.ask(parent, hover)


def _place(ls: Session, uri: str) -> tuple[str, str]:
    """Give the path of a document and its folder."""
    path = ls.workspace.get_text_document(uri).path
    return path, os.path.dirname(path)
