"""Who calls a module that a fix changes is judged by what the module is then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tffix import library

if TYPE_CHECKING:
    from pathlib import Path

# a topic with the name of one that is not there, two calls away from the root
TREE = {
    "main.tf": 'module "mail" {\n  source = "./mail"\n}\n',
    "mail/main.tf": 'module "topic" {\n  source = "./topic"\n}\n',
    "mail/topic/main.tf": (
        'resource "aws_sns_topic" "mail" {\n  name = aws_sns_topic.absent.name\n}\n'
    ),
}
PASSED = {
    "main.tf": "  sns_topic_absent_name = var.sns_topic_absent_name\n",
    "mail/main.tf": "  sns_topic_absent_name = var.sns_topic_absent_name\n",
    "mail/topic/main.tf": "  name = var.sns_topic_absent_name\n",
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for path, text in TREE.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


def test_an_input_is_passed_by_all_who_call(tree: Path) -> None:
    library.fix(tree, write=True, unsafe_fixes=True)
    for path, wanted in PASSED.items():
        assert wanted in (tree / path).read_text(), path
    assert not library.check(tree, unsafe_fixes=True).findings


def test_texts_are_judged_as_files_are() -> None:
    found = library.fix(TREE, unsafe_fixes=True).texts
    assert found.keys() == PASSED.keys()
    for path, wanted in PASSED.items():
        assert wanted in found[path], path
    assert not library.check(found, unsafe_fixes=True).findings


def test_a_caller_that_is_no_hcl_silences_nothing() -> None:
    tree = {
        "queue/main.tf": 'resource "aws_sqs_queue" "mail" {\n  nme = "mail"\n}\n',
        "main.tf": 'module "queue" {\n  source = "./queue"\n}\n',
    }
    found = library.check(tree).findings
    assert [finding.rule for finding in found] == ["unsupported-argument"]
    tree["broken.tf"] = "for i in $(seq 2);\n"
    broken = library.check(tree).findings
    assert [finding for finding in broken if finding.rule != "syntax-error"] == [*found]
    assert len(broken) > len(found)
