"""Which files are found, and how they are read, in trees of any kind."""

from __future__ import annotations

import os
import socket
import threading
import tracemalloc
from pathlib import Path

import pytest

from tffix.errors import SourceError
from tffix.hcl.file import File
from tffix.project import walk
from tffix.project.walk import Folder, folders, read
from tffix.source import Source


@pytest.fixture(autouse=True)
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    folder = tmp_path / "tree"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def put(*paths: str, text: str = "") -> None:
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text)


def found(*paths: str) -> list[str]:
    return [path for folder in folders(paths or ["."]) for path in folder.files]


def notes(*paths: str) -> list[str]:
    return [note for folder in folders(paths or ["."]) for note in folder.notes]


def test_terraform_files_are_found_folder_by_folder_in_order() -> None:
    put("b/two.tf", "a/one.tofu", "main.tf", "a/deep/x.tf", "a/b.tf", "a/readme.md")
    assert [folder.path for folder in folders(["."])] == [".", "a", "a/deep", "b"]
    assert found() == ["main.tf", "a/b.tf", "a/one.tofu", "a/deep/x.tf", "b/two.tf"]


def test_a_file_of_variables_stands_for_the_module_that_it_gives_values() -> None:
    put("a/main.tf", "a/names.tf", "a/prod.tfvars", "b/prod.tfvars.json", "c/x.tfvars")
    (folder,) = folders(["a/prod.tfvars", "c/x.tfvars"])
    assert folder.wanted == {"a/main.tf", "a/names.tf"}
    assert found("b/prod.tfvars.json") == []
    assert notes("b/prod.tfvars.json") == []


@pytest.mark.parametrize(
    ("root", "expected"),
    [
        ("a", ["a/x.tf"]),
        ("a/", ["a/x.tf"]),
        ("./a", ["a/x.tf"]),
        ("./a//", ["a/x.tf"]),
        (".", ["a/x.tf"]),
        ("./", ["a/x.tf"]),
        ("a/x.tf", ["a/x.tf"]),
        ("./a/x.tf", ["a/x.tf"]),
    ],
)
def test_paths_are_shown_as_people_write_them(root: str, expected: list[str]) -> None:
    put("a/x.tf")
    assert found(root) == expected


def test_a_folder_under_several_roots_is_given_once() -> None:
    put("a/x.tf", "a/b/y.tf")
    assert found("a/b", "a", "a/x.tf", "./a/../a") == ["a/b/y.tf", "a/x.tf"]


def test_a_named_file_comes_with_its_module() -> None:
    put("a/x.tf", "a/y.tf")
    (folder,) = folders(["a/y.tf"])
    assert folder == Folder("a", ["a/x.tf", "a/y.tf"], frozenset(["a/y.tf"]), [])


def test_what_terraform_leaves_out_is_left_out() -> None:
    put(".hidden.tf", "main.tf~", "#main.tf#", ".terraform/m/x.tf", ".git/x.tf", "x.tf")
    assert found() == ["x.tf"]


def test_a_folder_may_be_named_like_a_file() -> None:
    put("module.tf/x.tf")
    assert found() == ["module.tf/x.tf"]


@pytest.mark.parametrize("path", ["gone", "gone.tf", "gone/x.tf"])
def test_a_path_that_does_not_exist_is_an_error(path: str) -> None:
    put("x.tf")
    (error,) = [folder.error for folder in folders([path, "x.tf"]) if folder.error]
    assert error == f"{path}: no such file or folder"
    assert found(path, "x.tf") == ["x.tf"]


def test_a_path_that_is_no_terraform_file_is_an_error() -> None:
    put("notes.txt")
    (folder,) = folders(["notes.txt"])
    assert (
        folder.error
        == "notes.txt: not a Terraform file (.tf, .tofu, .tf.json, .tofu.json)"
    )


def test_gitignore_is_followed_as_git_does() -> None:
    put("x.tf", "build/y.tf", "a/build/z.tf", "a/keep.tf", "a/gen.tf", "a/b/gen.tf")
    put(".gitignore", text="build/\ngen.tf\n")
    put("a/b/.gitignore", text="!gen.tf\n")
    assert found() == ["x.tf", "a/keep.tf", "a/b/gen.tf"]
    assert found("a") == ["a/gen.tf", "a/keep.tf", "a/b/gen.tf", "a/build/z.tf"]
    Path(".git").mkdir()
    assert found("a") == ["a/keep.tf", "a/b/gen.tf"]


def test_a_gitignore_counts_for_its_own_folder_only() -> None:
    put("a/x.tf", "b/x.tf", "c/x.tf")
    put("a/.gitignore", text="*.tf\n")
    put("b/.gitignore", text="/y.tf\n")
    assert found() == ["b/x.tf", "c/x.tf"]


def test_whoever_names_an_ignored_folder_wants_it() -> None:
    put("build/x.tf", "build/deep/y.tf", "other/z.tf")
    put(".gitignore", text="build/\n")
    Path(".git").mkdir()
    assert found("build") == ["build/x.tf", "build/deep/y.tf"]
    assert found() == ["other/z.tf"]


def test_lines_of_gitignore_that_are_no_patterns_are_left_out() -> None:
    put("x.tf", "y.tf")
    put(".gitignore", text="!\n[z-a]\n\\\ny.tf\n")
    assert found() == ["x.tf"]


def test_a_gitignore_that_is_no_file_does_not_matter() -> None:
    put("x.tf", "a/y.tf")
    os.mkfifo(".gitignore")
    Path("a/.gitignore").symlink_to("/dev/zero")
    assert found() == ["x.tf", "a/y.tf"]


def test_links_inside_the_tree_are_followed_and_others_left_out() -> None:
    put("../outside.tf", "shared/x.tf")
    Path("inside.tf").symlink_to("shared/x.tf")
    Path("out.tf").symlink_to("../outside.tf")
    assert found() == ["inside.tf", "shared/x.tf"]
    assert notes() == [
        "out.tf: a link out of the tree, left out; name it to include it"
    ]
    (folder,) = folders(["out.tf"])
    assert folder.wanted == {"out.tf"}
    assert folder.notes == []


def test_links_to_folders_are_not_followed() -> None:
    put("a/x.tf")
    Path("a/loop").symlink_to("..")
    Path("b").symlink_to("a")
    assert found() == ["a/x.tf"]
    assert found("b") == ["b/x.tf"]


def test_loops_of_links_and_links_to_nothing_are_left_out() -> None:
    put("x.tf")
    Path("one.tf").symlink_to("two.tf")
    Path("two.tf").symlink_to("one.tf")
    Path("self.tf").symlink_to("self.tf")
    Path("gone.tf").symlink_to("nothing")
    Path("folder.tf").symlink_to(".")
    assert found() == ["x.tf"]
    assert notes() == [
        f"{name}.tf: a link that leads to no file, left out"
        for name in ("folder", "gone", "one", "self", "two")
    ]


def test_pipes_and_sockets_are_no_files() -> None:
    put("x.tf")
    os.mkfifo("pipe.tf")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.tf")
        assert found() == ["x.tf"]
        for path in ("pipe.tf", "s.tf"):
            with pytest.raises(SourceError):
                read(path)


@pytest.mark.parametrize(
    "name", ["with\nnewline", "with space", "\udcff\udcfe", "ü", "$(x)"]
)
def test_any_name_will_do(name: str) -> None:
    put(f"{name}/{name}.tf", text="x")
    assert found() == [f"{name}/{name}.tf"]
    assert read(found()[0]) == b"x"


def test_a_folder_that_cannot_be_listed_is_said_and_the_rest_is_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put("a/x.tf", "b/x.tf", "c/x.tf")
    scandir = os.scandir

    def failing(path: str) -> object:
        if path == "b":  # root may list everything, so the mode of b would not do
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", failing)
    found = list(folders(["."]))
    assert [folder.files for folder in found] == [["a/x.tf"], [], ["c/x.tf"]]
    assert [folder.error for folder in found] == [
        "",
        "b: cannot be listed: Permission denied",
        "",
    ]


def test_very_deep_folders_are_walked() -> None:
    deep = "/".join(["d"] * 400)
    put(f"{deep}/x.tf")
    assert found() == [f"{deep}/x.tf"]


def test_a_file_that_grows_is_read_as_far_as_it_was() -> None:
    put("x.tf", text="# line\n" * 1000)
    stop = threading.Event()

    def grow() -> None:
        with open("x.tf", "ab", buffering=0) as stream:
            while not stop.wait(0.001):
                stream.write(b"# line\n" * 1000)

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        texts = [read("x.tf") for _ in range(20)]
    finally:
        stop.set()
        writer.join()
    assert all(len(text) % 7000 == 0 for text in texts)
    assert texts == sorted(texts)


def test_a_file_larger_than_any_configuration_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(walk, "LARGEST", 3 << 20)
    with open("x.tf", "wb") as stream:
        stream.truncate((3 << 20) + 1)
    with pytest.raises(SourceError, match="larger than 3 MiB"):
        read("x.tf")


def test_what_tffix_left_behind_is_told_before_the_files() -> None:
    left = ".tffix-0123456789abcdef"
    put(".tffix-journal", f"a/{left}", "a/x.tf", "b/x.tf")
    told: list[tuple[str, list[str]]] = []
    found = folders(["a"], lambda *seen: told.append(seen))
    assert next(found).path == "a"
    assert told == [(os.getcwd(), [".tffix-journal"]), ("a", [left])]


def test_many_files_are_found_in_little_memory() -> None:
    for number in range(200):
        put(*(f"{number}/{name}.tf" for name in range(10)))
    tracemalloc.start()
    count = sum(len(folder.files) for folder in folders(["."]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 2000
    assert peak < 500_000  # bytes: no list of all files is made


@pytest.mark.parametrize(
    ("one", "another", "same"),
    [
        ("a {}", "a {\n}", True),
        ("a { b = 1 }", "a {\n\n  b = 1 # one\n}", True),
        ("a {\n x = { b = 1, c = 2 }\n}", "a {\n x = {\n b = 1\n c = 2\n }\n}", True),
        ("a {\n x = [1,\n 2,\n ]\n}", "a {\n x = [1, 2]\n}", True),
        ("a {\n x = f(a, -b)\n}", "a {\n x = f(a - b)\n}", False),
        ('a {\n x = "p, q"\n}', 'a {\n x = "p,q"\n}', False),
        ("a {\n b = 1\n c = 2\n}", "a {\n c = 2\n b = 1\n}", False),
        ("a {\n x = <<E\np\nE\n}", "a {\n x = <<E\np\n\nE\n}", False),
    ],
)
def test_what_says_the_same(one: str, another: str, same: bool) -> None:  # noqa: FBT001
    said = []
    for text in (one, another):
        file = File(Source("main.tf", f"{text}\n"))
        said.append(file.sense(file.blocks("a")[0]))
    assert (said[0] == said[1]) is same


def test_an_item_that_ends_with_a_heredoc_can_be_compared() -> None:
    file = File(Source("main.tf", "a {\n x = <<E\np\nE\n}\nb {\n x = <<E\np\nE\n}\n"))
    (one,), (another,) = (block.body.items for block in file.body.blocks())
    assert file.sense(one) == file.sense(another)
    assert file.code(one) == file.code(another)
