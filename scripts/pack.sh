#!/usr/bin/env bash
# Packs the CDK constructs, and the libraries of this repository that they need, into a folder that NuGet takes as a source.
#
#   scripts/pack.sh FOLDER [OPTION OF DOTNET PACK]...
#
# Exit: 0 packed, 1 a project does not pack, 2 usage.
set -euo pipefail
cd "${BASH_SOURCE[0]%/*}/.."

if (($# == 0)) || [[ $1 == -* ]]; then echo "pack: name the folder that the packages go to" >&2; exit 2; fi
folder=$1
shift
for project in standins/AwsSdk ImageSignatures ImageSignatures.Aws EcsImageAuditor EcsImageAuditor.Cdk; do
    dotnet pack "src/$project" --nologo --verbosity quiet --output "$folder" "$@" || exit 1
done
