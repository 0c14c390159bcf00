# The plain root file system. Sourced by run and unpack.
# shellcheck shell=bash

# TOOL COMMAND...: as measure, with a check of what it made: the number of files of the layer.
unpacked() {
    measure "$@"
    (($(find "$work"/out/{out,bundle/rootfs} ! -type d 2>/dev/null | wc -l) == entries)) || fail 1 "$scenario: $1 made something else"
}

# The scripts' own arguments, not this one's.
# shellcheck disable=SC2016
unpack_floor() {
    unpacked 'curl | gzip | tar (the floor)' sh -c 'mkdir out && curl --silent --show-error --fail "$1" | gzip -dc | tar --extract --preserve-permissions --directory out' sh "$url"
}

unpack_regpull() {
    unpacked 'regpull → rootfs' "${regpull[@]}" pull "$image" -f rootfs -o out --progress none
}

# shellcheck disable=SC2016
unpack_skopeo() {
    unpacked 'skopeo, then umoci' sh -c 'skopeo copy --quiet --src-tls-verify=false "docker://$1" oci:layout:1 && umoci unpack --image layout:1 bundle' sh "$image"
}

# shellcheck disable=SC2016
unpack_crane() {
    ! has crane || unpacked 'crane export | tar' sh -c 'mkdir out && crane export --insecure "$1" - | tar --extract --preserve-permissions --directory out' sh "$image"
}

# shellcheck disable=SC2016
unpack_gzip() {
    unpacked 'gzip | tar, from the disk' sh -c 'mkdir out && gzip -dc "$1" | tar --extract --preserve-permissions --directory out' sh "$layer"
}

unpack_python() {
    unpacked 'Python, from the disk' python3 -c 'import sys, tarfile; tarfile.open(sys.argv[1], "r|gz").extractall("out", filter="fully_trusted")' "$layer"
}

unpack_umoci() {
    unpacked 'umoci, from the disk' umoci unpack --image "$work/$scenario:image" bundle
}

unpack_umoci_raw() {
    unpacked 'umoci raw, from the disk' umoci raw unpack --image "$work/$scenario:image" out
}

many() {
    rootfs many "$files" "$files small files"
}

large() {
    rootfs large "$size" "One file of $size MB"
}

# What run measures; unpack adds tools that start with a layer on the disk.
unpackings=(unpack_floor unpack_regpull unpack_crane unpack_skopeo)

# KIND NUMBER WHAT: makes the image, and measures it.
rootfs() {
    echo "making the image: $1" >&2
    python3 "$bench/tree.py" "$work/$1" "$1" "$2"
    checked_tags=
    image=$host/bench/$1:1
    push "$work/$1" image "$image"
    layer=$(find "$work/$1/blobs/sha256" -type f -printf '%s %p\n' | sort -n | tail -n 1 | cut -d ' ' -f 2)
    entries=$(tar --list --gzip --file "$layer" | grep -vc '/$')
    url=http://$host/v2/bench/$1/blobs/sha256:${layer##*/}
    begin "$1" "A root file system: $3, one layer of $(($(stat --format %s "$layer") / 1000000)) MB"
    rounds "$runs" "${unpackings[@]}"
    [[ $podman == no ]] || measure 'podman pull' podman --root storage --runroot run pull --quiet --tls-verify=false "$image"
    rm -r "$work/$1"
}
