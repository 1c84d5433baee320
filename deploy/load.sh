#!/usr/bin/env bash
# load.mjs with the environment of an installed service: load.sh COLLECTION FILE [--replace], --divisions FILE, --demo FOLDER.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# Installed tools stand in HOME/tools; in a checkout the home is the usual one, or what ATLAS_HOME says.
if [ -f "$here/../conf/service.env" ]; then . "$here/../conf/service.env"; fi
home="${ATLAS_HOME:-/srv/hazard-atlas}"
export PGHOST="$home/run/pg" PGPORT=5433 PGDATABASE=hazard_atlas PGUSER=hazard_atlas
exec node "$here/load.mjs" "$@"
