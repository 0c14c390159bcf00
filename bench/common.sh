# What the benchmarks share: complaints, options, and a place that is gone in the end. Sourced, with $bench set.
# shellcheck shell=bash

# shellcheck source=regpull.sh
source "$bench/regpull.sh"
# shellcheck source=servers.sh
source "$bench/servers.sh"
# shellcheck source=measuring.sh
source "$bench/measuring.sh"

fail() {
    echo "bench/$(basename "$0"): $2" >&2
    exit "$1"
}

number() {
    [[ ${2:-} =~ ^[1-9][0-9]*$ ]] || fail 2 "$1 takes a number from 1 on, not '${2:-}'"
    echo "$2"
}

path() {
    [[ -n ${2:-} ]] || fail 2 "$1 takes a path"
    realpath -m -- "$2"
}

need() {
    local tool missing=()
    set -- "$@" cc
    [[ -n ${REGPULL_COMMAND:-} ]] || set -- "$@" dotnet
    for tool in "$@"; do
        has "$tool" || missing+=("$tool")
    done
    ((${#missing[@]} == 0)) || fail 2 "missing on this machine: ${missing[*]}"
}

has() {
    command -v "$1" >/dev/null
}

# Sets $work, a directory that is gone in the end, in $place.
make_place() {
    work=$(mktemp -d "${place:-${TMPDIR:-/tmp}}/regpull-bench.XXXXXX")
    processes=() network='' inside=()
    make_spawn
    trap clean_up EXIT
    trap 'exit 130' INT TERM
}

clean_up() {
    ((${#processes[@]} == 0)) || kill "${processes[@]}" 2>/dev/null || true
    [[ -z $network ]] || ip netns delete "$network"
    rm -rf "$work"
}
