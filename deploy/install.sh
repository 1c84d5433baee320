#!/usr/bin/env bash
# 在空的 Debian 12 上一条命令装好并启动：bash deploy/install.sh（以 root 身份）
# From an empty Debian 12 to a running service in one command: bash deploy/install.sh (as root).
# Running it again updates the page and the configuration and keeps the data. Settings, all optional:
#   ATLAS_HOME     /srv/hazard-atlas   data, configuration, sockets and logs
#   ATLAS_LISTEN   80                  address or port of the page, as nginx writes it
#   ATLAS_APP      ../dist             the built board; copied into ATLAS_HOME/www
#   ATLAS_USER     hazard-atlas        who runs all but the database; created when missing
#   ATLAS_WORKERS  4                   processes of MapServer: answers made at the same time
#   ATLAS_SERVICES systemd | plain     plain processes where there is no systemd; service.sh starts and stops them
#   ATLAS_PACKAGES install | present   "present": install nothing
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
ATLAS_HOME="${ATLAS_HOME:-/srv/hazard-atlas}"
ATLAS_LISTEN="${ATLAS_LISTEN:-80}"
ATLAS_APP="${ATLAS_APP:-$here/../dist}"
ATLAS_USER="${ATLAS_USER:-hazard-atlas}"
ATLAS_WORKERS="${ATLAS_WORKERS:-4}"
ATLAS_PACKAGES="${ATLAS_PACKAGES:-install}"
if [ -d /run/systemd/system ]; then default_services=systemd; else default_services=plain; fi
ATLAS_SERVICES="${ATLAS_SERVICES:-$default_services}"
PG_BIN=/usr/lib/postgresql/15/bin
export PGHOST="$ATLAS_HOME/run/pg" PGPORT=5433 PGDATABASE=hazard_atlas

say() { printf '[hazard-atlas] %s\n' "$*"; }
fail() { say "$*" >&2; exit 1; }
[ "$(id -u)" = 0 ] || fail 'install.sh must run as root'
[ -f "$ATLAS_APP/index.html" ] || fail "no built board in $ATLAS_APP: npm run build, or set ATLAS_APP"

install_packages() {
  local wanted=(postgresql-15 postgresql-15-postgis-3 cgi-mapserver spawn-fcgi nginx-light libnginx-mod-nchan)
  # A Node that is there already is used as it is; the bridge and the loader need 18 or later, and "pg".
  command -v node >/dev/null || wanted+=(nodejs)
  (cd "$here" && node -e 'require("pg")' 2>/dev/null) || wanted+=(node-pg)
  local missing=()
  for name in "${wanted[@]}"; do
    dpkg-query -W -f='${db:Status-Status}\n' "$name" 2>/dev/null | grep -qx installed || missing+=("$name")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  [ "$ATLAS_PACKAGES" = install ] || fail "not installed: ${missing[*]}"
  say "installing ${missing[*]}"
  local clusters_before nginx_before
  clusters_before="$(pg_lsclusters -h 2>/dev/null || true)"
  nginx_before="$(command -v nginx || true)"
  local apt=(apt-get -q -o DPkg::Lock::Timeout=600)
  export DEBIAN_FRONTEND=noninteractive
  # 75: no fault of the installation itself, so that whoever tries it automatically can tell.
  { "${apt[@]}" update && "${apt[@]}" install -y --no-install-recommends "${missing[@]}"; } || {
    say 'the packages could not be installed: is the package archive reachable?' >&2
    exit 75
  }
  # The packages start a cluster and a web server of their own, which nobody asked for: stopped only if they are new.
  if [ -z "$clusters_before" ]; then
    pg_lsclusters -h 2>/dev/null | while read -r version name _ status _; do
      case "$status" in online*) pg_ctlcluster "$version" "$name" stop || true ;; esac
    done
  fi
  if [ -z "$nginx_before" ] && [ -d /run/systemd/system ]; then systemctl disable --now nginx || true; fi
}

make_folders() {
  if ! id "$ATLAS_USER" >/dev/null 2>&1; then
    useradd --system --home-dir "$ATLAS_HOME" --shell /usr/sbin/nologin "$ATLAS_USER"
  fi
  mkdir -p "$ATLAS_HOME"/{conf,run,log,www,run/pg,run/publish,pg,tools}
  chmod 755 "$ATLAS_HOME"
  chown "$ATLAS_USER" "$ATLAS_HOME/run" "$ATLAS_HOME/log" "$ATLAS_HOME/run/publish"
  # nginx lets everybody write to its sockets: who may publish is who may enter this folder.
  chmod 700 "$ATLAS_HOME/run/publish"
  chown postgres "$ATLAS_HOME/run/pg" "$ATLAS_HOME/pg"
  chmod 700 "$ATLAS_HOME/pg"
  runuser -u postgres -- test -x "$ATLAS_HOME/pg" || fail "the user postgres cannot reach $ATLAS_HOME"
}

render() {
  local servers='' index
  for index in $(seq 1 "$ATLAS_WORKERS"); do
    servers+="        server unix:$ATLAS_HOME/run/mapserv-$index.sock;\\n"
  done
  sed -e "s|@HOME@|$ATLAS_HOME|g" -e "s|@USER@|$ATLAS_USER|g" -e "s|@LISTEN@|$ATLAS_LISTEN|g" \
    -e "s|@APP@|$ATLAS_HOME/www|g" -e "s|@MAPSERV_SERVERS@|${servers%\\n}|" -e "s|@NODE@|$(command -v node)|g" "$1" >"$2"
}

write_files() {
  render "$here/nginx.conf" "$ATLAS_HOME/conf/nginx.conf"
  render "$here/mapserver.conf" "$ATLAS_HOME/conf/mapserver.conf"
  render "$here/mapserver.map" "$ATLAS_HOME/conf/mapserver.map"
  cp "$here/parameters.conf" "$ATLAS_HOME/conf/"
  # An authority's settings are never overwritten; at first they are the board's own, with the stream of changes named.
  [ -f "$ATLAS_HOME/conf/config.json" ] || node -e '
    const { readFileSync, writeFileSync } = require("fs");
    const config = JSON.parse(readFileSync(process.argv[1], "utf8"));
    writeFileSync(process.argv[2], `${JSON.stringify({ ...config, base: "./api/", changeStream: "./events/" }, null, 2)}\n`);
  ' "$ATLAS_APP/config.json" "$ATLAS_HOME/conf/config.json"
  rm -rf "$ATLAS_HOME/www.new"
  cp -r "$ATLAS_APP" "$ATLAS_HOME/www.new"
  rm -rf "$ATLAS_HOME/www"
  mv "$ATLAS_HOME/www.new" "$ATLAS_HOME/www"
  cp "$here"/*.mjs "$here"/dictionary.json "$here"/load.sh "$here"/service.sh "$ATLAS_HOME/tools/"
  printf 'ATLAS_HOME=%s\nATLAS_USER=%s\nATLAS_WORKERS=%s\nATLAS_TOOLS=%s\n' \
    "$ATLAS_HOME" "$ATLAS_USER" "$ATLAS_WORKERS" "$here" >"$ATLAS_HOME/conf/service.env"
}

make_cluster() {
  [ -f "$ATLAS_HOME/pg/PG_VERSION" ] && return 0
  say 'making the database cluster'
  runuser -u postgres -- "$PG_BIN/initdb" -D "$ATLAS_HOME/pg" -E UTF8 --locale=C.UTF-8 -A peer >/dev/null
  # Reached over its socket only, each role by one user of this machine; no password and no network port exist.
  cat >>"$ATLAS_HOME/pg/postgresql.conf" <<CONF
listen_addresses = ''
port = $PGPORT
unix_socket_directories = '$PGHOST'
timezone = 'Asia/Shanghai'
shared_buffers = 256MB
max_wal_size = 2GB
jit = off
CONF
  printf 'local all all peer map=atlas\n' >"$ATLAS_HOME/pg/pg_hba.conf"
  local user
  for user in root "$ATLAS_USER"; do
    printf 'atlas %s hazard_atlas\natlas %s hazard_atlas_reader\n' "$user" "$user"
  done | sort -u >"$ATLAS_HOME/pg/pg_ident.conf"
  printf 'atlas postgres postgres\n' >>"$ATLAS_HOME/pg/pg_ident.conf"
}

make_database() {
  local as_postgres=(runuser -u postgres -- env "PGHOST=$PGHOST" "PGPORT=$PGPORT" psql -X -q -v ON_ERROR_STOP=1)
  if [ "$("${as_postgres[@]}" -d postgres -Atc "SELECT 1 FROM pg_database WHERE datname = 'hazard_atlas'")" != 1 ]; then
    say 'making the database'
    "${as_postgres[@]}" -d postgres -c 'CREATE ROLE hazard_atlas LOGIN' -c 'CREATE ROLE hazard_atlas_reader LOGIN'
    "${as_postgres[@]}" -d postgres -c 'CREATE DATABASE hazard_atlas OWNER hazard_atlas'
    "${as_postgres[@]}" -d hazard_atlas -c 'CREATE EXTENSION postgis'
  fi
  export PGUSER=hazard_atlas
  if [ "$(psql -X -Atc "SELECT to_regclass('atlas.outbox_head') IS NOT NULL")" != t ]; then
    cat "$here/functions.sql" "$here/schema.sql" | psql -X -q -v ON_ERROR_STOP=1 --single-transaction
    node "$here/load.mjs" --divisions "$ATLAS_APP/boundaries/regions.json"
  fi
}

start_with_systemd() {
  local unit
  for unit in "$here"/systemd/*.service; do render "$unit" "/etc/systemd/system/$(basename "$unit")"; done
  systemctl daemon-reload
  systemctl enable --now hazard-atlas-postgres
  make_database
  for index in $(seq 1 "$ATLAS_WORKERS"); do systemctl enable --now "hazard-atlas-mapserv@$index"; done
  systemctl enable hazard-atlas-nginx hazard-atlas-bridge
  systemctl restart hazard-atlas-nginx hazard-atlas-bridge
}

start_plain() {
  "$here/service.sh" "$ATLAS_HOME" stop
  "$here/service.sh" "$ATLAS_HOME" start-database
  make_database
  "$here/service.sh" "$ATLAS_HOME" start
}

install_packages
make_folders
write_files
make_cluster
if [ "$ATLAS_SERVICES" = systemd ]; then start_with_systemd; else start_plain; fi
say "running; the page is at $ATLAS_LISTEN; load a register with: $ATLAS_HOME/tools/load.sh COLLECTION FILE"
