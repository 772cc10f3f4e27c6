#!/usr/bin/env bash
# Runs the edit that packaging/start.sh makes where there is no display, and looks at all that it shows and leaves.
set -euo pipefail

edit=${1:?usage: practice_edit_test.sh PATH-OF-practice-edit.sh PATH-OF-hss-registry}
program=${2:?}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/for-files" "$scratch/bin"

# In between, a program that notes with which arguments it was called, and what the secret files held.
cat >"$scratch/bin/hss-registry" <<END
#!/usr/bin/env bash
printf '%s\n' "\$@" >>"$scratch/arguments"
for file in "\$TMPDIR"/*/token "\$TMPDIR"/*/password; do
    [ -s "\$file" ] && { cat "\$file"; echo; stat -c 'mode %a' "\$file" >>"$scratch/modes"; } >>"$scratch/secrets"
done
exec "$program" "\$@"
END
chmod +x "$scratch/bin/hss-registry"

code=0
said=$(TMPDIR="$scratch/for-files" bash "$edit" "$scratch/bin/hss-registry" 2>&1 </dev/null) || code=$?
printf '%s\n' "$said"

failures=0
check() # WHAT CONDITION…
{
    local what=$1
    shift
    if "$@"; then
        echo "ok: $what"
    else
        failures=$((failures + 1))
        echo "FAILED: $what"
    fi
}
says() { grep -qE -- "$1" <<<"$said"; }
holds_no_secret() # TEXT
{
    local secret
    while IFS= read -r secret; do
        if grep -qF -- "$secret" <<<"$1"; then
            return 1
        fi
    done < <(sort -u "$scratch/secrets")
}

check "it ends with the exit code of an update that worked" [ "$code" -eq 0 ]
check "the request is shown" says '^PUT http://127\.0\.0\.1:[0-9]+/v5/'
check "its password is masked" says '"registry_password" ?: ?"•+"'
check "its token is masked" says '^X-Auth-Token: •+$'
check "the answer is shown" says '"action":"update".*"outcome":"updated"'
check "the proof is shown" says '"proof":"connected"'
# shellcheck disable=SC2016 # a dollar sign of the name
check "the state read back is shown" says 'robot\$hss-scan'
check "there were two secrets" [ "$(sort -u "$scratch/secrets" | wc -l)" -eq 2 ]
check "no secret is shown" holds_no_secret "$said"
check "no secret was an argument" holds_no_secret "$(cat "$scratch/arguments")"
check "only the owner could read the files" [ "$(sort -u "$scratch/modes")" = "mode 600" ]
check "nothing is left behind" [ -z "$(ls -A "$scratch/for-files")" ]
port=$(sed -nE 's#^PUT http://127\.0\.0\.1:([0-9]+)/.*#\1#p' <<<"$said")
listens() { (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; }
gone() { [ -n "$port" ] && ! listens; }
check "the service is gone" gone

[ "$failures" -eq 0 ] || { echo "$failures checks failed"; exit 1; }
