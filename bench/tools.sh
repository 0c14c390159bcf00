# How each tool pulls $images. Sourced by run, with the tags in $tags, each of an image of $repository.
# shellcheck shell=bash

floor='curl, then SHA-256 (the floor)'

# TOOL COMMAND...: the command for each image, IMAGE and TAG in its words filled in: one that takes no more at a time.
each() {
    local tag first=${tags[0]} script=true
    if ((${#tags[@]} == 1)); then
        set -- "${@//IMAGE/$repository:$first}"
        measure "${@//TAG/$first}"
        return
    fi
    for tag in "${tags[@]}"; do
        script+=" && ${*:2}"
        script=${script//IMAGE/$repository:$tag}
        script=${script//TAG/$tag}
    done
    measure "$1" sh -c "$script"
}

# As the command that is named, if the tool is there: peer each TOOL COMMAND...
peer() {
    ! has "$3" || "$@"
}

floor() {
    measure "$floor" "$bench/floor" "$work/urls" blobs
    awk '$1 != substr($2, 2) { exit 1 }' "$work/out/floor.hashes" || fail 1 "the floor's blobs are not what their digests say"
}

regpull_docker() {
    measure 'regpull → docker' "${regpull[@]}" pull "${images[@]}" -o image.tar --progress none "$@"
}

regpull_oci() {
    measure 'regpull → oci' "${regpull[@]}" pull "${images[@]}" -f oci -o image --progress none "$@"
}

peers() {
    peer each 'skopeo → oci' skopeo copy --quiet --src-tls-verify=false docker://IMAGE oci:image:TAG
    peer measure 'crane → docker' crane pull --insecure "${images[@]}" image.tar
    peer measure 'crane → oci' crane pull --insecure --format=oci "${images[@]}" image
    peer each 'regctl → docker' regctl --host "reg=${images[0]%%/*},tls=disabled" image export IMAGE image-TAG.tar
    peer each 'oras → oci' oras cp --from-plain-http IMAGE --to-oci-layout image:TAG
}

engines() {
    peer each 'skopeo → docker-archive' skopeo copy --quiet --src-tls-verify=false docker://IMAGE docker-archive:image.tar:bench:TAG
    [[ $podman == no ]] || each 'podman pull' podman --root storage --runroot run pull --quiet --tls-verify=false IMAGE
}

versions() {
    measure 'regpull' "${regpull[@]}" --version
    peer measure 'skopeo' skopeo --version
    peer measure 'crane' crane version
    peer measure 'regctl' regctl version
    peer measure 'oras' oras version
}
