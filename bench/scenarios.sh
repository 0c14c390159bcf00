# What is measured, a function each. Sourced by run.
# shellcheck shell=bash

scenarios=(startup tiny far_tiny big one small ten tls_tiny tls_big limited far resume resume_near layers fifty hundred tags
    stream_tenth stream_one stream_four stream_layers many large pushing serving verifying unpackers)

# What takes milliseconds is measured four times as often as $runs says, and what takes a minute a third as often.
often() {
    echo $((runs * 4))
}

seldom() {
    echo $(((runs + 2) / 3))
}

startup() {
    checked_tags=
    begin startup 'Start-up: the version'
    rounds "$(often)" version_regpull version_skopeo version_crane version_regctl version_oras
}

tiny() {
    use tiny 1 "$host"
    begin tiny 'A tiny image: one layer of 2 kB'
    rounds "$(often)" "${pulls[@]}"
}

far_tiny() {
    slow_link
    use tiny 1 "$slow"
    begin far_tiny 'A tiny image, 50 ms an answer'
    rounds "$(often)" "${pulls[@]}"
}

big() {
    use big 1 "$host"
    begin big "A big image: $size MB in $layers layers"
    rounds "$runs" "${pulls[@]}"
}

one() {
    use one 1 "$host"
    begin one "One layer of $size MB"
    rounds "$runs" "${pulls[@]}"
}

small() {
    use small 1 "$host"
    begin small "200 small layers of $((size / 10)) kB"
    rounds "$runs" "${pulls[@]}"
}

ten() {
    use ten "$(seq -s ' ' 10)" "$host"
    begin ten "Ten images that share a base: $((size / 5)) MB of base, $((size / 100)) MB of their own each"
    rounds "$runs" "${pulls[@]}"
}

tls_tiny() {
    over_tls
    use tiny 1 "$safe"
    begin tls_tiny 'A tiny image over TLS'
    rounds "$(often)" "${pulls[@]}"
}

tls_big() {
    over_tls
    use big 1 "$safe"
    begin tls_big "A big image over TLS: $size MB in $layers layers"
    rounds "$runs" "${pulls[@]}"
}

limited() {
    slow_link
    use one 1 "$slow"
    begin limited "One layer of $size MB, 20 MB/s a connection, 50 ms an answer"
    rounds "$(seldom)" regpull_docker regpull_four skopeo_oci crane_oci regctl_oci oras_oci
}

far() {
    slow_link
    use small 1 "$slow"
    begin far "200 small layers of $((size / 10)) kB, 20 MB/s a connection, 50 ms an answer"
    rounds "$runs" "${pulls[@]}"
}

resume() {
    slow_link
    use big 1 "$slow"
    begin resume "Killed at half, and again: $size MB in $layers layers, 20 MB/s a connection, 50 ms an answer"
    rounds "$(seldom)" resume_regpull resume_skopeo resume_crane resume_regctl resume_oras
}

resume_near() {
    # What ends within milliseconds is over before it can be killed.
    ((size >= 200)) || { echo 'resume_near: not measured with less than --size-mb 200' >&2; return 0; }
    use big 1 "$host"
    begin resume_near "Killed at half, and again, near: $size MB in $layers layers"
    rounds "$runs" resume_regpull resume_skopeo resume_crane resume_regctl resume_oras
}

layers() {
    use layers 1 "$host"
    begin layers "500 layers of $((size / 50)) kB"
    rounds "$runs" "${pulls[@]}"
}

fifty() {
    use fifty "$(seq -s ' ' 50)" "$host"
    begin fifty "Fifty images of one layer of $((size)) kB"
    rounds "$(seldom)" "${pulls[@]}"
}

hundred() {
    use hundred "$(seq -s ' ' 100)" "$host"
    begin hundred "A hundred images of 10 layers of $((size / 50)) kB"
    rounds "$(seldom)" "${pulls[@]}"
}

tags() {
    use tiny 1 "$host"
    checked_tags=
    [[ -e $work/made-tags ]] || python3 "$bench/tags.py" "$work/registry" bench/tiny 1 10000
    touch "$work/made-tags"
    begin tags 'Ten thousand tags'
    rounds "$runs" tags_regpull tags_skopeo tags_crane tags_regctl tags_oras
}

stream_tenth() { stream tenth "One layer of $((size / 10)) MB, to standard output"; }
stream_one() { stream one "One layer of $size MB, to standard output"; }
stream_four() { stream four "Four layers of $size MB, to standard output"; }
stream_layers() { stream layers "500 layers of $((size / 50)) kB, to standard output"; }

unpackers() {
    use big 1 "$host"
    begin unpackers "Those that unpack every layer, which is another job: $size MB in $layers layers"
    rounds 1 skopeo_docker podman_pull
}

# SHAPE TITLE
stream() {
    use "$1" 1 "$host"
    begin "stream_$1" "$2"
    rounds "$(seldom)" regpull_docker regpull_stream
}

tags_regpull() { measure regpull "${regpull[@]}" tags "$repository"; }
tags_skopeo() { peer measure skopeo skopeo list-tags $(plain --tls-verify=false) "docker://$repository"; }
tags_crane() { peer measure crane crane ls $(plain --insecure) "$repository"; }
tags_regctl() { peer measure regctl regctl $(regctl_host) tag ls "$repository"; }
tags_oras() { peer measure oras oras repo tags $(plain --plain-http) "$repository"; }

resume_regpull() {
    killed_at_half regpull "${regpull[@]}" pull "${images[0]}" -o image.tar --progress none
}

resume_skopeo() {
    ! has skopeo || killed_at_half 'skopeo → oci' skopeo copy --quiet --src-tls-verify=false "docker://${images[0]}" oci:image:1
}

resume_crane() {
    ! has crane || killed_at_half 'crane → oci' crane pull --insecure --format=oci "${images[0]}" image
}

resume_regctl() {
    ! has regctl || killed_at_half 'regctl → oci' regctl $(regctl_host) image copy "${images[0]}" ocidir://image:1
}

resume_oras() {
    ! has oras || killed_at_half 'oras → oci' oras cp --from-plain-http "${images[0]}" --to-oci-layout image:1
}

# TOOL COMMAND...: not killed, killed, and again where the killed one left off.
killed_at_half() {
    measure "$1, not killed" "${@:2}"
    empty_places
    measured_by cut.py $((size * 500000)) "$spawn" "$results" "$scenario" "$1, killed at half" "${@:2}"
    measured_by measure.py "$spawn" "$results" "$scenario" "$1, again" "${@:2}"
    check_once "$1, again"
}

slow_link() {
    [[ -n $slow ]] || start_slow_link
}

over_tls() {
    [[ -n $safe ]] || start_tls
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
    scheme=http
    [[ $3 != "$safe" ]] || scheme=https
    repository=$3/bench/$1
    images=("${tags[@]/#/$repository:}")
    checked_repository=bench/$1 checked_tags=$2
    "${inside[@]}" python3 "$bench/urls.py" "$host" "$scheme://$3" "bench/$1" "${tags[@]}" >"$work/urls"
}
