#!/usr/bin/env bash
# Holds both verifiers against a genuine signature of AWS Signer, as AWS makes them for its images in ECR Public.
#
#   scripts/release-gate.sh REF [OPTION OF VERIFY]...
#
# REF  such as public.ecr.aws/aws-observability/adot-autoinstrumentation-java:TAG
# It needs internet, and notation with AWS Signer's plugin and root certificate as AWS's installer leaves them; they are looked for where
# notation looks (NOTATION_CONFIG, XDG_CONFIG_HOME, ~/.config/notation). samples/adot/README.md says what its outcomes mean.
# From the environment: POLICY, another trust policy than samples/adot's; AUDITOR_CLI, the command that runs a built ecs-image-auditor.
# Exit: that of verify.
set -euo pipefail

repository=$(cd "${BASH_SOURCE[0]%/*}/.." && pwd)
if (($# == 0)) || [[ $1 == -* ]]; then
    echo "release-gate: name an image, such as public.ecr.aws/aws-observability/adot-autoinstrumentation-java:TAG" >&2
    exit 2
fi
installed=${NOTATION_CONFIG:-${XDG_CONFIG_HOME:-$HOME/.config}/notation}
store=truststore/x509/signingAuthority/aws-signer-ts
if [[ ! -d $installed/$store ]]; then
    echo "release-gate: AWS Signer's root certificate is not in $installed/$store: run AWS's installer of notation, or name its folder" \
        "in NOTATION_CONFIG" >&2
    exit 2
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/$store"
cp "$installed/$store"/* "$work/$store/"
cp "${POLICY:-$repository/samples/adot/trustpolicy.json}" "$work/trustpolicy.json"
if command -v openssl > /dev/null; then
    for root in "$work/$store"/*; do
        form=(-inform DER)
        if grep -q 'BEGIN CERTIFICATE' "$root"; then form=(-inform PEM); fi
        echo "root: ${root##*/} SHA-256 $(openssl x509 "${form[@]}" -in "$root" -outform DER 2> /dev/null | sha256sum | cut -d ' ' -f 1)"
    done
fi

export NOTATION_LIBEXEC=${NOTATION_LIBEXEC:-$installed}
verify=(verify --verifier both --config-dir "$work" "$@")
auditor=(dotnet run --project "$repository/src/EcsImageAuditor.Cli" --)
if [[ -n ${AUDITOR_CLI:-} ]]; then read -ra auditor <<< "$AUDITOR_CLI"; fi
"${auditor[@]}" "${verify[@]}"
