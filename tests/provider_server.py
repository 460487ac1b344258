"""What terraform asks in the place of a provider, over the plugin protocol."""

from __future__ import annotations

import os
import tempfile
from abc import abstractmethod
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Self

import grpc

ANY_SIZE = [
    ("grpc.max_receive_message_length", -1),
    ("grpc.max_send_message_length", -1),
]
_SILENT = "/plugin.GRPCStdio/"  # a stream of what the provider prints: nothing
_AT_ONCE = 64  # calls; terraform makes ten, and waits for ever if none is taken


class ProviderServer(grpc.GenericRpcHandler):  # type: ignore[misc]
    """Listens at ``socket``, a path; a context manager that ends it."""

    @abstractmethod
    def answer(self, method: str, request: bytes) -> bytes:
        """Answer a call of a method, as ``/tfplugin5.Provider/GetSchema``."""

    def __enter__(self) -> Self:
        self._folder = tempfile.TemporaryDirectory()
        self.socket = os.path.join(self._folder.name, "provider")
        self._server = grpc.server(ThreadPoolExecutor(_AT_ONCE), options=ANY_SIZE)
        self._server.add_generic_rpc_handlers((self,))
        self._server.add_insecure_port(f"unix:{self.socket}")
        self._server.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._server.stop(None).wait()
        self._folder.cleanup()

    def service(self, details: Any) -> Any:
        """Give what answers a call."""
        method = details.method
        if method.startswith(_SILENT):
            return grpc.unary_stream_rpc_method_handler(lambda *_: iter(()))
        return grpc.unary_unary_rpc_method_handler(
            lambda request, _: self.answer(method, request)
        )
