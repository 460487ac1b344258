"""What stands between terraform and a provider, and hands on few of its schemas.

A terraform asks for the schemas of all types, and spends most of its seconds on reading
those that a module does not have. All else is handed on as it is.
"""

from __future__ import annotations

import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Self

import grpc

from tffix.aws.update import plugin

if TYPE_CHECKING:
    from collections.abc import Collection
    from types import TracebackType

_ANY_SIZE = [
    ("grpc.max_receive_message_length", -1),
    ("grpc.max_send_message_length", -1),
]
_AT_ONCE = 64  # calls; terraform makes ten, and waits for ever if none is taken
_SILENT = "/plugin.GRPCStdio/"  # a stream of what the provider prints: nothing
_SCHEMAS = "/tfplugin5.Provider/GetSchema"


class FewSchemas(grpc.GenericRpcHandler):  # type: ignore[misc]
    """Answers for the provider at a socket; a context manager that ends it.

    ``types`` are the resources and data sources whose schemas it hands on, None for
    all; ``socket`` is where it listens.
    """

    def __init__(self, provider: str) -> None:
        self.types: Collection[str] | None = None
        self._provider = grpc.insecure_channel(f"unix:{provider}", options=_ANY_SIZE)
        self._all = self._ask(_SCHEMAS, b"")
        self._response = plugin.messages().SchemaResponse
        self._parsed = self._response.FromString(self._all)
        rest = self._response.FromString(self._all)
        rest.resource_schemas.clear()
        rest.data_source_schemas.clear()
        self._rest: bytes = rest.SerializeToString()

    def __enter__(self) -> Self:
        self._folder = tempfile.TemporaryDirectory()
        self.socket = os.path.join(self._folder.name, "provider")
        self._server = grpc.server(ThreadPoolExecutor(_AT_ONCE), options=_ANY_SIZE)
        self._server.add_generic_rpc_handlers((self,))
        self._server.add_insecure_port(f"unix:{self.socket}")
        self._server.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.stop(None).wait()
        self._provider.close()
        self._folder.cleanup()

    def service(self, details: Any) -> Any:
        """Give what answers a call."""
        method = details.method
        if method.startswith(_SILENT):
            return grpc.unary_stream_rpc_method_handler(lambda *_: iter(()))
        if method == _SCHEMAS:
            return grpc.unary_unary_rpc_method_handler(lambda *_: self._schemas())
        return grpc.unary_unary_rpc_method_handler(
            lambda request, _: self._ask(method, request)
        )

    def _ask(self, method: str, request: bytes) -> bytes:
        answer: bytes = self._provider.unary_unary(method)(request)
        return answer

    def _schemas(self) -> bytes:
        if self.types is None:
            return self._all
        few = self._response()
        for field in ("resource_schemas", "data_source_schemas"):
            kept, known = getattr(few, field), getattr(self._parsed, field)
            for type_ in known.keys() & self.types:
                kept[type_].CopyFrom(known[type_])
        # two messages in a row are one that has what is in both
        return self._rest + bytes(few.SerializeToString())
