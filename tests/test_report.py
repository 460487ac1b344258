"""The report on a stack says what is true of it, before and after the fixes."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tffix import report
from tffix.cli import main
from tffix.errors import ConfigError
from tffix.hcl.file import File
from tffix.report.checklist import checklist
from tffix.source import Source
from tffix.terraform.module.module import Module

GOLDEN = Path(__file__).parent.parent / "golden"
PLATFORM = GOLDEN / "platform"


needs_pygal = pytest.mark.skipif(
    not importlib.util.find_spec("pygal"), reason="pygal is not installed"
)


def written(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert report.run(arguments) == 0
    return capsys.readouterr().out


@pytest.fixture
def platform(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with the platform in ``lib``, as it is before."""
    shutil.copytree(PLATFORM / "lib", tmp_path / "lib")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("platform")
def test_platform(
    capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    text = written(capsys, "lib")
    golden = GOLDEN / "report" / "platform.md"
    if request.config.getoption("--update-golden") and text != golden.read_text(
        "utf-8"
    ):
        golden.write_text(text, "utf-8")
        pytest.fail("platform.md is updated: read the diff, then run again")
    assert text == golden.read_text("utf-8")


@pytest.mark.usefixtures("platform")
def test_platform_in_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    """What the real terraform says of it is in test_platform.py."""
    text = written(capsys, "lib")
    assert text.startswith("# Failure analysis\n\n5 critical defects keep")
    timeline = re.findall(r"^\d\. \*\*(.*?)\*\*: (.*)$", text, re.MULTILINE)
    assert timeline == [
        ("terraform validate", "refused, 1 error"),
        ("terraform plan", "refused, 7 errors"),
        ("terraform plan", "refused, 1 error"),
        (
            "terraform apply",
            "stops half way: AWS refuses what no plan can see",
        ),
        ("after these fixes", "nothing is left that tffix knows of"),
    ]
    assert "34 characters long for each.key = notification-service" in text
    assert "hides the same in aws_security_group.ecs_tasks" in text
    assert "| Resources that they make | 138, as far as that is known |" in text
    assert "21 of 22 names (95 %) contain var.environment_suffix" in text
    assert re.findall(r"^### \d\. (\S+)", text, re.MULTILINE) == [
        "ecs-deployment-arguments",
        "misplaced-dynamic",
        "name-too-long",
        "reserved-name-prefix",
        "duplicate-scaling-policy",
        "unsuffixed-namespace",
    ]


@pytest.mark.usefixtures("platform")
def test_fixed_nothing_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    select = ("--select", "default,unsuffixed-namespace")
    main.main([*select, "--apply", "--unsafe-fixes", "-q", "lib"])
    capsys.readouterr()
    text = written(capsys, "lib")
    assert "No defects were found." in text
    assert "## Failures" not in text
    assert "21 of 21 names (100 %)" in text


def git(*arguments: str) -> None:
    identity = ("-c", "user.name=tffix", "-c", "user.email=tffix@example.com")
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
@pytest.mark.usefixtures("platform")
def test_since_a_revision_it_says_what_the_fixes_were(
    capsys: pytest.CaptureFixture[str],
) -> None:
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "Add a platform")
    main.main(["--apply", "-q", "lib"])
    git("commit", "-q", "-a", "-m", "Fix it")
    capsys.readouterr()
    text = written(capsys, "lib", "--since", "HEAD~1")
    assert "All of it was fixed since HEAD~1; this says how." in text
    assert "## Files modified" in text
    assert '-  name        = "sg-alb-${var.environment_suffix}"' in text
    assert '+  name        = "alb-sg-${var.environment_suffix}"' in text
    assert "unsuffixed-namespace" not in text, "it is not fixed"
    with pytest.raises(ConfigError, match="no revision"):
        report.run(["lib", "--since", "nowhere"])


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_since_a_revision_of_which_a_text_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    group = Path("main.tf")
    group.write_text('resource "aws_security_group" "w" {\n  name = "sg-web"\n}\n')
    large = Path("assets/large.bin")
    large.parent.mkdir()
    large.write_bytes(b"large")
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "Add a group")
    group.write_text(group.read_text().replace("sg-web", "web-sg"))
    git("commit", "-q", "-a", "-m", "Fix it")
    name = ["git", "rev-parse", "HEAD:assets/large.bin"]
    blob = subprocess.run(name, check=True, capture_output=True, text=True).stdout
    Path(".git/objects", blob[:2], blob[2:].strip()).unlink()
    text = written(capsys, ".", "--since", "HEAD~1")
    assert "All of it was fixed since HEAD~1; this says how." in text
    assert '+  name = "web-sg"' in text


class Page(HTMLParser):
    """Collects what a page loads, its open tags and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        void = {"meta", "br", "link", "img"}
        self.open += [tag] if tag not in void else []
        self.loads += [
            value or ""
            for name, value in attrs
            if name in ("src", "xlink:href") or (name == "href" and tag != "a")
        ]
        if tag in ("script", "link", "iframe"):
            self.loads.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


@needs_pygal
def test_page_needs_nothing_else(platform: Path) -> None:
    target = platform / "report.html"
    assert report.run(["lib", "--output-file", str(target)]) == 0
    page = Page(target.read_text("utf-8"))
    assert page.loads == []
    assert page.open == []
    assert "Findings by impact" in page.text
    assert "prefers-color-scheme: dark" in page.text
    assert 'name        = "sg-alb-${var.environment_suffix}"' in page.text


@needs_pygal
def test_page_escapes_what_people_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("main.tf").write_text(
        'resource "aws_security_group" "a" {\n  name = "sg-<script>a</script>"\n}\n',
        "utf-8",
    )
    text = written(capsys, ".", "--output-format", "html", "--title", "<b>Mine</b>")
    assert Page(text).loads == []
    assert "<b>" not in text
    assert "sg-&lt;script&gt;" in text


def test_nothing_to_report_on(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"no \.tf or \.tofu file"):
        report.run([str(tmp_path)])


def checks(text: str) -> dict[str, tuple[bool | None, str, list[str]]]:
    module = Module({"main.tf": File(Source("main.tf", text))})
    return {c.name: (c.passed, c.said, c.places) for c in checklist([module])}


def test_checks_of_an_empty_module() -> None:
    found = checks("")
    assert found["Names differ by environment"][0] is None
    assert found["Resources are tagged"][0] is None
    assert found["Versions are constrained"][0] is False
    assert found["A backend keeps the state"][0] is False


def test_check_of_versions_and_backend() -> None:
    found = checks("""
terraform {
  required_version = ">= 1.7"
  required_providers {
    aws    = { source = "hashicorp/aws", version = "~> 5.0" }
    random = { source = "hashicorp/random" }
  }
  backend "s3" {}
}
""")
    assert found["Versions are constrained"] == (
        False,
        "1 of 2 providers have a version",
        ["main.tf:6"],
    )
    assert found["A backend keeps the state"] == (True, "state is kept in s3", [])


def test_check_of_secrets() -> None:
    passed, said, places = checks("""
variable "db_password" {
  default = "hunter2"
}

variable "token" {
  default = ""
}

resource "aws_db_instance" "main" {
  username = "admin"
  password = var.db_password
}

provider "aws" {
  access_key = "AKIAABCDEFGHIJKLMNOP"
  secret_key = "abc"
}
""")["Secrets are not in the text"]
    assert (passed, said) == (False, "3 may be written out")
    assert [place.split()[0] for place in places] == [
        "main.tf:3",
        "main.tf:16",
        "main.tf:17",
    ]


def test_check_of_repetition() -> None:
    queue = 'resource "aws_sqs_queue" "q%d" {\n  name = "q%d"\n}\n'
    two, three = (
        checks("".join(queue % (n, n) for n in range(count)))[
            "What repeats uses for_each"
        ]
        for count in (2, 3)
    )
    assert two[0] is True
    assert three[0] is False
    assert three[2] == ["aws_sqs_queue.q0, aws_sqs_queue.q1, aws_sqs_queue.q2"]


def test_check_of_tags_and_descriptions() -> None:
    found = checks("""
resource "aws_sqs_queue" "a" {
  tags = { Name = "a" }
}

resource "aws_sqs_queue" "b" {}

output "a" {
  value = 1
}

variable "b" {
  description = "What b is."
}
""")
    assert (
        found["Resources are tagged"][1] == "no default_tags; 1 of 2 resources set tags"
    )
    assert found["Variables and outputs are described"] == (
        False,
        "1 of 2 have a description",
        ["main.tf:8 output.a"],
    )
