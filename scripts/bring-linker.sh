#!/bin/sh
# Writes the linker for native programs of an architecture:
#
#   bring-linker.sh amd64|arm64 FILE
#
# It takes the C compiler that is there, and installs one with apt-get where there is none: the machine's own, or the one that builds for
# the other architecture.
set -eu
if [ "$#" -ne 2 ]; then echo "bring-linker: give an architecture, amd64 or arm64, and the file to write" >&2; exit 2; fi
case $1 in
    amd64) name=x86_64-linux-gnu package=gcc-x86-64-linux-gnu libraries=libc6-dev-amd64-cross machine=x86_64 ;;
    arm64) name=aarch64-linux-gnu package=gcc-aarch64-linux-gnu libraries=libc6-dev-arm64-cross machine=aarch64 ;;
    *) echo "bring-linker: the architecture \"$1\" is not known; give amd64 or arm64" >&2; exit 2 ;;
esac
if [ "$(uname -m)" = "$machine" ]; then package=gcc libraries=libc6-dev; fi

# compiler: prints the first that is there. Some suites give it with its version only.
compiler() {
    for candidate in "$name-gcc" "$name-gcc-14" "$name-gcc-13" "$name-gcc-12"; do
        if command -v "$candidate"; then return; fi
    done
    return 1
}

if ! found=$(compiler); then
    if ! command -v apt-get > /dev/null; then
        echo "bring-linker: there is neither $name-gcc nor apt-get; take an SDK_IMAGE with $name-gcc, or build with PUBLISH=ready-to-run" >&2
        exit 1
    fi
    apt-get -qq update
    apt-get -qq install --yes --no-install-recommends "$package" "$libraries" > /dev/null
    found=$(compiler)
fi

# .NET tells the linker its target as clang takes it; gcc has one target, and refuses to hear of it.
cat > "$2" << LINKER
#!/bin/sh
for argument; do
    shift
    case \$argument in --target=*) ;; *) set -- "\$@" "\$argument" ;; esac
done
exec $found "\$@"
LINKER
chmod +x "$2"
echo "bring-linker: $found links the native programs for $1"
