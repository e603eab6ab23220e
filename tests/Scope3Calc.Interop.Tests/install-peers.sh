#!/bin/sh
# Installs what the tests of this folder talk to: Python with gRPC, and the packages of peers/package.json.
# Needs Debian or Ubuntu, and Node.js 18 or newer. May be run again at any time.
set -eu

cd "$(dirname "$0")"

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

if ! /usr/bin/python3 -c 'import grpc, google.protobuf' 2>/dev/null; then
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        python3-grpcio python3-protobuf
fi

if ! command -v npm >/dev/null; then
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nodejs npm
fi

# Installed already, and by the same lock file: nothing to do.
if ! cmp -s peers/package-lock.json peers/node_modules/.installed-lock.json; then
    (cd peers && npm ci --ignore-scripts --loglevel=error)
    cp peers/package-lock.json peers/node_modules/.installed-lock.json
fi

/usr/bin/python3 -c 'import grpc; print("python3-grpcio", grpc.__version__)'
echo "node $(node --version), buf $(peers/node_modules/.bin/buf --version)"
