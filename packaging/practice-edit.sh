#!/usr/bin/env bash
# One edit from the command line, against the practice service: shows the request (masked), the answer and the state
# read back. Ends with the exit code of the update.
set -euo pipefail

program=${1:?usage: practice-edit.sh PATH-OF-hss-registry}

# Nobody's own account takes part in this.
# shellcheck disable=SC2086
unset ${!HW_@} ${!HUAWEICLOUD_@}

umask 077
scratch=$(mktemp -d)
service=
# shellcheck disable=SC2317 # called by the trap
finish()
{
    if [ -n "$service" ]; then
        kill "$service" 2>/dev/null || true
        wait "$service" 2>/dev/null || true
    fi
    rm -rf "$scratch"
}
trap finish EXIT
trap 'exit 130' INT TERM HUP

step() { printf '\n== %s\n' "$*"; }
member() # JSON NAME: the text of a member of one line of JSON
{
    [[ $1 =~ \"$2\":\"([^\"]*)\" ]] && printf '%s' "${BASH_REMATCH[1]}"
}

# A running practice service prints one line: where it is, and the token and project that it takes.
mkfifo "$scratch/announced"
"$program" practice >"$scratch/announced" &
service=$!
exec {announced}<"$scratch/announced"
if ! IFS= read -r -t 30 -u "$announced" line; then
    echo "The practice service did not start." >&2
    exit 6
fi
printf '%s' "$(member "$line" token)" >"$scratch/token"
head -c 12 /dev/urandom | od -An -tx1 | tr -d ' \n' >"$scratch/password"
connection=(--endpoint "$(member "$line" endpoint)" --project-id "$(member "$line" project_id)"
    --token-file "$scratch/token")

step "The repositories of the practice service"
"$program" "${connection[@]}" list
harbors=$("$program" "${connection[@]}" --output json list --type Harbor)
first=${harbors%%$'\n'*}
id=$(member "$first" id)
# shellcheck disable=SC2016 # a robot account of Harbor has a dollar sign in its name
edit=(update "$id" --registry-username 'robot$hss-scan' --registry-password-file "$scratch/password")

step "The request: a new login for $(member "$first" registry_name) ($id), not sent yet"
"$program" "${connection[@]}" "${edit[@]}" --dry-run

step "The answer, after HSS was read back until it could log in"
code=0
"$program" "${connection[@]}" "${edit[@]}" --wait --output json || code=$?

step "What HSS has now"
"$program" "${connection[@]}" show "$id"
exit "$code"
