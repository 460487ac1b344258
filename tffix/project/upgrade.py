"""What holds for a run that takes modules to a new major version of hashicorp/aws."""

from __future__ import annotations

import os
import re
from functools import cache

from tffix.errors import ConfigError, HclSyntaxError, SourceError
from tffix.project import walk
from tffix.project.config import Configuration
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tffix.project.config import Overrides
    from tffix.project.settings import Settings

_TARGETS = {"5": ("upgrade-aws-5",), "6": ("upgrade-aws-5", "upgrade-aws-6")}
_REFUSED = ("schema", "references")  # groups of what the new version refuses
_LOCK = ".terraform.lock.hcl"


def major(target: str) -> str:
    """Give the major version that is meant: ``6`` for ``aws@6`` or ``aws@6.2``.

    Raises ConfigError where tffix upgrades to no such version.
    """
    match = re.fullmatch(r"(?:hashicorp/)?aws@(?:~>\s*)?(\d+)(?:\.\d+)*", target)
    if not match or match[1] not in _TARGETS:
        known = " or ".join(f"aws@{major}" for major in reversed(_TARGETS))
        raise ConfigError(f"{target}: tffix upgrades to {known}")
    return match[1]


class Upgrade:
    """Gives the settings of each folder: as if it allowed the new version only.

    ``to`` is the major version, ``came`` the one that modules are for now, if that is
    said; ``over`` and ``paths`` are those of the run.
    """

    def __init__(
        self,
        to: str,
        came: str | None,
        over: Overrides,
        paths: Iterable[str],
    ) -> None:
        self._to = to
        self._came = came
        self._configuration = Configuration(
            over._replace(
                select=(*_REFUSED, *_TARGETS[to]),
                baseline="",
                provider_versions={**over.provider_versions, "aws": to},
            )
        )
        self._allowed = cache(_allowed)
        tops = map(walk.folder_of, paths)
        self._known = sorted(filter(None, map(self._allowed, tops)))

    def __call__(self, folder: str) -> Settings:
        """Give what holds for the files of a folder."""
        settings = self._configuration(folder)
        came = {"from": self._came or self._found(folder)}
        own = {name: {**settings.options.get(name, {}), **came} for name in _coming()}
        raised = {"raised-constraint": {"to": self._to}}
        return settings._replace(options={**settings.options, **own, **raised})

    def _found(self, folder: str) -> str:
        """Give the major version that a module is for; that of a caller if it is said.

        Where nothing is said, it is the one before the target.
        """
        before = f"{int(self._to) - 1}"
        return self._allowed(folder) or next(iter(self._known), before)


@cache
def _coming() -> tuple[str, ...]:
    """Give the fixers that have to know from where a module comes."""
    from tffix.engine import registry  # noqa: PLC0415, deferred: slow import

    return tuple(one.name for one in registry.fixers() if "from" in one.options)


def _allowed(folder: str) -> str:
    """Give the oldest major version that a folder allows; nothing if it says none."""
    from tffix.source import Source  # noqa: PLC0415, deferred: slow import
    from tffix.terraform.module.inputs import Inputs  # noqa: PLC0415
    from tffix.terraform.module.module import Module  # noqa: PLC0415
    from tffix.terraform.provider import versions  # noqa: PLC0415
    from tffix.terraform.reading import file_of  # noqa: PLC0415

    folder = folder or "."
    try:
        texts = {
            path: Source.decode(path, walk.read(path))
            for name in sorted(os.listdir(folder))
            for path in (os.path.join(folder, name),)
            if name.endswith(walk.SUFFIXES) or name == _LOCK
        }
        lock = texts.pop(os.path.join(folder, _LOCK), None)
        files = {path: file_of(source) for path, source in texts.items()}
        module = Module(files, Inputs(lock=lock.text if lock else ""))
        found = versions.provider(module, "hashicorp/aws")
    except (HclSyntaxError, SourceError, OSError):
        return ""  # said when it is judged
    oldest = found.ranges[0].low[0] if found.ranges else 0
    return f"{oldest}" if oldest else ""
