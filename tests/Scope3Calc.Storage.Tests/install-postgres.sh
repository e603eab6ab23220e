#!/bin/sh
# Installs the PostgreSQL that the tests of this folder start for themselves. Needs Debian or Ubuntu.
# May be run again at any time.
set -eu

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

found() {
    for folder in $(printf '%s' "$PATH" | tr ':' ' ') /usr/lib/postgresql/*/bin; do
        if [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ]; then
            return 0
        fi
    done
    return 1
}

if ! found; then
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql
fi

found
"$folder/postgres" --version
