#!/bin/sh
# Takes notation, the AWS Signer plugin and AWS Signer's roots out of AWS's installer, once its signature is proven.
# lambda.Dockerfile runs it.
#
#   install-notation.sh INSTALLER INTO
#
# INSTALLER  folder with installer.deb, installer.deb.sig and public.key
# INTO       becomes: bin/notation, notation/plugins/, notation/truststore/, licenses/, INSTALLER
# From the environment: TARGETARCH (amd64 or arm64), INSTALLER_FINGERPRINT (40 hexadecimal digits of the signing key),
# INSTALLER_SHA256_AMD64 and INSTALLER_SHA256_ARM64 (checksums of the installers; empty for any that the key signed).
set -eu

cd "$1"
into=$2
plugin=com.amazonaws.signer.notation.plugin
case $TARGETARCH in
    amd64) pinned=$INSTALLER_SHA256_AMD64 ;;
    arm64) pinned=$INSTALLER_SHA256_ARM64 ;;
    *) echo "install-notation: AWS has no installer for $TARGETARCH; build for amd64 or arm64" >&2; exit 1 ;;
esac

fail() {
    echo "install-notation: $*" >&2
    exit 1
}

# The last field of VALIDSIG is the fingerprint of the primary key, whichever of its keys signed.
GNUPGHOME=$(mktemp -d)
export GNUPGHOME
gpg --batch --quiet --no-autostart --import public.key 2> log || fail "public.key is no key"
gpg --batch --no-autostart --status-file status --verify installer.deb.sig installer.deb 2> log ||
    fail "the installer's signature is bad: $(tail -n 1 log)"
grep -q "^\[GNUPG:\] VALIDSIG .* $INSTALLER_FINGERPRINT\$" status ||
    fail "the installer is signed by another key than $INSTALLER_FINGERPRINT (INSTALLER_FINGERPRINT)"
# gpg ends with 0 and says VALIDSIG for keys that were revoked or have expired as well; only GOODSIG is a good signature.
if ! grep -q '^\[GNUPG:\] GOODSIG ' status || grep -qE '^\[GNUPG:\] (REVKEYSIG|EXPKEYSIG|EXPSIG|KEYREVOKED) ?' status; then
    fail "the key $INSTALLER_FINGERPRINT was revoked or has expired, or its signature has: see whether AWS publishes another key before you go on"
fi

checksum=$(sha256sum installer.deb)
checksum=${checksum%% *}
if [ -z "$pinned" ]; then
    echo "install-notation: any installer that the key signed is taken; this one has the SHA-256 $checksum"
elif [ "$pinned" != "$checksum" ]; then
    fail "the installer has the SHA-256 $checksum, but INSTALLER_SHA256_$(echo "$TARGETARCH" | tr a-z A-Z) pins $pinned: AWS has published another one; review it and pin it"
fi

architecture=$(dpkg-deb --field installer.deb Architecture)
[ "$architecture" = "$TARGETARCH" ] || fail "the installer is for $architecture, not for $TARGETARCH"
dpkg-deb --extract installer.deb unpacked

# take NAME MODE DESTINATION: the one file of that name, wherever the installer keeps it. Its own modes leave Lambda's user out.
take() {
    found=$(find unpacked -type f -name "$1")
    [ -n "$found" ] && [ "$(echo "$found" | wc -l)" = 1 ] || fail "the installer does not hold exactly one $1: $found"
    install -D -m "$2" "$found" "$into/$3/$1"
}

take notation 755 bin
take "notation-$plugin" 755 "notation/plugins/$plugin"
take aws-signer-notation-root.crt 644 notation/truststore/x509/signingAuthority/aws-signer-ts
take aws-us-gov-signer-notation-root.crt 644 notation/truststore/x509/signingAuthority/aws-us-gov-signer-ts

# Licences of the same name lie beside the different programs.
find unpacked -type f -name '*LICENSE*' | while read -r licence; do
    install -D -m 644 "$licence" "$into/licenses/${licence#unpacked/}"
done
echo "$(dpkg-deb --field installer.deb Package) $(dpkg-deb --field installer.deb Version) $architecture sha256:$checksum" > "$into/INSTALLER"
