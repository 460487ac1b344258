"""Take what AWS itself refuses from botocore's service models.

Which member of which operation an argument becomes is found by name: ``aws_iam_user``
has ``iam:CreateUser``, and its ``name`` becomes ``UserName``. Only one exact match
counts; what is called otherwise stands in ``sources.KNOWN``. What is said in the
documentation of a member only, and not by its shape, stands in ``sources.DOCUMENTED``,
each with the sentence that says it.
"""

from __future__ import annotations

import html
import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import regex
from botocore.loaders import Loader

from tffix.aws.update.limits import measure
from tffix.aws.update.sources import DOCUMENTED, KNOWN, NOT_ENFORCED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tffix.aws.update.limits import Limits

# Resource types whose service has another name in the provider; longest first wins.
_SERVICES = {
    "alb": "elbv2",
    "api_gateway": "apigateway",
    "appautoscaling": "application-autoscaling",
    "cloudwatch_event": "events",
    "cloudwatch_log": "logs",
    "cognito_identity": "cognito-identity",
    "cognito_resource": "cognito-idp",
    "cognito_user": "cognito-idp",
    "db": "rds",
    "directory_service": "ds",
    "dx": "directconnect",
    "elastic_beanstalk": "elasticbeanstalk",
    "elasticsearch": "es",
    "kinesis_analytics": "kinesisanalytics",
    "kinesis_firehose": "firehose",
    "kinesis_video": "kinesisvideo",
    "lb": "elbv2",
    "lex": "lex-models",
    "media_convert": "mediaconvert",
    "media_package": "mediapackage",
    "media_packagev2": "mediapackagev2",
    "media_store": "mediastore",
    "msk": "kafka",
    "mskconnect": "kafkaconnect",
    "prometheus": "amp",
    "route53_resolver": "route53resolver",
    "serverlessapplicationrepository": "serverlessrepo",
    "service_discovery": "servicediscovery",
    "servicecatalog_appregistry": "servicecatalog-appregistry",
    "sfn": "stepfunctions",
    "verifiedaccess": "ec2",
}
# The first that a service has for a thing is the one that makes it.
_VERBS = ("Create", "Put", "Register", "Publish", "Add", "Request", "Import")


_BEYOND = r"\uD800\uDC00-\uDBFF\uDFFF", "\U00010000-\U0010ffff"


class Member(NamedTuple):
    """The member of an operation's input that an argument becomes."""

    service: str
    operation: str
    member: str

    def __str__(self) -> str:
        return f"{self.service}:{self.operation} {self.member}"


@cache
def _loader() -> Loader:
    return Loader()


@cache
def _services() -> dict[str, str]:
    names = _loader().list_available_services("service-2")
    return {name.replace("-", ""): name for name in names}


@cache
def _model(service: str) -> dict[str, Any]:
    model: dict[str, Any] = _loader().load_service_model(service, "service-2")
    return model


def member(type_: str, argument: str) -> Member | None:
    """Give what an argument becomes; None where that is not certain."""
    if f"{type_}.{argument}" in NOT_ENFORCED:
        return None
    known = KNOWN.get(f"{type_}.{argument}")
    if known:
        return Member(*known.replace(":", " ").split())
    for verb in _VERBS:
        found = set(_made(verb, type_, argument))
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _made(verb: str, type_: str, argument: str) -> Iterator[Member]:
    """Give the members called as the argument, of operations called as the type."""
    for service, thing in _things(type_):
        for operation, model in _model(service)["operations"].items():
            if plain(operation) == verb.lower() + thing and "input" in model:
                members = _model(service)["shapes"][model["input"]["shape"]]["members"]
                for name, shape in members.items():
                    kind = _model(service)["shapes"][shape["shape"]]["type"]
                    spellings = {plain(argument), thing + plain(argument)}
                    if kind == "string" and plain(name) in spellings:
                        yield Member(service, operation, name)


def limits(found: Member) -> Limits | None:
    """Give the limits of a member's shape; None where it has none."""
    return limits_of(shape(_model(found.service), found)[0])


def limits_of(shape: Mapping[str, Any]) -> Limits | None:
    """Give the limits of a shape; None where it has none."""
    if not shape.keys() & {"max", "pattern"}:
        return None
    # a pattern has to fit from the start; that it has to fit to the end is meant
    # what Java writes as a pair of halves is one character here
    text = shape.get("pattern", r"[\s\S]*").replace(*_BEYOND)
    pattern = regex.compile(text)
    half_bound = text.startswith("^") and not text.endswith("$")
    fits = pattern.match if half_bound else pattern.fullmatch

    def refused(value: str) -> bool:
        return not (
            shape.get("min", 0) <= len(value) <= shape.get("max", 10**9) and fits(value)
        )

    measured = measure(refused)
    return measured and measured._replace(arns=measured.arns or "arn:" in text)


def documented(type_: str, argument: str) -> tuple[str, dict[str, Any]] | None:
    """Give where documentation says more of an argument, and what.

    ValueError where a member's does not say so any more; pages are not read again.
    """
    if (type_, argument) not in DOCUMENTED:
        return None
    where, sentence, limits = DOCUMENTED[type_, argument]
    if not where.startswith("https:"):
        found = Member(*where.replace(":", " ").split())
        if sentence not in shape(_model(found.service), found)[1]:
            raise ValueError(f"{found} does not say any more: {sentence}")
    return where, limits


def shape(model: Mapping[str, Any], found: Member) -> tuple[dict[str, Any], str]:
    """Give the shape of a member in a model, and what its documentation says.

    KeyError where the model has no such member.
    """
    reference = model["operations"][found.operation]["input"]
    for name in found.member.split("."):
        reference = model["shapes"][reference["shape"]]["members"][name]
    text = re.sub("<[^>]*>", "", reference.get("documentation", ""))
    return model["shapes"][reference["shape"]], html.unescape(" ".join(text.split()))


def plain(name: str) -> str:
    """Give a name as all ways of writing it have it."""
    return re.sub("[^a-z0-9]", "", name.lower())


def services(type_: str) -> set[str]:
    """Give the services that a type is of, or a data source ``data.aws_…``.

    That of what begins with no service's name is ec2.
    """
    found = {service for service, _ in _things(type_.removeprefix("data."))}
    return found or {"ec2"}


def _things(type_: str) -> list[tuple[str, str]]:
    """Give the services a type can be of, each with what it makes there."""
    words = type_.removeprefix("aws_").split("_")
    for count in range(len(words), 0, -1):
        prefix = "_".join(words[:count])
        service = _SERVICES.get(prefix) or _services().get(prefix) or ""
        if service in _services().values():
            # IAM has CreateUser for aws_iam_user, but CloudWatch Logs has
            # CreateLogGroup for aws_cloudwatch_log_group.
            things = (plain("".join(words[n:])) for n in (count, count - 1))
            return [(service, thing) for thing in things if thing]
    return []
