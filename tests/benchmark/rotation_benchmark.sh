#!/usr/bin/env bash
# How fast a plan is run, beside curl with as many requests in flight, against the practice service on this machine in
# the same run. Usage: rotation_benchmark.sh PROGRAM [UPDATES [IN_FLIGHT]]. Prints figures; they depend on the machine.
set -euo pipefail

program=$1
updates=${2:-10000}
in_flight=${3:-16}
scratch=$(mktemp -d)
trap 'kill "$service" 2>/dev/null || true; rm -rf "$scratch"' EXIT
export HOME=$scratch XDG_DATA_HOME=$scratch/data XDG_CONFIG_HOME=$scratch/config

"$program" practice --repositories $((updates + 1)) >"$scratch/practice.json" 2>/dev/null &
service=$!
until [ -s "$scratch/practice.json" ]; do sleep 0.1; done
member() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" "$scratch/practice.json"; }
endpoint=$(member endpoint)
project=$(member project_id)
member token >"$scratch/token"
printf 'X-Auth-Token: %s\nContent-Type: application/json\n' "$(member token)" >"$scratch/headers"
printf '{"registry_password":"N3w-password"}' >"$scratch/body"
export NEW_PASSWORD=N3w-password
identity=(--endpoint "$endpoint" --project-id "$project" --token-file "$scratch/token")

"$program" "${identity[@]}" list --plan "$scratch/plan.hssplan" --quiet >/dev/null
sed -i 's/"registry_password_from": "prompt"/"registry_password_from": "env:NEW_PASSWORD"/' "$scratch/plan.hssplan"
ids() { sed -n 's/^ *"id": "\(.*\)",*/\1/p' "$scratch/plan.hssplan"; }

now() { date +%s.%N; }
since() { awk -v began="$1" -v ended="$(now)" 'BEGIN { printf "%.3f\n", ended - began }'; }
per_second() { awk -v count="$(ids | wc -l)" -v seconds="$1" 'BEGIN { printf "%d\n", count / seconds }'; }

# Runs a command, or a function that ends with exec, in the background and prints its seconds and the most memory it had, in KiB.
measured() # COMMAND…
{
    local began most=0 seen
    began=$(now)
    "$@" >/dev/null 2>"$scratch/errors" &
    local process=$!
    while kill -0 "$process" 2>/dev/null; do
        seen=$(sed -n 's/VmHWM:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$process/status" 2>/dev/null || true)
        [ -z "$seen" ] || most=$seen
        sleep 0.05
    done
    wait "$process" || { cat "$scratch/errors" >&2; return 1; }
    echo "$(since "$began") $most"
}

rotate() # JOURNAL
{
    exec "$program" "${identity[@]}" rotate "$scratch/plan.hssplan" --skip-check --no-canary --rate 10000 \
        --concurrency "$in_flight" --journal "$1" --output json --quiet
}
with_curl()
{
    ids | while read -r id; do
        printf 'url = "%s/v5/%s/image/registries/%s"\noutput = "/dev/null"\n' "$endpoint" "$project" "$id"
    done >"$scratch/urls"
    exec curl --silent --parallel --parallel-max "$in_flight" --request PUT --data "@$scratch/body" \
        --header "@$scratch/headers" --config "$scratch/urls"
}
report() # NAME FIGURES: what `measured` printed
{
    local seconds kib
    read -r seconds kib <<<"$2"
    printf '%-34s %6.2f s, %5d a second, %4d MiB\n' "$1" "$seconds" "$(per_second "$seconds")" $((kib / 1024))
}

echo "$(ids | wc -l) updates, $in_flight in flight"
# Each is measured before it is reported, so that a run that fails ends the script.
figures=$(measured with_curl)
report "curl --parallel" "$figures"
figures=$(measured rotate "$scratch/on-disk.sqlite")
report "rotate, with proof" "$figures"
figures=$(measured rotate "/dev/shm/journal-$$.sqlite")
report "rotate, journal in memory" "$figures"
rm -f "/dev/shm/journal-$$.sqlite"*
figures=$(measured "$program" "${identity[@]}" show "$(ids | head -1)")
report "show of one (reads the list)" "$figures"
