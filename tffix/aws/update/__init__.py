"""Measure and write the facts beside ``tffix.aws``; not part of what is installed.

    pip install -e . --group facts
    python -m tffix.aws.update facts     # the schemas of all packages, and what follows
    terraform providers schema -json > schema.json   # where hashicorp/aws 5.100.0 is
    python -m tffix.aws.update schemas schema.json PACKAGE   # cdktf's, of that version
    python -m tffix.aws.update measure PLUGINS schema.json measured.jsonl
    python -m tffix.aws.update names schema.json measured.jsonl
    python -m tffix.aws.update enums PLUGINS schema.json

``PLUGINS`` is a folder as ``terraform providers mirror`` fills it, with the provider
unpacked. Each module has one source: a real provider over Terraform's plugin protocol
(``plugin``, ``limits``, ``names``, ``enums``), AWS' service models (``shapes``), what
is kept by hand (``sources``), the provider's schema as terraform or as cdktf's
generated code has it (``schemas``, ``cdktf``, ``packages``, ``bundle``, ``changes``).
"""
