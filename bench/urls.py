"""Prints a curl configuration of every blob of some images, each once: urls.py ASKED SERVED REPOSITORY TAG...

The manifests are asked of the host ASKED, and not taken from the source: what skopeo pushed is what is measured. SERVED is the
scheme and host of the addresses.
"""

import sys

from registry import manifest

asked, served, repository, *tags = sys.argv[1:]
blobs = {}
for tag in tags:
    image = manifest(asked, repository, tag)
    blobs |= dict.fromkeys(blob["digest"] for blob in [image["config"], *image["layers"]])

for digest in blobs:
    print(f'url = "{served}/v2/{repository}/blobs/{digest}"\noutput = "{digest.removeprefix("sha256:")}"')
