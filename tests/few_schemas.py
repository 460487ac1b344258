"""What stands between terraform and a provider, and hands on few of its schemas.

A terraform asks for the schemas of all types, and spends most of its seconds on reading
those that a module does not have. All else is handed on as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import grpc
from provider_server import ANY_SIZE, ProviderServer

from tffix.aws.update import plugin

if TYPE_CHECKING:
    from collections.abc import Collection

_SCHEMAS = "/tfplugin5.Provider/GetSchema"


class FewSchemas(ProviderServer):
    """Answers for the provider at a socket; a context manager that ends it.

    ``types`` are the resources and data sources whose schemas it hands on, None for
    all.
    """

    def __init__(self, provider: str) -> None:
        self.types: Collection[str] | None = None
        self._provider = grpc.insecure_channel(f"unix:{provider}", options=ANY_SIZE)
        self._all = self._ask(_SCHEMAS, b"")
        self._response = plugin.messages().SchemaResponse
        self._parsed = self._response.FromString(self._all)
        rest = self._response.FromString(self._all)
        rest.resource_schemas.clear()
        rest.data_source_schemas.clear()
        self._rest: bytes = rest.SerializeToString()

    def __exit__(self, *error: object) -> None:
        super().__exit__(*error)
        self._provider.close()

    def answer(self, method: str, request: bytes) -> bytes:
        """Answer for the provider, or let it answer."""
        return self._schemas() if method == _SCHEMAS else self._ask(method, request)

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
