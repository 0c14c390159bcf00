"""Images whose sizes may be lies."""

import gzip
import hashlib
import io
import json
import os
import tarfile

OCI = "application/vnd.oci.image."
MANIFEST = OCI + "manifest.v1+json"
LAYER = OCI + "layer.v1.tar+gzip"
FOREIGN = OCI + "layer.nondistributable.v1.tar+gzip"
MIB = 1024 * 1024


def digest(content):
    return "sha256:" + hashlib.sha256(content).hexdigest()


class Layer:
    """A layer, and what its image says about it.

    Of what is not a layer at all the diff_id is a guess, which nothing comes far enough to check.
    """

    def __init__(self, content, diff_id=None, **lies):
        self.content = content
        self.diff_id = diff_id or digest(content)
        self.descriptor = {"mediaType": LAYER, "digest": digest(content), "size": len(content), **lies}


class Image:
    """A manifest, and blobs by their digests."""

    def __init__(self, *layers, missing=()):
        config = json.dumps({
            "architecture": "amd64", "os": "linux", "config": {},
            "rootfs": {"type": "layers", "diff_ids": [layer.diff_id for layer in layers]},
        }).encode()
        contents = [config, *(layer.content for layer in layers if layer not in missing)]
        self.blobs = {digest(content): content for content in contents}
        self.manifest = json.dumps({
            "schemaVersion": 2, "mediaType": MANIFEST, "layers": [layer.descriptor for layer in layers],
            "config": {"mediaType": OCI + "config.v1+json", "digest": digest(config), "size": len(config)},
        }).encode()


def random_layer(length, **lies):
    return Layer(os.urandom(length), **lies)


def tar_layer(members):
    """A layer of (TarInfo, content)."""
    tar = io.BytesIO()
    with tarfile.open(fileobj=tar, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for info, content in members:
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return Layer(gzip.compress(tar.getvalue()), digest(tar.getvalue()))


def plain_image():
    return Image(tar_layer([(tarfile.TarInfo("file"), b"x" * 100_000)]))


def bomb(name, mebibytes):
    """A layer with one file of zeros, of a thousandth of its size.

    A gzip file may have several members (RFC 1952, 2.2): that of a part of the zeros is made once and repeated.
    """
    info = tarfile.TarInfo(name)
    info.size = mebibytes * MIB
    zeros, end = bytes(MIB), bytes(2 * tarfile.BLOCKSIZE)
    members = [info.tobuf(), *[zeros] * mebibytes, end]
    packed = {member: gzip.compress(member) for member in set(members)}
    unpacked = hashlib.sha256()
    for member in members:
        unpacked.update(member)
    return Layer(b"".join(packed[member] for member in members), "sha256:" + unpacked.hexdigest())
