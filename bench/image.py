"""Writes an OCI layout with an image of known shape: image.py DIRECTORY LAYERS MEGABYTES."""

import hashlib
import json
import os
import random
import sys
import tarfile
import zlib

CHUNK = 1 << 20
GZIP_WINDOW = 31


class Layer:
    """A file to write a tar to: gzips, hashes both sides, and takes the name of its digest at the end."""

    def __init__(self, blobs, level):
        self._blobs = blobs
        self._path = os.path.join(blobs, "unfinished")
        self._file = open(self._path, "wb")
        self._gzip = zlib.compressobj(level, zlib.DEFLATED, GZIP_WINDOW)
        self._plain, self._packed, self._size = hashlib.sha256(), hashlib.sha256(), 0

    def write(self, data):
        self._plain.update(data)
        self._put(self._gzip.compress(data))
        return len(data)

    def finish(self):
        self._put(self._gzip.flush())
        self._file.close()
        os.rename(self._path, os.path.join(self._blobs, self._packed.hexdigest()))
        return f"sha256:{self._plain.hexdigest()}", descriptor(
            "application/vnd.oci.image.layer.v1.tar+gzip", self._packed.hexdigest(), self._size)

    def _put(self, data):
        self._packed.update(data)
        self._file.write(data)
        self._size += len(data)


class Noise:
    """A file to read: so many random bytes, the same ones for the same seed."""

    def __init__(self, seed, size):
        self._random, self._left = random.Random(seed), size

    def read(self, size):
        size = min(size, self._left)
        self._left -= size
        return self._random.randbytes(size)


def descriptor(media_type, digest, size):
    return {"mediaType": media_type, "digest": f"sha256:{digest}", "size": size}


def document(blobs, media_type, content):
    data = json.dumps(content).encode()
    digest = hashlib.sha256(data).hexdigest()
    with open(os.path.join(blobs, digest), "wb") as file:
        file.write(data)
    return descriptor(media_type, digest, len(data))


def layer(blobs, number, size):
    # Random bytes come out as stored blocks at every level; level 0 gets there without trying.
    target = Layer(blobs, 0)
    with tarfile.open(fileobj=target, mode="w|", bufsize=CHUNK) as tar:
        entry = tarfile.TarInfo(f"layer-{number}.bin")
        entry.size = size
        tar.addfile(entry, Noise(number, size))
    return target.finish()


def write_layout(directory, layers):
    blobs = os.path.join(directory, "blobs", "sha256")
    diff_ids, descriptors = zip(*layers)
    config = document(blobs, "application/vnd.oci.image.config.v1+json", {
        "architecture": "amd64", "os": "linux", "config": {}, "rootfs": {"type": "layers", "diff_ids": diff_ids}})
    manifest = document(blobs, "application/vnd.oci.image.manifest.v1+json", {
        "schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json", "config": config, "layers": descriptors})
    manifest["annotations"] = {"org.opencontainers.image.ref.name": "image"}
    with open(os.path.join(directory, "index.json"), "w", encoding="utf-8") as file:
        json.dump({"schemaVersion": 2, "manifests": [manifest]}, file)
    with open(os.path.join(directory, "oci-layout"), "w", encoding="utf-8") as file:
        file.write('{"imageLayoutVersion":"1.0.0"}')


def main(directory, count, megabytes):
    blobs = os.path.join(directory, "blobs", "sha256")
    os.makedirs(blobs)

    # As in real images, no two are of one size: the last is as many times the first as there are layers.
    share = megabytes * 1_000_000 // (count * (count + 1) // 2)
    write_layout(directory, [layer(blobs, number, number * share) for number in range(1, count + 1)])


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
