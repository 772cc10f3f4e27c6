# shellcheck shell=bash disable=SC2034
# The Debian packages this project needs, in one place, and how those that are missing get installed.
# Sourced by packaging/start.sh and tests/run.sh.

# The same names serve Debian 12 and 13, but for this one: until 12 the library brings its plugins along.
svg_plugins_package()
{
    local ID='' VERSION_ID=''
    # shellcheck source=/dev/null
    [ -r /etc/os-release ] && . /etc/os-release
    if [ "$ID" = debian ] && [ "${VERSION_ID%%.*}" != 12 ]; then
        echo qt6-svg-plugins
    else
        echo libqt6svg6
    fi
}

# Each line: the package, a colon, why it is needed.
build_packages=(
    "g++: the C++20 compiler"
    "cmake: configures the build"
    "ninja-build: runs the build"
    "pkgconf: finds cpp-httplib"
    "qt6-base-dev: Qt Core, Network, Sql, Widgets and Test"
    "qt6-svg-dev: Qt Svg, for the icons"
    "qcoro-qt6-dev: coroutines over Qt"
    "qtkeychain-qt6-dev: keeps secrets in the keychain"
    "libyaml-cpp-dev: reads clouds.yaml"
    "libcli11-dev: the parser of the command line"
    "libsimdjson-dev: reads plan files"
    "libcpp-httplib-dev: the practice service"
)

# What the programs need when they run, beside the libraries that the packages above bring along.
run_packages=(
    "ca-certificates: the authorities that TLS trusts"
    "libqt6sql6-sqlite: keeps the history"
    "qt6-qpa-plugins: opens windows"
    "$(svg_plugins_package): draws the icons"
    "fonts-dejavu-core: a font for the window"
)

wayland_packages=(
    "qt6-wayland: opens windows on Wayland"
)

test_packages=(
    "apache2-utils: makes the logins of the Docker registry"
    "curl: runs the request that the window copies"
    "dbus: a session bus for the keychain"
    "docker-registry: a real registry to test logins against"
    "fish: takes its completion script"
    "gnome-keyring: a real keychain"
    "libglib2.0-bin: asks the session bus for the keychain (gdbus)"
    "zsh: takes its completion script"
    "openssl: the right and the wrong certificates of the tests"
    "desktop-file-utils: checks the desktop entry"
    "shared-mime-info: checks the .hssplan file type"
    "appstream: checks the entry of the software catalogue"
)

say() { printf '%s\n' "$*" >&2; }

# Prints those of the given lines whose package is not installed.
missing_lines() # LINE…
{
    local line installed
    # shellcheck disable=SC2016 # dpkg-query fills this in, not the shell
    installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "${@%%:*}" 2>/dev/null || true)
    for line in "$@"; do
        grep -qxF "installed ${line%%:*}" <<<"$installed" || printf '%s\n' "$line"
    done
}

# Root already, or sudo that can ask on a terminal or need not ask.
can_become_root()
{
    [ "$(id -u)" -eq 0 ] && return 0
    command -v sudo >/dev/null 2>&1 || return 1
    [ -t 0 ] || sudo -n true 2>/dev/null
}

apt_get() # ARGUMENT…
{
    local command=(env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 "$@")
    [ "$(id -u)" -eq 0 ] || command=(sudo "${command[@]}")
    "${command[@]}" </dev/null >&2
}

# Installs what is missing of the given lines. When nothing is, apt is not called at all.
install_missing() # LINE…
{
    if ! command -v dpkg-query >/dev/null 2>&1; then
        say "This is no Debian system, so what is installed is not checked. Needed, by Debian's names: ${*%%:*}"
        return 0
    fi
    local missing
    mapfile -t missing < <(missing_lines "$@")
    [ "${#missing[@]}" -eq 0 ] && return 0

    say "Missing Debian packages:"
    printf '  %s\n' "${missing[@]}" >&2
    if ! can_become_root; then
        say "Installing them takes root, or sudo, and here is neither. As root:"
        say "  apt-get install --no-install-recommends ${missing[*]%%:*}"
        return 1
    fi
    say "Installing them with apt-get."
    if ! apt_get update; then
        say "The package lists could not be renewed; trying with the ones that are there."
    fi
    apt_get install --no-install-recommends "${missing[@]%%:*}"
}
