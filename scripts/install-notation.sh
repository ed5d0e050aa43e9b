#!/bin/sh
# Takes notation, the AWS Signer plugin and AWS Signer's roots out of AWS's installer, once its signature is proven.
# lambda.Dockerfile runs it.
#
#   install-notation.sh INSTALLER INTO [SBOM]
#
# INSTALLER  folder with installer.deb, installer.deb.sig and public.key
# INTO       becomes: bin/notation, notation/plugins/, notation/truststore/, licenses/, INSTALLER
# SBOM       a folder; notation.cdx.json there becomes what was taken, with versions and checksums
# From the environment: TARGETARCH (amd64 or arm64), INSTALLER_FINGERPRINT (40 hexadecimal digits of the signing key),
# INSTALLER_SHA256_AMD64 and INSTALLER_SHA256_ARM64 (checksums of the installers; empty for any that the key signed).
set -eu

cd "$1"
into=$2
sbom=${3-}
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
package=$(dpkg-deb --field installer.deb Package)
version=$(dpkg-deb --field installer.deb Version)
echo "$package $version $architecture sha256:$checksum" > "$into/INSTALLER"
[ -n "$sbom" ] || exit 0

# version_of FILE ARGUMENT...: as a Go program has it in its build information, else as it tells when it runs with these arguments, which
# it cannot on another architecture. Nothing where neither is there.
version_of() {
    tab=$(printf '\t')
    found=$(grep -a -m 1 -o "^mod$tab[^$tab]*${tab}v[0-9A-Za-z.+-]*" "$1" | sed "s/.*$tab//") || found=
    [ -n "$found" ] || found=$("$@" 2> log | grep -m 1 -i 'version"*:' | sed 's/.*[Vv]ersion"*: *"*\([0-9A-Za-z.+-]*\).*/\1/') || found=
    echo "$found"
}

# component TYPE FILE NAME VERSION: one component of the document.
component() {
    sum=$(sha256sum "$2")
    printf '    { "type": "%s", "bom-ref": "%s", "name": "%s",' "$1" "$3" "$3"
    [ -z "$4" ] || printf ' "version": "%s",' "$4"
    printf ' "hashes": [{ "alg": "SHA-256", "content": "%s" }] }' "${sum%% *}"
}

stores=$into/notation/truststore/x509/signingAuthority
mkdir -p "$sbom"
{
    cat << JSON
{
  "\$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
  "bomFormat": "CycloneDX",
  "specVersion": "1.6",
  "version": 1,
  "metadata": {
    "component": {
      "type": "application", "bom-ref": "$package", "name": "$package", "version": "$version",
      "supplier": { "name": "Amazon Web Services" },
      "hashes": [{ "alg": "SHA-256", "content": "$checksum" }]
    }
  },
  "components": [
JSON
    component application "$into/bin/notation" notation "$(version_of "$into/bin/notation" version)"
    echo ,
    program=$into/notation/plugins/$plugin/notation-$plugin
    component application "$program" "notation-$plugin" "$(version_of "$program" get-plugin-metadata)"
    echo ,
    component file "$stores/aws-signer-ts/aws-signer-notation-root.crt" aws-signer-notation-root.crt ""
    echo ,
    component file "$stores/aws-us-gov-signer-ts/aws-us-gov-signer-notation-root.crt" aws-us-gov-signer-notation-root.crt ""
    printf '\n  ]\n}\n'
} > "$sbom/notation.cdx.json"
