"""Files are written whole and together, and what they are stays as it was."""

from __future__ import annotations

import json
import os
import resource
import shutil
import stat
import subprocess
import sys
import tempfile
import threading
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tffix.errors import WriteError
from tffix.project import journal
from tffix.project.journal import locked, recover
from tffix.project.walk import JOURNAL, folders
from tffix.project.write import Change, backup, write

if TYPE_CHECKING:
    from collections.abc import Iterator

OLD, NEW = b"# old\n", b"# new, and longer\n"
NOBODY = 65534


def change(path: Path, after: bytes = NEW) -> Change:
    return Change(str(path), path.read_bytes(), after)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("one", "two", "below/three"):
        path = tmp_path / f"{name}.tf"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(OLD)
    return tmp_path


@pytest.fixture
def users_tree() -> Iterator[Path]:
    """Give a tree of somebody who is not root, and be that user."""
    folder = Path(tempfile.mkdtemp())
    (folder / "one.tf").write_bytes(OLD)
    (folder / "below").mkdir()
    (folder / "below/two.tf").write_bytes(OLD)
    root = os.getuid() == 0
    if root:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
        os.setresgid(NOBODY, NOBODY, 0)
        os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield folder
    finally:
        if root:
            os.setresuid(0, 0, 0)
            os.setresgid(0, 0, 0)
        for path in (folder, folder / "below"):
            path.chmod(0o700)
        shutil.rmtree(folder)


def names(folder: Path) -> set[str]:
    return {
        str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()
    }


def test_all_files_get_their_new_texts_and_nothing_is_left(tree: Path) -> None:
    paths = sorted(tree.rglob("*.tf"))
    before = names(tree)
    assert write([[change(path) for path in paths]]) == ([], [])
    assert [path.read_bytes() for path in paths] == [NEW] * 3
    assert names(tree) == before


def test_nothing_to_write_is_nothing_done(tree: Path) -> None:
    assert write([]) == ([], [])
    assert names(tree) == {"one.tf", "two.tf", "below/three.tf"}


def test_a_file_that_changed_is_left_with_its_group(tree: Path) -> None:
    one, two, three = (tree / f"{name}.tf" for name in ("one", "two", "below/three"))
    groups = [[change(one), change(two)], [change(three)]]
    two.write_bytes(b"# by somebody else\n")
    (failure,) = write(groups).failures
    assert str(failure.error) == f"{two}: has changed since it was read; run again"
    assert failure.paths == {str(one), str(two)}
    assert one.read_bytes() == OLD
    assert two.read_bytes() == b"# by somebody else\n"
    assert three.read_bytes() == NEW
    assert names(tree) == {"one.tf", "two.tf", "below/three.tf"}


def test_a_folder_that_vanished_is_left(tree: Path) -> None:
    groups = [[change(tree / "one.tf")], [change(tree / "below/three.tf")]]
    shutil.rmtree(tree / "below")
    (failure,) = write(groups).failures
    assert str(failure.error) == f"{tree}/below/three.tf: is gone"
    assert (tree / "one.tf").read_bytes() == NEW
    assert names(tree) == {"one.tf", "two.tf"}


def test_all_gone_is_said(tree: Path) -> None:
    changes = [change(tree / "below/three.tf")]
    shutil.rmtree(tree)
    (failure,) = write([changes]).failures
    assert str(failure.error).endswith("is gone")


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755, 0o640])
def test_permissions_stay(tree: Path, mode: int) -> None:
    path = tree / "one.tf"
    path.chmod(mode)
    write([[change(path)]])
    assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.skipif(os.getuid() != 0, reason="only root may give files away")
def test_owner_stays(tree: Path) -> None:
    path = tree / "one.tf"
    os.chown(path, NOBODY, NOBODY)
    write([[change(path)]])
    assert (path.stat().st_uid, path.stat().st_gid) == (NOBODY, NOBODY)


@pytest.mark.skipif(sys.platform != "linux", reason="extended attributes of Linux")
def test_extended_attributes_stay(tree: Path) -> None:
    path = tree / "one.tf"
    try:
        os.setxattr(path, "user.origin", b"here")
    except OSError:
        pytest.skip("no extended attributes on this file system")
    write([[change(path)]])
    assert os.getxattr(path, "user.origin") == b"here"


def test_a_link_stays_and_its_target_is_written(tree: Path) -> None:
    link = tree / "link.tf"
    link.symlink_to("below/three.tf")
    write([[change(link)]])
    assert link.is_symlink()
    assert (tree / "below/three.tf").read_bytes() == NEW


def test_a_file_under_two_names_is_written_once(tree: Path) -> None:
    link = tree / "link.tf"
    link.symlink_to("one.tf")
    groups = [[change(tree / "one.tf")], [change(link), change(tree / "two.tf")]]
    assert write(groups) == ([], [])
    assert (tree / "one.tf").read_bytes() == NEW
    assert (tree / "two.tf").read_bytes() == NEW


def test_a_file_that_two_modules_fix_in_two_ways_is_left(tree: Path) -> None:
    link = tree / "link.tf"
    link.symlink_to("one.tf")
    groups = [[change(tree / "one.tf")], [change(link, b"# other\n")]]
    (failure,) = write(groups).failures
    assert "fixed in another way" in str(failure.error)
    assert (tree / "one.tf").read_bytes() == OLD


def test_hard_links_are_separated_and_that_is_said(tree: Path) -> None:
    os.link(tree / "one.tf", tree / "copy")
    notes = write([[change(tree / "one.tf")]]).notes
    assert notes == [
        f"{tree}/one.tf: has other names (hard links), which keep the old text"
    ]
    assert (tree / "one.tf").read_bytes() == NEW
    assert (tree / "copy").read_bytes() == OLD


def test_a_read_only_file_is_left(users_tree: Path) -> None:
    (users_tree / "one.tf").chmod(0o444)
    groups = [[change(users_tree / "one.tf")], [change(users_tree / "below/two.tf")]]
    (failure,) = write(groups).failures
    assert str(failure.error).endswith("one.tf: cannot be written: it is read-only")
    assert (users_tree / "one.tf").read_bytes() == OLD
    assert (users_tree / "below/two.tf").read_bytes() == NEW


def test_a_read_only_folder_is_left(users_tree: Path) -> None:
    groups = [[change(users_tree / "one.tf")], [change(users_tree / "below/two.tf")]]
    (users_tree / "below").chmod(0o555)
    (failure,) = write(groups).failures
    assert str(failure.error).endswith("two.tf: cannot be written: Permission denied")
    assert (users_tree / "one.tf").read_bytes() == NEW
    assert (users_tree / "below/two.tf").read_bytes() == OLD


def test_without_a_place_for_the_journal_nothing_is_written(users_tree: Path) -> None:
    other = users_tree / "other"
    other.mkdir()
    (other / "three.tf").write_bytes(OLD)
    groups = [[change(other / "three.tf")], [change(users_tree / "below/two.tf")]]
    users_tree.chmod(0o555)
    with pytest.raises(WriteError, match="run tffix on one folder at a time"):
        write(groups)
    users_tree.chmod(0o755)
    assert (other / "three.tf").read_bytes() == OLD
    assert names(users_tree) == {"one.tf", "below/two.tf", "other/three.tf"}


def test_a_file_beyond_the_limit_of_its_size_is_left(tree: Path) -> None:
    groups = [[change(tree / "one.tf", b"#" * 4000)], [change(tree / "two.tf")]]
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        (failure,) = write(groups).failures
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert str(failure.error) == f"{tree}/one.tf: cannot be written: File too large"
    assert (tree / "one.tf").read_bytes() == OLD
    assert (tree / "two.tf").read_bytes() == NEW
    assert names(tree) == {"one.tf", "two.tf", "below/three.tf"}


FULL_DISK = """
set -e
mount -t tmpfs -o size=64k none "$1"
cp "$2"/*.tf "$1"
dd if=/dev/zero of="$1/filler" bs=1k count=200 2>/dev/null || true
cd "$1"
"$3" -c '
import os
from tffix.project.write import Change, write
changes = [Change(p, open(p, "rb").read(), b"# " * 9000) for p in ("one.tf", "two.tf")]
for failure in write([changes]).failures: print(failure.error)
print(sorted(os.listdir(".")), open("one.tf").read(), open("two.tf").read())
'
"""


def test_a_full_disk_leaves_all_as_it_was(tree: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", FULL_DISK, "sh", disk, tree, sys.executable],
        capture_output=True,
        text=True,
        check=False,
    )
    if "unshare" in done.stderr or "mount" in done.stderr:
        pytest.skip("no small disk can be mounted here")
    assert done.stdout.splitlines() == [
        "one.tf: cannot be written: No space left on device",
        "['filler', 'one.tf', 'two.tf'] # old",
        " # old",
        "",
    ], done.stderr


def test_a_group_that_fails_half_way_is_taken_back(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = os.replace

    def failing(source: str, target: str) -> None:
        if target == str(tree / "two.tf"):
            raise OSError(5, "Input/output error", target)
        replace(source, target)

    monkeypatch.setattr(os, "replace", failing)
    groups = [
        [change(tree / "one.tf"), change(tree / "two.tf")],
        [change(tree / "below/three.tf")],
    ]
    (failure,) = write(groups).failures
    assert str(failure.error) == f"{tree}/two.tf: cannot be written: Input/output error"
    assert (tree / "one.tf").read_bytes() == OLD
    assert (tree / "two.tf").read_bytes() == OLD
    assert (tree / "below/three.tf").read_bytes() == NEW
    assert names(tree) == {"one.tf", "two.tf", "below/three.tf"}


def test_every_text_is_on_the_disk_before_the_journal_and_that_before_the_rest(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    events: list[str] = []
    fsync, replace = os.fsync, os.replace

    def synced(descriptor: int) -> None:
        kind = "folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file"
        events.append(f"sync {kind}")
        fsync(descriptor)

    def replaced(source: str, target: str) -> None:
        events.append("decide" if target.endswith(JOURNAL) else "replace")
        replace(source, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", replaced)
    write([[change(tree / "one.tf"), change(tree / "two.tf")]])
    assert events == [
        "sync file",
        "sync file",
        "sync folder",
        "sync file",
        "decide",
        "sync folder",
        "replace",
        "replace",
        "sync folder",
    ]


def test_another_run_is_waited_for(tree: Path) -> None:
    order: list[str] = []

    def other() -> None:
        write([[change(tree / "below/three.tf")]])
        order.append("written")

    thread = threading.Thread(target=other)
    with locked(str(tree)):
        thread.start()
        thread.join(0.3)
        order.append("freed")
    thread.join()
    assert order == ["freed", "written"]


def test_runs_beside_each_other_do_not_wait(tree: Path) -> None:
    (tree / "beside").mkdir()
    with locked(str(tree / "beside")):
        assert write([[change(tree / "below/three.tf")]]) == ([], [])


def test_a_run_that_does_not_end_is_said(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "_PATIENCE", 0.1)
    with locked(str(tree)), pytest.raises(WriteError, match="another run is writing"):
        write([[change(tree / "one.tf")]])
    assert (tree / "one.tf").read_bytes() == OLD


def test_a_file_edited_after_a_run_was_cut_off_is_left(tree: Path) -> None:
    entries = [entry(tree, "one.tf"), entry(tree, "two.tf")]
    (tree / JOURNAL).write_text(json.dumps(entries))
    (tree / "two.tf").write_bytes(b"# edited\n")
    done, failed = recover(str(tree), [JOURNAL], writing=True)
    assert [sentence.partition(":")[0] for sentence in done] == [f"{tree}/one.tf"]
    assert [sentence.partition(":")[0] for sentence in failed] == [f"{tree}/two.tf"]
    assert (tree / "one.tf").read_bytes() == NEW
    assert (tree / "two.tf").read_bytes() == b"# edited\n"
    assert names(tree) == {"one.tf", "two.tf", "below/three.tf"}


def test_a_run_that_does_not_write_says_that_one_was_cut_off(tree: Path) -> None:
    (tree / JOURNAL).write_text(json.dumps([entry(tree, "one.tf")]))
    said: list[str] = []

    def leftover(folder: str, found: list[str]) -> None:
        said.extend(recover(folder, found, writing=False).failed)

    list(folders([str(tree / "below/three.tf")], leftover))
    (sentence,) = said
    assert sentence.startswith(f"{tree}: a run of tffix was cut off while it wrote")
    assert (tree / "one.tf").read_bytes() == OLD


def entry(tree: Path, path: str, **other: str) -> list[str]:
    (tree / f".tffix-{path}").write_bytes(NEW)
    fields = {
        "path": path,
        "temporary": f".tffix-{path}",
        "before": sha256(OLD).hexdigest(),
        "after": sha256(NEW).hexdigest(),
    }
    return list((fields | other).values())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[1]",
        "{}1",
        "[" * 100_000,
        '["path"]',
        b"\xff".decode("latin-1"),
        json.dumps([["../out.tf", ".tffix-x", "", ""]]),
        json.dumps([["/etc/out.tf", ".tffix-x", "", ""]]),
        json.dumps([["below/../../out.tf", ".tffix-x", "", ""]]),
        json.dumps([["one.sh", ".tffix-x", "", ""]]),
        json.dumps([["one.tf", "../.tffix-x", "", ""]]),
        json.dumps([["one.tf", ".tffix-/../../x", "", ""]]),
        json.dumps([["one.tf", "two.tf", "", ""]]),
        json.dumps([["link/out.tf", ".tffix-x", "", ""]]),
    ],
)
def test_a_journal_from_elsewhere_reaches_nothing(tmp_path: Path, text: str) -> None:
    tree = tmp_path / "tree"
    (tree / "below").mkdir(parents=True)
    for folder in (tmp_path, tree):
        for name in ("out.tf", "one.tf", "two.tf", "one.sh"):
            (folder / name).write_bytes(OLD)
        (folder / ".tffix-x").write_bytes(NEW)
    (tree / "link").symlink_to(tmp_path)
    (tree / JOURNAL).write_text(text, "latin-1")
    before = {
        path: path.read_bytes() for path in tmp_path.rglob("*.*") if path.is_file()
    }
    done, failed = recover(str(tree), [JOURNAL, ".tffix-x"], writing=True)
    assert done == []
    assert len(failed) == 1
    assert "cannot be completed" in failed[0]
    assert before == {
        path: path.read_bytes() for path in tmp_path.rglob("*.*") if path.is_file()
    }


def test_a_new_text_that_was_tampered_with_is_not_written(tree: Path) -> None:
    (tree / JOURNAL).write_text(json.dumps([entry(tree, "one.tf")]))
    (tree / ".tffix-one.tf").write_bytes(b"# other\n")
    (sentence,) = recover(str(tree), [JOURNAL], writing=True).failed
    assert "is not what was written" in sentence
    assert (tree / "one.tf").read_bytes() == OLD


def test_a_backup_keeps_what_was_there(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tree)
    changes = [change(Path("one.tf")), change(tree / "below/three.tf")]
    backup(changes, "kept")
    write([changes])
    assert (tree / "kept/one.tf").read_bytes() == OLD
    assert (tree / "kept/below/three.tf").read_bytes() == OLD
    with pytest.raises(WriteError, match="File exists"):
        backup(changes, "kept")


def test_a_backup_of_what_lies_elsewhere_has_its_whole_path(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tree / "below")
    backup([change(tree / "one.tf")], "kept")
    assert (tree / "below/kept" / str(tree)[1:] / "one.tf").read_bytes() == OLD
