#!/bin/sh
# Measures a verifier of Notary Project signatures by the cases of this kit.
#
#   run.sh [--without NEED] COMMAND [ARGUMENT]...
#
# The command is run once per case, without a shell. In its arguments these words are replaced:
#   {layout}  folder of the OCI image layout          {digest}  digest of the image in it
#   {folder}  folder of the case; its folder "notation" is a notation configuration directory (trustpolicy.json, truststore)
#   {scope}   the repository that the trust policy is for
# Exit status 0 of the command means that it accepts the image; any other that it refuses it.
# --without aws-signer leaves out the cases that need a verifier of AWS Signer's attributes and its revocation.
#
# Exit: 0 all as expected, 1 some not, 2 usage. A line for each case that is not as expected, and a summary.
set -u
kit=$(cd "$(dirname "$0")" && pwd)
without=
if [ "${1-}" = --without ]; then
    without=${2-}
    shift 2 || exit 2
fi
if [ $# -eq 0 ]; then
    echo "run.sh: name the command of a verifier; the head of this file says how" >&2
    exit 2
fi

tab=$(printf '\t')
cases=0 strict=0 lax=0
while IFS=$tab read -r folder scope digest expected needs name; do
    [ "$needs" = "$without" ] && continue
    cases=$((cases + 1))
    answer=refuse
    (
        for argument; do
            shift
            argument=$(printf '%s.' "$argument" | sed -e "s|{layout}|$kit/$folder/layout|g" -e "s|{folder}|$kit/$folder|g" \
                -e "s|{scope}|$scope|g" -e "s|{digest}|$digest|g")
            set -- "$@" "${argument%.}"
        done
        exec "$@"
    ) > /dev/null 2>&1 < /dev/null && answer=accept
    [ "$answer" = "$expected" ] && continue
    if [ "$answer" = accept ]; then lax=$((lax + 1)); else strict=$((strict + 1)); fi
    echo "$folder: expected $expected, got $answer: $name"
done < "$kit/cases.tsv"

echo "$cases cases: $((cases - strict - lax)) as expected, $strict refused that should be accepted, $lax accepted that should be refused"
[ $((strict + lax)) -eq 0 ]
