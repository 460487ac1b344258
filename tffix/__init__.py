"""The auto-fixer for Terraform.

Imports run one way, from the top of this list to its end:

    cli                                what people run
    output, explain, runner, write     what a run reads, writes and prints
    verify, config, registry, files    the second reader, settings, fixers, folders
    engine                             check and fix to a fixed point
    api                                what a fixer may import
    rewrite, align, terraform, aws     verbs, values and modules, facts
    syntax                             HCL: lexer, parser, nodes
    edit, errors, text                 edits, errors, source text
"""

__version__ = "0.1.0"
