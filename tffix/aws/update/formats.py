"""Ask a provider which form a text must have."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from tffix import aws

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tffix.aws.update.probes import Path, Type

_TEXT = "aaaa"
_ACCOUNT = "123456789012"
_UUID = "01234567-89ab-cdef-0123-456789abcdef"
# Texts of each form. Which of them is accepted tells more: a key, not any ARN.
_FORMS = {
    "arn": (
        f"arn:aws:iam::{_ACCOUNT}:role/aaaa",
        f"arn:aws:kms:us-east-1:{_ACCOUNT}:key/{_UUID}",
        f"arn:aws:sns:us-east-1:{_ACCOUNT}:aaaa",
        "arn:aws:s3:::aaaa",
    ),
    "json": ('{"Version": "2012-10-17", "Statement": []}', "{}", '{"a": [1]}'),
    "ipv4_cidr": ("10.0.0.0/16", "10.1.2.3/32", "0.0.0.0/0"),
    "ipv6_cidr": ("2001:db8::/56", "::/0"),
    "ipv4": ("10.0.0.1", "169.254.10.1"),
    "ipv6": ("2001:db8::1",),
    "account": (_ACCOUNT,),
    "timestamp": ("2030-01-02T03:04:05Z",),
    "uuid": (_UUID,),
    "weekly_window": ("sun:05:00-sun:06:00",),
    "daily_window": ("05:00-06:00",),
}
_HOST = "10.0.0.1/16"
# Texts that have none of these forms.
_OTHERS = (
    *(_TEXT, "Aaaa", "*", "-", "a.b", "a/b", "1", "true", "10%", "alias/aaaa", "p95"),
    *("custom-aaaa", "https://a.example/b", "s3://aaaa/b", "a@b.example", "12:00"),
    *("200", "1024", "7.1", "AbCd1234", "en", "en-US", "aaaa_bbbb", "/aaaa", "5m"),
    *("sg-01234567", "vpc-01234567", "subnet-01234567", "fs-01234567"),
    *("us-east-1", "rate(1 day)", "aws:kms", "AWS::S3::Bucket"),
    # what stands for many where an account or an ARN stands for one
    *("IAM_ALLOWED_PRINCIPALS", f"{_ACCOUNT}:IAMPrincipals", "ALL", "self", "default"),
    *("s3.amazonaws.com", "o-a1b2c3d4e5", "ou-a1b2-c3d4e5f6", "r-a1b2"),
)
_TEXTS = (*_OTHERS, *(text for form in _FORMS.values() for text in form), _HOST, "")
# What the provider says of a text that has not the form which it wants.
_SAID = re.compile(
    r"an invalid ARN|not a valid ARN|be parsed as an ARN|be a valid ARN"
    r"|an invalid JSON|not valid JSON string format|parse as JSON"
    r"|CIDR|valid IP|like AWS Account ID|RFC ?3339|valid UUID|hh24:mi-"
)
_PATTERN = re.compile(
    r"(?:\(must match (?P<bare>[^ ]+)\)$"
    r"|to match regular expression \"(?P<go>.*)\", got "
    r"|value must match regular expression '(?P<framework>.*)', got: )",
    re.MULTILINE,
)


def formats(type_: Type) -> dict[str, dict[str, Any]]:
    """Give the forms that texts of a type must have, by dotted path."""
    found: dict[str, dict[str, Any]] = {}
    for chain in type_.chains():
        for path in _suspects(type_, chain):
            said = "\n".join(type_.texts(path, _TEXT))
            rule = None
            if _SAID.search(said):
                rule = _form(_accepted(type_, path))
            elif _PATTERN.search(said):
                rule = _pattern(type_, path)
            if rule:
                found[".".join(path)] = rule
    return dict(sorted(found.items()))


def _suspects(type_: Type, chain: Path) -> Iterator[Path]:
    """Give the arguments of a block that may want a form.

    Those that exclude or need others are asked alone, as the provider says no more
    where they are not as they should be.
    """
    texts: dict[Path, Any] = {
        path: _TEXT if kind == "string" else [_TEXT]
        for path, kind in type_.arguments(chain).items()
        if kind in ("string", ["list", "string"], ["set", "string"])
    }
    said = "\n".join(f"{one.argument} {one.text}" for one in type_.refused(texts))
    alone = {
        *aws.conflicts().get(type_.name, {}),
        *aws.required_with().get(type_.name, {}),
        *(path for one in aws.one_of().get(type_.name, ()) for path in one.paths),
    }
    for path in texts:
        if path in alone or re.search(rf"\b{path[-1]}\b", said):
            yield path


def _accepted(type_: Type, path: Path) -> set[str]:
    """Give the texts that are accepted; what is said of each is about others."""
    said = {text: _about(type_, path, text) for text in _TEXTS}
    usual = set.intersection(*said.values())
    return {text for text in _TEXTS if said[text] <= usual}


def _about(type_: Type, path: Path, value: str) -> set[str]:
    said = type_.texts(path, value)
    if not value:
        return said
    written = re.compile(rf"(?<!\w){re.escape(value)}(?!\w)")
    return {written.sub("…", text) for text in said}


def _form(accepted: set[str]) -> dict[str, Any] | None:
    is_json = bool(accepted.intersection(_FORMS["json"]))
    # a number, true and an account number are JSON as well
    told = {one for one in accepted if not (is_json and _is_json(one))}
    forms = [
        form
        for form, texts in _FORMS.items()
        if told.intersection(texts) or (is_json and form == "json")
    ]
    if not forms or told.intersection(_OTHERS):
        return None
    rule: dict[str, Any] = {"forms": forms}
    if "ipv4_cidr" in forms and _HOST not in accepted:
        rule["network"] = True
    if "" in accepted:
        rule["empty"] = True
    return rule


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _pattern(type_: Type, path: Path) -> dict[str, Any] | None:
    """Give a pattern that the provider names, if it is all that it asks for."""
    named = {
        json.loads(f'"{match["go"]}"') if match["go"] else match[match.lastgroup or 0]
        for text in type_.texts(path, _TEXT)
        for match in _PATTERN.finditer(text)
    }
    if len(named) != 1:
        return None
    (pattern,) = named
    try:
        matches = re.compile(pattern, re.ASCII).search
    except re.error:
        return None
    accepted = {text for text in _TEXTS if matches(text)}
    return {"pattern": pattern} if accepted == _accepted(type_, path) != set() else None
