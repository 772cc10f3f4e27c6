#!/usr/bin/env bash
# Installs what is missing, builds, and opens the window with the given arguments. Without a display it makes the
# same edit from the command line, against the practice service. Works from any folder.
set -euo pipefail

root=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
# shellcheck source=packaging/dependencies.sh
. "$root/packaging/dependencies.sh"

needed=("${build_packages[@]}" "${run_packages[@]}")
if [ -n "${WAYLAND_DISPLAY:-}" ]; then
    needed+=("${wayland_packages[@]}")
fi
install_missing "${needed[@]}"

build="$root/build/release"
options=()
if command -v ccache >/dev/null 2>&1; then
    options+=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
fi
say "Building in $build"
(cd "$root" && cmake --preset release "${options[@]}") >&2
cmake --build "$build" >&2

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$build/bin/hss-registry-access" "$@"
fi
say "There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so here is one edit without a window."
exec "$root/packaging/practice-edit.sh" "$build/bin/hss-registry"
