#!/bin/sh
# Takes the pictures of the program anew: resources/screenshots/take.sh [FOLDER]
# FOLDER has the built test tools hssreg-…screenshots; without it, build/dev/bin is used. Needs no display and no
# network: the windows are drawn off the screen, against the practice service on the loopback interface. The tools
# take more, in dark and with large text, too: these are kept here, one for each state.
set -eu
here=$(CDPATH="" cd -- "$(dirname -- "$0")" && pwd)
programs=${1:-"$here/../../build/dev/bin"}
kept="first-run connection-new connection-tested connections import list login-test light problems preview proof
    history connect clusters upload-answered remove rotate-1-choose rotate-2-login rotate-3-test rotate-4-review
    rotate-5-run rotate-6-report chinese dark large-text"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/taken"
# An ordinary screen: the one that this platform has by itself is smaller than some dialogs.
cat >"$scratch/screens.json" <<'EOF'
{"synchronousWindowSystemEvents": false, "windowFrameMargins": false, "screens": [{"name": "screen",
 "x": 0, "y": 0, "width": 1600, "height": 1000, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]}
EOF
for program in hssreg-screenshots hssreg-connection-screenshots hssreg-dialog-screenshots hssreg-rotation-screenshots; do
    if [ ! -x "$programs/$program" ]; then
        echo "take.sh: no program $programs/$program; build the target $program, or name the folder" >&2
        exit 2
    fi
    QT_QPA_PLATFORM="offscreen:configfile=$scratch/screens.json" LC_ALL=C.UTF-8 TZ=UTC HOME="$scratch" \
        XDG_CONFIG_HOME="$scratch" XDG_DATA_HOME="$scratch" XDG_CACHE_HOME="$scratch" \
        "$programs/$program" "$scratch/taken"
done
for picture in $kept; do
    cp "$scratch/taken/$picture.png" "$here/$picture.png"
done
ls -l "$here"/*.png
