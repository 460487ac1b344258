"""The baseline: what is known is neither shown nor fixed, only counted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from invoke import BROKEN, CLEAN, FIXED_SG, SG, Tffix, tffix

__all__ = ["tffix"]

NAME = ".tffix-baseline.json"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(files: dict[str, str]) -> None:
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, "utf-8", newline="")


def sg(name: str) -> str:
    return SG.replace("web", name)


def test_only_what_is_new_is_shown_and_fixed(tffix: Tffix) -> None:
    put({"lib/sg.tf": SG})
    code, out, _ = tffix("baseline")
    assert (code, out) == (0, f"Recorded 1 finding in {NAME}.\n")
    assert tffix("lib") == (0, "No defects in 1 file (1 in the baseline).\n", "")
    put({"lib/sg.tf": f"# a new line\n{SG}\n{sg('db')}"})
    code, out, _ = tffix("--check", "lib")
    assert code == 1
    assert out.startswith("lib/sg.tf:7:10:")
    assert "Found 1 defect in 1 file (1 in the baseline): 1 fixable" in out
    assert tffix("--apply").code == 0
    assert Path("lib/sg.tf").read_text() == f"# a new line\n{SG}\n{sg('db')}".replace(
        "sg-db", "db-sg"
    )
    assert tffix("--no-baseline").code == 1
    assert tffix("--isolated").code == 1


def test_the_file_is_stable_and_reads_well_in_a_diff(tffix: Tffix) -> None:
    put({"b/sg.tf": SG, "a/sg.tf": SG + sg("db")})
    tffix("baseline")
    first = Path(NAME).read_bytes()
    data = json.loads(first)
    assert data["version"] == 1
    assert [entry["module"] for entry in data["findings"]] == ["a", "a", "b"]
    assert sum(b"fingerprint" in line for line in first.splitlines()) == 3
    tffix("baseline")
    assert Path(NAME).read_bytes() == first


def test_it_does_not_matter_from_where_it_is_read(
    tffix: Tffix, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put({"lib/sg.tf": SG})
    tffix("baseline", "lib")
    assert tffix(str(here / "lib")).code == 0
    monkeypatch.chdir(here / "lib")
    assert tffix().code == 0
    assert tffix("sg.tf").code == 0


def test_entries_that_are_gone_are_reported(tffix: Tffix) -> None:
    put({"lib/sg.tf": SG, "lib/main.tf": CLEAN})
    tffix("baseline")
    put({"lib/sg.tf": FIXED_SG})
    code, _, err = tffix()
    assert code == 0
    assert err == (
        "tffix: note: 1 finding of the baseline is gone; to record that, run: tffix"
        " baseline\n"
    )
    # who looks at less cannot know
    assert tffix("lib/main.tf").err == ""
    assert tffix("--ignore", "naming").err == ""
    tffix("baseline")
    assert json.loads(Path(NAME).read_text())["findings"] == []
    assert tffix().err == ""


def test_two_that_are_the_same_are_two(tffix: Tffix) -> None:
    put({"sg.tf": SG})
    tffix("baseline")
    put({"sg.tf": SG + SG})
    said = tffix("--check", "--select", "naming").out
    assert "Found 1 defect in 1 file (1 in the baseline)" in said


def test_other_folders_keep_their_entries(tffix: Tffix) -> None:
    put({"a/sg.tf": SG, "b/sg.tf": SG})
    tffix("baseline")
    put({"a/sg.tf": FIXED_SG})
    code, out, _ = tffix("baseline", "a")
    assert (code, out) == (
        0,
        f"Recorded 0 findings in {NAME} and kept 1 of other folders.\n",
    )
    assert tffix().code == 0


def test_where_it_is_written(tffix: Tffix) -> None:
    put({"lib/sg.tf": SG, "lib/tffix.toml": 'select = ["naming"]\n'})
    tffix("baseline", "lib")
    assert Path("lib", NAME).exists()
    put({"lib/tffix.toml": 'baseline = "known.json"\n'})
    tffix("baseline", "lib")
    assert Path("lib/known.json").exists()
    Path("lib", NAME).unlink()
    assert tffix("lib").code == 0
    tffix("baseline", "lib", "--output", "other.json")
    assert tffix("--isolated", "--baseline", "other.json", "lib").code == 0


def test_nothing_is_recorded_of_a_tree_that_cannot_be_read(tffix: Tffix) -> None:
    code, _, err = tffix("baseline")
    assert code == 2
    assert "nothing to read" in err
    assert tffix("baseline", "nowhere").code == 2
    assert not Path(NAME).exists()
    put({"a/broken.tf": BROKEN, "b/sg.tf": SG})
    assert tffix("baseline").code == 2
    assert len(json.loads(Path(NAME).read_text())["findings"]) == 1


@pytest.mark.parametrize("text", ["", "[]", '{"version": 2, "findings": []}', '"x"'])
def test_a_file_that_is_no_baseline(text: str, tffix: Tffix) -> None:
    put({"sg.tf": SG, NAME: text})
    code, _, err = tffix()
    assert code == 2
    assert NAME in err
    assert "Traceback" not in err


def test_a_baseline_that_is_not_there(tffix: Tffix) -> None:
    put({"sg.tf": SG})
    code, _, err = tffix("--baseline", "no.json")
    assert code == 2
    assert err == "tffix: error: no.json: cannot be read: No such file or directory\n"
