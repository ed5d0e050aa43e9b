#!/usr/bin/env bash
# Publishes a project as a native program for this kind of machine, below artifacts/aot/publish:
#
#   scripts/native.sh src/EcsImageAuditor.Lambda
#
# It brings a linker where the machine has none. Every warning of the compiler, of trimming and of the native compiler is an error; the
# analyzers have had their say in the ordinary build.
set -euo pipefail
cd "${BASH_SOURCE[0]%/*}/.."
if [[ ! -d ${1-} ]]; then echo "native: name the folder of a project, such as src/EcsImageAuditor.Lambda" >&2; exit 2; fi
bash scripts/components.sh cc

# What an outer build has set is not for this one.
unset MSBuildSDKsPath MSBuildExtensionsPath MSBUILD_EXE_PATH MSBuildLoadMicrosoftTargetsReadOnly DOTNET_HOST_PATH
exec dotnet publish "$1" --configuration Release --runtime linux-x64 --nologo --verbosity quiet -nodeReuse:false \
    -p:Aot=true -p:RunAnalyzers=false -p:UseSharedCompilation=false -p:CppCompilerAndLinker="$PWD/artifacts/components/bin/cc"
