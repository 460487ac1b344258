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

# The models of AWS: of the day on which hashicorp/aws 5.100.0 came, and the newest.
MODELS = ("botocore==1.38.36", "botocore")


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
def models() -> Iterator[list[tuple[str, Path]]]:
    """Give version and folder of each package of AWS' models."""
    with tempfile.TemporaryDirectory() as folder:
        found = []
        for place, requirement in enumerate(MODELS):
            wheel = _downloaded(requirement, Path(folder, str(place)))
            version = wheel.name.split("-")[1]
            with zipfile.ZipFile(wheel) as archive:
                archive.extractall(wheel.parent)  # noqa: S202, the members' names are checked
            found.append((version, wheel.parent / "botocore" / "data"))
        yield found


@contextmanager
def _unpacked(requirement: str) -> Iterator[tuple[Path, str]]:
    """Give the folder of the npm package in a wheel, and the name of the wheel."""
    with tempfile.TemporaryDirectory() as folder:
        wheel = _downloaded(requirement, Path(folder))
        with zipfile.ZipFile(wheel) as archive:
            (inner,) = (one for one in archive.namelist() if one.endswith(".jsii.tgz"))
            with archive.open(inner) as file, tarfile.open(fileobj=file) as package:
                package.extractall(folder, filter=_needed)  # noqa: S202, which checks
        yield Path(folder, "package"), wheel.name


def _downloaded(requirement: str, folder: Path) -> Path:
    """Fetch the wheel that pip finds for a requirement; OSError where it finds none."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    command += ["--only-binary", ":all:", "--dest", str(folder), requirement]
    done = subprocess.run(  # noqa: S603, the requirements are those above
        command, check=False, capture_output=True, text=True
    )
    if done.returncode:
        raise OSError(f"{' '.join(command)} failed:\n{done.stderr}")
    (wheel,) = folder.glob("*.whl")
    return wheel


def _needed(member: tarfile.TarInfo, folder: str) -> tarfile.TarInfo | None:
    if member.name.endswith((".js", "/package.json")):
        return tarfile.data_filter(member, folder)
    return None
