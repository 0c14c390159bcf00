"""What BenchmarkDotNet measured, from its JSON report, as a Markdown table."""

import json

from table import number


def loops_table(path):
    with open(path, encoding="utf-8-sig") as file:
        report = json.load(file)
    host = report["HostEnvironmentInfo"]
    rows = [row(**benchmark) for benchmark in report["Benchmarks"]]
    return "\n".join([
        f"BenchmarkDotNet {host['BenchmarkDotNetVersion']}, {host['RuntimeVersion']}, {host['LogicalCoreCount']} cores.", "",
        "| | mean, µs | standard deviation, µs | allocated, bytes | rounds |", "| --- | ---: | ---: | ---: | ---: |", *rows])


def row(MethodTitle, Parameters, Statistics, Memory, **_):
    # BenchmarkDotNet counts in nanoseconds.
    mean, deviation = (number(Statistics[name] / 1000) for name in ("Mean", "StandardDeviation"))
    name = f"{MethodTitle.strip(chr(39))}{f' ({Parameters})' if Parameters else ''}"
    return f"| {name} | {mean} | {deviation} | {Memory['BytesAllocatedPerOperation']} | {Statistics['N']} |"
