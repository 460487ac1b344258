"""Give a service discovery namespace a name for each environment.

A module that is applied once for each environment names what it makes after a variable,
such as ``environment_suffix``. A namespace with a name that is written out has the same
name in every one of them. Terraform and AWS accept that as long as nothing meets: two
private namespaces of one name cannot be in one VPC, two HTTP namespaces not in one
region of an account. Where every environment has a VPC of its own, only people and
their tools are misled.

The variable is added to the first label of the name; what refers to the namespace
follows by itself, and where else the old name is written is said. A namespace that
exists is replaced, with everything registered in it: hence the fix is unsafe.
Variables are known by their names (``environment_suffix``, ``environment``, ``env``,
``stage`` and the like); ``variable = "deployment"`` names another one.

Before:

    resource "aws_service_discovery_private_dns_namespace" "main" {
      name = "microservices.local"
      vpc  = aws_vpc.main.id
    }

    variable "environment_suffix" {
      type = string
    }

After:

    resource "aws_service_discovery_private_dns_namespace" "main" {
      name = "microservices-${var.environment_suffix}.local"
      vpc  = aws_vpc.main.id
    }

    variable "environment_suffix" {
      type = string
    }

Not for a machine, and reported: a variable that is empty or null unless it is set, and
a name that says one environment already. Left alone: a module whose other names do not
use the variable, a namespace with ``count`` or ``for_each``, and a real domain, which a
hosted zone or a certificate of the module also names or which ends as public ones do.

See https://docs.aws.amazon.com/cloud-map/latest/api/API_CreatePrivateDnsNamespace.html
"""

import re

from tffix.api import (
    Context,
    Edit,
    File,
    Finding,
    Impact,
    Iterator,
    Module,
    Resource,
    Resources,
    Safety,
    environment_suffix,
    fixer,
    names,
    pattern,
    resolve,
    walk,
)
from tffix.api import nodes as n
from tffix.aws import names as name_rules

_HTTP = "aws_service_discovery_http_namespace"
_PRIVATE = "aws_service_discovery_private_dns_namespace"
_PUBLIC = "aws_service_discovery_public_dns_namespace"
_TYPES = (_HTTP, _PRIVATE, _PUBLIC)
_NAME = pattern(r"[A-Za-z0-9][A-Za-z0-9._-]*")
# last labels that nobody can register: RFC 6762 with its appendix G, RFC 6761
_PRIVATE_USE = ("local", "internal", "intranet", "private", "corp", "home", "lan")
_SPECIAL_USE = ("localhost", "test", "example", "invalid")
# and words that clusters use and that are no domains either
_CLUSTERS = ("cluster", "discovery", "mesh", "microservices", "service", "svc")
_UNREGISTERED = {*_PRIVATE_USE, *_SPECIAL_USE, *_CLUSTERS}
# what, beside a namespace, names a domain: type of block, resource type, argument
_DOMAINS = (
    ("data", "aws_route53_zone", "name"),
    ("resource", "aws_route53_zone", "name"),
    ("data", "aws_acm_certificate", "domain"),
    ("resource", "aws_acm_certificate", "domain_name"),
)
_WHERE = {
    _HTTP: "a region of an account can have it only once",
    _PRIVATE: "a VPC can have it only once",
}


@fixer(
    Resources(
        *_TYPES,
    ),
    groups=("naming",),
    safety=Safety.UNSAFE,
    impact=Impact.REPLACE,
    options={"variable": ()},
    opt_in=True,
    refused_by="",
)
def unsuffixed_namespace(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find namespaces whose names are the same in every environment."""
    block = resource.block
    argument = block.body.attribute("name")
    if argument is None or any(map(block.body.attribute, ("count", "for_each"))):
        return
    module = context.module
    written = resolve(argument.value, module)
    match written:
        case n.Template(parts=(n.Text(raw=name),)) if _NAME.fullmatch(name):
            pass
        case _:
            return
    if _is_domain(block.labels[0].value, name, module):
        return
    variable = environment_suffix.environment_variable(
        module, context.options.get("variable")
    )
    if variable is None or not _distinguishes(variable.labels[0].value, module):
        return
    suffix = variable.labels[0].value
    label, dot, rest = name.partition(".")
    better = f"{label}-${{var.{suffix}}}{dot}{rest}"
    default = _default(variable)
    edits = []
    if default in ("", "null"):
        remedy = f"name it by hand, as var.{suffix} may be {default or 'empty'}"
    elif default in re.split("[._-]", name):
        remedy = f'write ${{var.{suffix}}} in place of "{default}"'
    else:
        remedy = f'name it "{better}"'
        file = _file(written, argument.value, context)
        at = written.parts[0].start + len(label)
        edits = [Edit(file.path, at, at, f"-${{var.{suffix}}}")]
    elsewhere = _elsewhere(name, written, module)
    if elsewhere:
        remedy += f'; "{name}" is written too in {", ".join(elsewhere)}'
    once = _WHERE.get(block.labels[0].value)
    yield context.finding(
        block,
        argument.value,
        f'name is "{name}" in every environment' + (f", and {once}" if once else ""),
        remedy,
        edits,
    )


def _is_domain(type_: str, name: str, module: Module) -> bool:
    """Whether a name is, or may be, a domain that someone has registered."""
    above, _, last = name.rpartition(".")
    if type_ == _PUBLIC or last.lower() not in _UNREGISTERED:
        # a name below a domain may change, the domain itself may not
        if type_ == _PUBLIC and "." not in above:
            return True
        if type_ == _PRIVATE and above and "." not in above:
            return True
    for kind, other, argument in _DOMAINS:
        for _, block in module.blocks(kind, other):
            attribute = block.body.attribute(argument)
            if attribute is None:
                continue
            match resolve(attribute.value, module):
                case n.Template(parts=(n.Text(raw=domain),)):
                    domain = domain.rstrip(".").removeprefix("*.")
                    if f".{domain}".endswith(f".{name}"):
                        return True
    return False


def _default(variable: n.Block) -> str | None:
    """Give the default of a variable as it is written, if it is; ``null`` for null."""
    attribute = variable.body.attribute("default")
    match attribute and attribute.value:
        case n.Template(parts=()):
            return ""
        case n.Template(parts=(n.Text(raw=text),)) | n.Literal(text=text):
            return text
    return None


def _distinguishes(variable: str, module: Module) -> bool:
    """Whether the names of the module differ by the variable, as far as there are any.

    Names of what lives inside of something else, such as ``name = each.key``, say
    nothing; a name that is written out says that the module is not for many.
    """
    using = composed = fixed = 0
    for _, block in module.blocks("resource"):
        type_ = block.labels[0].value
        if type_ in _TYPES:
            continue
        for argument in {"name", *name_rules().get(type_, ())}:
            attribute = block.body.attribute(argument)
            if attribute is None:
                continue
            value = resolve(attribute.value, module)
            if environment_suffix.uses_variable(value, variable, module):
                using += 1
            elif not names(value):
                fixed += 1
            elif isinstance(value, n.Template):
                composed += 1
    return using >= fixed and bool(using or not composed)


def _file(written: n.Expression, value: n.Expression, context: Context) -> File:
    """Give the file in which the name is written, which may be that of a local."""
    if written is value:
        return context.file
    for file, block in context.module.blocks("locals"):
        if any(node is written for node in walk(block)):
            return file
    return context.file


def _elsewhere(name: str, written: n.Template, module: Module) -> list[str]:
    """Give where else the name is written: ``ecs.tf:12``."""
    places = []
    word = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
    for file in module.files.values():
        if name not in file.text:
            continue
        for node in walk(file.body):
            if not isinstance(node, n.Text) or not word.search(node.raw):
                continue
            if node.start == written.parts[0].start and node.raw == name:
                continue
            at = node.start + node.raw.index(name)
            places.append(f"{file.path}:{file.line(at)}")
    return places
