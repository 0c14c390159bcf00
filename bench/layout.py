"""Writes an OCI layout: its layers as gzipped tars, its documents, its index."""

import hashlib
import json
import os
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


def descriptor(media_type, digest, size):
    return {"mediaType": media_type, "digest": f"sha256:{digest}", "size": size}


def make_blobs(directory):
    blobs = os.path.join(directory, "blobs", "sha256")
    os.makedirs(blobs)
    return blobs


def document(blobs, media_type, content):
    data = json.dumps(content).encode()
    digest = hashlib.sha256(data).hexdigest()
    with open(os.path.join(blobs, digest), "wb") as file:
        file.write(data)
    return descriptor(media_type, digest, len(data))


def image(blobs, name, layers):
    diff_ids, descriptors = zip(*layers)
    config = document(blobs, "application/vnd.oci.image.config.v1+json", {
        "architecture": "amd64", "os": "linux", "config": {}, "rootfs": {"type": "layers", "diff_ids": diff_ids}})
    manifest = document(blobs, "application/vnd.oci.image.manifest.v1+json", {
        "schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json", "config": config, "layers": descriptors})
    return manifest | {"annotations": {"org.opencontainers.image.ref.name": name}}


def write_layout(directory, images):
    """IMAGES: names, and the layers of each, as Layer.finish gave them."""
    blobs = os.path.join(directory, "blobs", "sha256")
    manifests = [image(blobs, name, layers) for name, layers in images.items()]
    with open(os.path.join(directory, "index.json"), "w", encoding="utf-8") as file:
        json.dump({"schemaVersion": 2, "manifests": manifests}, file)
    with open(os.path.join(directory, "oci-layout"), "w", encoding="utf-8") as file:
        file.write('{"imageLayoutVersion":"1.0.0"}')
