# One run of one tool. Sourced by common.sh.
# shellcheck shell=bash

# TOOL COMMAND...: once, into a place that is empty, on a disk that has nothing left to write; a line more in $results.
measure() {
    empty_places
    measured_by measure.py "$results" "$scenario" "$@"
}

# What tools keep elsewhere for a while or for the next time is in here as well, and goes with the rest.
empty_places() {
    rm -rf "$work/out" "$work/elsewhere"
    mkdir -p "$work/out" "$work/elsewhere/temporary"
    sync
}

# SCRIPT ARGUMENT...: as measure, where the last run's output lies.
measured_by() {
    (cd "$work/out" && TMPDIR=$work/elsewhere/temporary XDG_CACHE_HOME=$work/elsewhere XDG_STATE_HOME=$work/elsewhere \
        "${inside[@]}" env -u REGPULL_CACHE python3 "$bench/$1" "${@:2}" 2>"$work/log") ||
        fail 1 "failed: ${*:2}"$'\n'"$(tail -n 5 "$work/log")"
}

# NAME TITLE: what is measured from here on.
begin() {
    scenario=$1
    printf '{"kind": "scenario", "scenario": "%s", "title": "%s"}\n' "$1" "$2" >>"$results"
}

# COUNT ROUND: each tool once in every round, so that a busy minute hits all of them.
rounds() {
    local round
    for ((round = 1; round <= $1; round++)); do
        echo "$scenario: round $round of $1" >&2
        "$2"
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
    { "$1" --version || "$1" version || "$1" -v; } 2>&1 | grep -o -E '[0-9]+\.[0-9]+(\.[0-9]+)?' | head -n 1
}
