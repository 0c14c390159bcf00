"""What regpull is held to, and whether results show it: aims.py RESULTS."""

import math
import sys
from dataclasses import dataclass

from results import Results

DOCKER = "regpull → docker"


@dataclass(frozen=True)
class Aim:
    text: str
    measured: str
    is_met: bool | None

    @property
    def verdict(self):
        return {True: "met", False: "**not met**", None: "not measured: no such run, or the other tool was not there"}[self.is_met]


def held(text, figure, unit, at_most=math.inf, at_least=-math.inf):
    if figure is None:
        return Aim(text, "", None)
    return Aim(text, f"{figure:#.4g} {unit}", at_least <= figure <= at_most)


def fastest_peer(results, scenario):
    return min(results.peers(scenario), key=lambda tool: results.median(scenario, tool, "wall"), default=None)


def aims(results):
    floor, peer, slow_peer = results.floor("big"), fastest_peer(results, "big"), fastest_peer(results, "limited")
    memory = results.median("big", DOCKER, "memory")
    slow = results.ratio("limited", slow_peer, DOCKER, "wall")
    return [
        held("Big image, docker archive: wall time at most the floor's",
             results.ratio("big", DOCKER, floor, "wall"), "× the floor", at_most=1.0),
        held("Big image, docker archive: wall time below every peer's",
             results.ratio("big", DOCKER, peer, "wall"), f"× {peer}, the fastest that was there", at_most=1.0),
        held("Big image, docker archive: CPU time at most 1.15 times the floor's",
             results.ratio("big", DOCKER, floor, "cpu"), "× the floor", at_most=1.15),
        held("Big image, docker archive: at most 24 MB of memory",
             memory and memory / 1e6, "MB", at_most=24),
        held("Big image, docker archive: written at most 1.01 times the output",
             written(results), "× the output", at_most=1.01),
        held("Tiny image: wall time at most 1.2 times crane's",
             results.ratio("tiny", DOCKER, "crane → docker", "wall"), "× crane", at_most=1.2),
        held("Start-up: at most 1.5 times crane's",
             results.ratio("startup", "regpull", "crane", "wall"), "× crane", at_most=1.5),
        held("One layer, 20 MB/s a connection, four connections: at least 3 times as fast as every peer",
             slow, f"× as fast as {slow_peer}, the fastest that was there", at_least=3.0),
        held("Killed at half, and again: at most 55 % of the bytes of a whole pull",
             results.ratio("resume", "regpull, again", "regpull, not killed", "received"), "of the bytes", at_most=0.55),
    ]


def written(results):
    runs = zip(results.all("big", DOCKER, "written"), results.all("big", DOCKER, "output"))
    return max((written / output for written, output in runs), default=None)


def aims_table(results):
    rows = [f"| {aim.text} | {aim.measured} | {aim.verdict} |" for aim in aims(results)]
    return "\n".join(["| aim | measured | |", "| --- | --- | --- |", *rows])


if __name__ == "__main__":
    print(aims_table(Results(sys.argv[1])))
