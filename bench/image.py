"""Writes an OCI layout with images of known shape: image.py DIRECTORY SHAPE MEGABYTES LAYERS.

MEGABYTES is the size of the big image and of the one large layer, and the others follow it; LAYERS belongs to the big image.
The content is random bytes, the same for the same arguments, so that no tool gains by compressing.
"""

import random
import sys
import tarfile

from layout import CHUNK, Layer, make_blobs, write_layout


class Noise:
    """A file to read: so many random bytes, the same ones for the same seed."""

    def __init__(self, seed, size):
        self._random, self._left = random.Random(seed), size

    def read(self, size):
        size = min(size, self._left)
        self._left -= size
        return self._random.randbytes(size)


# Each gives the images by name, and of each the sizes of its layers; layers of one label and size are one blob.

def tiny(size, count):
    return {"1": [("tiny", 2_000)]}


def big(size, count):
    # As in real images, no two are of one size: the last is as many times the first as there are layers.
    share = size // (count * (count + 1) // 2)
    return {"1": [(f"big-{number}", number * share) for number in range(1, count + 1)]}


def one(size, count):
    return {"1": [("one", size)]}


def small(size, count):
    return {"1": [(f"small-{number}", size // 10_000) for number in range(200)]}


def ten(size, count):
    base = [(f"base-{number}", size // 20) for number in range(4)]
    return {str(number): base + [(f"own-{number}", size // 100)] for number in range(1, 11)}


def layers(size, count):
    return {"1": [(f"layer-{number}", size // 50_000) for number in range(500)]}


def fifty(size, count):
    return {str(number): [(f"fifty-{number}", size // 1_000)] for number in range(1, 51)}


def hundred(size, count):
    return {str(number): [(f"hundred-{number}-{layer}", size // 50_000) for layer in range(10)] for number in range(1, 101)}


def tenth(size, count):
    return {"1": [("tenth", size // 10)]}


def four(size, count):
    return {"1": [(f"four-{number}", size) for number in range(4)]}


SHAPES = {shape.__name__: shape for shape in (tiny, big, one, small, ten, layers, fifty, hundred, tenth, four)}


def write_layer(blobs, label, size):
    # Random bytes come out as stored blocks at every level; level 0 gets there without trying.
    target = Layer(blobs, 0)
    with tarfile.open(fileobj=target, mode="w|", bufsize=CHUNK) as tar:
        entry = tarfile.TarInfo(f"{label}.bin")
        entry.size = size
        tar.addfile(entry, Noise(label, size))
    return target.finish()


def main(directory, shape, megabytes, count):
    blobs = make_blobs(directory)
    images = SHAPES[shape](megabytes * 1_000_000, count)
    written = {layer: write_layer(blobs, *layer) for layer in dict.fromkeys(sum(images.values(), []))}
    write_layout(directory, {name: [written[layer] for layer in layers] for name, layers in images.items()})


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
