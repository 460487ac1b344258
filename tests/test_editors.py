"""Real editors, set up as docs/editors.md says, fix what they save."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from golden_cases import GOLDEN

ROOT = Path(__file__).parent.parent
PLATFORM = GOLDEN / "platform"

# Neovim 0.7 has all that vim.lsp.start does, but not in one function
OLD_NEOVIM = """\
local running
vim.lsp.start = vim.lsp.start or function(config)
  running = running or vim.lsp.start_client(config)
  vim.lsp.buf_attach_client(0, running)
end
"""
SAVE_ALL = """\
vim.o.hidden = true
local paths = vim.fn.glob("*.tf", true, true)
for _, path in ipairs(paths) do
  vim.cmd("edit " .. path)
end
local ready = vim.wait(20000, function()
  for _, client in pairs(vim.lsp.buf_get_clients(0)) do
    return client.initialized
  end
end)
assert(ready, "no language server")
for _, path in ipairs(paths) do
  vim.cmd("buffer " .. path)
  vim.cmd("write!")
end
vim.cmd("qall!")
"""


def documented(language: str) -> str:
    """Give the code in this language that the documentation tells users to take."""
    text = (ROOT / "docs" / "editors.md").read_text("utf-8")
    return "\n".join(re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL))


def by_command_line(folder: Path) -> dict[str, bytes]:
    """Give what ``tffix --apply`` makes of the platform."""
    shutil.copytree(PLATFORM / "lib", folder)
    subprocess.run(
        [sys.executable, "-m", "tffix", "--apply", "--quiet", folder],
        stdout=subprocess.DEVNULL,
        check=False,
    )
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def environment(home: Path) -> dict[str, str]:
    """Give one in which tffix is found and no user's settings are."""
    path = os.pathsep.join([sysconfig.get_path("scripts"), os.environ["PATH"]])
    return {**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": "", "PATH": path}


@pytest.mark.skipif(not shutil.which("nvim"), reason="there is no nvim here")
def test_neovim_fixes_on_save(tmp_path: Path) -> None:
    expected = by_command_line(tmp_path / "expected")
    folder = tmp_path / "lib"
    shutil.copytree(PLATFORM / "lib", folder)
    init = tmp_path / "init.lua"
    patient = documented("lua").replace(", 5000)", f", {60 * 1000})")  # milliseconds
    init.write_text(f"{OLD_NEOVIM}\n{patient}", "utf-8")
    script = tmp_path / "save.lua"
    script.write_text(SAVE_ALL, "utf-8")
    done = subprocess.run(
        ["nvim", "--headless", "-n", "-u", init, "-c", f"luafile {script}"],
        cwd=folder,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == expected
    assert expected["ecs.tf"] == (PLATFORM / "after" / "ecs.tf").read_bytes()


# what terraform-mode and the command loop would do
EMACS = """\
(define-derived-mode terraform-mode prog-mode "Terraform")
(setq eglot-sync-connect 20 make-backup-files nil)
"""
EMACS_SAVE_ALL = """\
(let ((buffers (mapcar #'find-file-noselect (directory-files "." t "\\\\.tf$"))))
  (with-current-buffer (car buffers)
    (apply #'eglot (eglot--guess-contact)))
  (dolist (buffer buffers)
    (with-current-buffer buffer
      (unless (eglot-managed-p) (error "No language server for %s" buffer))
      (set-buffer-modified-p t)
      (save-buffer))))
"""


def has_eglot() -> bool:
    """Whether there is an Emacs with a client of language servers."""
    if not shutil.which("emacs"):
        return False
    asked = ["emacs", "--batch", "--eval", "(require 'eglot)"]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not has_eglot(), reason="there is no Emacs with eglot here")
def test_emacs_fixes_on_save(tmp_path: Path) -> None:
    expected = by_command_line(tmp_path / "expected")
    folder = tmp_path / "lib"
    shutil.copytree(PLATFORM / "lib", folder)
    script = tmp_path / "save.el"
    script.write_text(EMACS + documented("elisp") + EMACS_SAVE_ALL, "utf-8")
    done = subprocess.run(
        ["emacs", "--batch", "-l", script],
        cwd=folder,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == expected
