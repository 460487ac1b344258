#!/bin/sh
set -e
STAGE=${1:-staging}
echo ${bucket}
