"""The command line of the maintenance scripts."""

from __future__ import annotations

import argparse
import json
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tffix.aws.update import bundle, cdktf, lone_blocks, packages, schemas
from tffix.aws.update.changes import changes
from tffix.aws.update.older import older
from tffix.aws.update.untaggable import untaggable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tffix.aws.update.plugin import Provider
    from tffix.aws.update.probes import Type

_FACTS = Path(__file__).parents[1]
_VERSION = "5.100.0"
_TERRAFORM = "1.11.4"
# facts by type and path, and those that are sets of paths
_MEASURED = (
    *("conflicts.json", "enums.json", "formats.json", "names.json", "one_of.json"),
    *("ranges.json", "required_with.json", "update/texts.json"),
)
_EPHEMERAL = "ephemeral_resource_schemas"
_ASKED = "asked over the plugin protocol"
_LATER = "; later:"
_OLDER = "; older:"


def main() -> None:
    """Run one of the commands."""
    parser = argparse.ArgumentParser(prog="python -m tffix.aws.update")
    commands = parser.add_subparsers(required=True)
    for run, arguments in {
        _measure: ("plugins", "schema", "measured"),
        _names: ("schema", "measured"),
        _enums: ("plugins", "schema"),
        _combinations: ("plugins", "schema"),
        _forms: ("plugins", "schema"),
        _schemas: ("schema", "package"),
        _facts: (),
        _derive: (),
    }.items():
        command = commands.add_parser(run.__name__[1:], help=run.__doc__)
        command.set_defaults(run=run)
        for argument in arguments:
            command.add_argument(argument, type=Path)
    options = vars(parser.parse_args())
    options.pop("run")(**options)


def _measure(plugins: Path, schema: Path, measured: Path) -> None:
    """Ask the provider in a plugin folder about all names; takes some minutes."""
    from tffix.aws.update import names  # noqa: PLC0415, grpc

    everything = schemas.from_terraform(schema)
    with _provider(plugins, everything) as provider, measured.open("w") as target:
        for type_, argument in names.arguments(everything):
            found = names.measured(provider, type_, argument)
            row = found and (found.limits._asdict(), found.phase, found.replaces)
            target.write(json.dumps([type_, argument, row]) + "\n")


def _enums(plugins: Path, schema: Path) -> None:
    """Ask the provider for the values that arguments may have; write enums.json."""
    from tffix.aws.update.enums import enums  # noqa: PLC0415, grpc

    _ask(plugins, schema, lambda type_: {"enums": enums(type_)})


def _combinations(plugins: Path, schema: Path) -> None:
    """Ask which arguments exclude or need each other; enums first, it reads them."""
    from tffix.aws.update.combinations import combinations  # noqa: PLC0415, grpc

    _ask(plugins, schema, lambda type_: combinations(type_)._asdict())


def _forms(plugins: Path, schema: Path) -> None:
    """Ask for the numbers and forms of texts; combinations first, it reads them."""
    from tffix.aws.update.formats import formats  # noqa: PLC0415, grpc
    from tffix.aws.update.ranges import ranges  # noqa: PLC0415, grpc

    _ask(
        plugins,
        schema,
        lambda type_: {"formats": formats(type_), "ranges": ranges(type_)},
    )


def _ask(plugins: Path, schema: Path, ask: Callable[[Type], Mapping[str, Any]]) -> None:
    """Ask about each type of a provider, which takes minutes; write what is said."""
    from tffix.aws.update import probes  # noqa: PLC0415, grpc

    everything = schemas.from_terraform(schema)
    found: dict[str, dict[str, Any]] = {}
    with _provider(plugins, everything) as provider:
        for type_ in schemas.types(everything):
            for name, facts in ask(probes.Type(provider, type_)).items():
                if facts:
                    found.setdefault(name, {})[type_] = facts
    for name, rows in found.items():
        _write(f"{name}.json", f"hashicorp/aws {_VERSION}, {_ASKED}", rows)


@contextmanager
def _provider(plugins: Path, everything: dict[str, Any]) -> Iterator[Provider]:
    """Run the provider of a plugin folder, configured to plan without a network."""
    from tffix.aws.update import plugin  # noqa: PLC0415, grpc

    path = plugin.binary(plugins)
    if not path:
        sys.exit(f"{plugins} holds no AWS provider")
    with plugin.Provider(path, everything) as provider:
        provider.configure(plugin.OFFLINE)
        yield provider


def _names(schema: Path, measured: Path) -> None:
    """Write names.json and update/texts.json from what was measured and botocore."""
    from tffix.aws.update import names, rules  # noqa: PLC0415, they need botocore

    found = {}
    for line in measured.read_text(encoding="utf-8").splitlines():
        type_, argument, row = json.loads(line)
        found[type_, argument] = row and names.restored(row)
    types = schemas.from_terraform(schema)["resource_schemas"]
    own: dict[str, dict[str, Any]] = {}
    others: dict[str, dict[str, Any]] = {}
    for (type_, argument), rule in rules.rules(found).items():
        named = rules.is_name(type_, argument, types[type_]["block"]["attributes"])
        (own if named else others).setdefault(type_, {})[argument] = rule
    source = (
        f"hashicorp/aws {_VERSION}, {_ASKED}; the service models"
        f" and documentation of botocore {rules.botocore_version()}"
    )
    _write("names.json", source, own)
    _write("update/texts.json", source, others)


def _schemas(schema: Path, package: Path) -> None:
    """Bundle what terraform says of 5.100.0; compare with a package of that version."""
    ours = schemas.from_terraform(schema)
    for finding, count in schemas.differences(ours, cdktf.schemas(package)).items():
        sys.stdout.write(f"{count:6} {finding}\n")
    _bundle(schemas.AWS, _VERSION, ours, bundle.read("aws"))
    own = schemas.from_terraform(schema, schemas.TERRAFORM)
    _bundle(schemas.TERRAFORM, _TERRAFORM, own, {})


def _bundle(
    address: str, version: str, said: dict[str, Any], others: bundle.Versions
) -> None:
    name = address.rpartition("/")[2]
    known = {
        **said,
        "provider_schemas": {name: said["provider"]},
        "source": f"{address} {version}: terraform providers schema -json",
    }
    bundle.write(name, {**others, version: known})


def _facts() -> None:
    """Read the newest packages, write what follows from them, say what has changed."""
    for provider, requirements in packages.PACKAGES.items():
        before = bundle.read(provider)
        after = dict(packages.read(requirement) for requirement in requirements)
        if provider == "aws":
            after[_VERSION] = before[_VERSION]  # which no package has
            _complete(after)
        bundle.write(provider, after)
        _say(provider, before, after)
    _later()
    _derive()


def _later() -> None:
    """Write what AWS' models have today beside what was measured, and say how much."""
    from tffix.aws.update.models import Models, later, widened  # noqa: PLC0415, botocore

    with packages.models() as ((old, before), (new, after)):
        then, now = Models(before), Models(after)
        source, enums = _read("enums.json")
        listed = later(enums, then, now)
        for type_, rows in enums.items():
            for path, row in rows.items():
                row.pop("later", None)
                if path in listed.get(type_, {}):
                    row["later"] = listed[type_][path]
        said = f"{_LATER} lists that botocore {old} has, and what {new} has beside"
        _write("enums.json", source + said, enums)
        source, names = _read("names.json")
        wider = set(widened(names, then, now))
        for type_, rows in names.items():
            for argument, row in rows.items():
                row.pop("older", None)
                if (type_, argument) in wider:
                    row["older"] = True
        said = f"{_OLDER} limits that botocore {old} has, and {new} has wider ones"
        _write("names.json", source + said, names)
    values = [one for rows in listed.values() for one in rows.values()]
    sys.stdout.write(
        f"botocore {old} -> {new}\n"
        f"  lists as measured: {len(values)}; longer now: {sum(map(bool, values))},"
        f" by {sum(map(len, values))} values\n"
        f"  wider now: {' '.join(sorted(map('.'.join, wider)))}\n"
    )


def _read(name: str) -> tuple[str, dict[str, Any]]:
    """Give who measured the facts of a file, and the facts."""
    stored = json.loads((_FACTS / name).read_text("utf-8"))
    source = stored["source"].partition(_LATER)[0].partition(_OLDER)[0]
    return source, stored["facts"]


def _complete(versions: bundle.Versions) -> None:
    """Give ephemeral resources to the versions whose packages have none."""
    newest = versions[bundle.newest(versions)]
    for version, known in versions.items():
        if version.startswith("6.") and not known[_EPHEMERAL]:
            known[_EPHEMERAL] = newest[_EPHEMERAL]
            known["source"] += f"; its ephemeral resources are from {newest['source']}"


def _derive() -> None:
    """Write the facts that follow from the bundled schemas of hashicorp/aws."""
    versions = bundle.read("aws")
    known = ", ".join(versions)
    _write(
        "lone_blocks.json",
        f"hashicorp/aws {known}: blocks that may repeat, have no arguments, and hold"
        " one block exactly once, or at most once where optional",
        lone_blocks.of_all(versions.values()),
    )
    _write(
        "untaggable.json",
        f"hashicorp/aws {known}: types without tags, and the versions that have none;"
        " the operations of AWS that make them and take no tags",
        untaggable(versions, _operations()),
    )
    _older(versions)


def _say(provider: str, before: bundle.Versions, after: bundle.Versions) -> None:
    """Print how the newest version of a provider differs from the one before."""
    old, new = bundle.newest(before or after), bundle.newest(after)
    sys.stdout.write(f"hashicorp/{provider} {old} -> {new}\n")
    found: dict[str, list[str]] = {}
    for change, path in changes((before or after)[old], after[new]):
        found.setdefault(change, []).append(path)
    for change, paths in sorted(found.items()):
        sys.stdout.write(f"  {change}: {len(paths)}: {' '.join(paths)}\n")


def _older(versions: bundle.Versions) -> None:
    """Write which measured facts are about what the newest version has no more."""
    measured, newest = versions[_VERSION], bundle.newest(versions)
    found = {}
    for name in _MEASURED:
        facts = json.loads((_FACTS / name).read_text("utf-8"))["facts"]
        found[name] = older(facts, measured, versions[newest])
    _write(
        "update/older.json",
        f"measured with hashicorp/aws {_VERSION}, compared with the schemas of"
        f" {newest}: arguments that have facts and are gone there, or of another type",
        found,
    )


def _operations() -> dict[str, str]:
    """Give the operations that untaggable.json names, by resource type.

    They are written there by hand: nothing else tells which operation makes what.
    """
    stored = json.loads((_FACTS / "untaggable.json").read_text("utf-8"))["facts"]
    return {type_: row["api"] for type_, row in stored.items() if "api" in row}


def _write(name: str, source: str, facts: Mapping[str, Any]) -> None:
    """Write facts as JSON, sorted, with one resource type a line."""
    rows = ",\n".join(
        f"{json.dumps(type_)}: {json.dumps(one, ensure_ascii=False, sort_keys=True)}"
        for type_, one in sorted(facts.items())
    )
    text = f'{{\n"source": {json.dumps(source)},\n"facts": {{\n{rows}\n}}\n}}\n'
    (_FACTS / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
