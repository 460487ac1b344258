"""A plan that asks nobody: made-up credentials, variables and data sources.

``terraform test`` plans a module without its backend, and takes what data sources give
from its test file. It runs in a copy, so that nothing is written to the folders. What
is made up is as plausible as its name allows; an error that it brings is there before a
fix and after it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
from contextlib import suppress

from tffix.edit import Edit, splice
from tffix.errors import HclSyntaxError, SourceError
from tffix.hcl import nodes as n
from tffix.hcl.strings import quote
from tffix.project import walk
from tffix.source import Source
from tffix.terraform.module import inputs
from tffix.terraform.module.module import Module
from tffix.terraform.provider.accepted import aws_schemas
from tffix.terraform.reading import file_of
from tffix.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from tffix.hcl.file import File

_TEST = "tffix_rehearsal.tftest.hcl"
_OVERRIDE = "tffix_rehearsal_override.tf"
_PROVIDER = "tffix_rehearsal.tf"
_LEFT_OUT = (".terraform", ".git", "node_modules", ".venv", "*.tfstate*", "*.tftest.*")
_MOCK = """\
  access_key                  = "made-up"
  secret_key                  = "made-up"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_region_validation      = true
  skip_requesting_account_id  = true
"""
# who one is, which is asked of AWS
_IDENTITY = {
    *("assume_role", "assume_role_with_web_identity", "profile", "endpoints"),
    *("shared_config_files", "shared_credentials_files", "allowed_account_ids"),
}
# data sources that ask nobody
_LOCAL = {
    *("aws_iam_policy_document", "aws_region", "aws_partition", "aws_arn"),
    *("aws_service", "aws_service_principal", "aws_default_tags"),
    *("archive_file", "template_file", "cloudinit_config", "local_file"),
}
_DEPTH = 8  # of modules in modules
_DEEP = 2  # lists in lists
_ACCOUNT = "123456789012"
_NUMBER = "0123456789abcdef0"
# by what a name ends with; the first that fits
_TEXTS = {
    "account_id": _ACCOUNT,
    "owner_id": _ACCOUNT,
    "arn": f"arn:aws:iam::{_ACCOUNT}:role/example",
    "cidr_block": "10.0.0.0/16",
    "cidr": "10.0.0.0/16",
    "vpc_id": f"vpc-{_NUMBER}",
    "subnet_id": f"subnet-{_NUMBER}",
    "security_group_id": f"sg-{_NUMBER}",
    "ami": f"ami-{_NUMBER}",
    "image_id": f"ami-{_NUMBER}",
    "zone_id": "Z0123456789ABCDEFGHIJ",
    "region": "us-east-1",
    "zone": "us-east-1a",
    "email": "someone@example.com",
    "domain": "example.com",
    "domain_name": "example.com",
    "date": "2024-01-01T00:00:00.000Z",
    "password": "Made-up-passw0rd",
    "secret_string": "{}",
}
_IDS = {
    "aws_ami": f"ami-{_NUMBER}",
    "aws_caller_identity": _ACCOUNT,
    "aws_security_group": f"sg-{_NUMBER}",
    "aws_subnet": f"subnet-{_NUMBER}",
    "aws_vpc": f"vpc-{_NUMBER}",
}
_LISTS = {
    "aws_availability_zones": [f"us-east-1{letter}" for letter in "abcd"],
    "aws_subnets": [f"subnet-{number}{_NUMBER[1:]}" for number in range(3)],
}


def diagnostics(
    program: str, root: str, folders: Collection[str]
) -> list[dict[str, Any]] | None:
    """Give the errors of a plan of a prepared folder, as terraform says them in JSON.

    ``folders`` are the real paths of it and of the modules that it calls; files are
    named from the root. None where this terraform cannot plan in a test.
    """
    top = os.path.commonpath([root, *folders])
    with tempfile.TemporaryDirectory(prefix="tffix-") as temporary:
        for folder in sorted({root, *folders}):
            if ".terraform" not in os.path.relpath(folder, root).split(os.sep):
                copy = os.path.join(temporary, os.path.relpath(folder, top))
                left_out = shutil.ignore_patterns(*_LEFT_OUT)
                shutil.copytree(folder, copy, ignore=left_out, dirs_exist_ok=True)
        copy = os.path.normpath(os.path.join(temporary, os.path.relpath(root, top)))
        data = os.path.join(root, ".terraform")
        os.symlink(data, os.path.join(copy, ".terraform"))
        try:
            _make_ready(copy)
        except (HclSyntaxError, SourceError):
            return []  # which validate says
        return _tested(program, copy)


def _tested(program: str, folder: str) -> list[dict[str, Any]] | None:
    done = subprocess.run(  # noqa: S603, the user asked for it
        [program, "test", "-json", "-no-color", f"-filter={_TEST}"],
        cwd=folder,
        env={
            **{
                k: v for k, v in os.environ.items() if not k.startswith(("AWS_", "TF_"))
            },
            "AWS_EC2_METADATA_DISABLED": "true",
            "CHECKPOINT_DISABLE": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    found = []
    for line in done.stdout.splitlines():
        with suppress(ValueError):
            said = json.loads(line)
            if said.get("type") == "diagnostic":
                found.append(said["diagnostic"])
    errors = [one for one in found if one["severity"] == "error"]
    if any((one.get("range") or {}).get("filename") == _TEST for one in errors):
        return None
    return errors if found or not done.returncode else None


def _make_ready(folder: str) -> None:
    """Write what is made up beside the files of a copy."""
    module = Module(_files(folder))
    if "" not in _mock(folder):
        own = f'provider "aws" {{\n  region = "us-east-1"\n{_MOCK}}}\n'
        _write(os.path.join(folder, _PROVIDER), own)
    for inner in {inner for _, inner in _below(module, folder)}:
        _mock(inner)
    lines = [*_variables(module, folder), *_overridden(module, folder)]
    test = "".join(f"{line}\n" for line in lines)
    _write(os.path.join(folder, _TEST), f'{test}run "plan" {{\n  command = plan\n}}\n')


def _mock(folder: str) -> list[str]:
    """Give the providers of a folder made-up credentials; their aliases are given.

    That of one without an alias is empty.
    """
    aliases = []
    for path, file in _files(folder).items():
        cuts = []
        for block in file.blocks("provider", "aws"):
            alias = block.body.attribute("alias")
            aliases.append(file.text_of(alias) if alias else "")
            cuts += [
                Edit(path, item.start, item.end, "")
                for item in block.body.items
                if item.key_name in _IDENTITY
            ]
        if cuts:
            _write(path, splice(file.text, cuts))
    mocks = [f'provider "aws" {{\n  {alias}\n{_MOCK}}}\n' for alias in aliases]
    _write(os.path.join(folder, _OVERRIDE), "".join(mocks))
    return aliases


def _below(
    module: Module, folder: str, address: str = "", depth: int = 0
) -> Iterator[tuple[str, str]]:
    """Give the modules that are called, and those that they call, and their folders."""
    for _, block in module.blocks("module") if depth < _DEPTH else ():
        source = block.body.attribute("source")
        match source and source.value:
            case n.Template(parts=(n.Text(raw=raw),)) if raw.startswith("."):
                inner = os.path.normpath(os.path.join(folder, raw))
                if os.path.isdir(inner):
                    below = f"{address}module.{block.labels[0].value}."
                    yield below, inner
                    yield from _below(Module(_files(inner)), inner, below, depth + 1)


def _files(folder: str) -> dict[str, File]:
    paths = (os.path.join(folder, name) for name in sorted(os.listdir(folder)))
    return {
        path: file_of(Source.decode(path, walk.read(path)))
        for path in paths
        if path.endswith(".tf")
    }


def _write(path: str, text: str) -> None:
    with open(path, "w", encoding="utf-8", newline="") as stream:
        stream.write(text)


def _variables(module: Module, folder: str) -> Iterator[str]:
    """Give a value to each variable that has none."""
    given = ""
    for name in inputs.read(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as stream:
            given += stream.read() + "\n"
    yield "variables {"
    for _, block in module.blocks("variable"):
        name = block.labels[0].value
        is_given = re.search(rf'^\s*"?{re.escape(name)}"?\s*[=:]', given, re.MULTILINE)
        if not is_given and not block.body.attribute("default"):
            type_ = block.body.attribute("type")
            value = _of_type(name, type_.value if type_ else None)
            yield f"  {name} = {_written(value)}"
    yield "}"


def _of_type(name: str, type_: n.Expression | None) -> Any:
    """Make up a value of a type as a configuration writes it."""
    found: Any = _text(name)
    match type_:
        case n.Variable(name="number"):
            found = 2
        case n.Variable(name="bool"):
            found = True
        case n.Call(name="list" | "set", arguments=(of,)):
            found = [_of_type(name.removesuffix("s"), of)]
        case n.Call(name="map"):
            found = {}
        case n.Call(name="tuple", arguments=(n.Tuple(items=items),)):
            found = [_of_type(name, item) for item in items]
        case n.Call(name="object", arguments=(n.Object(items=items),)):
            found = {
                item.key.name: _of_type(item.key.name, item.value)
                for item in items
                if isinstance(item.key, n.Variable) and not _is_optional(item.value)
            }
    return found


def _is_optional(type_: n.Expression) -> bool:
    return isinstance(type_, n.Call) and type_.name == "optional"


def _overridden(module: Module, folder: str) -> Iterator[str]:
    """Give what data sources are to say, those of called modules too."""
    yield from _said(module, "")
    for address, inner in _below(module, folder):
        yield from _said(Module(_files(inner)), address)


def _said(module: Module, address: str) -> Iterator[str]:
    """Give what the data sources of a module are to say; it has an address."""
    schemas = aws_schemas(module)
    for _, block in module.blocks("data"):
        if len(block.labels) != 2 or block.labels[0].value in _LOCAL:  # noqa: PLR2004
            continue
        type_, label = (one.value for one in block.labels)
        known = schemas[-1].block("data", type_) if schemas else None
        values = {
            name: _made_up(type_, name, one.type)
            for name, one in (known.attributes if known else {}).items()
            if one.computed and not block.body.attribute(name)
        }
        yield "override_data {"
        yield f"  target = {address}data.{type_}.{label}"
        yield f"  values = {_written(values)}"
        yield "}"


def _made_up(source: str, name: str, type_: Any, depth: int = 0) -> Any:
    """Make up a value of an attribute of a data source, by the type of its schema."""
    found: Any = _IDS.get(source, "example") if name == "id" else _text(name)
    match type_:
        case "number":
            found = 1
        case "bool":
            found = True
        case ["list" | "set", "string"]:
            found = _LISTS.get(source, ["example-a", "example-b", "example-c"])
        case ["list" | "set", of]:
            found = [_made_up(source, name, of, depth + 1)] if depth < _DEEP else []
        case ["object", of]:
            found = {
                key: _made_up(source, key, inner, depth + 1)
                for key, inner in of.items()
            }
        case ["map", _]:
            found = {}
    return found


def _text(name: str) -> str:
    """Make up a text by the end of a name."""
    return next((text for end, text in _TEXTS.items() if name.endswith(end)), "example")


def _written(value: Any) -> str:
    """Write a value in HCL, on one line."""
    match value:
        case bool() | int():
            return str(value).lower()
        case str():
            return quote(value)
        case list():
            return f"[{', '.join(map(_written, value))}]"
    return f"{{ {', '.join(f'{quote(k)} = {_written(v)}' for k, v in value.items())} }}"
