"""Measure and write the facts beside ``tffix.aws``; not part of what is installed.

    python -m tffix.aws.update --help

Each module measures or reads one source: a real provider over Terraform's plugin
protocol (``plugin``, ``names``), AWS' own service models (``shapes``), the provider's
schema as terraform or as cdktf's generated code has it (``schemas``, ``cdktf``).
"""
