#!/bin/sh
# Fixes one repository, for tools that run a script in each (multi-gitter, turbolift, …):
# safe fixes only. The body of the pull request is written to the file that is named, if
# one is. Exits 0 where all went well, whether anything changed or not, 1 or 2 otherwise.
set -u
body=${1:-/dev/null}
tffix --apply --output-format markdown --output-file "$body" .
code=$?
# 1: findings are left for people. 2: also where there is no Terraform, which is fine here.
if [ "$code" -eq 2 ] && [ -z "$(find . -name '*.tf' -o -name '*.tofu' | head -n 1)" ]; then
  exit 0
fi
[ "$code" -le 1 ] && exit 0
exit "$code"
