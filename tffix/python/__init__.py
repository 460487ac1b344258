"""Python tests beside Terraform: what they import, what depends on that, and its end.

``tree`` looks at the names of files and at text, and is cheap. ``usage`` and ``retire``
parse with libcst, which keeps every byte; they are imported where there is something to
take out.
"""
