"""The command line: the options, and a module for each command."""
