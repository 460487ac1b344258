STAGE=${1:-staging}
