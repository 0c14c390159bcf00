"""Prints a curl configuration of every blob of some images, each once: urls.py ASKED SERVED REPOSITORY TAG...

The manifests are asked of the host ASKED, and not taken from the source: what skopeo pushed is what is measured. The
addresses are of the host SERVED.
"""

import json
import sys
import urllib.request

asked, served, repository, *tags = sys.argv[1:]
blobs = {}
for tag in tags:
    request = urllib.request.Request(
        f"http://{asked}/v2/{repository}/manifests/{tag}", headers={"Accept": "application/vnd.oci.image.manifest.v1+json"})
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request) as answer:
        manifest = json.load(answer)
    blobs |= dict.fromkeys(blob["digest"] for blob in [manifest["config"], *manifest["layers"]])

for digest in blobs:
    print(f'url = "http://{served}/v2/{repository}/blobs/{digest}"\noutput = "{digest.removeprefix("sha256:")}"')
