"""Rules are tried on cases, before and after, and on the examples of rows."""
