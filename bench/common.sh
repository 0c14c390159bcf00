# What the benchmarks share: complaints, the regpull to measure, a registry of their own, and the measuring. Sourced, with $bench set.
# shellcheck shell=bash

fail() {
    echo "bench/$(basename "$0"): $2" >&2
    exit "$1"
}

number() {
    [[ ${2:-} =~ ^[1-9][0-9]*$ ]] || fail 2 "$1 takes a number from 1 on, not '${2:-}'"
    echo "$2"
}

need() {
    local tool missing=()
    [[ -n ${REGPULL_COMMAND:-} ]] || set -- "$@" dotnet
    for tool in "$@"; do
        command -v "$tool" >/dev/null || missing+=("$tool")
    done
    ((${#missing[@]} == 0)) || fail 2 "missing on this machine: ${missing[*]}"
}

find_regpull() {
    if [[ -n ${REGPULL_COMMAND:-} ]]; then
        read -ra regpull <<<"$REGPULL_COMMAND"
    else
        local project=$bench/../src/RegistryPull.Cli
        dotnet build "$project" -c Release --nologo -v quiet >&2
        regpull=(dotnet "$project/bin/Release/net10.0/regpull.dll")
    fi
}

clean_up() {
    [[ -z $registry ]] || kill "$registry" 2>/dev/null || true
    rm -rf "$work"
}

# Sets $work, a directory that is gone in the end, and $host, where the registry answers.
start_registry() {
    work=$(mktemp -d "${TMPDIR:-/tmp}/regpull-bench.XXXXXX")
    registry=
    trap clean_up EXIT
    trap 'exit 130' INT TERM
    host=127.0.0.1:$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    cat >"$work/registry.yml" <<YAML
version: 0.1
log: {level: error, accesslog: {disabled: true}}
storage: {filesystem: {rootdirectory: $work/registry}}
http: {addr: "$host"}
YAML
    docker-registry serve "$work/registry.yml" 2>"$work/registry.log" &
    registry=$!
    curl --silent --fail --retry 50 --retry-delay 1 --retry-connrefused "http://$host/v2/" >/dev/null || fail 1 "the registry does not start: $(tail -n 3 "$work/registry.log")"
}

# NAME COMMAND...: once, into a place that is empty, on a disk that has nothing left to write; a line more in $table.
measure() {
    rm -rf "$work/out"
    mkdir "$work/out"
    sync
    (cd "$work/out" && python3 "$bench/measure.py" "$table" "$@" 2>"$work/log") ||
        fail 1 "failed: ${*:2}"$'\n'"$(tail -n 5 "$work/log")"
}
