#!/usr/bin/env bash
# Makes a self-signed certificate and an API key in deploy/secrets, for trying the service out. Not for production:
# there, use a certificate of your own authority. Keeps what exists.
set -euo pipefail
cd "$(dirname "$0")"
mkdir -p secrets
if [ ! -f secrets/certificate.pem ]; then
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 90 \
    -subj "/CN=localhost" -addext "subjectAltName=DNS:localhost,DNS:scope3calc,IP:127.0.0.1" \
    -keyout secrets/certificate-key.pem -out secrets/certificate.pem
fi
if [ ! -f secrets/api-keys ]; then
  openssl rand -hex 32 > secrets/api-keys
fi
# The service runs without rights of its own and must be able to read them.
chmod 644 secrets/certificate.pem secrets/certificate-key.pem secrets/api-keys
echo "Made. The API key is in deploy/secrets/api-keys."
