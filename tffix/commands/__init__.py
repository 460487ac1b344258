"""The subcommands: one module each, with ``run``, which takes the arguments."""
