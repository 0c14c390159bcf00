"""What regpull is held to, and whether results show it: aims.py RESULTS. Aims of scenarios that were not run are left out."""

import math
import sys
from dataclasses import dataclass

from results import Results

DOCKER, OCI, ROOTFS, STREAM = "regpull → docker", "regpull → oci", "regpull → rootfs", "regpull → stream"


@dataclass(frozen=True)
class Aim:
    scenario: str
    text: str
    measured: str
    is_met: bool | None

    @property
    def verdict(self):
        return {True: "met", False: "**not met**", None: "not measured: the other tool was not there"}[self.is_met]


class Judge:
    """Makes the aims of one scenario."""

    def __init__(self, results, scenario):
        self._results, self._scenario = results, scenario

    def ratio(self, text, tool, other, figure, at_most=math.inf):
        """OTHER is a tool, or several of which the one with the least counts."""
        others = [name for name in ([other] if isinstance(other, (str, type(None))) else other) if self.median(name, figure)]
        least = min(others, key=lambda name: self.median(name, figure), default=None)
        mine = self.median(tool, figure)
        if mine is None or least is None:
            return Aim(self._scenario, text, "", None)
        value = mine / self.median(least, figure)
        return Aim(self._scenario, text, f"{value:#.4g} × {least}", value <= at_most)

    def figure(self, text, tool, figure, unit, at_most, scale=1.0):
        value = self.median(tool, figure)
        if value is None:
            return Aim(self._scenario, text, "", None)
        return Aim(self._scenario, text, f"{value / scale:#.4g} {unit}", value / scale <= at_most)

    def memory(self, text, tool, at_most):
        return self.figure(text, tool, "memory", "MB", at_most, 1e6)

    def median(self, tool, figure):
        return self._results.median(self._scenario, tool, figure)

    @property
    def floor(self):
        return self._results.floor(self._scenario)

    @property
    def peers(self):
        return self._results.peers(self._scenario)


def aims(results):
    judges = {scenario: Judge(results, scenario) for scenario in results.titles}
    return [aim for scenario, judge in judges.items() for aim in AIMS.get(scenario, lambda judge, results: [])(judge, results)]


def startup(judge, _):
    return [judge.ratio("Start-up: at most 1.2 times crane's", "regpull", "crane", "wall", 1.2)]


def tiny(judge, _):
    crane = ["crane → docker", "crane → oci"]
    return [judge.ratio("Tiny image: wall time at most crane's", DOCKER, crane, "wall", 1.0),
            judge.ratio("Tiny image: CPU time at most 1.3 times crane's", DOCKER, crane, "cpu", 1.3)]


def far_tiny(judge, _):
    return [judge.figure("Tiny image, 50 ms an answer: two answers, so at most 0.15 s", DOCKER, "wall", "s", 0.15)]


def big(judge, results):
    return [judge.ratio("Big image, docker archive: wall time at most 0.9 times the floor's", DOCKER, judge.floor, "wall", 0.9),
            judge.ratio("Big image, docker archive: wall time below every peer's", DOCKER, judge.peers, "wall", 1.0),
            judge.ratio("Big image, layout: wall time below every peer's", OCI, judge.peers, "wall", 1.0),
            judge.ratio("Big image, docker archive: at most 1.05 times the wall time of the layout", DOCKER, OCI, "wall", 1.05),
            judge.ratio("Big image, docker archive: CPU time at most the least of a peer", DOCKER, judge.peers, "cpu", 1.0),
            judge.memory("Big image, docker archive: at most 18 MB of memory", DOCKER, 18),
            written(results)]


def written(results):
    runs = zip(results.all("big", DOCKER, "written"), results.all("big", DOCKER, "output"))
    most = max((written / output for written, output in runs), default=None)
    text = "Big image, docker archive: written at most 1.01 times the output"
    return Aim("big", text, "", None) if most is None else Aim("big", text, f"{most:#.4g} × the output", most <= 1.01)


def tls_big(judge, _):
    return [judge.ratio("Big image over TLS: CPU time at most 1.05 times the least of a peer", DOCKER, judge.peers, "cpu", 1.05)]


def limited(judge, _):
    return [judge.figure("One layer, 20 MB/s a connection: at most 13.5 s", DOCKER, "wall", "s", 13.5),
            judge.figure("One layer, 20 MB/s a connection, -j 4: at most 13.5 s", "regpull -j 4", "wall", "s", 13.5)]


def far(judge, _):
    return [judge.figure("200 layers of 100 kB, 50 ms an answer: at most 1.0 s", DOCKER, "wall", "s", 1.0)]


def resume(judge, _):
    again = [tool for tool in judge.peers if tool.endswith(", again")]
    return [judge.ratio("Killed at half, and again: at most 51 % of the bytes of a whole pull",
                        "regpull, again", "regpull, not killed", "received", 0.51),
            judge.ratio("Killed at half, and again: wall time below every peer's", "regpull, again", again, "wall", 1.0)]


def resume_near(judge, _):
    again = [tool for tool in judge.peers if tool.endswith(", again")]
    return [judge.ratio("Killed at half, and again, near: fewer bytes than every peer", "regpull, again", again, "received", 1.0),
            judge.ratio("Killed at half, and again, near: wall time below every peer's", "regpull, again", again, "wall", 1.0)]


def small_memory(text, at_most, tool=DOCKER):
    return lambda judge, _: [judge.memory(f"{text}: at most {at_most} MB of memory", tool, at_most)]


def stream_four(judge, results):
    least = results.median("stream_tenth", STREAM, "memory")
    mine = judge.median(STREAM, "memory")
    text = "To standard output: 4 GB take at most 1.1 times the memory of 0.1 GB"
    if least is None or mine is None:
        return [Aim("stream_four", text, "", None)]
    return [Aim("stream_four", text, f"{mine / least:#.4g} ×", mine / least <= 1.1)]


def stream_layers(judge, _):
    return [judge.ratio("500 layers to standard output: at most 1.15 times the wall time of a file", STREAM, DOCKER, "wall", 1.15)]


def verifying(judge, _):
    return [judge.ratio("Verify an archive, diff_ids too: at most 1.1 times the wall time of openssl dgst of the file",
                        "regpull verify", "openssl dgst (the floor)", "wall", 1.1)]


def pushing(judge, _):
    return [judge.ratio("Push into an empty repository: wall time below every peer's",
                        "regpull push", ["skopeo copy", "crane push", "oras cp"], "wall", 1.0)]


def serving(judge, _):
    return [judge.ratio("To four clients at once: wall time at most docker-registry's",
                        "regpull serve", "docker-registry", "wall", 1.0)]


def many(judge, _):
    return [judge.ratio("Root file system of many files: wall time at most 0.85 times the floor's", ROOTFS, judge.floor, "wall", 0.85),
            judge.memory("Root file system of many files: at most 60 MB of memory", ROOTFS, 60)]


def large(judge, _):
    peers = [tool for tool in judge.peers if "from the disk" not in tool]
    return [judge.ratio("Root file system of one large file: wall time below every peer's", ROOTFS, peers, "wall", 1.0)]


AIMS = {
    "startup": startup, "tiny": tiny, "far_tiny": far_tiny, "big": big, "tls_big": tls_big, "limited": limited, "far": far,
    "resume": resume, "resume_near": resume_near, "stream_four": stream_four, "stream_layers": stream_layers,
    "pushing": pushing, "serving": serving, "verifying": verifying, "many": many, "large": large,
    "layers": small_memory("500 layers", 24), "fifty": small_memory("50 images", 24),
    "tags": small_memory("10,000 tags", 24, "regpull"), "hundred": small_memory("100 images of 10 layers", 32),
}


def aims_table(results):
    rows = [f"| {aim.text} | {aim.measured} | {aim.verdict} |" for aim in aims(results)]
    return "\n".join(["| aim | measured | |", "| --- | --- | --- |", *rows])


if __name__ == "__main__":
    print(aims_table(Results(sys.argv[1])))
