"""A module a fixer."""
