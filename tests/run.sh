#!/usr/bin/env bash
# Installs what is missing, builds, and runs every test: for the presets that are named, one after the other, else
# for `dev`. Ends with ctest's summary. Works from any folder.
set -euo pipefail

root=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
# shellcheck source=packaging/dependencies.sh
. "$root/packaging/dependencies.sh"
install_missing "${build_packages[@]}" "${run_packages[@]}" "${test_packages[@]}"

presets=("$@")
[ "$#" -gt 0 ] || presets=(dev)
jobs=$(nproc)
options=()
if command -v ccache >/dev/null 2>&1; then
    options+=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/home"

# Leaks can not be looked for where no process may trace another: under a debugger, in some containers.
leak_check()
{
    echo 'int main() {}' >"$scratch/probe.cpp"
    g++ -fsanitize=address "$scratch/probe.cpp" -o "$scratch/probe"
    if ASAN_OPTIONS=detect_leaks=1 "$scratch/probe" 2>/dev/null; then
        echo 1
    else
        say "Leaks are not looked for: LeakSanitizer does not work here."
        echo 0
    fi
}

# The tests get an empty home and none of the person's own settings or accounts.
run_tests() # BUILD
(
    # shellcheck disable=SC2086
    unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_STATE_HOME ${!HW_@} ${!HUAWEICLOUD_@}
    export HOME="$scratch/home"
    ctest --test-dir "$1" --output-on-failure --no-tests=error -j "$jobs"
)

for preset in "${presets[@]}"; do
    say "== $preset: configuring and building"
    (cd "$root" && cmake --preset "$preset" "${options[@]}")
    cmake --build "$root/build/$preset" -j "$jobs"
    if [ "$preset" = asan ]; then
        ASAN_OPTIONS=detect_leaks=$(leak_check)
        UBSAN_OPTIONS=print_stacktrace=1
        export ASAN_OPTIONS UBSAN_OPTIONS
    fi
    say "== $preset: testing"
    run_tests "$root/build/$preset"
done
