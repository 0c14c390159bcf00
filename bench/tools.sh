# How each tool pulls $images. Sourced by run, with the tags in $tags, each of an image of $repository. $scheme is http or https.
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

# COMMAND...: with the program as its third word, only if that is there: peer each TOOL PROGRAM...
peer() {
    ! has "$3" || "$@"
}

# Options of tools that do not try http by themselves.
plain() {
    [[ $scheme == https ]] || echo "$1"
}

floor() {
    measure "$floor" "$bench/floor" "$work/urls" blobs
    awk '$1 != substr($2, 2) { exit 1 }' "$work"/out/hashes.* || fail 1 "the floor's blobs are not what their digests say"
}

regpull_docker() {
    measure 'regpull → docker' "${regpull[@]}" pull "${images[@]}" -o image.tar --progress none
}

regpull_four() {
    measure 'regpull -j 4' "${regpull[@]}" pull "${images[@]}" -o image.tar --progress none -j 4
}

regpull_oci() {
    measure 'regpull → oci' "${regpull[@]}" pull "${images[@]}" -f oci -o image --progress none
}

regpull_stream() {
    measure 'regpull → stream' sh -c 'exec "$@" -o - --progress none >image.tar' sh "${regpull[@]}" pull "${images[@]}"
}

skopeo_oci() {
    peer each 'skopeo → oci' skopeo copy --quiet $(plain --src-tls-verify=false) docker://IMAGE oci:image:TAG
}

crane_docker() {
    peer measure 'crane → docker' crane pull $(plain --insecure) "${images[@]}" image.tar
}

crane_oci() {
    peer measure 'crane → oci' crane pull $(plain --insecure) --format=oci "${images[@]}" image
}

regctl_docker() {
    peer each 'regctl → docker' regctl $(regctl_host) image export IMAGE image-TAG.tar
}

regctl_oci() {
    peer each 'regctl → oci' regctl $(regctl_host) image copy IMAGE ocidir://image:TAG
}

regctl_host() {
    local tls=enabled
    [[ $scheme == https ]] || tls=disabled
    echo "--host reg=${repository%%/*},tls=$tls"
}

oras_oci() {
    peer each 'oras → oci' oras cp $(plain --from-plain-http) IMAGE --to-oci-layout image:TAG
}

skopeo_docker() {
    peer each 'skopeo → docker-archive' skopeo copy --quiet --src-tls-verify=false docker://IMAGE docker-archive:image.tar:bench:TAG
}

podman_pull() {
    [[ $podman == no ]] || each 'podman pull' podman --root storage --runroot run pull --quiet --tls-verify=false IMAGE
}

# What all scenarios of pulls measure.
pulls=(floor regpull_docker regpull_oci skopeo_oci crane_docker crane_oci regctl_docker regctl_oci oras_oci)

version_regpull() { measure regpull "${regpull[@]}" --version; }
version_skopeo() { peer measure skopeo skopeo --version; }
version_crane() { peer measure crane crane version; }
version_regctl() { peer measure regctl regctl version; }
version_oras() { peer measure oras oras version; }
