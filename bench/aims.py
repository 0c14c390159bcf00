"""What regpull is held to, and whether results show it: aims.py RESULTS."""

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
        return {True: "met", False: "**not met**", None: "not measured"}[self.is_met]


def at_most(text, limit, figure, unit, absent):
    return Aim(text, absent, None) if figure is None else Aim(text, f"{figure:.3g} {unit}", figure <= limit)


def at_least(text, limit, figure, unit, absent):
    return Aim(text, absent, None) if figure is None else Aim(text, f"{figure:.3g} {unit}", figure >= limit)


def fastest_peer(results, scenario):
    return min(results.peers(scenario), key=lambda tool: results.median(scenario, tool, "wall"), default=None)


def aims(results):
    floor, peer, slow_peer = results.floor("big"), fastest_peer(results, "big"), fastest_peer(results, "limited")
    memory = results.median("big", DOCKER, "memory")
    slow = results.ratio("limited", slow_peer, DOCKER, "wall")
    return [
        at_most("Big image, docker archive: wall time at most the floor's", 1.0,
                results.ratio("big", DOCKER, floor, "wall"), "× the floor", "no such run"),
        at_most("Big image, docker archive: wall time below every peer's", 1.0,
                results.ratio("big", DOCKER, peer, "wall"), f"× {peer}, the fastest that was there", "no peer was there"),
        at_most("Big image, docker archive: CPU time at most 1.15 times the floor's", 1.15,
                results.ratio("big", DOCKER, floor, "cpu"), "× the floor", "no such run"),
        at_most("Big image, docker archive: at most 24 MB of memory", 24, memory and memory / 1e6, "MB", "no such run"),
        at_most("Big image, docker archive: written at most 1.01 times the output", 1.01,
                written(results), "× the output", "no such run"),
        at_most("Tiny image: wall time at most 1.2 times crane's", 1.2,
                results.ratio("tiny", DOCKER, "crane → docker", "wall"), "× crane", "crane was not there"),
        at_most("Start-up: at most 1.5 times crane's", 1.5,
                results.ratio("startup", "regpull", "crane", "wall"), "× crane", "crane was not there"),
        at_least("One layer, 20 MB/s a connection, four connections: at least 3 times as fast as every peer", 3.0,
                 slow, f"× {slow_peer}, the fastest that was there", "no peer was there"),
        at_most("Killed at half, and again: at most 55 % of the bytes of a whole pull", 0.55,
                results.ratio("resume", "regpull, again", "regpull, not killed", "received"), "of the bytes", "no such run"),
    ]


def written(results):
    runs = zip(results.all("big", DOCKER, "written"), results.all("big", DOCKER, "output"))
    return max((written / output for written, output in runs), default=None)


def aims_table(results):
    rows = [f"| {aim.text} | {aim.measured} | {aim.verdict} |" for aim in aims(results)]
    return "\n".join(["| aim | measured | |", "| --- | --- | --- |", *rows])


if __name__ == "__main__":
    print(aims_table(Results(sys.argv[1])))
