"""Speak with a provider binary over Terraform's plugin protocol."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self

import grpc
import msgpack
from grpc_tools import protoc

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType, TracebackType

# Every provider asks for this value, so that nobody starts one by accident.
_COOKIE = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2"
_GONE = grpc.StatusCode.UNAVAILABLE
_ADDRESS = "registry.terraform.io/hashicorp/aws"
# A configuration with which it plans without a network.
OFFLINE = {
    "access_key": "none",
    "region": "us-east-1",
    "secret_key": "none",
    "skip_credentials_validation": True,
    "skip_metadata_api_check": "true",
    "skip_region_validation": True,
    "skip_requesting_account_id": True,
}


class CrashError(Exception):
    """The provider died of a request; it runs again."""


class Refusal(NamedTuple):
    """An error of a provider, and the dotted path of its argument, if any."""

    argument: str
    text: str


class Plan(NamedTuple):
    """What a provider says about a change: errors, and arguments that replace."""

    refusals: frozenset[Refusal]
    replacing: frozenset[str]


def binary(plugins: Path) -> Path | None:
    """Find the newest AWS provider in a folder as ``terraform init`` fills it."""
    found = sorted(
        plugins.glob(f"{_ADDRESS}/*/*/terraform-provider-aws_v*"),
        key=lambda path: [int(part) for part in path.parts[-3].split(".")],
    )
    return found[-1] if found else None


class Provider:
    """A running provider; a context manager that ends it.

    ``schema`` is its part of what ``terraform providers schema -json`` writes.
    """

    def __init__(self, path: Path, schema: dict[str, Any]) -> None:
        self._path = path
        self._schema = schema
        self._messages = messages()
        self._config: Mapping[str, Any] | None = None

    def __enter__(self) -> Self:
        environment = {
            **os.environ,
            "TF_PLUGIN_MAGIC_COOKIE": _COOKIE,
            "PLUGIN_PROTOCOL_VERSIONS": "5",
            "AWS_EC2_METADATA_DISABLED": "true",
        }
        self._process = subprocess.Popen(  # noqa: S603, the caller chose the provider
            [self._path],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._process.stdout  # noqa: S101, it is a pipe
        greeting = self._process.stdout.readline().strip().split("|")
        if greeting[:1] != ["1"] or greeting[4] != "grpc":
            raise OSError(f"{self._path} does not answer as a provider: {greeting}")
        self._channel = grpc.insecure_channel(f"unix:{greeting[3]}")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._channel.close()
        self._process.terminate()
        self._process.communicate()

    def configure(self, config: Mapping[str, Any]) -> None:
        """Configure the provider; OSError if it refuses."""
        request = self._messages.ConfigureRequest(
            terraform_version="1.11.4",
            config=self._value(_filled(self._schema["provider"]["block"], config)),
        )
        refusals = self._refusals(self._call("Configure", request).diagnostics)
        if refusals:
            raise OSError(f"the provider refuses its configuration: {refusals}")
        self._config = config

    def required(self, type_: str) -> dict[str, Any]:
        """Give values for all that a resource must have, of the right types."""
        return _required(self.block(type_))

    def block(self, type_: str) -> dict[str, Any]:
        """Give the schema of a resource type, or of a data source ``data.aws_…``."""
        name = type_.removeprefix("data.")
        kind = "resource_schemas" if name == type_ else "data_source_schemas"
        block: dict[str, Any] = self._schema[kind][name]["block"]
        return block

    def validate(self, type_: str, config: Mapping[str, Any]) -> frozenset[Refusal]:
        """Give what the provider refuses of a resource when it validates."""
        name = type_.removeprefix("data.")
        request = self._messages.ValidateRequest(
            type_name=name, config=self._value(self._resource(type_, config))
        )
        method = "ResourceType" if name == type_ else "DataSource"
        response = self._call(f"Validate{method}Config", request)
        return self._refusals(response.diagnostics)

    def plan(
        self, type_: str, prior: Mapping[str, Any] | None, config: Mapping[str, Any]
    ) -> Plan:
        """Give what the provider says to a change from ``prior``, or to a creation."""
        wanted = self._resource(type_, config)
        before = None if prior is None else self._resource(type_, prior)
        if prior is None:
            proposed = wanted
        else:
            # terraform carries on what the configuration leaves to the provider
            proposed = {
                name: prior.get(name) if value is None else value
                for name, value in wanted.items()
            }
        request = self._messages.PlanRequest(
            type_name=type_,
            prior_state=self._value(before),
            proposed_new_state=self._value(proposed),
            config=self._value(wanted),
        )
        response = self._call("PlanResourceChange", request)
        return Plan(
            self._refusals(response.diagnostics),
            frozenset(
                path.steps[0].attribute_name for path in response.requires_replace
            ),
        )

    def _resource(self, type_: str, config: Mapping[str, Any]) -> dict[str, Any]:
        return _filled(self.block(type_), config)

    def _value(self, value: Mapping[str, Any] | None) -> Any:
        return self._messages.DynamicValue(msgpack=msgpack.packb(value))

    def _call(self, method: str, request: Any) -> Any:
        name = type(request).__name__.removesuffix("Request")
        answer = getattr(self._messages, f"{name}Response")
        ask = self._channel.unary_unary(
            f"/tfplugin5.Provider/{method}",
            request_serializer=type(request).SerializeToString,
            response_deserializer=answer.FromString,
        )
        try:
            return ask(request)
        except grpc.RpcError as error:
            if self._process.poll() is None and error.code() != _GONE:
                raise
            self.__exit__(None, None, None)
            self.__enter__()
            if self._config is not None:
                self.configure(self._config)
            raise CrashError(method) from error

    def _refusals(self, diagnostics: Any) -> frozenset[Refusal]:
        return frozenset(
            Refusal(
                ".".join(
                    step.attribute_name
                    for step in found.attribute.steps
                    if step.attribute_name  # an index has none
                ),
                f"{found.summary}: {found.detail}" if found.detail else found.summary,
            )
            for found in diagnostics
            if found.severity == self._messages.Diagnostic.ERROR
        )


def _filled(block: dict[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """Give a whole object of a block's type: null or empty where no value is given."""
    empty: dict[str, Any] = dict.fromkeys(block.get("attributes", {}))
    for name, nested in block.get("block_types", {}).items():
        empty[name] = [] if nested["nesting_mode"] in ("list", "set") else None
    return {**empty, **values}


def _required(block: dict[str, Any]) -> dict[str, Any]:
    plain = {"string": "aaaa", "number": 1, "bool": False}
    values: dict[str, Any] = {
        name: plain[attribute["type"]]
        if isinstance(attribute["type"], str)
        else {}
        if attribute["type"][0] == "map"
        else ["aaaa"]
        for name, attribute in block.get("attributes", {}).items()
        if attribute.get("required")
    }
    for name, nested in block.get("block_types", {}).items():
        if nested.get("min_items"):
            values[name] = [_filled(nested["block"], _required(nested["block"]))]
    return values


def messages() -> ModuleType:
    """Compile the protocol's messages."""
    folder = Path(__file__).parent
    with tempfile.TemporaryDirectory() as target:
        if protoc.main(["", f"-I{folder}", f"--python_out={target}", "provider.proto"]):
            raise OSError("provider.proto cannot be compiled")
        spec = importlib.util.spec_from_file_location(
            "provider_pb2", Path(target, "provider_pb2.py")
        )
        assert spec  # noqa: S101, there is a loader for .py files
        assert spec.loader  # noqa: S101
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module
