#!/usr/bin/env bash
# Runs the fast tests: those that need nothing but the .NET SDK. The others are named at the end.
#
#   scripts/test.sh [OPTION OF DOTNET TEST]...
#
# PROPERTY_SEED=random (or a number) tries other inputs than those of every run, PROPERTY_RUNS=10 ten times as many.
# Exit: 0 all passed, 1 some failed.
set -euo pipefail
cd "${BASH_SOURCE[0]%/*}/.."

fast=(Architecture.Tests ImageSignatures.Tests EcsImageAuditor.Tests)
failed=0
for project in "${fast[@]}"; do
    dotnet test "tests/$project" --nologo "$@" || failed=1
done

echo "Ran ${fast[*]}."
echo "Left out: Integration.Tests (other processes on loopback), Components.Tests (notation, docker-registry, moto, oras, skopeo),"
echo "  Differential.Tests (verdicts beside notation's), Deployment.Tests (CDK, the Lambda image, the native Lambda)."
echo "Run one by 'dotnet test tests/NAME', all by 'dotnet test EcsImageAuditor.sln'."
exit "$failed"
