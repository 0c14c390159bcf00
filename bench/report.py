"""Turns results into Markdown: report.py RESULTS."""

import sys

from results import Results
from table import table


def heading(results):
    sitting = results.sitting
    absent = f" Not there to be measured: {sitting['absent']}." if sitting["absent"] else ""
    return f"Measured: {sitting['regpull']}. The machine: {sitting['machine']}. Versions: {sitting['versions']}.{absent}"


def tables(results):
    return "\n\n".join(f"### {title}\n\n{table(results, scenario)}" for scenario, title in results.titles.items())


def main(path):
    results = Results(path)
    print(f"{heading(results)}\n\n{tables(results)}")


if __name__ == "__main__":
    main(sys.argv[1])
