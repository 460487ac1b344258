"""Let a random password have no signs that its database refuses.

``random_password`` draws from letters, digits and ``!@#$%&*()-_=+[]{}<>:?``, or from
the signs in ``override_special``. RDS, DocumentDB and Redshift take no ``@``,
ElastiCache takes few signs at all, and Amazon MQ no ``:`` and no ``=``. Whether AWS
refuses a password is left to chance, so what this says is only possible, and the check
is for who selects it. ``override_special`` gets the signs that all who read the
password take.

With another ``override_special`` the password is made anew: the fix is unsafe, and what
has the old password gets the new one. ``lifecycle { ignore_changes = [override_special]
}`` keeps a password that is in use.

Refused by apply:

    InvalidParameterValue: The parameter MasterUserPassword is not a valid password.
    Only printable ASCII characters besides '/', '@', '"', ' ' may be used.

Before:

    resource "random_password" "master" {
      length = 24
    }

    resource "aws_db_instance" "main" {
      instance_class = "db.t4g.micro"
      password       = random_password.master.result
    }

After:

    resource "random_password" "master" {
      length           = 24
      override_special = "!#$%&*()-_=+[]{}<>:?"
    }

    resource "aws_db_instance" "main" {
      instance_class = "db.t4g.micro"
      password       = random_password.master.result
    }

See https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
"""

import string

from tffix.api import (
    Context,
    Edit,
    Finding,
    Impact,
    Iterator,
    Resource,
    Resources,
    Safety,
    add_arguments,
    fixer,
    plain_text,
    quote,
    replace,
)
from tffix.api import nodes as n

_TYPE = "random_password"
# the documentation of hashicorp/random, of ``special``
_DEFAULT = "!@#$%&*()-_=+[]{}<>:?"
_RDS = '/"@ '
_BUT_AUTH_TOKEN = string.punctuation.translate(str.maketrans("", "", "!&#$^<>-"))
# what AWS refuses: botocore 1.44.8, the members in the comments
_REFUSED = {
    # rds:CreateDBInstance, rds and docdb:CreateDBCluster MasterUserPassword
    ("aws_db_instance", "password"): _RDS,
    ("aws_rds_cluster", "master_password"): _RDS,
    ("aws_docdb_cluster", "master_password"): _RDS,
    # docdb-elastic:CreateCluster adminUserPassword
    ("aws_docdbelastic_cluster", "admin_user_password"): _RDS,
    # redshift:CreateCluster MasterUserPassword
    ("aws_redshift_cluster", "master_password"): _RDS + "'\\",
    # elasticache:CreateReplicationGroup AuthToken: "the only permitted … are"
    ("aws_elasticache_replication_group", "auth_token"): _BUT_AUTH_TOKEN,
    # mq:CreateUser Password
    ("aws_mq_broker", "user", "password"): ",:=",
}


@fixer(
    Resources(
        _TYPE,
        holds=lambda _type, _seen, module: any(
            path[0] in file.text for path in _REFUSED for file in module.files.values()
        ),
    ),
    groups=("rds", "elasticache"),
    safety=Safety.UNSAFE,
    impact=Impact.REPLACE,
    refused_by="apply",
    opt_in=True,
)
def unfit_password(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find passwords that may have signs which who reads them refuses."""
    body, module = resource.body, context.module
    special, own = body.attribute("special"), body.attribute("override_special")
    signs = plain_text(own.value) if own else _DEFAULT
    match special and special.value:
        case None | n.Literal(text="true") if signs and not module.has_overrides:
            pass
        case _:
            return
    readers = {
        type_: refused
        for type_, refused in _readers(resource, context)
        if not {*refused}.isdisjoint(signs)
    }
    if not readers:
        return
    bad = "".join(
        sign for sign in signs if any(sign in refused for refused in readers.values())
    )
    fit = "".join(sign for sign in signs if sign not in bad)
    yield context.finding(
        resource.block,
        own.value if own else resource.label,
        f"the password may have {bad}, which {' and '.join(readers)} refuse"
        + ("" if len(readers) > 1 else "s"),
        f"write override_special = {quote(fit)}; the password is made anew",
        _edits(resource, own, fit, context) if fit else (),
        certain=False,
    )


def _readers(resource: Resource, context: Context) -> Iterator[tuple[str, str]]:
    """Give the types whose passwords it is, and the signs that each refuses."""
    address = f"{_TYPE}.{resource.label.value}"
    for read in context.module.all_reads:
        if read.address != address or read.argument.value is not read.node:
            continue
        match read.node, read.block.labels:
            case n.GetAttr(name=n.Identifier(name="result")), [type_, _]:
                refused = _REFUSED.get((type_.value, *read.path))
                if refused:
                    yield type_.value, refused


def _edits(
    resource: Resource, own: n.Attribute | None, fit: str, context: Context
) -> list[Edit]:
    if own:
        return replace(context.file, own.value, quote(fit))
    arguments = {"override_special": quote(fit)}
    return add_arguments(context.file, resource.body, arguments)
