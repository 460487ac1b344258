"""Hash functions of text; those of files are not known."""

from __future__ import annotations

from base64 import b64encode

from tffix.terraform.values.functions.declare import STRING, function
from tffix.terraform.values.value import EvaluationError
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    import hashlib

# RFC 9562, section 6.6
_NAMESPACES = {
    name: f"6ba7b81{digit}-9dad-11d1-80b4-00c04fd430c8"
    for name, digit in (("dns", 0), ("url", 1), ("oid", 2), ("x500", 4))
}


def _hash(algorithm: str, text: str) -> hashlib._Hash:
    import hashlib  # noqa: PLC0415, deferred: slow, and rarely needed

    return hashlib.new(algorithm, text.encode(), usedforsecurity=False)


@function(STRING)
def md5(text: str) -> str:
    return _hash("md5", text).hexdigest()


@function(STRING)
def sha1(text: str) -> str:
    return _hash("sha1", text).hexdigest()


@function(STRING)
def sha256(text: str) -> str:
    return _hash("sha256", text).hexdigest()


@function(STRING)
def sha512(text: str) -> str:
    return _hash("sha512", text).hexdigest()


@function(STRING)
def base64sha256(text: str) -> str:
    return b64encode(_hash("sha256", text).digest()).decode()


@function(STRING)
def base64sha512(text: str) -> str:
    return b64encode(_hash("sha512", text).digest()).decode()


@function(STRING, STRING)
def uuidv5(namespace: str, name: str) -> str:
    from uuid import UUID, uuid5  # noqa: PLC0415, deferred: rarely needed

    try:
        space = UUID(_NAMESPACES.get(namespace, namespace))
    except ValueError:
        raise EvaluationError("not a UUID") from None
    return str(uuid5(space, name))
