"""Edits: splicing, composing, what fits together, diffs that patch(1) reads."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tffix.edit import Edit, Origins, Taken, compose, splice, unified_diff

PATH = "main.tf"


@st.composite
def edited(draw: st.DrawFn, text: str) -> list[Edit]:
    """Give edits of a text that do not touch each other."""
    places = draw(st.lists(st.integers(0, len(text)), unique=True, max_size=8))
    places.sort()
    if len(places) % 2:
        places.pop()
    news = st.text("xyz\n", max_size=4)
    pairs = zip(places[::2], places[1::2], strict=True)
    return [Edit(PATH, start, end, draw(news)) for start, end in pairs]


texts = st.text("abc\n", max_size=30)


@given(st.data())
def test_composed_edits_do_what_both_do(data: st.DataObject) -> None:
    text = data.draw(texts)
    first = data.draw(edited(text))
    between = splice(text, first)
    then = data.draw(edited(between))
    both = compose(PATH, len(text), first, then)
    assert splice(text, both) == splice(between, then)


@given(st.data())
def test_origin_of_text_that_stays_is_its_old_place(data: st.DataObject) -> None:
    text = data.draw(texts)
    edits = data.draw(edited(text))
    after = splice(text, edits)
    touched = {at for edit in edits for at in range(edit.start, edit.end)}
    moved = Origins(edits)
    origins = [moved.of(offset) for offset in range(len(after))]
    assert origins == sorted(origins)
    kept = [at for at in range(len(text)) if at not in touched]
    inserted = {edit.start for edit in edits}
    assert [at for at in origins if at in kept and at not in inserted] == [
        at for at in kept if at not in inserted
    ]


def test_overlapping_edits_are_refused() -> None:
    with pytest.raises(ValueError, match="overlapping edits at 1"):
        splice("abc", [Edit(PATH, 0, 2, ""), Edit(PATH, 1, 3, "")])


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        ((0, 2, ""), (2, 4, "x"), True),
        ((0, 2, ""), (2, 4, ""), False),
        ((0, 3, ""), (2, 4, ""), False),
        ((0, 4, ""), (1, 2, "x"), False),
        ((1, 1, "x"), (1, 1, "y"), False),
        ((1, 1, "x"), (1, 1, "x"), True),
        ((0, 2, ""), (2, 2, "x"), False),
        ((0, 2, ""), (3, 3, "x"), True),
    ],
)
def test_what_touches_waits(
    one: tuple[int, int, str], other: tuple[int, int, str], *, fits: bool
) -> None:
    taken = Taken()
    assert taken.take([Edit(PATH, *one)])
    assert taken.take([Edit(PATH, *other)]) is fits


def test_a_fix_is_taken_whole_or_not_at_all() -> None:
    taken = Taken()
    assert taken.take([Edit("a.tf", 5, 9, "")])
    assert not taken.take([Edit("b.tf", 0, 1, ""), Edit("a.tf", 8, 10, "")])
    assert "b.tf" not in taken.by_path()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\nb\nc\n", "a\nB\nc\n"),
        ("a\nb", "a\nB"),
        ("a\nb\n", "a\nb"),
        ("a\r\nb\r\n", "a\r\nB\r\n"),
        ("", "a\n"),
        ("a\x0cb\n", "a\x0cB\n"),
        ("a b\n", "a c\n"),
    ],
)
def test_a_diff_applies_with_git(before: str, after: str, tmp_path: Path) -> None:
    file = tmp_path / PATH
    file.write_bytes(before.encode())
    subprocess.run(
        ["git", "apply", "--unidiff-zero", "-"],
        input=unified_diff(PATH, before, after).encode(),
        cwd=tmp_path,
        check=True,
    )
    assert file.read_bytes() == after.encode()
