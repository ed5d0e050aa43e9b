#!/bin/sh
# Asks the package sources for the AWS packages that src/standins/AwsSdk stands in for, and says which of the two every build here has from
# now on. It writes artifacts/aws-packages.props, which each project imports, or removes it.
#
#   scripts/aws-packages.sh [auto | true | false] [OPTION OF DOTNET RESTORE]...
#
# auto    (default) the AWS packages; the stand-in where a source was asked and has none of that name or version (NU1101, NU1102)
# true    the AWS packages, or an error
# false   the stand-in; nothing is asked
#
# Standard output has one word: real or stand-in.
# From the environment: NUGET_SOURCES, in the place of NuGet's own, with ; between them.
# Exit: 0 done, 1 the sources could not be asked, or (with true) have no such packages; then nothing is changed. 2 usage.
set -eu

mode=${1-auto}
[ $# = 0 ] || shift
case $mode in
    auto | true | false) ;;
    *) echo "aws-packages: \"$mode\" is not known: give auto, true or false" >&2; exit 2 ;;
esac
cd "$(dirname "$0")/.."
props=artifacts/aws-packages.props

if [ "$mode" = false ]; then
    rm -f "$props"
    echo stand-in
    exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sources=
[ -z "${NUGET_SOURCES:-}" ] || sources=-p:RestoreSources=$(echo "$NUGET_SOURCES" | sed 's/;/%3B/g')
if DOTNET_CLI_UI_LANGUAGE=en dotnet restore scripts/aws-probe --nologo --disable-build-servers --artifacts-path "$work" \
    -p:AwsPackages=true ${sources:+"$sources"} "$@" > "$work/log" 2>&1; then
    mkdir -p artifacts
    cat > "$props" << 'XML'
<Project>
  <!-- Written by scripts/aws-packages.sh, which found the AWS packages. Without this file a build has the stand-in. -->
  <PropertyGroup Condition="'$(AwsPackages)' == ''">
    <AwsPackages>true</AwsPackages>
    <AwsPackagesEverywhere>true</AwsPackagesEverywhere>
  </PropertyGroup>
</Project>
XML
    echo real
    exit 0
fi

# One error that says anything else, as that a source did not answer, and it is not known whether the packages are to be had.
errors=$(grep -o 'error [A-Z]*[0-9]*: .*' "$work/log" | sed 's/ \[[^]]*\]$//' | sort -u)
missing='error NU110[12]: Unable to find package \(AWSSDK\|Amazon\.Lambda\)\.'
if [ -z "$errors" ] || echo "$errors" | grep -qv "$missing"; then
    { [ -n "$errors" ] && echo "$errors"; } >&2 || cat "$work/log" >&2
    echo "aws-packages: the package sources could not be asked for the AWS packages. Give sources that answer (NUGET_SOURCES), or take" \
        "the stand-in by \"false\" (in the image's build: AWS_PACKAGES=false)." >&2
    exit 1
fi

names=$(echo "$errors" | sed "s/.*Unable to find package \([A-Za-z.]*[A-Za-z]\).*/\1/" | sort -u | tr '\n' ' ')
if [ "$mode" = true ]; then
    echo "aws-packages: the package sources do not have ${names}in the versions of Directory.Packages.props. Give sources that do" \
        "(NUGET_SOURCES), or take the stand-in by \"auto\" or \"false\" (in the image's build: AWS_PACKAGES)." >&2
    exit 1
fi

rm -f "$props"
echo "WARNING: THE STAND-IN TAKES THE PLACE OF THE AWS PACKAGES, because the package sources do not have ${names}(AWS_PACKAGES=true insists)." >&2
echo stand-in
