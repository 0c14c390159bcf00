"""Writes an OCI layout with an image of one layer: tree.py DIRECTORY many FILES, or tree.py DIRECTORY large MEGABYTES.

The content is made up of words and of machine-like records, the same for the same arguments, and shrinks under gzip as
text and programs do: to between a fifth and a third. No two files are equal.
"""

import io
import itertools
import random
import sys
import tarfile
import zlib

from layout import CHUNK, Layer, make_blobs, write_layout

# A distribution's own directories, and how many of 100 files are in each.
PLACES = [("usr/share/doc", 26), ("usr/share/locale", 16), ("usr/lib/python3/dist-packages", 20), ("usr/lib/x86_64-linux-gnu", 12),
          ("usr/share/zoneinfo", 8), ("usr/include", 10), ("usr/bin", 4), ("var/lib/dpkg/info", 4)]


class Content:
    """Bytes to take: lines of words, with numbers in them that do not repeat."""

    def __init__(self, seed):
        self._random = random.Random(seed)
        self._words = [self._random.randbytes(6).hex()[:self._random.randint(2, 12)] for _ in range(1500)]
        # As in any language, the second word is half as frequent as the first, the third has a third of it.
        self._weights = list(itertools.accumulate(1 / rank for rank in range(1, 1501)))

    def take(self, size):
        parts, left = [], size
        while left > 0:
            words = self._random.choices(self._words, cum_weights=self._weights, k=12)
            part = " ".join(words).encode() + b" %06x\n" % self._random.getrandbits(24)
            parts.append(part[:left])
            left -= len(part)
        return b"".join(parts)


class Large:
    """A file to read: pieces of one text in an order that never comes again, each with a salt of its own."""

    def __init__(self, seed, size):
        self._random, self._left = random.Random(seed), size
        self._text = Content(seed).take(8 * CHUNK)

    def read(self, size):
        size = min(size, self._left)
        self._left -= size
        parts, left = [], size
        while left > 0:
            start = self._random.randrange(len(self._text) - CHUNK)
            part = self._random.randbytes(256) + self._text[start:start + 32 * 1024]
            parts.append(part[:left])
            left -= len(part)
        return b"".join(parts)


def entry(name, size=0, mode=0o644, kind=tarfile.REGTYPE):
    info = tarfile.TarInfo(name)
    info.size, info.mode, info.type, info.mtime = size, mode, kind, 1_700_000_000
    return info


def many(tar, count):
    content, chance = Content(1), random.Random(2)
    names, shares = zip(*PLACES)
    made = set()
    for number in range(count):
        place = chance.choices(names, shares)[0]
        folder = f"{place}/{chance.randrange(1 + count // 25):04d}-package"
        for end in [at for at, letter in enumerate(folder + "/") if letter == "/"]:
            if folder[:end] not in made:
                made.add(folder[:end])
                tar.addfile(entry(folder[:end], mode=0o755, kind=tarfile.DIRTYPE))
        # Half of a distribution's files have less than 2 kB, and a few have a hundred times as much.
        data = content.take(min(int(chance.lognormvariate(7.5, 1.6)), 500_000))
        tar.addfile(entry(f"{folder}/file-{number}", len(data), mode=0o755 if place == "usr/bin" else 0o644), io.BytesIO(data))


def large(tar, megabytes):
    tar.addfile(entry("large.bin", megabytes * 1_000_000), Large(3, megabytes * 1_000_000))


def main(directory, kind, number):
    target = Layer(make_blobs(directory), zlib.Z_DEFAULT_COMPRESSION)
    with tarfile.open(fileobj=target, mode="w|", bufsize=CHUNK) as tar:
        {"many": many, "large": large}[kind](tar, number)
    write_layout(directory, {"image": [target.finish()]})


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
