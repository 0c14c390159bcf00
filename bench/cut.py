"""As measure.py, but kills the command (SIGKILL) as soon as so many bytes have come: cut.py BYTES RESULTS SCENARIO TOOL COMMAND..."""

import os
import signal
import sys
import time

from measure import received, record, run


def killer(limit):
    def attend(process):
        start = received()
        while received() - start < limit and not has_ended(process):
            time.sleep(0.001)
        process.kill()
    return attend


def has_ended(process):
    """Without waiting for it: that would take its counters away."""
    return os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is not None


def main(limit, results, scenario, tool, *command):
    figures, code = run(command, killer(int(limit)))
    if code != -signal.SIGKILL:
        sys.exit(f"ended with {code} before {limit} bytes had come")
    record(results, scenario, tool, figures)


if __name__ == "__main__":
    main(*sys.argv[1:])
