#!/usr/bin/env bash
# Asks the registries which digests the tags of the Lambda image's bases have now, and proposes them for lambda.Dockerfile.
#
#   scripts/bases.sh [--write] [--file FILE] [--plain-http]
#
# Each line ARG …_IMAGE=NAME:TAG[@DIGEST] of the file is looked at. A base has to be there for linux/amd64 and linux/arm64.
# --write takes the new digests over into the file. Look at the difference before you commit it.
# It needs skopeo: on the PATH, or scripts/components.sh skopeo brings it.
# Exit: 0 all are as they are in the file, or were written; 1 some could not be looked up (one sentence each, nothing is written);
# 2 usage; 3 there are new digests.
set -euo pipefail

repository=$(cd "${BASH_SOURCE[0]%/*}/.." && pwd)
file=$repository/lambda.Dockerfile
write=
inspect=()
while (($#)); do
    case $1 in
        --write) write=yes ;;
        --file) file=${2-}; shift ;;
        --plain-http) inspect+=(--tls-verify=false) ;;
        *) echo "bases: unknown argument '$1'; known: --write, --file FILE, --plain-http" >&2; exit 2 ;;
    esac
    shift || true
done
[[ -f $file ]] || { echo "bases: there is no file '$file'" >&2; exit 2; }
skopeo=$(type -P skopeo || echo "$repository/artifacts/components/bin/skopeo")
[[ -x $skopeo ]] || { echo "bases: skopeo is missing: install it, or run scripts/components.sh skopeo" >&2; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
changed=0
cannot() { echo "bases: $1: $2" >&2; failed=1; }

# The digest is computed over what came, not taken from a header.
look_up() {
    local argument=$1 tagged=$2 known=$3 digest arch
    if ! "$skopeo" inspect "${inspect[@]}" --raw "docker://$tagged" > "$work/manifest" 2> "$work/log"; then
        cannot "$argument" "$tagged could not be looked up ($(tail -n 1 "$work/log" | sed 's/.*msg="\(.*\)"$/\1/'))"
        return
    fi
    digest=sha256:$(sha256sum "$work/manifest" | cut -d ' ' -f 1)
    for arch in amd64 arm64; do
        if ! "$skopeo" --override-os linux --override-arch "$arch" inspect "${inspect[@]}" --config --raw "docker://${tagged%:*}@$digest" \
            > "$work/config" 2> "$work/log" || ! grep -q "\"architecture\": *\"$arch\"" "$work/config"; then
            cannot "$argument" "$tagged is not there for linux/$arch: choose a tag that is"
            return
        fi
    done
    if [[ $digest == "$known" ]]; then
        echo "$argument: $tagged is still $digest"
    else
        changed=1
        echo "$argument: $tagged is $digest now${known:+, and no longer $known}"
        echo "s|^ARG $argument=.*|ARG $argument=$tagged@$digest|" >> "$work/edits"
    fi
}

: > "$work/edits"
while read -r argument reference; do
    tagged=${reference%%@*}
    if [[ ! ${tagged##*/} == *:* ]]; then cannot "$argument" "$reference names no tag to look up"; continue; fi
    known=
    if [[ $reference == *@* ]]; then known=${reference#*@}; fi
    look_up "$argument" "$tagged" "$known"
done < <(sed -n 's/^ARG \([A-Z]*_IMAGE\)=\(..*\)$/\1 \2/p' "$file")

if ((failed)); then exit 1; fi
if ((changed == 0)); then exit 0; fi
if [[ -z $write ]]; then echo "bases: --write takes this over into $file"; exit 3; fi
sed -f "$work/edits" "$file" > "$work/new"
cat "$work/new" > "$file"
echo "bases: $file is written; look at it, build, and commit it"
