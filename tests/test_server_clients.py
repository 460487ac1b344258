"""The language server with editors that can do other things, or less."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_lsp
from invoke import FIXED_SG, SG
from language_client import FIX_ALL, SERVER, Editor
from lsprotocol import types

from tffix.lsp.modules import shifted
from tffix.lsp.positions import Positions
from tffix.source import Source

TEXT = SG.replace('"sg-web"', '/* 😀ü€ */ "sg-web"')


@pytest_lsp.fixture(config=SERVER)  # type: ignore[untyped-decorator]
async def editor(client: Editor) -> AsyncIterator[None]:
    yield
    await client.shutdown_session()


@pytest.mark.asyncio
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
async def test_positions_are_negotiated(
    editor: Editor, tmp_path: Path, encoding: str
) -> None:
    result = await editor.start(encodings=[encoding, "utf-16"])
    assert result.capabilities.position_encoding == encoding
    if encoding == "utf-32":
        editor.encoding = "utf-32-le"
    path = tmp_path / "main.tf"
    path.write_text(TEXT, "utf-8")
    editor.open(path)
    (found,) = await editor.shown(path)
    before = "  name = /* 😀ü€ */ "
    width = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]
    name = encoding if encoding == "utf-8" else f"{encoding}-le"
    assert found.range.start.character == len(before.encode(name)) // width


@pytest.mark.asyncio
async def test_what_the_server_can(editor: Editor) -> None:
    can = (await editor.start()).capabilities
    assert can.position_encoding == "utf-16"
    assert can.hover_provider
    assert isinstance(can.code_action_provider, types.CodeActionOptions)
    assert can.code_action_provider.code_action_kinds == ("quickfix", FIX_ALL)
    sync = can.text_document_sync
    assert isinstance(sync, types.TextDocumentSyncOptions)
    assert sync.open_close
    assert sync.save
    # terraform-ls formats
    assert not can.document_formatting_provider


@pytest.mark.asyncio
async def test_an_editor_without_versions_or_watchers(
    editor: Editor, tmp_path: Path
) -> None:
    options = {"select": ["naming"], "delay": 0}
    await editor.initialize_session(
        types.InitializeParams(
            types.ClientCapabilities(), initialization_options=options
        )
    )
    path = tmp_path / "main.tf"
    path.write_text(SG, "utf-8")
    editor.open(path)
    (action,) = await editor.actions(path, FIX_ALL)
    assert action.edit
    assert not action.edit.document_changes
    assert action.edit.changes
    assert editor.edited(SG, action.edit.changes[path.as_uri()]) == FIXED_SG
    assert editor.registered == []
    # the configuration is read again when something is saved
    assert await editor.codes(path) == ["reserved-name-prefix"]
    (tmp_path / "tffix.toml").write_text('ignore = ["naming"]\n', "utf-8")
    editor.save(path)
    await editor.next()
    assert await editor.codes(path) == []


@pytest.mark.asyncio
async def test_settings_of_the_start(editor: Editor, tmp_path: Path) -> None:
    await editor.start(options={"tffix": {"ignore": ["reserved-name-prefix"]}})
    path = tmp_path / "main.tf"
    path.write_text(SG, "utf-8")
    editor.open(path)
    assert await editor.codes(path) == []


def test_serves_a_port() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "tffix", "server", "--tcp", str(port)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        try:
            answer = asyncio.run(asked(port))
        finally:
            server.kill()
    assert answer["result"]["serverInfo"]["name"] == "tffix"


async def asked(port: int) -> dict[str, dict[str, dict[str, str]]]:
    """Introduce an editor over a port; give the answer."""
    for _ in range(100):
        with contextlib.suppress(OSError):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            break
        await asyncio.sleep(0.1)
    params: dict[str, Any] = {
        "processId": os.getpid(),
        "rootUri": None,
        "capabilities": {},
    }
    body = json.dumps(
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params}
    )
    writer.write(f"Content-Length: {len(body)}\r\n\r\n{body}".encode())
    head = await reader.readuntil(b"\r\n\r\n")
    length = int(head.lower().split(b"content-length:")[1].split()[0])
    answer: dict[str, dict[str, dict[str, str]]] = json.loads(
        await reader.readexactly(length)
    )
    writer.close()
    return answer


TEXTS = ["", "a", "one\ntwo\r\nthree\rfour", "😀ü\n€\u2028b\n", "\n\n"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
@pytest.mark.parametrize("text", TEXTS)
def test_positions_lead_back_to_their_offsets(text: str, encoding: str) -> None:
    places = Positions(text, encoding)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] != "\r\n":  # within a line end
            assert places.offset(*places.position(offset)) == offset


def test_positions_that_are_none() -> None:
    places = Positions("😀b\r\nc", "utf-16")
    assert places.offset(0, 1) == 0
    assert places.offset(0, 99) == 2
    assert places.offset(9, 0) == 5
    assert places.position(5) == (1, 1)


def test_findings_shift_with_the_text() -> None:
    from tffix.lsp.modules import Document, Modules  # noqa: PLC0415, beside its use

    modules = Modules()
    folder = modules.see("/none", [Document("/none/main.tf", SG)], lambda: None)
    modules.judge(folder, lambda: None)
    (finding,) = folder.findings
    for after in (f"# {SG}", f"{SG}}}", SG.replace("name ", "\n  name\t")):
        moved = shifted(finding, Source("/none/main.tf", after))
        assert moved
        assert after[moved.start : moved.end] == '"sg-web"'
        assert moved.edits == ()
    assert shifted(finding, Source("main.tf", SG.replace("sg-", "gs-"))) is None
    assert shifted(finding, Source("main.tf", "")) is None
