"""The server of the Model Context Protocol, with a real client.

Two tests start it as an agent does; the others share this process with it.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("mcp", reason="the extra mcp is not installed")

from mcp import Client
from mcp.client.stdio import StdioServerParameters

from tffix.mcp.server import server

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

BEFORE = 'resource "aws_security_group" "web" {\n  name = "sg-web"\n}\n'
EIP = """terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

resource "aws_eip" "nat" {
  instance = "i-0123456789abcdef0"
  vpc      = true
}
"""
AFTER = BEFORE.replace("sg-web", "web-sg")


COMMAND = StdioServerParameters(command=sys.executable, args=["-m", "tffix", "mcp"])


def asked(ask: Callable[[Client], Awaitable[Any]], of: Any = server) -> Any:
    """Ask a server."""

    async def session() -> Any:
        async with Client(of) as client:
            return await ask(client)

    return asyncio.run(session())


def called(name: str, **arguments: Any) -> Any:
    """Call a tool; give what it says, as data where it is."""
    result = asked(lambda client: client.call_tool(name, arguments))
    text = result.content[0].text
    try:
        return json.loads(text)
    except ValueError:
        return text


def test_the_tools_say_what_they_take() -> None:
    listed = asked(lambda client: client.list_tools(), COMMAND)
    tools = {tool.name: tool for tool in listed.tools}
    assert tools.keys() == {"check", "fix", "upgrade", "explain", "schema"}
    assert all(tool.description for tool in tools.values())
    assert "unsafe_fixes" in tools["fix"].input_schema["properties"]


def test_an_agent_mends_what_it_wrote() -> None:
    found = called("check", files={"main.tf": BEFORE})
    (finding,) = found["remaining"]
    assert (finding["rule"], finding["refused_by"]) == ("reserved-name-prefix", "plan")
    fixed = called("fix", files={"main.tf": BEFORE})
    assert fixed["texts"] == {"main.tf": AFTER}
    assert fixed["remaining"] == []
    assert called("check", files=fixed["texts"])["remaining"] == []


def test_a_folder_changes_only_if_it_is_to(tmp_path: Path) -> None:
    path = tmp_path / "main.tf"
    path.write_text(BEFORE, "utf-8")
    assert called("fix", path=str(tmp_path))["texts"] == {str(path): AFTER}
    assert path.read_text("utf-8") == BEFORE
    called("fix", path=str(tmp_path), write=True)
    assert path.read_text("utf-8") == AFTER


def test_a_rule_is_explained() -> None:
    assert "cannot begin with sg-" in called("explain", rule="reserved-name-prefix")
    said = called("explain", rule="reserved-name-prefx")
    assert 'did you mean "reserved-name-prefix"?' in said


def test_a_type_has_arguments_and_blocks() -> None:
    found = called("schema", type="aws_lb_target_group")
    assert found["provider"].startswith("hashicorp/aws 6.")
    assert found["arguments"]["port"] == {"type": "number", "required": False}
    assert found["blocks"]["health_check"]["max"] == 1
    assert "arn" in found["read_only"]
    assert "aws_lb" in called("schema", type="aws_lbb")
    assert called("schema", type="aws_vpc", kind="data", provider_version="5.1")


def test_every_kind_of_block_has_a_schema() -> None:
    secret = called(
        "schema", type="aws_secretsmanager_secret_version", kind="ephemeral"
    )
    assert secret["arguments"]["secret_id"]["required"]
    aws = called("schema", type="aws", kind="provider")
    assert "default_tags" in aws["blocks"]
    pet = called("schema", type="random_pet", provider="random")
    assert pet["provider"].startswith("hashicorp/random ")
    assert "no schemas of hashicorp/azurerm" in called(
        "schema", type="azurerm_subnet", provider="azurerm"
    )
    assert "no schemas of module" in called("schema", type="x", kind="module")


def test_an_upgrade_is_previewed_and_not_written(tmp_path: Path) -> None:
    path = tmp_path / "main.tf"
    path.write_text(EIP, "utf-8")
    found = called("upgrade", path=str(tmp_path))
    assert 'domain   = "vpc"' in found["texts"][str(path)]
    assert [one["rule"] for one in found["remaining"]] == []
    assert path.read_text("utf-8") == EIP
    assert "upgrades to aws@6" in called("upgrade", path=str(tmp_path), target="aws@9")


def test_what_is_asked_wrongly_is_said() -> None:
    assert "give either files or path" in called("check")
    assert "no fixer or group" in called(
        "check", files={"main.tf": BEFORE}, select=["nameing"]
    )


def test_the_pages_of_the_rules_are_resources() -> None:
    (listed,) = asked(lambda client: client.read_resource("tffix://rules")).contents
    assert "tffix://rules/name-too-long" in listed.text
    address = "tffix://rules/name-too-long"
    (page,) = asked(lambda client: client.read_resource(address)).contents
    assert page.text.startswith("# name-too-long\n")


def test_the_round_in_the_documentation_is_a_real_one() -> None:
    page = Path(__file__).parent.parent / "docs" / "agents.md"
    blocks = re.findall(r"```json\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    request, answer = map(json.loads, blocks[-2:])
    call = request["tool"], request["arguments"]
    done = asked(lambda client: client.call_tool(*call), COMMAND)
    found = json.loads(done.content[0].text)
    assert found["fixed"] == answer["fixed"]
    (finding,), (shown,) = found["remaining"], answer["remaining"]
    assert {name: finding[name] for name in shown} == shown
