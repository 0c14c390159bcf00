"""The hostile inputs, each with the exit code that the command gives it."""

import tarfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import repeat

from hostile.image import FOREIGN, MIB, Image, bomb, random_layer, tar_layer
from hostile.registry import Answer, Registry, whole


@dataclass(frozen=True)
class Case:
    """One input, and the command that meets it."""
    name: str
    arguments: str
    code: int
    make: Callable[[int], Registry]

    # docker's config.json names a credential helper for the registry, which prints without end.
    has_helper: bool = False

    @property
    def is_honest(self):
        return self.code == 0 and self.name.startswith("an honest")

    @property
    def output(self):
        """What an honest input is compared with: that of the same format."""
        words = self.arguments.split()
        return words[words.index("-f") + 1] if "-f" in words else words[0]


def image(*layers, **more):
    return Registry(Image(*layers, **more))


def trickle(_):
    def chunks():
        while True:
            yield b" "
            time.sleep(0.5)
    return Answer(chunks())


def two_lengths(_):
    content = Image().manifest
    return Answer([content], headers={"Content-Length": f"{len(content)}, {len(content)}"})


def pages(path):
    """Pages without end, each with a megabyte of nothing and a link to the next."""
    number = int(path.partition("last=")[2] or "0") + 1
    body = b'{"name": "hostile/image", "tags": [%s]}' % (b" " * MIB)
    answer = whole(body)
    answer.headers["Link"] = f'</v2/hostile/image/tags/list?last={number}>; rel="next"'
    return answer


def many_addresses(port):
    addresses = [f"http://127.0.0.1:{port}/{number}" for number in range(9_000)]
    missing = random_layer(1000, mediaType=FOREIGN, urls=addresses)
    return image(missing, missing=[missing])


def deep_directories():
    for entry in range(220):
        yield tarfile.TarInfo(f"{entry}/" + "/".join(["d"] * 2000)), b""


def attributes_on_links():
    attributes = {f"SCHILY.xattr.user.{number}": "x" * 1000 for number in range(40)}
    first = tarfile.TarInfo("file")
    first.pax_headers = attributes
    yield first, b""
    for number in range(10_000):
        yield link(tarfile.LNKTYPE, f"link-{number}", "file"), b""


def links_as_parents():
    """Links to links, each by a long way round, and files below the last of them."""
    yield directory("d"), b""
    yield link(tarfile.SYMTYPE, "l0", "d"), b""
    for number in range(1, 39):
        yield link(tarfile.SYMTYPE, f"l{number}", "./" * 2000 + f"l{number - 1}"), b""
    for number in range(10_000):
        yield tarfile.TarInfo(f"l38/{number}"), b""


def directory(name):
    info = tarfile.TarInfo(name)
    info.type = tarfile.DIRTYPE
    return info


def link(kind, name, target):
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


PULL = "pull -o out --retries 0"
ROOTFS, TAR = f"{PULL} -f rootfs", f"{PULL} -f rootfs-tar"

CASES = [
    Case("an honest image", PULL, 0, lambda _: Registry()),
    Case("an honest image", ROOTFS, 0, lambda _: Registry()),
    Case("an honest image", TAR, 0, lambda _: Registry()),
    Case("an honest list of tags", "tags", 0, lambda _: Registry()),
    Case("a manifest of 1 GB", PULL, 6, lambda _: Registry(manifest=lambda _: Answer(repeat(b" " * MIB, 1000)))),
    Case("a manifest that trickles", PULL, 5, lambda _: Registry(manifest=trickle)),
    Case("a manifest with two lengths, `n, n`", PULL, 5, lambda _: Registry(manifest=two_lengths)),
    Case("100 layers of 50 GB that are not there", PULL, 7,
         lambda _: image(*(random_layer(1000, size=50_000_000_000) for _ in range(100)))),
    Case("two layers of 2^63-1 bytes", PULL, 6,
         lambda _: image(*(random_layer(1000, size=2 ** 63 - 1) for _ in range(2)))),
    Case("a layer of 400 MB that has 1 MB", PULL, 6, lambda _: image(random_layer(MIB, size=400_000_000))),
    Case("a layer at 9,000 addresses", PULL, 3, many_addresses),
    Case("a credential helper that prints without end", PULL, 4, lambda _: Registry(is_private=True),
         has_helper=True),
    Case("a list of tags of 1 GB", "tags", 6, lambda _: Registry(tags=lambda _: Answer(repeat(b" " * MIB, 1000)))),
    Case("pages of tags without end", "tags", 6, lambda _: Registry(tags=pages)),
    Case("220 paths of 4 kB", TAR, 6, lambda _: image(tar_layer(deep_directories()))),
    Case("40 kB of attributes of a file with 10,000 names", ROOTFS, 0,
         lambda _: image(tar_layer(attributes_on_links()))),
    Case("40 kB of attributes of a file with 10,000 names", TAR, 0,
         lambda _: image(tar_layer(attributes_on_links()))),
    Case("10,000 files below 39 links", TAR, 6, lambda _: image(tar_layer(links_as_parents()))),
    Case("256 MiB of zeros in 256 kB, 8 times", TAR, 6,
         lambda _: image(*(bomb(f"zeros-{number}", 256) for number in range(8)))),
]
