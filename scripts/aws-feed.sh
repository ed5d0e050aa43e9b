#!/usr/bin/env bash
# Makes a folder that NuGet takes as a source and that has the AWS packages by name and version, where they are not to be had: each leads to
# the stand-in, src/standins/AwsSdk. With it -p:AwsPackages=true can be tried and tested anywhere. For tests alone: nothing that is made
# from it may be deployed, and no package of it may reach NuGet's own folder, so restore from it into another one:
#
#   scripts/aws-feed.sh FOLDER
#   dotnet build tests/Integration.Tests -p:AwsPackages=true -p:RestoreSources=FOLDER \
#       -p:RestorePackagesPath=FOLDER/restored -p:RestoreFallbackFolders="$HOME/.nuget/packages"
#
# Exit: 0 made, 1 the stand-in does not pack, 2 usage.
set -euo pipefail
if (($# != 1)) || [[ $1 == -* ]]; then echo "aws-feed: name the folder that the packages go to" >&2; exit 2; fi
mkdir -p "$1"
folder=$(cd "$1" && pwd)
cd "${BASH_SOURCE[0]%/*}/.."

# A name of its own: EcsImageAuditor.AwsSdk, which scripts/pack.sh makes, shows its internals to the tests.
name=EcsImageAuditor.AwsSdk.Feed
version=$(sed -n 's/.*<VersionPrefix>\(.*\)<.*/\1/p' Directory.Build.props)
dotnet pack src/standins/AwsSdk --nologo --verbosity quiet --output "$folder" --artifacts-path "$folder/build" \
    -p:PackageId="$name" -p:SeenByTests=false -p:AwsPackages=false -p:RunAnalyzers=false || exit 1
dotnet msbuild scripts/aws-feed.proj -nologo -verbosity:quiet -p:Into="$folder" -p:StandIn="$name" -p:StandInVersion="$version"
