"""The versions of a provider that a module allows, and their schemas."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from tffix.terraform.kept import kept
from tffix.terraform.provider.bundled import AWS, bundle
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tffix.terraform.module.module import Module
    from tffix.terraform.provider.schema import Schemas
    from tffix.terraform.provider.versions import Versions

_MAINTAINED = 2  # major versions: the newest of a provider and the one before


class Provider(NamedTuple):
    """A provider, by its address, as a module may meet it."""

    module: Module
    address: str = AWS

    @property
    def versions(self) -> Versions:
        """The versions that the module allows; see ``versions_of``."""
        return versions_of(self.module, self.address)

    @property
    def judged(self) -> Versions:
        """Those of them that are known; see ``judged_versions``."""
        return judged_versions(self.module, self.address)

    @property
    def schemas(self) -> list[Schemas]:
        """The schemas of the versions; see ``schemas_of``."""
        return schemas_of(self.module, self.address)

    @property
    def as_of(self) -> str | None:
        """The newest known version where only later ones may be; see ``as_of``."""
        return as_of(self.module, self.address)


@kept
def versions_of(module: Module, provider: str) -> Versions:
    """Give the versions of a provider that a module allows.

    ``provider`` is an address: ``hashicorp/aws``. Where the module does not say and the
    provider is bundled, they are late ones of each major version that is maintained;
    but all of them where terragrunt writes into it what is not known.
    """
    from tffix.terraform.provider import versions  # noqa: PLC0415, deferred: with a finding

    found = versions.provider(module, provider)
    unsaid = found.ranges == versions.ALL.ranges and bundle(provider)
    if unsaid and None not in module.generated.values():
        return _late(provider)
    return found


@kept
def has_own_schemas(module: Module) -> bool:
    """Whether a module is judged by schemas that do not come with tffix."""
    if not module.inputs.lock:
        return False
    from tffix.terraform.provider.sync import synced  # noqa: PLC0415, seldom there

    return synced(module.folder) is not None


@kept
def schemas_of(module: Module, provider: str) -> list[Schemas]:
    """Give the schemas of all versions of a provider that a module allows.

    None where it allows older versions than those that are known, or nothing is known
    of the provider. A bundled version stands for those before it, back to the bundled
    one before or to its major version's first; the newest one stands for what comes
    after it too (``as_of``).
    """
    if module.inputs.lock:
        from tffix.terraform.provider.sync import synced  # noqa: PLC0415, seldom there

        if own := synced(module.folder):
            return [own]
    standing = _standing(provider)
    if not standing:
        return []
    found = versions_of(module, provider)
    oldest = standing[0][1].ranges[0].low
    if any(one.low < oldest for one in found.ranges):
        return []
    return [schemas for schemas, these in standing if (found & these).ranges]


def as_of(module: Module, provider: str) -> str | None:
    """Give the newest bundled version where a module allows only later ones.

    What this version refuses is refused for all that is known; but what no bundled
    version knows the name of, a later one may accept. None where the module allows a
    version that is known, or its own schemas were synced.
    """
    schemas = schemas_of(module, provider)
    if not schemas or not schemas[-1].version:
        return None
    newest = schemas[-1].version
    later = versions_of(module, provider).within(f"> {newest}")
    return newest if later else None


def judged_versions(module: Module, provider: str) -> Versions:
    """Give the versions that a module allows and that are known, the newest at least.

    What all of these refuse is a finding; a later version that the module allows may
    know a name that they do not.
    """
    from tffix.terraform.provider.versions import allowed  # noqa: PLC0415, deferred as above

    found = versions_of(module, provider)
    newest = bundle(provider)[-1].version
    known = found.meeting(f"<= {newest}")
    return known if known.ranges else allowed(newest)


def bundled(version: str, provider: str = AWS) -> Schemas | None:
    """Give the bundled schemas that stand for a version of a provider.

    ``version`` is ``6.25.0``, ``6.25`` or ``6``, of which the latest is meant. None
    where it is older than those that are known.
    """
    from tffix.terraform.provider.versions import release  # noqa: PLC0415, deferred as above

    meant = release(version)
    found = [one for one, these in _standing(provider) if (meant & these).ranges]
    return found[-1] if found else None


@cache
def _late(provider: str) -> Versions:
    """Give the last bundled version of each maintained major, and all later ones."""
    from tffix.terraform.provider.versions import allowed  # noqa: PLC0415, deferred as above

    last = {_major(schemas): schemas.version for schemas in bundle(provider)}
    *before, newest = list(last.values())[-_MAINTAINED:]
    found = allowed(f">= {newest}")
    for version in before:
        found = allowed(version) | found
    return found


@cache
def _standing(provider: str) -> list[tuple[Schemas, Versions]]:
    """Give the bundled versions in order, each with those that it stands for."""
    from tffix.terraform.provider.versions import allowed  # noqa: PLC0415, deferred as above

    found: list[tuple[Schemas, Versions]] = []
    below = ""
    for before, one in reversed([*pairwise((None, *bundle(provider)))]):
        assert one  # noqa: S101, it is before that may be None
        major, known = _major(one), before.version if before else ""
        if before and _major(before) == major:
            found.append((one, allowed(f"> {known}{below}")))
            below = f", <= {known}"
        else:
            found.append((one, allowed(f">= {major}{below}")))
            below = f", < {major}"
    return found[::-1]


def _major(schemas: Schemas) -> str:
    return schemas.version.partition(".")[0]


def aws_schemas(module: Module) -> list[Schemas]:
    """Give the schemas of hashicorp/aws that a module allows, as ``schemas_of``."""
    return schemas_of(module, AWS)
