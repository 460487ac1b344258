"""A run over a project: which files there are, what holds for each, what is written."""
