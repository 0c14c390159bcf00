# One run of one tool. Sourced by common.sh.
# shellcheck shell=bash

declare -A checks=()

# TOOL COMMAND...: once, into a place that is empty, on a disk that has nothing left to write; a line more in $results.
measure() {
    empty_places
    measured_by measure.py "$spawn" "$results" "$scenario" "$@"
    check_once "$1"
}

# TOOL: whether the output holds what was pulled, once for each tool in each scenario, and outside of what is measured.
check_once() {
    local check="$scenario $1"
    [[ -n ${checked_tags:-} && -z ${checks[$check]:-} ]] || return 0
    (cd "$work/out" && "${inside[@]}" python3 "$bench/check.py" "$host" "$checked_repository" $checked_tags 2>"$work/log") ||
        fail 1 "$scenario: $1 made something else: $(tail -n 1 "$work/log")"
    checks[$check]=done
}

# What tools keep elsewhere for a while or for the next time goes with the rest. skopeo remembers as root where blobs are, in a
# place that no variable names: see private_cache.
empty_places() {
    rm -rf "$work/out" "$work/elsewhere"
    mkdir -p "$work/out" "$work/elsewhere/temporary"
    [[ -z ${REGPULL_BENCH_CACHE:-} ]] || find "$REGPULL_BENCH_CACHE" -mindepth 1 -delete
    sync
}

# ARGUMENT...: as root, starts the script again where the cache of skopeo and podman is an empty tmpfs that no one else sees.
private_cache() {
    local cache=/var/lib/containers/cache
    [[ -z ${REGPULL_BENCH_CACHE:-} ]] && ((EUID == 0)) && has unshare || return 0
    mkdir -p "$cache"
    REGPULL_BENCH_CACHE=$cache exec unshare --mount --propagation private \
        sh -c 'mount -t tmpfs tmpfs "$0" && exec "$@"' "$cache" "$@"
}

# Sets $spawn, the program that measures a command. It is small: the memory of the measuring process counts as the command's.
make_spawn() {
    spawn=$work/spawn
    cc -O2 -o "$spawn" "$bench/spawn.c"
}

# SCRIPT ARGUMENT...: as measure, where the last run's output lies.
measured_by() {
    (cd "$work/out" && TMPDIR=$work/elsewhere/temporary XDG_CACHE_HOME=$work/elsewhere XDG_STATE_HOME=$work/elsewhere XDG_DATA_HOME=$work/elsewhere \
        "${inside[@]}" env -u REGPULL_CACHE python3 "$bench/$1" "${@:2}" 2>"$work/log") ||
        fail 1 "failed: ${*:2}"$'\n'"$(tail -n 5 "$work/log")"
}

# NAME TITLE: what is measured from here on.
begin() {
    scenario=$1
    printf '{"kind": "scenario", "scenario": "%s", "title": "%s"}\n' "$1" "$2" >>"$results"
}

# COUNT TOOL...: each tool once in every round, so that a busy minute hits all of them. Each round begins with another one, and
# every second round goes backwards: a tool finds the memory and the disk as the one before it left them.
rounds() {
    local count=$1 round number step
    shift
    local tools=("$@")
    for ((round = 0; round < count; round++)); do
        echo "$scenario: round $((round + 1)) of $count" >&2
        step=$((round % 2 == 0 ? 1 : ${#tools[@]} - 1))
        for ((number = 0; number < ${#tools[@]}; number++)); do
            ${tools[(round + number * step) % ${#tools[@]}]}
        done
    done
}

# TOOL...: a line that says what is measured, with which versions of the tools that are there, and on what.
sitting() {
    local tool versions=() absent=()
    for tool in "$@"; do
        if has "$tool"; then
            versions+=("$tool $(version "$tool")")
        else
            absent+=("$tool")
        fi
    done
    printf '{"kind": "sitting", "regpull": "%s", "machine": "%s", "versions": "%s", "absent": "%s"}\n' \
        "regpull $("${regpull[@]}" --version | grep -o '[0-9].*'), $build, at $(git -C "$bench" describe --always --dirty)" \
        "$(nproc) cores with a load of $(cut -d ' ' -f 1 /proc/loadavg) at the start, Linux $(uname -r), on $(stat --file-system --format %T "$work")" \
        "$(listed "${versions[@]}")" "$(listed "${absent[@]}")"
}

listed() {
    local IFS=,
    echo "$*" | sed 's/,/, /g'
}

version() {
    local found
    found=$({ "$1" --version || "$1" version || "$1" -v; } 2>&1 | grep -o -E '[0-9]+\.[0-9]+(\.[0-9]+)?') || found='(version unknown)'
    echo "${found%%$'\n'*}"
}
