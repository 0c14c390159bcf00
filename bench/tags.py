"""Gives an image of a docker-registry many names more: tags.py STORAGE REPOSITORY TAG COUNT.

The names are files in the registry's storage. Pushing each would take minutes.
"""

import pathlib
import shutil
import sys

storage, repository, tag, count = sys.argv[1:]
folder = pathlib.Path(storage, "docker/registry/v2/repositories", repository, "_manifests/tags")
for number in range(int(count)):
    shutil.copytree(folder / tag, folder / f"v1.{number}.0")
