#!/usr/bin/env bash
# Writes the conformance kit, which measures verifiers of Notary Project signatures, into a folder. Its README says how to use it.
#
#   scripts/conformance-kit.sh [DIR]       by default artifacts/conformance-kit
#
# Exit: 0 written, and notation and the builtin verifier are as expected; else not 0, with the reasons.
set -euo pipefail
repository=$(cd "${BASH_SOURCE[0]%/*}/.." && pwd)
directory=$(realpath -m "${1-$repository/artifacts/conformance-kit}")
CONFORMANCE_KIT=$directory dotnet test "$repository/tests/Differential.Tests" --filter FullyQualifiedName~ConformanceKitTests
cat "$directory/results.md"
echo "The kit is in $directory; its README.md says how to use it."
