"""What other package managers get of a release is filled in, and works."""

from __future__ import annotations

import hashlib
import json
import os
import re
import runpy
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from invoke import SG, Tffix, tffix

from tffix import __version__

__all__ = ["tffix"]

PACKAGING = Path(__file__).parent.parent / "packaging"
HASHES = {"sha256": "0" * 64}
fill = runpy.run_path(str(PACKAGING / "fill.py"))["fill"]


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    archive = tmp_path / "tffix-1.2.3.tar.gz"
    archive.write_bytes(b"the source")
    report = tmp_path / "report.json"
    report.write_text(json.dumps({"install": [*map(installed, ("tffix", "Py_Y.x"))]}))
    fill(archive, report, tmp_path / "out")
    return tmp_path / "out"


def installed(name: str) -> dict[str, Any]:
    """Say of a package what pip says in its report."""
    source = {"url": f"https://x.org/{name}.whl", "archive_info": {"hashes": HASHES}}
    return {"metadata": {"name": name}, "download_info": source}


def test_version_and_hash_are_written(filled: Path) -> None:
    written = {
        str(path.relative_to(filled)): path.read_text("utf-8")
        for path in filled.rglob("*")
        if path.is_file()
    }
    assert written.keys() == {
        "asdf/bin/install",
        "asdf/bin/list-all",
        "homebrew/tffix.rb",
        "mega-linter-plugin-tffix/tffix.megalinter-descriptor.yml",
        "mise/mise.toml",
    }
    assert not any(re.search(r"@[A-Z0-9]+@", text) for text in written.values())
    formula = written["homebrew/tffix.rb"]
    blake = hashlib.blake2b(b"the source", digest_size=32).hexdigest()
    assert (
        f"/packages/{blake[:2]}/{blake[2:4]}/{blake[4:]}/tffix-1.2.3.tar.gz" in formula
    )
    assert f'sha256 "{hashlib.sha256(b"the source").hexdigest()}"' in formula
    assert re.findall('^  resource "(.*)"', formula, re.MULTILINE) == ["py-y-x"]
    assert '"pipx:tffix" = "1.2.3"' in written["mise/mise.toml"]
    with pytest.raises(ValueError, match="no source archive of tffix"):
        fill(filled / "tffix.whl", filled, filled)


def test_the_formula_is_ruby(filled: Path) -> None:
    if not (ruby := shutil.which("ruby")):
        pytest.skip("there is no ruby")
    subprocess.run([ruby, "-c", filled / "homebrew/tffix.rb"], check=True)


def descriptor(filled: Path) -> dict[str, Any]:
    yaml = pytest.importorskip("yaml")
    folder = filled / "mega-linter-plugin-tffix"
    text = (folder / "tffix.megalinter-descriptor.yml").read_text("utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def test_megalinter_calls_us_as_we_are_called(
    filled: Path, tmp_path: Path, tffix: Tffix
) -> None:
    (linter,) = descriptor(filled)["linters"]
    assert linter["install"]["dockerfile"][0].endswith(f" tffix=={__version__}")
    file, sarif = tmp_path / "main.tf", tmp_path / "out.sarif"
    file.write_text(SG, "utf-8")
    given = [
        str(sarif) if argument == "{{SARIF_OUTPUT_FILE}}" else argument
        for argument in linter["cli_sarif_args"]
    ]
    extra = linter["cli_lint_extra_args"]
    code, out, _ = tffix(*extra, *given, str(file))
    assert code == 1
    assert re.findall(linter["cli_lint_errors_regex"], out) == ["1"]
    assert '"reserved-name-prefix"' in sarif.read_text("utf-8")
    assert tffix(*extra, linter["cli_lint_fix_arg_name"], str(file)).code == 0
    said = tffix(linter["cli_version_arg_name"]).out
    found = re.search(linter["version_extract_regex"], said)
    assert found
    assert found[0] == __version__


def test_asdf_installs_one_version(filled: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    index.mkdir()
    about = "tffix-1.2.3.dist-info"
    with zipfile.ZipFile(index / "tffix-1.2.3-py3-none-any.whl", "w") as wheel:
        wheel.writestr("tffix.py", "def main():\n    print('installed')\n")
        wheel.writestr(
            f"{about}/METADATA", "Metadata-Version: 2.1\nName: tffix\nVersion: 1.2.3\n"
        )
        wheel.writestr(
            f"{about}/WHEEL",
            "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        )
        wheel.writestr(
            f"{about}/entry_points.txt", "[console_scripts]\ntffix = tffix:main\n"
        )
        wheel.writestr(f"{about}/RECORD", "")
    environment = {
        **os.environ,
        "ASDF_INSTALL_PATH": str(tmp_path / "installed"),
        "ASDF_INSTALL_VERSION": "1.2.3",
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(index),
    }
    subprocess.run([filled / "asdf/bin/install"], env=environment, check=True)
    said = subprocess.run(
        [tmp_path / "installed/bin/tffix"], capture_output=True, text=True, check=True
    )
    assert said.stdout == "installed\n"


def test_asdf_lists_the_versions_of_the_index(filled: Path, tmp_path: Path) -> None:
    (tmp_path / "pypi/tffix").mkdir(parents=True)
    (tmp_path / "pypi/tffix/json").write_text(
        '{"releases": {"0.10.0": [{"upload_time": "2026-03-01T00:00:00"}],'
        ' "0.9.0": [{"upload_time": "2026-01-01T00:00:00"}], "0.8.0": []}}'
    )
    said = subprocess.run(
        [filled / "asdf/bin/list-all"],
        env={**os.environ, "TFFIX_INDEX": f"file://{tmp_path}"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout == "0.9.0 0.10.0\n"
