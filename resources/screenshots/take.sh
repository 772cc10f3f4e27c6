#!/bin/sh
# Takes the pictures of the window anew: resources/screenshots/take.sh [PROGRAM]
# PROGRAM is the built hssreg-screenshots (a test tool); without it, that of build/dev is used. Needs no display and
# no network: the window is drawn off the screen, against the practice service on the loopback interface.
set -eu
here=$(CDPATH="" cd -- "$(dirname -- "$0")" && pwd)
program=${1:-"$here/../../build/dev/bin/hssreg-screenshots"}
if [ ! -x "$program" ]; then
    echo "take.sh: no program $program; build the target hssreg-screenshots, or name it" >&2
    exit 2
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 TZ=UTC \
    XDG_CONFIG_HOME="$scratch" XDG_DATA_HOME="$scratch" XDG_CACHE_HOME="$scratch" \
    "$program" "$here"
ls -l "$here"/*.png
