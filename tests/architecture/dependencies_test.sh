#!/usr/bin/env bash
# Runs packaging/dependencies.sh among stand-ins for dpkg-query, apt-get, id and sudo, which only note what they were
# asked: nothing is installed here.
# shellcheck disable=SC2016 # the stand-ins' own variables
set -euo pipefail

dependencies=${1:?usage: dependencies_test.sh PATH-OF-dependencies.sh}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failures=0

# A machine: USER-ID, SUDO (none, free, asks) and the packages that are installed on it.
machine()
{
    rm -rf "${scratch:?}/bin" "$scratch/asked"
    mkdir "$scratch/bin"
    : >"$scratch/asked"
    for tool in bash env grep cat true; do
        ln -s "$(type -P "$tool")" "$scratch/bin/$tool"
    done
    printf '#!/bin/sh\necho %s\n' "$1" >"$scratch/bin/id"
    case $2 in
    free) printf '#!/bin/sh\n[ "$1" = -n ] && shift\necho "sudo" >>%s\nexec "$@"\n' "'$scratch/asked'" >"$scratch/bin/sudo" ;;
    asks) printf '#!/bin/sh\necho "sudo: a password is required" >&2\nexit 1\n' >"$scratch/bin/sudo" ;;
    none) ;;
    esac
    shift 2
    {
        printf '#!/bin/sh\ncat <<"END"\n'
        printf 'installed %s\n' "$@"
        printf 'config-files libleft\nEND\nexit 1\n'
    } >"$scratch/bin/dpkg-query"
    printf '#!/bin/sh\necho "apt-get $* [$DEBIAN_FRONTEND]" >>%s\n' "'$scratch/asked'" >"$scratch/bin/apt-get"
    chmod +x "$scratch"/bin/*
}

# Asks for these lines on the machine; what was said and the exit code end up in `said` and `code`.
install()
{
    code=0
    said=$(PATH="$scratch/bin" DEBIAN_FRONTEND='' bash -c '. "$1"; shift; install_missing "$@"' - "$dependencies" "$@" \
        2>&1 </dev/null) || code=$?
    asked=$(cat "$scratch/asked")
}

check() # WHAT CONDITION…
{
    local what=$1
    shift
    if "$@"; then
        echo "ok: $what"
    else
        failures=$((failures + 1))
        printf 'FAILED: %s\n  exit code %s\n  said: %s\n  asked: %s\n' "$what" "$code" "$said" "$asked"
    fi
}
says() { grep -qF -- "$1" <<<"$said"; }
asks_for() { grep -qF -- "$1" <<<"$asked"; }
succeeds() { [ "$code" -eq 0 ]; }
asks_nothing() { [ -z "$asked" ]; }
fails() { [ "$code" -ne 0 ]; }

machine 0 none g++ cmake
install "g++: the compiler" "cmake: configures"
check "nothing missing: succeeds" succeeds
check "nothing missing: apt is not called" asks_nothing
check "nothing missing: nothing is said" [ -z "$said" ]

machine 0 none g++
install "g++: the compiler" "cmake: configures" "libleft: was removed, its settings stayed"
check "root: succeeds" succeeds
check "root: says what and why" says "cmake: configures"
check "root: installs only what is missing" asks_for "install --no-install-recommends cmake libleft [noninteractive]"
check "root: renews the lists first" asks_for "update [noninteractive]"
check "root: does not speak of what is there" [ "$(grep -c 'g++' <<<"$said")" -eq 0 ]

machine 1000 free
install "cmake: configures"
check "sudo without a password: succeeds" succeeds
check "sudo without a password: goes through sudo" asks_for "sudo"
check "sudo without a password: installs" asks_for "install --no-install-recommends cmake [noninteractive]"

machine 1000 asks
install "cmake: configures"
check "sudo that would ask, without a terminal: fails" fails
check "sudo that would ask, without a terminal: apt is not called" asks_nothing
check "sudo that would ask, without a terminal: says what to do" says "apt-get install --no-install-recommends cmake"

machine 1000 none
install "cmake: configures" "g++: the compiler"
check "neither root nor sudo: fails" fails
check "neither root nor sudo: says what to do" says "apt-get install --no-install-recommends cmake g++"

machine 0 none
printf '#!/bin/sh\nexit 100\n' >"$scratch/bin/apt-get"
install "cmake: configures"
check "apt-get fails: that is passed on" fails

machine 0 none
rm "$scratch/bin/dpkg-query"
install "cmake: configures"
check "no Debian: succeeds, for the build may" succeeds
check "no Debian: names what is needed" says "cmake"
check "no Debian: apt is not called" asks_nothing

[ "$failures" -eq 0 ] || { echo "$failures checks failed"; exit 1; }
