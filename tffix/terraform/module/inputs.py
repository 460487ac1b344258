"""The inputs of a root module, and which of them takes precedence."""

from __future__ import annotations

from tffix.errors import HclSyntaxError
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from tffix.hcl import nodes as n
    from tffix.source import Source
    from tffix.terraform.values.value import Value

_PREFIX = "TF_VAR_"
_VALUES = ".tfvars"


class Inputs(NamedTuple):
    """What stands beside the files of a root module, as whoever reads files finds it.

    ``environment`` are the variables of the process, ``files`` the tfvars files in
    the folder by their names. ``arguments`` are those of the command line in
    their order: ``("x", "1")`` for ``--var x=1``, ``("", text)`` for a ``--var-file``
    with that text, ``(".json", text)`` where its name ends so. ``workspace`` is the
    one that is selected. ``lock`` is the text of ``.terraform.lock.hcl``, ``providers``
    says which version a provider has: ``{"aws": "6.25"}``. ``beside`` are the texts of
    the files in the folder that Terraform reads and that are not of the run, by their
    names; None of what cannot be read. ``tests`` are the test files in it, and in its
    folder ``tests``, by their paths from there.
    """

    environment: Mapping[str, str] = {}
    files: Mapping[str, Source] = {}
    arguments: tuple[tuple[str, str], ...] = ()
    workspace: str = "default"
    lock: str = ""
    providers: Mapping[str, str] = {}
    beside: Mapping[str, str | None] = {}
    tests: Mapping[str, Source] = {}


class Unit(NamedTuple):
    """What runs a root module and gives values to its variables: one of terragrunt.

    ``name`` is the path of its file. Where it is not ``whole``, variables that are not
    in ``values`` may have one, too.
    """

    name: str
    values: Mapping[str, Value]
    whole: bool


class Program(NamedTuple):
    """What runs a configuration, ``terraform`` or ``opentofu``, and its version.

    The version is empty where any may be.
    """

    name: str
    version: str


class Assigned(NamedTuple):
    """A value that a variable is given: as text, or as an expression.

    ``path`` is the tfvars file in the folder where an expression stands, if it does.
    """

    text: str | None = None
    expression: n.Expression | None = None
    overridable: bool = False
    path: str = ""


def assignments(inputs: Inputs) -> dict[str, Assigned] | None:
    """Give what is assigned to each variable, by Terraform's order of precedence.

    None where a file is not HCL or JSON, so that it could assign anything.
    """
    found: dict[str, Assigned] = {}
    try:
        for source in _sources(inputs):
            found |= source
    except HclSyntaxError:
        return None
    return found


def _sources(inputs: Inputs) -> Iterator[dict[str, Assigned]]:
    """Give the assignments of each source, those that hold over earlier ones last."""
    yield {
        name.removeprefix(_PREFIX): Assigned(text=value)
        for name, value in inputs.environment.items()
        if name.startswith(_PREFIX)
    }
    for name in read(inputs.files):
        yield _file(inputs.files[name].text, name, inputs.files[name].path)
    for name, text in inputs.arguments:
        if name in ("", ".json"):
            yield _file(text, name)
        else:
            yield {name: Assigned(text=text)}


def read(names: Collection[str]) -> list[str]:
    """Give which of the tfvars files Terraform reads of itself, as it orders them."""
    first = ("terraform.tfvars", "terraform.tfvars.json")
    return [name for name in first if name in names] + sorted(
        name for name in names if name.endswith((".auto.tfvars", ".auto.tfvars.json"))
    )


def _file(text: str, name: str, path: str = "") -> dict[str, Assigned]:
    """Give what a file assigns; it stands in the folder if it has a path."""
    from tffix.hcl.nodes import Attribute  # noqa: PLC0415, deferred: seldom needed
    from tffix.source import Source  # noqa: PLC0415
    from tffix.terraform.reading import file_of  # noqa: PLC0415

    file = file_of(Source(path or f"{_VALUES}{name}", text))
    return {
        item.name.name: Assigned(
            expression=item.value, overridable=bool(path), path=path
        )
        for item in file.body.items
        if isinstance(item, Attribute)
    }
