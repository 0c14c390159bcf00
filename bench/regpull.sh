# The regpull to measure. Sourced by common.sh.
# shellcheck shell=bash

# Sets $regpull, the command to measure, and $build, what it is.
find_regpull() {
    local artifacts=$bench/../artifacts/bench
    mkdir -p "$artifacts"
    if [[ -n ${REGPULL_COMMAND:-} ]]; then
        read -ra regpull <<<"$REGPULL_COMMAND"
        has "${regpull[0]}" || fail 2 "REGPULL_COMMAND names '${regpull[0]}', which is not there"
        build='of REGPULL_COMMAND'
    elif publish "$artifacts" --use-current-runtime -p:PublishAot=true >"$artifacts/native.log"; then
        regpull=("$artifacts/regpull/regpull")
        build='native (AOT)'
    else
        echo "no native build, so the managed one is measured: $(grep -m 1 error "$artifacts/native.log")" >&2
        publish "$artifacts" >&2
        regpull=(dotnet "$artifacts/regpull/regpull.dll")
        build='managed (started with dotnet)'
    fi
}

# ARTIFACTS OPTION...: beside the checkout's own builds, so that neither spoils the other, and kept: the next run has little to build.
publish() {
    rm -rf "$1/regpull"
    dotnet publish "$bench/../src/RegistryPull.Cli" -c Release --artifacts-path "$1" -o "$1/regpull" --nologo -v quiet "${@:2}"
}
