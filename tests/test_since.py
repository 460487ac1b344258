"""``--since``: modules are judged whole, but only what has changed counts."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from invoke import CLEAN, SG, Tffix, tffix

from tffix.project.since import Hunk

__all__ = ["tffix"]

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")

POLICY = """\
resource "aws_appautoscaling_policy" "scale_{0}" {{
  name               = "scale-{0}"
  policy_type        = "TargetTrackingScaling"
  resource_id        = var.resource_id
  scalable_dimension = "ecs:service:DesiredCount"
  service_namespace  = "ecs"

  target_tracking_scaling_policy_configuration {{
    target_value = 70

    predefined_metric_specification {{
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }}
  }}
}}
"""


def git(*arguments: str) -> str:
    return subprocess.run(
        [
            *("git", "-c", "user.name=A", "-c", "user.email=a@example.org"),
            *("-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false"),
            *arguments,
        ],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")
    git("init", "-q")
    return tmp_path


def put(files: dict[str, str]) -> None:
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, "utf-8", newline="")


def commit() -> str:
    git("add", "-A")
    git("commit", "-q", "-m", "x", "--allow-empty")
    return git("rev-parse", "HEAD")


def sg(name: str) -> str:
    return SG.replace("web", name)


def test_only_changed_blocks_are_reported_and_fixed(tffix: Tffix) -> None:
    put({"lib/sg.tf": f"{SG}\n{sg('db')}"})
    commit()
    assert tffix("--since", "HEAD").out == "No defects in 1 file.\n"
    changed = f"# moved\n{SG}\n{sg('db')}".replace(
        '"sg-db"', '"sg-db"\n  description = "new"'
    )
    put({"lib/sg.tf": changed})
    code, out, _ = tffix("--check", "--since", "HEAD")
    assert code == 1
    assert out.startswith("lib/sg.tf:7:10: reserved-name-prefix")
    assert "Found 1 defect in 1 file" in out
    assert tffix("--apply", "--since", "HEAD").code == 0
    after = Path("lib/sg.tf").read_text()
    assert '"sg-web"' in after
    assert '"db-sg"' in after


def test_files_that_git_does_not_know_are_new(tffix: Tffix) -> None:
    put({"lib/old.tf": SG, ".gitignore": "ignored.tf\n"})
    commit()
    put({'lib/new é "q".tf': sg("db")})
    code, out, _ = tffix("--check", "--since", "HEAD")
    assert code == 1
    assert out.startswith('lib/new é "q".tf:2:10:')
    git("add", "-A")
    assert tffix("--check", "--since", "HEAD").out == out


def test_it_counts_from_where_the_branch_left(tffix: Tffix) -> None:
    put({"old.tf": SG, "main.tf": CLEAN})
    commit()
    git("checkout", "-q", "-b", "work")
    put({"new.tf": sg("db")})
    commit()
    git("checkout", "-q", "main")
    put({"old.tf": SG.replace("sg-web", "sg-webs")})
    commit()
    git("checkout", "-q", "work")
    code, out, _ = tffix("--check", "--since", "main")
    assert code == 1
    assert out.startswith("new.tf:2:10:")
    assert "old.tf" not in out


def test_a_line_that_went_counts_where_it_was(tffix: Tffix) -> None:
    put({"sg.tf": SG.replace("{", '{\n  description = "x"') + f"\n{sg('db')}"})
    commit()
    put({"sg.tf": f"{SG}\n{sg('db')}"})
    out = tffix("--check", "--since", "HEAD").out
    assert out.startswith("sg.tf:2:10:")
    assert "Found 1 defect" in out
    # a whole block that went touches no other
    put({"sg.tf": SG.replace("{", '{\n  description = "x"')})
    assert tffix("--check", "--since", "HEAD").code == 0


def test_a_fix_that_touches_what_changed_counts(tffix: Tffix) -> None:
    put({"down.tf": POLICY.format("down")})
    commit()
    put({"up.tf": POLICY.format("up")})
    code, out, _ = tffix("--check", "--since", "HEAD")
    assert code == 1
    assert out.startswith("down.tf:1:38: duplicate-scaling-policy")


def test_paths_below_the_top_and_outside_of_it(
    tffix: Tffix, here: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: Any
) -> None:
    put({"lib/sg.tf": SG})
    commit()
    put({"lib/sg.tf": SG.replace("sg-web", "sg-webs")})
    for path in ("lib", "lib/sg.tf", str(here / "lib")):
        assert tffix("--check", "--since", "HEAD", path).code == 1
    monkeypatch.chdir(here / "lib")
    assert tffix("--check", "--since", "HEAD").code == 1
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    put({"sg.tf": SG})
    assert tffix("--check", "--since", "HEAD", str(here / "lib")).code == 1
    code, _, err = tffix("--since", "HEAD")
    assert code == 2
    assert "--since: git rev-parse in .: fatal: not a git repository" in err


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "-", "HEAD~9"])
def test_a_revision_that_is_none(revision: str, tffix: Tffix) -> None:
    put({"sg.tf": SG})
    commit()
    code, out, err = tffix(f"--since={revision}")
    assert (code, out) == (2, "")
    assert err.startswith("tffix: error: --since: ")
    assert not Path("x").exists()


def test_git_runs_nothing_that_the_repository_names(tffix: Tffix) -> None:
    put({"sg.tf": SG, ".gitattributes": "*.tf diff=evil\n"})
    commit()
    evil = "touch evil; cat"
    git("config", "diff.external", evil)
    git("config", "diff.evil.command", evil)
    git("config", "diff.evil.textconv", evil)
    git("config", "core.fsmonitor", evil)
    git("config", "core.pager", evil)
    put({"sg.tf": SG.replace("sg-web", "sg-webs")})
    assert tffix("--check", "--since", "HEAD").code == 1
    assert not Path("evil").exists()


def test_text_that_looks_like_a_diff(tffix: Tffix) -> None:
    put({"sg.tf": f"{CLEAN}\n{SG}", "other.tf": sg("db")})
    commit()
    put({"sg.tf": f"-- a/x\n++ b/other.tf\n@@ -1 +1,9 @@\n{CLEAN}\n{SG}"})
    text = Path("sg.tf").read_text()
    put({"sg.tf": f"/*\n{text.replace(CLEAN, CLEAN + '*/', 1)}"})
    assert "other.tf" not in tffix("--check", "--since", "HEAD").out


@pytest.mark.parametrize(
    ("hunk", "lines", "touched"),
    [
        (Hunk(3, 5), (1, 2), False),
        (Hunk(3, 5), (1, 3), True),
        (Hunk(3, 5), (5, 9), True),
        (Hunk(3, 5), (6, 9), False),
        (Hunk(3, 2), (1, 3), False),
        (Hunk(3, 2), (3, 4), True),
        (Hunk(3, 2), (4, 5), False),
        (Hunk(0, -1), (1, 5), False),
    ],
)
def test_hunks(hunk: Hunk, lines: tuple[int, int], *, touched: bool) -> None:
    assert hunk.touches(*lines) is touched


def lose(revision_and_path: str) -> None:
    """Make git forget a text, as in a partial clone."""
    blob = git("rev-parse", revision_and_path)
    Path(".git", "objects", blob[:2], blob[2:]).unlink()


def test_files_that_are_not_judged_are_not_looked_at(tffix: Tffix) -> None:
    put({"main.tf": CLEAN, "image.bin": "old"})
    git("add", ".")
    git("commit", "-qm", "one")
    lose("HEAD:image.bin")
    put({"main.tf": CLEAN + SG, "image.bin": "new"})
    result = tffix("--since", "HEAD", "--output-format", "concise")
    assert result.code == 1
    assert "main.tf:5:10: reserved-name-prefix" in result.out


def test_a_file_whose_old_text_git_lacks_has_changed_as_a_whole(tffix: Tffix) -> None:
    put({"main.tf": CLEAN, "other.tf": SG})
    git("add", ".")
    git("commit", "-qm", "one")
    lose("HEAD:main.tf")
    put({"main.tf": CLEAN + SG.replace("web", "api")})
    result = tffix("--since", "HEAD", "--output-format", "concise")
    assert result.code == 1
    assert "main.tf:5:10: reserved-name-prefix" in result.out
    assert "other.tf" not in result.out
