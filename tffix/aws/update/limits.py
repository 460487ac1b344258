"""Find the limits of a name by asking, again and again, whether a value is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

_LOWER = "abcdefghijklmnopqrstuvwxyz"
_UPPER = _LOWER.upper()
_DIGITS = "0123456789"
_MARKS = "\t\n !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~éλ中"
ANY = _LOWER + _UPPER + _DIGITS + _MARKS
UNLIMITED = 10_000

# What is known to be reserved somewhere; each is tried on every argument.
_PREFIXES = (
    *("AWS", "AWS-", "AWS::", "AWS_", "Amazon", "alias/aws/", "amazon"),
    *("amzn-s3-demo-", "aws", "aws-", "aws/", "aws:", "aws_", "default", "ecs"),
    *("fargate", "internal-", "rds", "rds-", "sg-", "ssm", "sthree-"),
    *("sthree-configurator", "test", "xn--"),
)
_SUFFIXES = ("--ol-s3", "--table-s3", "--x-s3", "-gov", "-s3alias", ".fifo", ".mrap")
_INSIDE = ("--", "-.", ".-", "..", "__", "//")

# What a value may need around it to be accepted at all.
_FRAMES = (("", ""), ("alias/", ""), ("AWS", ""), ("", "--use1-az1--x-s3"))
FORMS = tuple(head + core + tail for head, tail in _FRAMES for core in ("aaaa", "AAAA"))
# Some of what a name argument may take in place of a name.
ARNS = (
    "arn:aws:events:us-east-1:123456789012:event-bus/aaaa",
    "arn:aws:iam::123456789012:role/aaaa",
    "arn:aws:kms:us-east-1:123456789012:key/12345678-1234-1234-1234-123456789012",
    "arn:aws:lambda:us-east-1:123456789012:function:aaaa",
    "arn:aws:s3:us-east-1:123456789012:accesspoint/aaaa",
)


class Limits(NamedTuple):
    """What a name may be: lengths in characters, sets of allowed characters."""

    shortest: int
    longest: int
    middle: str
    start: str
    end: str
    inside: tuple[str, ...]
    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]
    head: str
    tail: str
    arns: bool


def measure(refused: Callable[[str], bool]) -> Limits | None:
    """Give the limits of a name; None where no value of a known form is accepted."""
    for head, tail in _FRAMES:
        for core in ("aaaaaaaa", "aaaa", "aa", "AAAAAAAA"):
            if not refused(head + core + tail):

                def refused_core(text: str, head: str = head, tail: str = tail) -> bool:
                    return refused(head + text + tail)

                around = len(head) + len(tail)
                limits = _limits(refused_core, core)
                return limits._replace(
                    shortest=limits.shortest + around if limits.shortest else 0,
                    longest=min(limits.longest + around, UNLIMITED),
                    head=head,
                    tail=tail,
                    arns=any(not refused(arn) for arn in ARNS),
                )
    return None


def _limits(refused: Callable[[str], bool], core: str) -> Limits:
    letter = core[0]
    half = core[: max(1, len(core) // 2 - 1)]
    longest = _longest(lambda length: refused(letter * length), len(core))
    middle = _allowed(lambda text: refused(half + text + half), longest - 2 * len(half))
    start = _allowed(lambda text: refused(text + half + half), 1)
    end = _allowed(lambda text: refused(half + half + text), 1)
    for mark in "./-_:":
        if mark in middle and longest < UNLIMITED:
            # where only parts have a limit, such as the labels of a domain
            for part in (letter + mark, letter * 9 + mark):
                parts = part * (UNLIMITED // len(part))
                longest = _longest(_cut(refused, parts, letter), longest)
    inside = tuple(
        text
        for text in _INSIDE
        if set(text) <= set(middle) and refused(half + text + half)
    )
    room = longest - 2 * len(half)
    usable = [
        text
        for text in (*_PREFIXES, *_SUFFIXES)
        if len(text) <= room
        and set(text) <= set(middle)
        and not any(pair in text for pair in inside)
    ]
    prefixes = [
        text
        for text in usable
        if text in _PREFIXES and text[0] in start and refused(text + half + half)
    ]
    suffixes = [
        text
        for text in usable
        if text in _SUFFIXES and text[-1] in end and refused(half + half + text)
    ]
    return Limits(
        next(n for n in range(len(core) + 1) if not refused(letter * n)),
        longest,
        middle,
        start,
        end,
        inside,
        tuple(p for p in prefixes if not any(p != q and q in p for q in prefixes)),
        tuple(s for s in suffixes if not any(s != t and t in s for t in suffixes)),
        head="",
        tail="",
        arns=False,
    )


def _cut(refused: Callable[[str], bool], text: str, last: str) -> Callable[[int], bool]:
    return lambda length: refused(text[: length - 1] + last)


def _longest(refused: Callable[[int], bool], accepted: int) -> int:
    """Give the greatest length that is accepted, at most UNLIMITED."""
    if not refused(UNLIMITED):
        return UNLIMITED
    refusal = UNLIMITED
    while refusal - accepted > 1:
        middle = (accepted + refusal) // 2
        if refused(middle):
            refusal = middle
        else:
            accepted = middle
    return accepted


def _allowed(refused: Callable[[str], bool], room: int) -> str:
    """Give the characters that are accepted, in the order of ANY.

    With room for them they are tried many at once, which asks much less where nothing
    is refused.
    """
    if room >= len(_MARKS) and not refused(_MARKS):
        marks = _MARKS
    else:
        marks = "".join(mark for mark in _MARKS if not refused(mark))
    groups = (_LOWER, "amz"), (_UPPER, "AMZ"), (_DIGITS, "059")
    return (
        "".join(
            group for group, some in groups if not any(refused(one) for one in some)
        )
        + marks
    )
