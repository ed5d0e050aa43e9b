#!/bin/sh
# Writes what a program is made of as CycloneDX documents: NAME.cdx.json has its packages, with licences and checksums, and
# dotnet.cdx.json the .NET that is published with it. lambda.Dockerfile runs it; the image has them in /usr/share/sbom.
#
#   scripts/sbom.sh [--self-contained | --native] PROJECT RUNTIME INTO
#
# PROJECT  the folder of a project that has been restored, such as src/EcsImageAuditor.Cli
# RUNTIME  linux-x64 or linux-arm64
# INTO     a folder; it is made
# How it is published: --self-contained with the .NET runtime, --native as a native program (-p:Aot=true), else it runs on the machine's
# own .NET. From the environment: NUGET_SOURCES, in the place of NuGet's own, with ; between them.
# The tool that reads the packages is pinned in .config/dotnet-tools.json.
set -eu

fail() {
    echo "sbom: $*" >&2
    exit 1
}

artifacts=artifacts
pack=
case ${1-} in
    --self-contained) pack=Microsoft.NETCore.App.Runtime; shift ;;
    --native) pack=Microsoft.NETCore.App.Runtime.NativeAOT; artifacts=artifacts/aot; Aot=true; export Aot; shift ;;
esac
[ $# = 3 ] || { echo "sbom: give PROJECT RUNTIME INTO, such as src/EcsImageAuditor.Cli linux-x64 artifacts/sbom" >&2; exit 2; }
project=${1%/}
runtime=$2
into=$3
name=${project##*/}
assets=$artifacts/obj/$name/project.assets.json
[ -f "$assets" ] || fail "$assets does not exist: restore $project first"
version=$(sed -n 's/.*<VersionPrefix>\(.*\)<.*/\1/p' Directory.Build.props)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$into"

if [ -n "${NUGET_SOURCES:-}" ]; then
    {
        echo '<configuration><packageSources><clear />'
        echo "$NUGET_SOURCES" | tr ';' '\n' | sed -n 's|..*|<add key="&" value="&" />|p'
        echo '</packageSources></configuration>'
    } > "$work/NuGet.Config"
    dotnet tool restore --verbosity quiet --configfile "$work/NuGet.Config"
else
    dotnet tool restore --verbosity quiet
fi

# What it tells comes from the packages that were restored, and no source is asked.
packages=$(dotnet nuget locals global-packages --list | sed -n 's/^global-packages: //p')
dotnet tool run dotnet-CycloneDX -- "$project/$name.csproj" --runtime "$runtime" --disable-package-restore --spec-version 1.6 \
    --url "$packages" --output "$into" --filename "$name.cdx.json" --output-format Json \
    --set-name "$name" --set-version "$version"

# The tool sees packages that a project references. The .NET of a program is none: NuGet only downloads it.
[ -n "$pack" ] || exit 0
pack=$pack.$runtime
pack_version=$(grep -A 1 "\"name\": \"$pack\"" "$assets" | sed -n 's/.*"version": "\[\([^],]*\).*/\1/p' | head -n 1)
[ -n "$pack_version" ] || fail "$assets has no $pack: restore $project for $runtime, as it is published"
folder=$(echo "$pack" | tr A-Z a-z)
checksum=$packages/$folder/$pack_version/$folder.$pack_version.nupkg.sha512
[ -f "$checksum" ] || fail "$checksum does not exist: restore $project for $runtime first"
sha512=$(base64 -d "$checksum" | od -An -v -tx1 | tr -d ' \n')
cat > "$into/dotnet.cdx.json" << JSON
{
  "\$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
  "bomFormat": "CycloneDX",
  "specVersion": "1.6",
  "version": 1,
  "metadata": { "component": { "type": "application", "bom-ref": "$name@$version", "name": "$name", "version": "$version" } },
  "components": [
    {
      "type": "framework",
      "bom-ref": "pkg:nuget/$pack@$pack_version",
      "name": "$pack",
      "version": "$pack_version",
      "scope": "required",
      "hashes": [{ "alg": "SHA-512", "content": "$sha512" }],
      "licenses": [{ "license": { "id": "MIT" } }],
      "purl": "pkg:nuget/$pack@$pack_version"
    }
  ]
}
JSON
