#!/usr/bin/env bash
# load.mjs with the environment of an installed service: load.sh COLLECTION FILE [--replace], --divisions FILE, --demo FOLDER.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
home="${ATLAS_HOME:-/srv/hazard-atlas}"
export PGHOST="$home/run/pg" PGPORT=5433 PGDATABASE=hazard_atlas PGUSER=hazard_atlas
exec node "$here/load.mjs" "$@"
