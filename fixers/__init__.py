"""The fixers: one module for each defect, named as the defect is.

To add one, write ``fixers/<the_defect>.py`` as ``tffix.api`` describes, and
``golden/<the_defect>/<case>/`` with ``before.tf``, ``after.tf`` where it changes, and
run ``pytest --update-golden``. Nothing has to be registered.
"""
