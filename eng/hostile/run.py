"""Runs the command on one case, and measures it."""

import os
import pathlib
import select
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass

LIMIT_SECONDS = 300

# A case that is not bounded must not take the machine that it runs on: the garbage collector stops at 2 GiB.
HEAP_LIMIT = "0x80000000"

ENG = pathlib.Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Run:
    """What one run took: memory in bytes."""
    code: int
    peak: int
    message: str
    is_killed: bool


def run(case, command):
    """Runs the command on the case's input, in a directory that is removed afterwards."""
    folder = tempfile.mkdtemp(prefix="hostile-")
    registry = start_registry(case)
    try:
        port = read_port(registry)
        if case.has_helper:
            prepare_helper(folder, port)
        return measure(words_of(case, command, port), folder)
    finally:
        registry.terminate()
        registry.wait()
        # The deepest of the directories are too deep for shutil.rmtree.
        subprocess.run(["rm", "-rf", folder], check=True)


def start_registry(case):
    """Starts the registry as a process of its own.

    The memory that Linux counts for a new process begins with that of the one that started it (setmax_mm_hiwater_rss in
    fs/exec.c): this process therefore never holds an image.
    """
    words = [sys.executable, "-m", "hostile.registry", case.name]
    return subprocess.Popen(words, cwd=ENG, stdout=subprocess.PIPE, text=True)


def read_port(registry):
    if not select.select([registry.stdout], [], [], LIMIT_SECONDS)[0]:
        sys.exit("the registry did not start")
    return int(registry.stdout.readline())


def words_of(case, command, port):
    verb, *options = case.arguments.split()
    repository = f"127.0.0.1:{port}/hostile/image"
    reference = repository if verb == "tags" else f"{repository}:1"
    return [*command, verb, reference, *options, *(["--progress", "none"] if verb == "pull" else [])]


def prepare_helper(folder, port):
    docker = pathlib.Path(folder, ".docker")
    docker.mkdir()
    docker.joinpath("config.json").write_text(f'{{"credHelpers": {{"127.0.0.1:{port}": "endless"}}}}', encoding="utf-8")
    helper = pathlib.Path(folder, "docker-credential-endless")
    helper.write_text("#!/bin/sh\nexec yes\n", encoding="utf-8")
    helper.chmod(0o755)


def measure(words, folder):
    environment = {
        "HOME": folder, "PATH": f"{folder}:/usr/bin:/bin", "DOTNET_GCHeapHardLimit": HEAP_LIMIT,
        **{name: os.environ[name] for name in ("DOTNET_ROOT", "TMPDIR") if name in os.environ},
    }
    started = time.monotonic()
    process = subprocess.Popen(
        words, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    timer = threading.Timer(LIMIT_SECONDS, process.kill)
    timer.start()
    lines = process.stderr.read().decode(errors="replace").splitlines()
    _, status, usage = os.wait4(process.pid, 0)
    is_killed = time.monotonic() - started >= LIMIT_SECONDS
    timer.cancel()
    process.stderr.close()
    process.returncode = os.waitstatus_to_exitcode(status)
    message = lines[-1] if lines else ""
    return Run(process.returncode, usage.ru_maxrss * 1024, message, is_killed)
