#!/bin/sh
# Says which of the things that the image is built from are not pinned, and records its base. lambda.Dockerfile runs it.
#
#   check-pins.sh SBOM
#
# SBOM  a folder; base.cdx.json there becomes what the image is based on
# From the environment: SDK_IMAGE, TOOLS_IMAGE, RUNTIME_IMAGE, TARGETARCH, INSTALLER_SHA256_AMD64, INSTALLER_SHA256_ARM64, and
# UNPINNED: warn, or refuse to end the build.
set -eu

unpinned=0
case $UNPINNED in
    warn | refuse) ;;
    *) echo "check-pins: UNPINNED is $UNPINNED; give warn or refuse" >&2; exit 1 ;;
esac

# complain ARGUMENT WHAT REMEDY
complain() {
    unpinned=$((unpinned + 1))
    echo "check-pins: WARNING: $1 $2: another build may get another one. $3" >&2
}

for argument in SDK_IMAGE TOOLS_IMAGE RUNTIME_IMAGE; do
    eval "image=\$$argument"
    case $image in
        *[!A-Za-z0-9._:/@-]*) echo "check-pins: $argument is no image reference: $image" >&2; exit 1 ;;
        *@sha256:*) ;;
        *) complain "$argument" "is $image, without a digest" \
            "scripts/bases.sh --write looks the digest up and writes it into lambda.Dockerfile." ;;
    esac
done
case $TARGETARCH in
    amd64) pin=$INSTALLER_SHA256_AMD64 ;;
    *) pin=$INSTALLER_SHA256_ARM64 ;;
esac
[ -n "$pin" ] ||
    complain "INSTALLER_SHA256_$(echo "$TARGETARCH" | tr a-z A-Z)" "is empty, so that any installer counts which AWS's key signed" \
        "Give the SHA-256 that this build prints, once you have reviewed it."

if [ "$unpinned" != 0 ] && [ "$UNPINNED" = refuse ]; then
    echo "check-pins: the build ends here, because UNPINNED is refuse and $unpinned of its sources are not pinned" >&2
    exit 1
fi

mkdir -p "$1"
digest=${RUNTIME_IMAGE##*@}
tagged=${RUNTIME_IMAGE%%@*}
[ "$digest" = "$RUNTIME_IMAGE" ] && version= || version=", \"version\": \"$digest\""
cat > "$1/base.cdx.json" << JSON
{
  "\$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
  "bomFormat": "CycloneDX",
  "specVersion": "1.6",
  "version": 1,
  "metadata": { "component": { "type": "container", "bom-ref": "ecs-image-auditor", "name": "ecs-image-auditor" } },
  "components": [{ "type": "container", "bom-ref": "base", "name": "$tagged"$version }]
}
JSON
