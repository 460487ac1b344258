"""A provider made of schemas alone, which a real terraform asks as it asks any other.

It stands in for versions of hashicorp/aws that are not on the machine. What a provider
checks itself it does not know: it takes what its schema takes, plans what is proposed,
finds unchanged what the state holds, and imports whatever it is asked to. A block whose
content the bundled schema does not know is the one that 5.100.0 has, whose schema is
terraform's own.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, Self

import msgpack
from bundled_schemas import bundled
from provider_server import ProviderServer

from tffix.aws.update import plugin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tffix.terraform.provider.schema import BlockSchema

_ADDRESS = "registry.terraform.io/hashicorp/aws"
_UNKNOWN = msgpack.ExtType(0, b"\0")
_WHOLE = "5.100.0"
_PLAIN = {"number": 0, "bool": False}


class _Whole:
    """A block, and the one of another version for what is not known of it."""

    def __init__(self, block: BlockSchema, other: BlockSchema | None) -> None:
        self.attributes = block.attributes
        others = other.blocks if other else {}
        known = {
            name: (one if one.block else others.get(name, one), others.get(name))
            for name, one in block.blocks.items()
        }
        self.blocks = {
            name: (one, _Whole(one.block, beside.block if beside else None))
            for name, (one, beside) in known.items()
            if one.block
        }


class StandIn(ProviderServer):
    """Serves a version's schemas of some types; a context manager that ends it.

    ``environment`` makes terraform ask it, without ``terraform init``.
    """

    def __init__(self, version: str, types: Iterable[str]) -> None:
        self._messages = plugin.messages()
        named = {"resource": set(types), "data": set(types), "provider": {"aws"}}
        schemas = bundled(version)
        self._blocks = {
            kind: {
                type_: _Whole(block, bundled(_WHOLE).block(kind, type_))
                for type_ in names
                if (block := schemas.block(kind, type_))
            }
            for kind, names in named.items()
        }

    def __enter__(self) -> Self:
        super().__enter__()
        attached = {
            "Protocol": "grpc",
            "ProtocolVersion": 5,
            "Pid": os.getpid(),
            "Test": True,
            "Addr": {"Network": "unix", "String": self.socket},
        }
        self.environment = {"TF_REATTACH_PROVIDERS": json.dumps({_ADDRESS: attached})}
        return self

    def answer(self, method: str, request: bytes) -> bytes:
        """Answer by the method of that name, where there is one."""
        named = f"_{method.rpartition('/')[2]}"
        respond: Callable[[bytes], Any] = getattr(self, named, lambda _: None)
        said = respond(request)
        return said.SerializeToString() if said is not None else b""

    def _GetSchema(self, _: bytes) -> Any:  # noqa: N802, a name of the protocol
        answer = self._messages.SchemaResponse(
            provider=self._schema(self._blocks["provider"]["aws"])
        )
        for kind, schemas in (
            ("resource", answer.resource_schemas),
            ("data", answer.data_source_schemas),
        ):
            for type_, block in self._blocks[kind].items():
                schemas[type_].CopyFrom(self._schema(block))
        return answer

    def _PrepareProviderConfig(self, request: bytes) -> Any:  # noqa: N802, as above
        asked = self._messages.PrepareResponse.FromString(request)
        return self._messages.PrepareResponse(prepared_config=asked.prepared_config)

    def _UpgradeResourceState(self, request: bytes) -> Any:  # noqa: N802, as above
        asked = self._messages.UpgradeStateRequest.FromString(request)
        block = self._blocks["resource"][asked.type_name]
        return self._state(_shaped(block, json.loads(asked.raw_state.json)))

    def _ReadResource(self, request: bytes) -> Any:  # noqa: N802, as above
        asked = self._messages.ReadRequest.FromString(request)
        return self._messages.StateResponse(state=asked.current_state)

    def _ReadDataSource(self, request: bytes) -> Any:  # noqa: N802, as above
        asked = self._messages.ValidateRequest.FromString(request)
        found = msgpack.unpackb(asked.config.msgpack, strict_map_key=False)
        for name, attribute in self._blocks["data"][asked.type_name].attributes.items():
            if found[name] is None and attribute.computed:
                found[name] = _made_up(name, attribute.type)
        return self._state(found)

    def _PlanResourceChange(self, request: bytes) -> Any:  # noqa: N802, as above
        asked = self._messages.PlanRequest.FromString(request)
        planned = msgpack.unpackb(
            asked.proposed_new_state.msgpack, strict_map_key=False
        )
        if msgpack.unpackb(asked.prior_state.msgpack, strict_map_key=False) is None:
            block = self._blocks["resource"][asked.type_name]
            for name, attribute in block.attributes.items():
                if planned[name] is None and attribute.computed:
                    planned[name] = _UNKNOWN
        return self._messages.PlannedResponse(planned_state=self._value(planned))

    def _ApplyResourceChange(self, request: bytes) -> Any:  # noqa: N802, as above
        asked = self._messages.ApplyRequest.FromString(request)
        made = msgpack.unpackb(asked.planned_state.msgpack, strict_map_key=False)
        block = self._blocks["resource"][asked.type_name]
        for name, value in (made or {}).items():
            if value == _UNKNOWN:
                made[name] = _made_up(name, block.attributes[name].type)
        return self._state(made)

    def _ImportResourceState(self, request: bytes) -> Any:  # noqa: N802, as above
        asked = self._messages.ImportRequest.FromString(request)
        block = self._blocks["resource"][asked.type_name]
        answer = self._messages.ImportResponse()
        answer.imported_resources.add(
            type_name=asked.type_name,
            state=self._value(_shaped(block, {"id": asked.id})),
        )
        return answer

    def _state(self, value: Any) -> Any:
        return self._messages.StateResponse(state=self._value(value))

    def _value(self, value: Any) -> Any:
        return self._messages.DynamicValue(msgpack=msgpack.packb(value))

    def _schema(self, block: _Whole) -> Any:
        return self._messages.Schema(block=self._block(block))

    def _block(self, block: _Whole) -> Any:
        schema = self._messages.Schema
        attributes = [
            schema.Attribute(
                name=name,
                type=json.dumps(one.type or "dynamic").encode(),
                required=one.required,
                optional=one.optional,
                computed=one.computed,
            )
            for name, one in block.attributes.items()
        ]
        blocks = [
            schema.NestedBlock(
                type_name=name,
                block=self._block(whole),
                nesting=f"{one.nesting}".upper(),
                min_items=one.min_items or 0,
                max_items=one.max_items or 0,
            )
            for name, (one, whole) in block.blocks.items()
        ]
        return schema.Block(attributes=attributes, block_types=blocks)


def _made_up(name: str, type_: Any) -> Any:
    """Give a value for what a provider alone knows: null where it is no plain one."""
    return name if type_ == "string" else _PLAIN.get(f"{type_}")


def _shaped(block: _Whole, state: dict[str, Any]) -> dict[str, Any]:
    """Give what a state holds of a block, and null or nothing for all else in it."""
    shaped = {name: state.get(name) for name in block.attributes}
    for name, (nested, inner) in block.blocks.items():
        found = state.get(name)
        if isinstance(found, list):
            shaped[name] = [_shaped(inner, one) for one in found]
        else:
            shaped[name] = [] if nested.nesting in ("list", "set") else found
    return shaped
