"""The real terraform with a real AWS provider, as the judge of what tffix gives.

Nothing here needs the network or an account: the provider comes from a local folder
and plans are made with credentials that nobody checks. ``TFFIX_TF_PLUGINS`` names that
folder, laid out as ``terraform providers mirror`` does; without it the folders are
tried in which terraform itself looks for providers.

A terraform that starts the provider spends most of its seconds on that, so it is
started once for all tests of a process, and hands on the schemas that are needed.
"""

from __future__ import annotations

import atexit
import json
import os
import re
import shutil
import subprocess
import tempfile
from contextlib import ExitStack
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from few_schemas import FewSchemas

_PROVIDER = "registry.terraform.io/hashicorp/aws"
# https://developer.hashicorp.com/terraform/cli/config/config-file, on implied mirrors
_MIRRORS = (
    "~/.terraform.d/plugins",
    "~/.local/share/terraform/plugins",
    "~/Library/Application Support/io.terraform/plugins",
    "/Library/Application Support/io.terraform/plugins",
    "/usr/local/share/terraform/plugins",
    "/usr/share/terraform/plugins",
)
_OFFLINE = b"""\
provider "aws" {
  access_key                  = "offline"
  secret_key                  = "offline"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_region_validation      = true
  skip_requesting_account_id  = true
}
"""
_TIMEOUT = 300  # seconds
_TYPE = re.compile(rb"\baws_\w+")


class Problem(NamedTuple):
    """An error that terraform reports, and the file that it names."""

    path: str
    summary: str
    detail: str


class Plan(NamedTuple):
    """What came of a plan: its errors, else how many resources it would create."""

    errors: list[Problem]
    created: int


@cache
def provider_folder() -> str | None:
    """Give the folder with an AWS provider 5.x; None where there is none."""
    named = os.environ.get("TFFIX_TF_PLUGINS")
    if named:
        return named
    for mirror in map(os.path.expanduser, _MIRRORS):
        provider = Path(mirror, _PROVIDER)
        # unpacked, or as the archive that the registry has
        for pattern in ("5.*/*/*", "terraform-provider-aws_5.*.zip"):
            if any(provider.glob(pattern)):
                return mirror
    return None


needs_terraform = pytest.mark.skipif(
    not shutil.which("terraform"), reason="terraform is not installed"
)
needs_provider = pytest.mark.skipif(
    not (shutil.which("terraform") and provider_folder() and find_spec("grpc_tools")),
    reason="no terraform, no AWS provider 5.x for it (TFFIX_TF_PLUGINS names one), or"
    " not the dependency group facts",
)


def types_in(*texts: bytes) -> set[str]:
    """Give all that may be the name of a type in files."""
    return {type_.decode() for text in texts for type_ in _TYPE.findall(text)}


class Running(NamedTuple):
    """A provider that runs, and the environment in which terraform asks it.

    ``few`` says of which types it has schemas then.
    """

    version: str
    environment: Mapping[str, str]
    few: FewSchemas

    def terraform(
        self, folder: Path, *arguments: str
    ) -> subprocess.CompletedProcess[str]:
        """Run terraform in a folder, which asks for the schemas of what is in it."""
        files = [path for path in folder.rglob("*.tf*") if path.is_file()]
        return self.ask(folder, types_in(*map(Path.read_bytes, files)), *arguments)

    def schemas(self, folder: Path) -> str:
        """Give the schemas of all types, as ``providers schema -json`` writes them."""
        (folder / "offline.tf").write_bytes(_OFFLINE)
        return self.ask(folder, None, "providers", "schema", "-json").stdout

    def ask(
        self, folder: Path, types: Collection[str] | None, *arguments: str
    ) -> subprocess.CompletedProcess[str]:
        """Run terraform in a folder, with the schemas of some types, None for all."""
        self.few.types = types
        return terraform(folder, *arguments, environment=self.environment)


@cache
def running() -> Running:
    """Start the provider for all tests of this process; no ``init`` is needed then.

    It is one, whichever configurations it is given: what several configure in one
    command may be planned with that of another.
    """
    from few_schemas import FewSchemas  # noqa: PLC0415, of a dependency group

    kept = ExitStack()
    atexit.register(kept.close)
    folder = Path(kept.enter_context(tempfile.TemporaryDirectory()))
    text = 'terraform {\n  required_providers {\n    aws = { source = "hashicorp/aws" '
    folder.joinpath("main.tf").write_text(text + "}\n  }\n}\n")
    init(folder)
    (path,) = folder.glob(f".terraform/providers/{_PROVIDER}/*/*/terraform-provider-*")
    process = kept.enter_context(
        subprocess.Popen(
            [path, "-debug"],
            env=_environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
    )
    kept.callback(process.terminate)
    assert process.stdout
    name = "TF_REATTACH_PROVIDERS"
    said = next(
        json.loads(match[1])
        for line in process.stdout
        if (match := re.search(f"{name}='(.*)'", line))
    )
    address = said[_PROVIDER]["Addr"]
    few = kept.enter_context(FewSchemas(address["String"]))
    address["String"] = few.socket
    return Running(path.parts[-3], {name: json.dumps(said)}, few)


def init(folder: Path) -> None:
    """Prepare a folder as a user does, for what starts the provider itself."""
    plugins = f"-plugin-dir={provider_folder()}"
    done = terraform(folder, "init", "-backend=false", plugins)
    assert done.returncode == 0, done.stderr


class Workspace:
    """A folder for one module, in which terraform can validate and plan."""

    def __init__(self, folder: Path, files: Mapping[str, bytes]) -> None:
        self.folder = folder
        self.put(files)

    def terraform(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run terraform, which asks the provider that runs."""
        return running().terraform(self.folder, *arguments)

    def put(self, files: Mapping[str, bytes]) -> None:
        """Make these, by their names, the files of the module."""
        for path in self.folder.glob("*.tf"):
            path.unlink()
        # an override needs a block to override
        configured = any(b'\nprovider "aws"' in b"\n" + data for data in files.values())
        offline = "offline_override.tf" if configured else "offline.tf"
        for name, data in {**files, offline: _OFFLINE}.items():
            self.folder.joinpath(name).write_bytes(data)

    def validate(self) -> list[Problem]:
        """Give the errors of ``terraform validate``."""
        result = json.loads(self.terraform("validate", "-json").stdout)
        return _errors(result["diagnostics"])

    def test(self) -> tuple[dict[str, str], list[Problem]]:
        """Run ``terraform test``; give how each run ended, and all errors."""
        done = self.terraform("test", "-json")
        messages = [json.loads(line) for line in done.stdout.splitlines()]
        ended = {
            message["test_run"]["run"]: message["test_run"]["status"]
            for message in messages
            if message["type"] == "test_run" and "status" in message["test_run"]
        }
        errors = _errors([m["diagnostic"] for m in messages if "diagnostic" in m])
        assert ended, done.stderr
        assert bool(done.returncode) == (set(ended.values()) != {"pass"})
        return ended, errors

    def plan(self) -> Plan:
        """Make a plan for an account that is empty."""
        done = self.terraform(
            "plan", "-json", "-lock=false", "-refresh=false", "-input=false"
        )
        messages = [json.loads(line) for line in done.stdout.splitlines()]
        errors = _errors(
            [message["diagnostic"] for message in messages if "diagnostic" in message]
        )
        created = [
            message["changes"]["add"]
            for message in messages
            if message["type"] == "change_summary"
        ]
        assert bool(errors) == bool(done.returncode), done.stderr
        return Plan(errors, 0 if errors else created[-1])


def offline() -> bytes:
    """Give a provider configuration with which nothing is asked of AWS."""
    return _OFFLINE


def unformatted(folder: Path) -> list[str]:
    """Give the names of the files that ``terraform fmt`` would change."""
    return terraform(folder, "fmt", "-write=false", "-list=true").stdout.splitlines()


def _errors(diagnostics: list[dict[str, Any]]) -> list[Problem]:
    return [
        Problem(
            diagnostic.get("range", {}).get("filename", ""),
            diagnostic["summary"],
            diagnostic["detail"],
        )
        for diagnostic in diagnostics
        if diagnostic["severity"] == "error"
    ]


def terraform(
    folder: Path, *arguments: str, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run terraform in a folder, without what a user has set for it or for AWS."""
    return subprocess.run(
        ["terraform", *arguments],
        cwd=folder,
        env={**_environment(), **(environment or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=_TIMEOUT,
        check=False,
    )


def _environment() -> dict[str, str]:
    """Give the environment without what a user has set for terraform or AWS."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("AWS_", "TF_"))
    }
    return kept | {
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_REGION": "us-east-1",
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "CHECKPOINT_DISABLE": "1",
        "TF_CLI_CONFIG_FILE": os.devnull,
        "TF_IN_AUTOMATION": "1",
    }
