"""Fetch the packages that cdktf generated from providers, and read what they hold."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tempfile
import zipfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tffix.aws.update import cdktf

if TYPE_CHECKING:
    from collections.abc import Iterator

# What pip is asked for, by provider: versions that stay, then the newest there is.
PACKAGES = {
    "archive": ("cdktn-provider-archive",),
    "aws": (
        "cdktf-cdktf-provider-aws==15.0.0",
        "cdktf-cdktf-provider-aws==21.22.1",
        "cdktn-provider-aws",
    ),
    "cloudinit": ("cdktn-provider-cloudinit",),
    "external": ("cdktn-provider-external",),
    "http": ("cdktn-provider-http",),
    "local": ("cdktn-provider-local",),
    "null": ("cdktn-provider-null",),
    "random": ("cdktn-provider-random",),
    "template": ("cdktf-cdktf-provider-template==10.0.1",),
    "time": ("cdktn-provider-time",),
    "tls": ("cdktn-provider-tls",),
}


def read(requirement: str) -> tuple[str, dict[str, Any]]:
    """Fetch what pip finds for a requirement; give version and schemas of the provider.

    Raises OSError where pip finds none.
    """
    with _unpacked(requirement) as (package, wheel):
        address, version = cdktf.provider(package)
        name, number, *_ = wheel.split("-")
        name = name.replace("_", "-")
        said = f"{address} {version}: the code in {name} {number} of PyPI"
        return version, {**cdktf.schemas(package), "source": said}


@contextmanager
def _unpacked(requirement: str) -> Iterator[tuple[Path, str]]:
    """Give the folder of the npm package in a wheel, and the name of the wheel."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        command += ["--only-binary", ":all:", "--dest", folder, requirement]
        done = subprocess.run(  # noqa: S603, the requirements are those above
            command, check=False, capture_output=True, text=True
        )
        if done.returncode:
            raise OSError(f"{' '.join(command)} failed:\n{done.stderr}")
        (wheel,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            (inner,) = (one for one in archive.namelist() if one.endswith(".jsii.tgz"))
            with archive.open(inner) as file, tarfile.open(fileobj=file) as package:
                package.extractall(folder, filter=_needed)  # noqa: S202, which checks
        yield Path(folder, "package"), wheel.name


def _needed(member: tarfile.TarInfo, folder: str) -> tarfile.TarInfo | None:
    if member.name.endswith((".js", "/package.json")):
        return tarfile.data_filter(member, folder)
    return None
