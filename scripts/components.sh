#!/usr/bin/env bash
# Brings the real components that the tests run against into a folder of the build output:
# notation, oras, docker-registry, skopeo, moto (an emulator of AWS) and cc (which links native programs); for the tests of the
# deployment also cdk (the CDK command), aws-rules (what AWS publishes of CloudFormation and IAM, and cdk-nag), aws-models (AWS's own
# clients for JavaScript), buildah, image-tools, image-sdk and image-runtime (file systems that stand in for the Lambda image's bases), qemu
# and image-runtime-arm64 (which run the Lambda of the other architecture) and cyclonedx (which validates bills of materials).
#
#   scripts/components.sh [--into DIR] [--fresh] [NAME]...
#
# Without names: the first six. A component that the PATH holds is linked; the others come from Debian's
# packages, which are downloaded and unpacked, never installed: no root, no chroot, nothing outside DIR.
# cdk, cyclonedx, aws-rules and aws-models come from npm in the versions that the files package-lock.json in infra,
# tests/Deployment.Tests/Sbom, tests/Deployment.Tests and tests/Deployment.Tests/Wire pin.
# --fresh takes them from there whatever is here or on the PATH.
# The archive is the one in this machine's apt sources, or DEBIAN_MIRROR where those name none.
# Exit: 0 all are here, 1 some could not be brought (one sentence each), 2 usage.
set -euo pipefail
export LC_ALL=C

repository=$(cd "${BASH_SOURCE[0]%/*}/.." && pwd)
into=$repository/artifacts/components
fresh=
names=()
while (($#)); do
    case $1 in
        --into) into=${2-}; shift ;;
        --fresh) fresh=yes ;;
        notation | oras | docker-registry | skopeo | moto | cc | cdk | cyclonedx | aws-rules | aws-models | buildah | image-tools | image-sdk | \
            image-runtime | image-runtime-arm64 | qemu) names+=("$1") ;;
        *)
            echo "components: unknown argument '$1'; known: --into DIR, --fresh, notation, oras, docker-registry, skopeo, moto, cc, cdk," \
                "cyclonedx, aws-rules, aws-models, buildah, image-tools, image-sdk, image-runtime, image-runtime-arm64, qemu" >&2
            exit 2 ;;
    esac
    shift || true
done
if [[ -z $into ]]; then echo "components: --into needs a folder" >&2; exit 2; fi
((${#names[@]})) || names=(notation oras docker-registry skopeo moto cc)
[[ -d $into/bin ]] || mkdir -p "$into/bin"
cd "$into"
into=$(pwd -P)

# What a component is: its executable, the Debian suite that holds it, its packages (and whether all that they depend on
# comes with them), how it tells its version, which versions serve, and how a person gets it.
describe() {
    executable=$1 suite=sid packages=("$1") whole= launched= version_arguments=(version) serves= remedy=
    case $1 in
        notation) serves='v?1\.([3-9]|[1-9][0-9])\.' remedy='install notation 1.3 or later' ;;
        oras) serves='1\.([2-9]|[1-9][0-9])\.' remedy='install oras 1.2 or later' ;;
        docker-registry)
            suite=trixie version_arguments=(--version) serves='v?2\.8\.' remedy='install docker-registry 2.8' ;;
        skopeo)
            suite=trixie whole=yes launched=usr/bin/skopeo version_arguments=(--version) serves='version 1\.' remedy='install skopeo' ;;
        moto)
            # python3-cffi-backend: without it moto's ECS and ECR answer with status 500.
            executable=moto_server suite=trixie version_arguments=(--help) serves='usage'
            packages=(python3-moto python3-flask python3-flask-cors python3-cffi-backend) whole=yes
            remedy="install Python's moto[server]" ;;
        cc)
            # The oldest suite that serves: what is linked with its C library runs on later ones too.
            suite=bookworm packages=(gcc-12 libc6-dev zlib1g-dev) whole=yes version_arguments=(--version) serves='gcc|GCC|clang|Free Software'
            remedy='install gcc or clang and zlib1g-dev' ;;
        cdk | cyclonedx | aws-rules | aws-models) suite=npm serves='^nothing on the PATH' remedy='install Node.js 20 or later with npm, and run this again,' ;;
        buildah)
            # The libraries that a Debian or Ubuntu machine need not have, and the tool that ties buildah to them.
            suite=bookworm version_arguments=(--version) serves='buildah version 1\.' remedy='install buildah'
            packages=(buildah libgpgme11 libassuan0 libdevmapper1.02.1 libseccomp2 patchelf) ;;
        image-tools)
            executable=image-tools suite=bookworm whole=yes remedy='run this on Debian or Ubuntu'
            packages=(base-files dash coreutils findutils grep sed tar dpkg gpg gpg-agent libstdc++6 libssl3 zlib1g) ;;
        image-sdk)
            suite=bookworm whole=yes remedy='run this on Debian or Ubuntu'
            packages=(base-files dash coreutils findutils grep sed tar libstdc++6 libssl3 zlib1g gcc-12 libc6-dev gcc-12-aarch64-linux-gnu
                libc6-dev-arm64-cross) ;;
        image-runtime | image-runtime-arm64)
            suite=bookworm whole=yes remedy='run this on Debian or Ubuntu'
            if [[ $1 == *-arm64 ]]; then suite=bookworm@arm64; fi
            packages=(base-files libc6 libgcc-s1 libstdc++6 libssl3 zlib1g) ;;
        qemu)
            executable=qemu-aarch64-static suite=bookworm packages=(qemu-user-static) version_arguments=(--version)
            remedy='install qemu-user-static' ;;
    esac
}

say() { echo "components: $*"; }
# lock_of NAME: tells a changed lock file of packages that are all there is of a component.
lock_of() {
    case $1 in
        aws-rules) cksum < "$repository/tests/Deployment.Tests/package-lock.json" ;;
        aws-models) cksum < "$repository/tests/Deployment.Tests/Wire/package-lock.json" ;;
    esac
}
is_here() {
    [[ -s $into/$1.version && -x $into/bin/$executable ]] &&
        [[ $1 != aws-* || $(< "$into/$1.version") == *"$(lock_of "$1")" ]]
}
bounded() { if [[ -x /usr/bin/timeout ]]; then /usr/bin/timeout "$@"; else "${@:2}"; fi; }
runs() { bounded 30 "$1" "${version_arguments[@]}" 2>&1 < /dev/null; }

# record NAME VERSION: the last step of bringing a component; from here on it counts as here.
record() {
    echo "$2" > "$into/.$1.version" && mv -f "$into/.$1.version" "$into/$1.version"
    rm -f "$into/$1.missing"
    say "$1 $2"
}

# cannot NAME WHY: says it, without the password that an address may hold, and leaves it where the tests find the reason.
cannot() {
    local why
    why=$(sed 's|//[^/@ ]*@|//|g' <<< "$2")
    describe "$1"
    echo "$why" > "$into/$1.missing"
    echo "components: cannot bring $1: $why. Remedy: $remedy so that $executable is on the PATH." >&2
    failed=1
}

# links CC: a compiler without the C library's or zlib's development files links nothing.
links() { echo 'int main(void) { return 0; }' | "$1" -x c - -lz -o /dev/null > /dev/null 2>&1; }

link_from_path() {
    local found said
    found=$(type -P "$executable") || return 1
    said=$(runs "$found") || return 1
    [[ $said =~ $serves ]] || return 1
    if [[ $1 == cc ]] && ! links "$found"; then return 1; fi
    ln -sfn "$found" "$into/bin/$executable"
    record "$1" "of the PATH, $found"
}

# debian_mirror: prints the archive's address as apt reads it from this machine's sources (one-line or deb822).
debian_mirror() {
    if [[ -n ${DEBIAN_MIRROR:-} ]]; then echo "${DEBIAN_MIRROR%/}"; return; fi
    local ID='' VERSION_CODENAME=sid uris suite mirror
    . /etc/os-release
    [[ $ID == debian ]] || return 1
    uris=$(apt-get -o "Dir::State=$work/none" -o "Dir::Cache=$work/none" -o Debug::NoLocking=1 --print-uris update 2> /dev/null)
    for suite in "$VERSION_CODENAME-updates" "$VERSION_CODENAME" sid unstable testing; do
        mirror=$(sed -n "s|^'\(.*\)/dists/$suite/InRelease' .*|\1|p" <<< "$uris" | head -n 1)
        if [[ -n $mirror ]]; then echo "${mirror%/}"; return; fi
    done
    return 1
}

# configure_apt SUITE[@ARCHITECTURE]: an apt of its own below the work folder. It takes over the machine's proxies and certificates, but
# none of its hooks; it checks signatures by Debian's keys, and its dpkg is /bin/false, so that it can install nothing.
configure_apt() {
    local own=$work/$1 arch
    arch=$(architecture_of "$1")
    mkdir -p "$own/lists/partial" "$own/cache/archives/partial" "$own/debs"
    : > "$own/status"
    # Addresses and proxies may hold passwords.
    (umask 077 && echo "deb [arch=$arch signed-by=$keyring] $mirror ${1%@*} main" > "$own/sources.list" && {
        apt-config dump | grep -E '^Acquire::(https?|ftp|Check-[A-Za-z-]+|By-Hash)(::| )' || true
        cat << CONF
Dir::Etc::main "/dev/null"; Dir::Etc::parts "/dev/null";
Dir::Etc::sourcelist "$own/sources.list"; Dir::Etc::sourceparts "/dev/null";
Dir::Etc::preferences "/dev/null"; Dir::Etc::preferencesparts "/dev/null";
Dir::State "$own"; Dir::State::status "$own/status"; Dir::State::lists "$own/lists"; Dir::Cache "$own/cache";
Dir::Bin::dpkg "/bin/false";
APT::Architecture "$arch"; APT::Architectures "$arch";
Acquire::Languages "none"; Acquire::Retries "1"; Acquire::http::Timeout "15"; Acquire::https::Timeout "15";
CONF
    } > "$own/apt.conf")
}

# architecture_of SUITE[@ARCHITECTURE]: this machine's where none is named.
architecture_of() { if [[ $1 == *@* ]]; then echo "${1#*@}"; else dpkg --print-architecture; fi; }

# in_suite SUITE COMMAND...: runs an apt command with that suite's configuration.
in_suite() { APT_CONFIG=$work/$1/apt.conf bounded 300 "${@:2}"; }

# download NAME: leaves the component's packages in the suite's folder. A whole component comes with all that it depends
# on, down to the C library; the Go programs need no more than glibc 2.34, and bring tries whether they run.
download() {
    local wanted=("${packages[@]}") list
    if [[ -n $whole ]]; then
        list=$(IFS=,; echo "${packages[*]}")
        list=$(in_suite "$suite" apt-get satisfy --simulate --no-install-recommends "$list") || return 1
        wanted=($(sed -n 's/^Inst \([^ ]*\) .*/\1/p' <<< "$list"))
    fi
    rm -rf "$work/$suite/debs/$1" && mkdir "$work/$suite/debs/$1"
    (cd "$work/$suite/debs/$1" && in_suite "$suite" apt-get -qq download "${wanted[@]}")
}

# write_launcher FOLDER: the unpacked program, or for moto the unpacked Python, runs by the unpacked loader and C library,
# whatever this machine's are.
write_launcher() {
    local loader libraries run
    loader=$(cd "$1" && echo usr/lib/*-linux-*/ld-linux*.so.*)
    libraries=${loader%/*}
    run="\"\$root/$launched\""
    if [[ -z $launched ]]; then
        run="\"\$root/$(cd "$1" && echo usr/bin/python3.[0-9]*)\" -I \"\$root/usr/bin/moto_server\""
    fi
    cat > "$1/launch" << LAUNCH
#!/bin/sh
root=\$(dirname "\$(readlink -f "\$0")")
exec "\$root/$loader" --library-path "\$root/$libraries" $run "\$@"
LAUNCH
    chmod +x "$1/launch"
}

# write_cc_launcher: the unpacked linker by its own libraries, but by this machine's C library, and linking with the unpacked one.
write_cc_launcher() {
    local libraries
    libraries=$(cd "$1" && echo usr/lib/*-linux-gnu)
    mkdir "$1/tools"
    for library in "$1/$libraries"/lib{bfd,ctf,opcodes,sframe,jansson}*.so* "$1"/{usr/,}lib/*-linux-gnu/lib{z,zstd}.so.*; do
        if [[ -e $library ]]; then ln -s "${library/#"$1"/..}" "$1/tools/${library##*/}"; fi
    done
    cat > "$1/launch" << 'LAUNCH'
#!/bin/sh
root=$(dirname "$(readlink -f "$0")")
LD_LIBRARY_PATH=$root/tools exec "$root"/usr/bin/*-linux-gnu-gcc-12 --sysroot="$root" -B"$root/usr/bin/" "$@"
LAUNCH
    chmod +x "$1/launch"
}

# unpack NAME DEBS INTO: a file system for image-…, where /bin and its like are links as on an installed system.
unpack() {
    local deb folder
    mkdir "$3"
    if [[ $1 == image-* ]]; then
        for folder in bin sbin lib lib64; do mkdir -p "$3/usr/$folder"; ln -s "usr/$folder" "$3/$folder"; done
    fi
    for deb in "$2"/*.deb; do
        dpkg-deb --fsys-tarfile "$deb" | tar -x --keep-directory-symlink -C "$3" ||
            { cannot "$1" "the package ${deb##*/} does not unpack"; return 1; }
    done
}

# finish NAME UNPACKED: makes what was unpacked run where it will be, and prints its program.
finish() {
    case $1 in
        moto | skopeo) write_launcher "$2"; echo launch ;;
        cc) write_cc_launcher "$2"; echo launch ;;
        buildah)
            # Not by LD_LIBRARY_PATH: buildah starts itself again with an empty environment.
            "$2/usr/bin/patchelf" --force-rpath --set-rpath "$into/$1/$(cd "$2" && echo usr/lib/*-linux-*)" "$2/usr/bin/buildah" >&2 || return 1
            echo usr/bin/buildah ;;
        image-*)
            # .NET looks itself up there, and does not begin without.
            mkdir -p "$2/etc" "$2/proc" "$2/dev" "$2/tmp" "$2/usr/share/dotnet" && chmod 1777 "$2/tmp"
            echo 'root:x:0:0:root:/root:/bin/sh' > "$2/etc/passwd"
            echo 'root:x:0:' > "$2/etc/group" ;;
        *) echo "usr/bin/$executable" ;;
    esac
}

bring() {
    local debs=$work/$suite/debs/$1 unpacked=$work/unpacked program version why
    [[ -n $(in_suite "$suite" apt-cache --no-all-versions show "${packages[0]}" 2> /dev/null) ]] ||
        { cannot "$1" "Debian ${suite%@*} has no ${packages[0]} for $(architecture_of "$suite")"; return; }
    download "$1" > "$work/log" 2>&1 ||
        { cannot "$1" "its packages do not download ($(why_of "$work/log"))"; return; }
    rm -rf "$unpacked"
    unpack "$1" "$debs" "$unpacked" || return 0
    program=$(finish "$1" "$unpacked") || { cannot "$1" "what was unpacked cannot be made to run"; return; }
    version=$(dpkg-deb --field "$debs/${packages[0]}"_*.deb Version)
    rm -rf "${into:?}/$1" && mv "$unpacked" "$into/$1"
    why=$([[ -z $program ]] || runs "$into/$1/$program") ||
        { rm -rf "${into:?}/$1"; cannot "$1" "Debian's build does not run on this machine (${why%%$'\n'*})"; return; }
    ln -sfn "../$1/$program" "$into/bin/$executable"
    record "$1" "$version of Debian ${suite%@*}"
    rm -rf "$debs"
}

# bring_npm NAME FOLDER PROGRAM: as npm brings what the folder's package-lock.json pins.
bring_npm() {
    if ! command -v npm > /dev/null; then cannot "$1" 'npm is not on the PATH'; return; fi
    rm -rf "$into/$1" && mkdir -p "$into/$1" "$work"
    cp "$repository/$2"/package.json "$repository/$2"/package-lock.json "$into/$1/"
    (cd -P "$into/$1" && bounded 300 npm ci --no-audit --no-fund) > "$work/log" 2>&1 ||
        { cannot "$1" "npm ci fails ($(grep -m 1 'npm error' "$work/log" || echo 'no answer within the time limit'))"; return; }
    if [[ -f $repository/$2/$3 ]]; then install -m 755 "$repository/$2/$3" "$into/$1/$3"; fi
    ln -sfn "../$1/$3" "$into/bin/$1"
    case $1 in
        # The folder is all there is of it, so that a changed lock file is seen by this.
        aws-*) record "$1" "of npm, lock file $(lock_of "$1")" ;;
        *) record "$1" "$(sed -n 's/^ *"\(aws-cdk\|@cyclonedx.*\)": "\(.*\)".*/\2/p' "$into/$1/package.json") of npm" ;;
    esac
}

# why_of LOG: apt's own first error, or that time ran out.
why_of() { grep -m 1 '^E: \|^W: Failed' "$1" || echo "no answer within the time limit"; }

# bring_all NAME...: from Debian's packages, one run at a time.
bring_all() {
    local name suites=' ' silent=' ' why=
    for name; do
        case $name in
            cdk) bring_npm cdk infra node_modules/.bin/cdk ;;
            cyclonedx) bring_npm cyclonedx tests/Deployment.Tests/Sbom validate.js ;;
            aws-rules) bring_npm aws-rules tests/Deployment.Tests . ;;
            aws-models) bring_npm aws-models tests/Deployment.Tests/Wire . ;;
        esac
    done
    if ! command -v apt-get > /dev/null || ! command -v dpkg-deb > /dev/null; then
        why='this machine is not Debian or Ubuntu: it has no apt-get'
    elif [[ ! -r $keyring ]]; then
        why="Debian's archive keys are not at $keyring (the package debian-archive-keyring brings them)"
    elif ! mirror=$(debian_mirror); then
        why='the apt sources of this machine name no Debian archive; DEBIAN_MIRROR can give its address'
    fi
    # apt's unprivileged user writes there too.
    export TMPDIR=$work/tmp
    mkdir -p "$TMPDIR" && chmod 1777 "$TMPDIR"
    for name; do
        describe "$name"
        if [[ $suite == npm ]]; then continue; fi
        if [[ -n $why ]]; then cannot "$name" "$why"; continue; fi
        if [[ $suites != *" $suite "* ]]; then
            suites+="$suite "
            configure_apt "$suite"
            if ! in_suite "$suite" apt-get -q update > "$work/$suite/log" 2>&1 ||
                grep -q '^W: Failed' "$work/$suite/log"; then silent+="$suite "; fi
        fi
        if [[ $silent == *" $suite "* ]]; then
            cannot "$name" "apt gets no index of Debian $suite from $mirror ($(why_of "$work/$suite/log"))"
        else
            bring "$name"
        fi
    done
}

absent=()
for name in "${names[@]}"; do
    describe "$name"
    if [[ -z $fresh ]] && is_here "$name"; then continue; fi
    if [[ -z $fresh ]] && link_from_path "$name"; then continue; fi
    absent+=("$name")
done

failed=0
if ((${#absent[@]})); then
    work=$into/.work
    keyring=/usr/share/keyrings/debian-archive-keyring.gpg
    if command -v flock > /dev/null; then
        exec 9> "$into/.lock"
        flock --wait 900 9 || { echo "components: another run holds $into/.lock for 15 minutes; end it first" >&2; exit 1; }
    fi
    still=()
    for name in "${absent[@]}"; do
        describe "$name"
        if [[ -n $fresh ]] || ! is_here "$name"; then still+=("$name"); fi
    done
    if ((${#still[@]})); then bring_all "${still[@]}"; fi
    if ((failed == 0)); then rm -rf "$work"; fi
fi
if ((failed == 0)); then say "${names[*]}: in ${into}/bin"; fi
exit "$failed"
