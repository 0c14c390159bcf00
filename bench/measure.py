"""Runs a command and adds a line to the results: measure.py SPAWN RESULTS SCENARIO TOOL COMMAND [ARGUMENT...].

The line is a JSON object. Seconds: wall, cpu (user and system, with the command's own children). Bytes: memory (the largest
resident set of any one of its processes), received (what came over the loopback interface meanwhile), written (what its
processes handed to write calls of any kind), output (what lies in the current directory afterwards). connections is how many
TCP connections were opened meanwhile. SPAWN is the program of spawn.c. The command's output goes to standard error. Exits as
the command does, without a line if that is not 0.
"""

import json
import os
import subprocess
import sys
import tempfile


def received():
    """What the loopback interface has carried so far. The other side's bytes are in it: acknowledgements and requests."""
    with open("/proc/self/net/dev", encoding="ascii") as interfaces:
        return next(int(line.split()[1]) for line in interfaces if line.strip().startswith("lo:"))


def opened():
    """How many connections were opened so far, by all programs of this network."""
    with open("/proc/self/net/snmp", encoding="ascii") as counters:
        names, values = [line.split() for line in counters if line.startswith("Tcp:")]
    return int(values[names.index("ActiveOpens")])


def size(directory):
    return sum(os.lstat(os.path.join(place, name)).st_size for place, _, names in os.walk(directory) for name in names)


def run(spawn, command, attend=lambda process: None):
    """The figures of one run, and how it ended: 128 and more for a signal. ATTEND is called with the process of SPAWN."""
    with tempfile.NamedTemporaryFile("r") as figures:
        before, connections = received(), opened()
        with subprocess.Popen([spawn, figures.name, *command], stdin=subprocess.DEVNULL, stdout=sys.stderr) as process:
            attend(process)
        arrived, connections = received() - before, opened() - connections
        line = figures.read().split()
    if not line:
        sys.exit(process.returncode or 1)
    # Linux counts ru_maxrss in KiB.
    return {"wall": float(line[0]), "cpu": float(line[1]), "memory": int(line[2]) * 1024, "received": arrived,
            "written": int(line[3]), "output": size("."), "connections": connections}, process.returncode


def record(results, scenario, tool, figures):
    with open(results, "a", encoding="utf-8") as file:
        file.write(json.dumps({"kind": "run", "scenario": scenario, "tool": tool} | figures, ensure_ascii=False) + "\n")


def main(spawn, results, scenario, tool, *command):
    figures, code = run(spawn, command)
    if code != 0:
        sys.exit(code)
    record(results, scenario, tool, figures)


if __name__ == "__main__":
    main(*sys.argv[1:])
