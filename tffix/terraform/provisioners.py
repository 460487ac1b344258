"""What Terraform's own provisioners take, and their connections.

Source: ``GetSchema`` and ``ValidateProvisionerConfig`` of the three in
``internal/builtin/provisioners`` of hashicorp/terraform, and
``connectionBlockSupersetSchema`` in ``internal/terraform/node_resource_validate.go``.
"""

from __future__ import annotations

from tffix.typed import Any, NamedTuple


class Shape(NamedTuple):
    """The arguments of a block by name, with their types as a schema writes them.

    ``required`` must be there, and exactly one of ``one_of``.
    """

    types: dict[str, Any]
    required: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()


_STRINGS = ["list", "string"]
TYPES = {
    "local-exec": Shape(
        {
            "command": "string",
            "environment": ["map", "string"],
            "interpreter": _STRINGS,
            "quiet": "bool",
            "working_dir": "string",
        },
        required=("command",),
    ),
    "file": Shape(
        dict.fromkeys(("content", "destination", "source"), "string"),
        required=("destination",),
        one_of=("source", "content"),
    ),
    "remote-exec": Shape(
        {"inline": _STRINGS, "script": "string", "scripts": _STRINGS},
        one_of=("inline", "script", "scripts"),
    ),
}
CONNECTION = Shape(
    dict.fromkeys(
        "agent_identity bastion_certificate bastion_host bastion_host_key"  # noqa: SIM905
        " bastion_password bastion_private_key bastion_user cacert certificate host"
        " host_key password private_key proxy_host proxy_scheme proxy_user_name"
        " proxy_user_password script_path target_platform timeout type user".split(),
        "string",
    )
    | dict.fromkeys(("bastion_port", "port", "proxy_port"), "number")
    | dict.fromkeys(("agent", "https", "insecure", "use_ntlm"), "bool")
)
