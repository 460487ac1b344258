"""Deploy an API Gateway after the methods that it deploys.

``aws_api_gateway_deployment`` takes a picture of the API as it is at that moment. It
reads the id of the API alone, so Terraform makes it as soon as there is an API, without
methods and integrations, and AWS refuses an API that has none, or a method without one.
It has to wait: by ``depends_on``, or by ``triggers`` that read the integrations, which
deploys again when they change.

``depends_on`` gets all integrations of the API that the module has. A deployment that
waits for some method or integration, or for a module, is left alone, and so is an API
that has its methods in ``body``.

Refused by apply:

    BadRequestException: The REST API doesn't contain any methods

Before:

    resource "aws_api_gateway_deployment" "main" {
      rest_api_id = aws_api_gateway_rest_api.main.id
    }

    resource "aws_api_gateway_integration" "orders" {
      rest_api_id = aws_api_gateway_rest_api.main.id
      resource_id = aws_api_gateway_rest_api.main.root_resource_id
      http_method = "GET"
      type        = "MOCK"
    }

    resource "aws_api_gateway_rest_api" "main" {
      name = "main"
    }

After:

    resource "aws_api_gateway_deployment" "main" {
      rest_api_id = aws_api_gateway_rest_api.main.id
      depends_on  = [aws_api_gateway_integration.orders]
    }

    resource "aws_api_gateway_integration" "orders" {
      rest_api_id = aws_api_gateway_rest_api.main.id
      resource_id = aws_api_gateway_rest_api.main.root_resource_id
      http_method = "GET"
      type        = "MOCK"
    }

    resource "aws_api_gateway_rest_api" "main" {
      name = "main"
    }

See https://docs.aws.amazon.com/apigateway/latest/api/API_CreateDeployment.html
"""

from tffix.api import (
    Context,
    Finding,
    Impact,
    Iterator,
    Module,
    Resource,
    Resources,
    Safety,
    add_arguments,
    depend,
    fixer,
    label_read,
)
from tffix.api import nodes as n

_API, _ID = "aws_api_gateway_rest_api", "rest_api_id"
_INTEGRATION = "aws_api_gateway_integration"
_PARTS = (_INTEGRATION, "aws_api_gateway_method")


def _may_wait(text: str) -> bool:
    """Whether a deployment may wait for its methods, by its text."""
    return any(part in text for part in (*_PARTS, "module."))


@fixer(
    Resources(
        "aws_api_gateway_deployment",
        arguments=lambda _type: (_ID,),
        holds=lambda _type, seen, _module: not _may_wait(seen.text),
    ),
    groups=("apigateway",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="apply",
)
def unordered_deployment(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find deployments that wait for nothing of their API."""
    module = context.module
    api = _api(resource.body)
    block = module.block("resource", _API, api) if api else None
    if block is None or block.body.attribute("body") or module.has_overrides:
        return
    if _may_wait(context.file.text_of(resource.block)):
        return
    waits_for = [
        (type_, part.labels[1].value)
        for type_ in _PARTS
        for part in _parts(module, type_, api)
    ]
    own = {(resource.type, resource.label.value)}
    found = [f"{type_}.{label}" for type_, label in waits_for if type_ == _INTEGRATION]
    if not found or depend(module, own, waits_for):
        return
    edits = []
    if not resource.body.attribute("depends_on"):
        code = f"[{', '.join(found)}]"
        edits = add_arguments(context.file, resource.body, {"depends_on": code})
    yield context.finding(
        resource.block,
        resource.label,
        f"nothing lets the deployment wait for the integrations of {_API}.{api}",
        f"let it depend on {', '.join(found)}",
        edits,
    )


def _parts(module: Module, type_: str, api: str) -> Iterator[n.Block]:
    for _, block in module.blocks("resource", type_):
        if _api(block.body) == api:
            yield block


def _api(body: n.Body) -> str:
    """Give the name of the API that a part belongs to; nothing where it is not read."""
    part = body.attribute(_ID)
    return label_read(part.value, _API, "id") if part else ""
