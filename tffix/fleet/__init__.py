"""tffix over many repositories: one table of findings, a branch of fixes in each."""
