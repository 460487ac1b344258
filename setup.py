"""The wheel: the source, and what is prepared of it for the Pythons that are here."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile

from setuptools import setup
from setuptools.command.bdist_wheel import bdist_wheel
from setuptools.command.build_py import build_py

_PYTHONS = ("python3.11", "python3.12", "python3.13", "python3.14")


class BuildPy(build_py):
    """Copies the source, and lets the copy prepare itself."""

    def run(self) -> None:
        """Build, with the Python that builds and with all others that are found."""
        super().run()
        if self.editable_mode:
            return
        root = os.path.abspath(self.build_lib)
        folder = os.path.join(root, "tffix", "prepared")
        environment = os.environ | {"PYTHONPATH": root, "PYTHONDONTWRITEBYTECODE": "1"}
        for python in (sys.executable, *filter(None, map(shutil.which, _PYTHONS))):
            subprocess.run(  # noqa: S603
                # -P: not the source in this folder, which has its fixers elsewhere
                [python, "-P", "-m", "tffix.cli.prepare", folder],
                check=python == sys.executable,
                env=environment,
                capture_output=python != sys.executable,
            )
        _leave_out(os.path.join(root, "tffix", "aws"))
        os.remove(os.path.join(root, "tffix", "grammar", "hcl.json"))


def _leave_out(facts: str) -> None:
    """Remove the facts that are in what is prepared."""
    shutil.rmtree(os.path.join(facts, "rules"))
    for name in os.listdir(facts):
        if name.endswith(".json"):
            os.remove(os.path.join(facts, name))


class BdistWheel(bdist_wheel):
    """Packs the wheel as small as deflate can, for which there is no option."""

    def run(self) -> None:
        """Build, and pack once more."""
        super().run()
        for _, _, path in self.distribution.dist_files:
            with zipfile.ZipFile(path) as wheel:
                files = [(info, wheel.read(info)) for info in wheel.infolist()]
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as wheel:
                for info, data in files:
                    wheel.writestr(info, data, compresslevel=9)


setup(cmdclass={"build_py": BuildPy, "bdist_wheel": BdistWheel})
