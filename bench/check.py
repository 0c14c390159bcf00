"""Checks that an output holds what was pulled: check.py HOST REPOSITORY TAG...

The current directory is the output: layouts, archives, or both. Every configuration of the images must be in it by its
digest, and every layer by its digest or, unpacked, by its diff_id. Prints what is missing and exits with 1.
"""

import hashlib
import json
import os
import sys
import tarfile

from registry import fetch, manifest


def digest(file):
    return "sha256:" + hashlib.file_digest(file, "sha256").hexdigest()


def held():
    """The digests of all files here and of all members of archives."""
    for place, _, names in os.walk("."):
        for name in names:
            path = os.path.join(place, name)
            with open(path, "rb") as file:
                yield digest(file)
            if name.endswith(".tar"):
                with tarfile.open(path) as archive:
                    yield from (digest(archive.extractfile(entry)) for entry in archive if entry.isfile())


def missing(host, repository, tags, present):
    for tag in tags:
        image = manifest(host, repository, tag)
        config = image["config"]["digest"]
        diff_ids = json.loads(fetch(host, f"{repository}/blobs/{config}"))["rootfs"]["diff_ids"]
        layers = [layer["digest"] for layer in image["layers"]]
        yield from ([] if config in present else [config])
        yield from (layer for layer, diff_id in zip(layers, diff_ids) if layer not in present and diff_id not in present)


def main(host, repository, *tags):
    absent = list(missing(host, repository, tags, set(held())))
    if absent:
        sys.exit(f"not in the output: {', '.join(absent[:3])}")


if __name__ == "__main__":
    main(*sys.argv[1:])
