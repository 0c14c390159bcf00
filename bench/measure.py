"""Runs a command and adds a line to the results: measure.py RESULTS SCENARIO TOOL COMMAND [ARGUMENT...].

The line is a JSON object. Seconds: wall, cpu (user and system, with the command's own children). Bytes: memory (the largest
resident set of any one of its processes), received (what came over the loopback interface meanwhile), written (what its
processes handed to write calls of any kind), output (what lies in the current directory afterwards). The command's output
goes to standard error. Exits as the command does, without a line if that is not 0.
"""

import json
import os
import subprocess
import sys
import time


def received():
    """What the loopback interface has carried so far. The other side's bytes are in it: acknowledgements and requests."""
    with open("/proc/self/net/dev", encoding="ascii") as interfaces:
        return next(int(line.split()[1]) for line in interfaces if line.strip().startswith("lo:"))


def written(process):
    """Of a process that has ended and was not waited for: its own bytes, and those of the children that it waited for."""
    with open(f"/proc/{process}/io", encoding="ascii") as counters:
        return next(int(line.split()[1]) for line in counters if line.startswith("wchar:"))


def size(directory):
    return sum(os.lstat(os.path.join(place, name)).st_size for place, _, names in os.walk(directory) for name in names)


def run(command, attend=lambda process: None):
    """The figures of one run, and how it ended. ATTEND is called with the process while it runs."""
    before, start = received(), time.monotonic()
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=sys.stderr) as process:
        attend(process)
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        wall, arrived, wrote = time.monotonic() - start, received() - before, written(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)

    # Linux counts ru_maxrss in KiB.
    figures = {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "memory": usage.ru_maxrss * 1024,
               "received": arrived, "written": wrote, "output": size(".")}
    return figures, process.returncode


def record(results, scenario, tool, figures):
    with open(results, "a", encoding="utf-8") as file:
        file.write(json.dumps({"kind": "run", "scenario": scenario, "tool": tool} | figures, ensure_ascii=False) + "\n")


def main(results, scenario, tool, *command):
    figures, code = run(command)
    if code != 0:
        sys.exit(code if code > 0 else 128 - code)
    record(results, scenario, tool, figures)


if __name__ == "__main__":
    main(*sys.argv[1:])
