"""As measure.py, but kills the command (SIGKILL) as soon as so many bytes have come: cut.py BYTES SPAWN RESULTS SCENARIO TOOL COMMAND..."""

import signal
import sys
import time

from measure import received, record, run


def killer(limit):
    def attend(process):
        start = received()
        while received() - start < limit and process.poll() is None:
            time.sleep(0.001)
        # SPAWN kills the command.
        process.terminate()
    return attend


def main(limit, spawn, results, scenario, tool, *command):
    figures, code = run(spawn, command, killer(int(limit)))
    if code != 128 + signal.SIGKILL:
        sys.exit(f"ended with {code} before {limit} bytes had come")
    record(results, scenario, tool, figures)


if __name__ == "__main__":
    main(*sys.argv[1:])
