"""What the units of terragrunt give to the variables of the modules that they run.

Files of terragrunt are read, not judged. Their own functions are known as far as they
say where files lie; what they ask of a process, of the environment or of another unit
is not.
"""

from __future__ import annotations

import os

from tffix.hcl import nodes as n
from tffix.lazy_re import pattern
from tffix.project import walk
from tffix.project.terragrunt import UNIT
from tffix.terraform.module.environment import Environment
from tffix.terraform.module.inputs import Unit
from tffix.terraform.module.module import Module
from tffix.terraform.values.evaluate import Evaluation
from tffix.terraform.values.value import Unsure, Value, overridden, record, string
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tffix.project.terragrunt import Files
    from tffix.terraform.values.evaluate import Limits

# what can give variables other values than ``inputs`` does
_OTHERWISE = pattern(r"var_files|-var\b|TF_VAR|\.tfvars")


def units(files: Files, is_module: Callable[[str], bool]) -> dict[str, list[Unit]]:
    """Give the units that run each folder with a module, in the order of their paths.

    ``is_module`` says whether a folder, absolute, has Terraform.
    """
    modules = _Modules(files)
    found: dict[str, list[Unit]] = {}
    for path in sorted(modules.paths):
        if os.path.basename(path) != UNIT:
            continue
        scope = modules.scope(path, path)
        if scope is not None and (folder := scope.source()) and is_module(folder):
            found.setdefault(folder, []).append(scope.described())
    return found


class _Modules:
    """The files of terragrunt, as modules that have locals."""

    def __init__(self, files: Files) -> None:
        self.paths = frozenset(files.paths)
        self._files = files
        self._modules: dict[str, Module | None] = {}

    def scope(self, path: str, unit: str) -> _Scope | None:
        """Give what names stand for in a file for a unit; None where it is no HCL."""
        if path not in self._modules:
            self._modules[path] = self._module(path)
        module = self._modules[path]
        return _Scope(module, self, path, unit) if module else None

    def _module(self, path: str) -> Module | None:
        file = self._files.file(path) if path in self.paths else None
        return Module({path: file}) if file else None

    def above(self, folder: str, name: str) -> str | None:
        """Give the nearest file of a name in the folders above one."""
        while (parent := os.path.dirname(folder)) != folder:
            folder = parent
            if (path := os.path.join(folder, name)) in self.paths:
                return path
        return None


class _Scope(Environment):
    """What names stand for in a file of terragrunt, where a unit reads it."""

    def __init__(self, module: Module, modules: _Modules, path: str, unit: str) -> None:
        super().__init__(module)
        self._modules = modules
        self.path = path
        self._unit = unit

    def source(self) -> str | None:
        """Give the folder of the module that the unit runs; None where it is remote."""
        for scope in (self, *self._included()):
            for block in scope.body.blocks("terraform"):
                if attribute := block.body.attribute("source"):
                    return scope.folder(attribute.value)
        return os.path.dirname(self.path)

    def described(self) -> Unit:
        """Give the inputs of the unit, with those of the files that it includes."""
        values: dict[str, Value] = {}
        whole = True
        for scope, block in self._includes():
            if scope is None:
                whole = False
                continue
            merged = block.body.attribute("merge_strategy")
            match merged and merged.value:
                case None:
                    given = scope.inputs()
                case n.Template(parts=(n.Text(raw="shallow"),)):
                    given = scope.inputs()
                case n.Template(parts=(n.Text(raw="no_merge"),)):
                    given = {}
                case _:
                    given = None
            whole &= given is not None
            values |= given or {}
        own = self.inputs()
        whole &= own is not None
        values |= own or {}
        if any(scope.is_otherwise() for scope in (self, *self._included())):
            values, whole = {}, False
        return Unit(os.path.relpath(self.path), values, whole)

    @property
    def body(self) -> n.Body:
        """The file."""
        return self.module.files[self.path].body

    def folder(self, source: n.Expression) -> str | None:
        """Give the folder that a source names."""
        text = self._text(self.evaluate(source, {}))
        if text is None or not text.startswith((".", "/")):
            return None
        if text[0] == "." and self.path != self._unit:
            return None  # what it counts from is not said
        path = text.partition("?")[0]
        return os.path.normpath(os.path.join(os.path.dirname(self.path), path))

    def inputs(self) -> dict[str, Value] | None:
        """Give the inputs of this file alone; None where some are not known by name."""
        attribute = self.body.attribute("inputs")
        if attribute is None:
            return {}
        match self.evaluate(attribute.value, {}).data:
            case dict() as data:
                return {name: overridden(value) for name, value in data.items()}
        return None

    def is_otherwise(self) -> bool:
        """Whether the file may give values in another way than by inputs."""
        return bool(_OTHERWISE.search(self.module.files[self.path].text))

    def _included(self) -> Iterator[_Scope]:
        return (scope for scope, _ in self._includes() if scope)

    def _includes(self) -> Iterator[tuple[_Scope | None, n.Block]]:
        """Give the files that are included, None where one is not known."""
        for block in self.body.blocks("include"):
            attribute = block.body.attribute("path")
            path = attribute and self._text(self.evaluate(attribute.value, {}))
            here = os.path.dirname(self.path)
            path = os.path.normpath(os.path.join(here, path)) if path else ""
            yield self._modules.scope(path, self._unit), block

    def _text(self, value: Value) -> str | None:
        return value.data if isinstance(value.data, str) else None

    def reference(
        self,
        root: str,
        names: list[str],
        steps: list[n.Node],
        evaluation: Evaluation,
    ) -> tuple[Value, int]:
        """Give what a name stands for: a local value, or what an include exposes."""
        if root == "local":
            return super().reference(root, names, steps, evaluation)
        if root == "include":
            for scope, block in self._includes():
                labels = [label.value for label in block.labels]
                if scope and labels == names[: len(labels)]:
                    return scope.exposed(), len(labels)
        raise Unsure

    def exposed(self) -> Value:
        """Give what other files may read of this one."""
        defined = [
            item.name.name
            for block in self.body.blocks("locals")
            for item in block.body.items
            if isinstance(item, n.Attribute)
        ]
        attribute = self.body.attribute("inputs")
        return record(
            {
                "locals": record({name: self.local(name) for name in defined}),
                "inputs": self.value(attribute.value, {}) if attribute else record({}),
            }
        )

    def _evaluation(self, names: Mapping[str, Value]) -> Evaluation:
        return _Evaluation(self, names, self.limits)

    def called(self, node: n.Call, first: Value | None) -> Value | None:
        """Give what a call of a function of terragrunt gives; None if it is no such.

        ``first`` is its first argument. Raises Unsure where it is not known.
        """
        name = self._text(first) if first else ""
        if node.name == "read_terragrunt_config":
            here = os.path.dirname(self.path)
            path = os.path.normpath(os.path.join(here, name)) if name else ""
            if scope := self._modules.scope(path, self._unit):
                return scope.exposed()
            raise Unsure
        if node.name not in _PLACES:
            return None
        place = None if name is None else _PLACES[node.name](self, name)
        if place is None:
            raise Unsure
        return string(place)

    def unit_folder(self, _: str = "") -> str:
        """Give the folder of the unit."""
        return os.path.dirname(self._unit)

    def repository(self, _: str = "") -> str | None:
        """Give the folder of the repository that holds the unit."""
        return walk.repository(self.unit_folder()) or None

    def in_parents(self, name: str) -> str | None:
        """Give the path of the nearest file of a name above the unit."""
        return self._modules.above(self.unit_folder(), name or UNIT)

    def parent(self, name: str) -> str | None:
        """Give the folder of what is included, of the one include that there is."""
        if self.path != self._unit:
            return os.path.dirname(self.path)
        found = [
            scope
            for scope, block in self._includes()
            if not name or name in [label.value for label in block.labels]
        ]
        if len(found) != 1 or found[0] is None:
            return None
        return os.path.dirname(found[0].path)

    def from_parent(self, name: str) -> str | None:
        """Give the path of the unit from what is included."""
        parent = self.parent(name)
        return parent and os.path.relpath(self.unit_folder(), parent)

    def to_parent(self, name: str) -> str | None:
        """Give the path of what is included from the unit."""
        parent = self.parent(name)
        return parent and os.path.relpath(parent, self.unit_folder())


class _Evaluation(Evaluation):
    """Evaluates expressions of a file of terragrunt, which has functions of its own."""

    def __init__(
        self, scope: _Scope, names: Mapping[str, Value], limits: Limits
    ) -> None:
        super().__init__(scope, names, limits)
        self._scope = scope

    def _value(self, node: n.Node) -> Value:
        if isinstance(node, n.Call):
            first = self.value(node.arguments[0]) if node.arguments else None
            found = self._scope.called(node, first)
            if found is not None:
                return found
        return super()._value(node)


_PLACES: Mapping[str, Callable[[_Scope, str], str | None]] = {
    "find_in_parent_folders": _Scope.in_parents,
    "get_terragrunt_dir": _Scope.unit_folder,
    "get_original_terragrunt_dir": _Scope.unit_folder,
    "get_parent_terragrunt_dir": _Scope.parent,
    "get_repo_root": _Scope.repository,
    "path_relative_to_include": _Scope.from_parent,
    "path_relative_from_include": _Scope.to_parent,
}
