# What is done with an archive that was carried: it is pushed, served, verified. Sourced by run.
# shellcheck shell=bash

copies=0 served=''

pushing() {
    carried
    begin pushing "Push into an empty repository: $size MB in $layers layers"
    rounds "$runs" push_regpull push_skopeo push_crane push_oras
}

serving() {
    carried
    if [[ -z $served ]]; then
        served=$(free_address)
        serve "$work/serve.log" "${regpull[@]}" serve "$work/carried/image.tar" --listen "$served"
        await "$served" "$work/serve.log"
    fi
    begin serving "To four clients at once: $size MB in $layers layers"
    rounds "$runs" clients_of_registry clients_of_regpull
}

verifying() {
    carried
    begin verifying "Verify an archive: $size MB in $layers layers"
    rounds "$runs" verify_floor verify_regpull
}

# Has the big image as an archive and as a layout.
carried() {
    use big 1 "$host"
    checked_tags=
    [[ ! -d $work/carried ]] || return 0
    mkdir "$work/carried"
    "${inside[@]}" "${regpull[@]}" pull "${images[0]}" -q -o "$work/carried/image.tar" >/dev/null
    "${inside[@]}" "${regpull[@]}" pull "${images[0]}" -q -f oci -o "$work/carried/layout" >/dev/null
}

# Sets $copy, a repository that nothing was pushed into.
new_copy() {
    copies=$((copies + 1))
    copy=$host/copies/$copies
}

push_regpull() {
    new_copy
    measure 'regpull push' "${regpull[@]}" push "$work/carried/image.tar" "$copy" -q
}

push_skopeo() {
    new_copy
    peer measure 'skopeo copy' skopeo copy --quiet --dest-tls-verify=false "oci:$work/carried/layout" "docker://$copy:1"
}

push_crane() {
    new_copy
    peer measure 'crane push' crane push --insecure "$work/carried/layout" "$copy:1"
}

push_oras() {
    new_copy
    peer measure 'oras cp' oras cp --from-oci-layout "$work/carried/layout:1" --to-plain-http "$copy:1"
}

clients_of_registry() { four_clients docker-registry "$host"; }
clients_of_regpull() { four_clients 'regpull serve' "$served"; }

# TOOL HOST: four programs download all blobs at once, and keep none.
four_clients() {
    "${inside[@]}" python3 "$bench/urls.py" "$host" "http://$2" bench/big 1 | sed 's|^output.*|output = /dev/null|' >"$work/four"
    measure "$1" sh -c 'for _ in 1 2 3 4; do
        curl --silent --show-error --fail --parallel --parallel-immediate --config "$0" & clients="$clients $!"
    done
    for client in $clients; do wait "$client" || exit 1; done' "$work/four"
}

verify_floor() { measure 'openssl dgst (the floor)' openssl dgst -sha256 "$work/carried/image.tar"; }
verify_regpull() { measure 'regpull verify' "${regpull[@]}" verify "$work/carried/image.tar" -q; }
