#!/bin/sh
# The keychain against a real gnome-keyring, each state of it on a bus and in a home of its own.
# keychain_test.sh PROGRAM STATE; STATE: unlocked, locked, absent, no-bus or stopped; or program, for a test of the
# command line, which gets an unlocked one and its process ID.
set -eu

program=$1
state=$2
inside=${3:-}

unlock()
{
    printf 'keyring password' | gnome-keyring-daemon --unlock --components=secrets >/dev/null
    wait_for_service
}

wait_for_service()
{
    gdbus wait --session --timeout 20 org.freedesktop.secrets
}

daemon_id()
{
    gdbus call --session --dest org.freedesktop.DBus --object-path /org/freedesktop/DBus \
        --method org.freedesktop.DBus.GetConnectionUnixProcessID org.freedesktop.secrets |
        sed 's/[^0-9]*uint32 *\([0-9]*\).*/\1/'
}

end_daemon()
{
    id=$(daemon_id) || return 0
    kill -CONT "$id" 2>/dev/null || true
    kill "$id" 2>/dev/null || true
}

if [ -z "$inside" ]; then
    home=$(mktemp -d)
    trap 'rm -rf "$home"' EXIT
    mkdir -m 700 "$home/run" "$home/data" "$home/config" "$home/cache" "$home/services"
    # a bus that starts nothing by itself: the daemon is there only when we start it
    cat >"$home/bus.conf" <<END
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=$home/run</listen>
  <servicedir>$home/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
END
    export HOME="$home" XDG_RUNTIME_DIR="$home/run" XDG_DATA_HOME="$home/data" \
        XDG_CONFIG_HOME="$home/config" XDG_CACHE_HOME="$home/cache"
    unset DISPLAY WAYLAND_DISPLAY GNOME_KEYRING_CONTROL || true
    if [ "$state" = no-bus ]; then
        DBUS_SESSION_BUS_ADDRESS="unix:path=$home/nothing" "$program" noBusIsNoKeychain
    else
        dbus-run-session --config-file="$home/bus.conf" -- sh "$0" "$program" "$state" inside
    fi
    exit
fi

trap end_daemon EXIT
case $state in
unlocked)
    unlock
    "$program" unlockedKeepsWhatItIsGiven unlockedSaysWhatIsAbsent unlockedRemoves unlockedKeepsServicesApart \
        anAwaiterThatGoesDoesNoHarm itHasAName
    ;;
locked)
    unlock
    "$program" unlockedKeepsWhatItIsGiven
    gdbus call --session --dest org.freedesktop.secrets --object-path /org/freedesktop/secrets \
        --method org.freedesktop.Secret.Service.Lock "['/org/freedesktop/secrets/collection/login']"
    "$program" lockedIsNotAbsent
    ;;
absent)
    "$program" noDaemonIsNoKeychain
    ;;
stopped)
    unlock
    kill -STOP "$(daemon_id)"
    "$program" stoppedTimesOut stoppedCanBeCancelled
    ;;
program)
    unlock
    HSSREG_KEYRING_PID=$(daemon_id) "$program"
    ;;
*)
    echo "no such state: $state" >&2
    exit 2
    ;;
esac
