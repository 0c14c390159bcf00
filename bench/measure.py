"""Runs a command and adds a line to a table: measure.py TABLE NAME COMMAND [ARGUMENT...].

The line: name, wall seconds, CPU seconds (user and system), peak memory in MB; the last two with the command's own
children. The command's output goes to standard error. Exits as the command does, without a line if that is not 0.
"""

import os
import subprocess
import sys
import time

table, name, *command = sys.argv[1:]
start = time.monotonic()
with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=sys.stderr) as process:
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    process.returncode = code = os.waitstatus_to_exitcode(status)

if code != 0:
    sys.exit(code if code > 0 else 128 - code)

# Linux counts ru_maxrss in KiB.
with open(table, "a", encoding="utf-8") as file:
    file.write(f"{name}\t{wall:.3f}\t{usage.ru_utime + usage.ru_stime:.3f}\t{usage.ru_maxrss * 1024 / 1e6:.1f}\n")
