"""What the wheel has beside the source says what the source says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tffix import lazy_re, prepared
from tffix.engine.prepare import prepare

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("prepared")
    prepare(str(made))
    return made


def test_patterns_are_what_re_compiles(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepared, "FOLDER", str(folder))
    known = lazy_re.codes()
    assert len(known) > 100
    for text, flags in known:
        # patterns are equal where their code is
        assert lazy_re.restored(text, known[text, flags]) == re.compile(text, flags)


def test_the_same_is_prepared_twice(folder: Path, tmp_path: Path) -> None:
    prepare(str(tmp_path))
    for file in folder.iterdir():
        assert file.read_bytes() == (tmp_path / file.name).read_bytes()
