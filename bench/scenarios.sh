# What is measured, a function each. Sourced by run.
# shellcheck shell=bash

scenarios=(startup tiny big one small ten limited far resume unpackers)

# What takes milliseconds is measured four times as often as $runs says, and what takes a minute a third as often.
often() {
    echo $((runs * 4))
}

seldom() {
    echo $(((runs + 2) / 3))
}

startup() {
    begin startup 'Start-up: the version'
    rounds "$(often)" versions
}

tiny() {
    use tiny 1 "$host"
    begin tiny 'A tiny image: one layer of 2 kB'
    rounds "$(often)" all_tools
}

big() {
    use big 1 "$host"
    begin big "A big image: $size MB in $layers layers"
    rounds "$runs" all_tools
}

one() {
    use one 1 "$host"
    begin one "One layer of $size MB"
    rounds "$runs" all_tools
}

small() {
    use small 1 "$host"
    begin small "200 small layers of $((size / 10)) kB"
    rounds "$runs" all_tools
}

ten() {
    use ten '1 2 3 4 5 6 7 8 9 10' "$host"
    begin ten "Ten images that share a base: $((size / 5)) MB of base, $((size / 100)) MB of their own each"
    rounds "$runs" all_tools
}

limited() {
    slow_link
    use one 1 "$slow"
    begin limited "One layer of $size MB, 20 MB/s a connection, 50 ms a request, four connections"
    rounds "$(seldom)" at_most_four
}

far() {
    slow_link
    use small 1 "$slow"
    begin far "200 small layers of $((size / 10)) kB, 20 MB/s a connection, 50 ms a request"
    rounds "$(seldom)" all_tools
}

resume() {
    slow_link
    use big 1 "$slow"
    begin resume "Killed at half, and again: $size MB in $layers layers, 20 MB/s a connection, 50 ms a request"
    rounds "$(seldom)" killed_at_half
}

unpackers() {
    use big 1 "$host"
    begin unpackers "Those that unpack every layer, which is another job: $size MB in $layers layers"
    rounds 1 engines
}

all_tools() {
    floor
    regpull_docker
    regpull_oci
    peers
}

at_most_four() {
    floor
    regpull_docker -j 4
    peers
}

killed_at_half() {
    local pull=("${regpull[@]}" pull "${images[@]}" -o image.tar --progress none)
    measure 'regpull, not killed' "${pull[@]}"
    empty_places
    measured_by cut.py $((size * 500000)) "$results" "$scenario" 'regpull, killed at half' "${pull[@]}"
    measured_by measure.py "$results" "$scenario" 'regpull, again' "${pull[@]}"
}

slow_link() {
    [[ -n $slow ]] || start_slow_link
}

# SHAPE TAGS HOST: sets what tools.sh pulls, and has the images made and pushed where no scenario before had.
use() {
    local tag
    read -ra tags <<<"$2"
    if [[ ! -e $work/made-$1 ]]; then
        echo "making the images: $1" >&2
        python3 "$bench/image.py" "$work/source" "$1" "$size" "$layers"
        for tag in "${tags[@]}"; do
            push "$work/source" "$tag" "$host/bench/$1:$tag"
        done
        rm -r "$work/source"
        touch "$work/made-$1"
    fi
    repository=$3/bench/$1
    images=("${tags[@]/#/$repository:}")
    "${inside[@]}" python3 "$bench/urls.py" "$host" "$3" "bench/$1" "${tags[@]}" >"$work/urls"
}
