#!/usr/bin/env bash
# Starts and stops the service as plain processes, where no systemd does: service.sh HOME start|stop|start-database|status.
# Only processes whose numbers stand in HOME/run are ever ended.
set -euo pipefail
home="$1"
. "$home/conf/service.env"
PG_BIN=/usr/lib/postgresql/15/bin
export PGHOST="$ATLAS_HOME/run/pg" PGPORT=5433 PGDATABASE=hazard_atlas

is_running() { [ -f "$1" ] && kill -0 "$(cat "$1" 2>/dev/null)" 2>/dev/null; }

start_database() {
  runuser -u postgres -- "$PG_BIN/pg_ctl" -D "$ATLAS_HOME/pg" status >/dev/null 2>&1 && return 0
  touch "$ATLAS_HOME/log/postgres.log"
  chown postgres "$ATLAS_HOME/log/postgres.log"
  runuser -u postgres -- "$PG_BIN/pg_ctl" -D "$ATLAS_HOME/pg" -l "$ATLAS_HOME/log/postgres.log" -w -t 60 start >/dev/null
}

start_mapserv() {
  local pid_file="$ATLAS_HOME/run/mapserv-$1.pid" socket="$ATLAS_HOME/run/mapserv-$1.sock"
  is_running "$pid_file" && return 0
  rm -f "$socket"
  local as=(-u "$ATLAS_USER")
  # spawn-fcgi will not be told to become root; it is root where tests run in a folder that nobody else can enter.
  [ "$ATLAS_USER" != root ] || as=()
  env MAPSERVER_CONFIG_FILE="$ATLAS_HOME/conf/mapserver.conf" \
    spawn-fcgi -s "$socket" -M 0660 "${as[@]}" -P "$pid_file" -- /usr/lib/cgi-bin/mapserv >/dev/null
}

start_bridge() {
  local pid_file="$ATLAS_HOME/run/bridge.pid"
  is_running "$pid_file" && return 0
  rm -f "$pid_file"
  # The tools stand beside their packages in a checkout, and use Debian's anywhere else.
  setsid runuser -u "$ATLAS_USER" -- env PGUSER=hazard_atlas ATLAS_PUBLISH_SOCKET="$ATLAS_HOME/run/publish/nchan.sock" \
    sh -c 'echo $$ >"$1"; exec "$2" "$3"' sh "$pid_file" "$(command -v node)" "$ATLAS_TOOLS/bridge.mjs" \
    >>"$ATLAS_HOME/log/bridge.log" 2>&1 </dev/null &
  # Without its number a stop that comes at once would leave it running.
  local turn
  for turn in $(seq 1 50); do [ -s "$pid_file" ] && return 0; sleep 0.1; done
  echo 'the bridge did not start' >&2
  return 1
}

start() {
  start_database
  local index
  for index in $(seq 1 "$ATLAS_WORKERS"); do start_mapserv "$index"; done
  if ! is_running "$ATLAS_HOME/run/nginx.pid"; then
    rm -f "$ATLAS_HOME/run/publish/nchan.sock"
    nginx -c "$ATLAS_HOME/conf/nginx.conf"
  fi
  start_bridge
}

# mapserv hears TERM only at its next request: it is ended by KILL, and has nothing to lose.
end() {
  local pid_file="$ATLAS_HOME/run/$1.pid" turn
  is_running "$pid_file" || { rm -f "$pid_file"; return 0; }
  kill "-$2" "$(cat "$pid_file")" 2>/dev/null || true
  for turn in $(seq 1 50); do is_running "$pid_file" || break; sleep 0.1; done
  is_running "$pid_file" && kill -KILL "$(cat "$pid_file")" 2>/dev/null || true
  rm -f "$pid_file"
}

stop() {
  end bridge TERM
  end nginx TERM
  local pid_file
  for pid_file in "$ATLAS_HOME"/run/mapserv-*.pid; do
    [ -f "$pid_file" ] && end "$(basename "$pid_file" .pid)" KILL
  done
  if [ -f "$ATLAS_HOME/pg/PG_VERSION" ] && runuser -u postgres -- "$PG_BIN/pg_ctl" -D "$ATLAS_HOME/pg" status >/dev/null 2>&1; then
    runuser -u postgres -- "$PG_BIN/pg_ctl" -D "$ATLAS_HOME/pg" -m fast -w stop >/dev/null
  fi
}

status() {
  local name code=0
  for name in nginx bridge $(seq -f 'mapserv-%g' 1 "$ATLAS_WORKERS"); do
    if is_running "$ATLAS_HOME/run/$name.pid"; then echo "$name runs"; else echo "$name does not run"; code=1; fi
  done
  return "$code"
}

case "${2:-}" in
  start) start ;;
  start-database) start_database ;;
  stop) stop ;;
  restart-bridge) end bridge TERM; start_bridge ;;
  stop-bridge) end bridge TERM ;;
  status) status ;;
  *) echo 'usage: service.sh HOME start|stop|start-database|stop-bridge|restart-bridge|status' >&2; exit 2 ;;
esac
