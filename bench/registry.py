"""Asks the registry of the benchmark."""

import json
import urllib.request

MANIFEST = "application/vnd.oci.image.manifest.v1+json"


def fetch(host, path, accept="*/*"):
    request = urllib.request.Request(f"http://{host}/v2/{path}", headers={"Accept": accept})
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request) as answer:
        return answer.read()


def manifest(host, repository, tag):
    return json.loads(fetch(host, f"{repository}/manifests/{tag}", MANIFEST))
