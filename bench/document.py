"""Writes generated parts into a document, between its markers, and the plot beside it.

document.py results RESULTS DOCUMENT   what bench/run measured: the aims, the plot, the tables
document.py loops REPORT DOCUMENT      what BenchmarkDotNet measured, from its JSON report

A part stands between <!-- generated: PART --> and <!-- generated: end -->.
"""

import pathlib
import re
import sys

from aims import aims_table
from loops import loops_table
from plot import plot
from report import heading, tables
from results import Results


def replace(document, part, text):
    begin, end = f"<!-- generated: {part} -->", "<!-- generated: end -->"
    pattern = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    content = document.read_text(encoding="utf-8")
    if not pattern.search(content):
        sys.exit(f"{document} has no place for it: no line {begin}")
    document.write_text(pattern.sub(lambda _: f"{begin}\n\n{text}\n\n{end}", content), encoding="utf-8")


def write_results(path, document):
    results = Results(path)
    picture = document.with_suffix(".svg")
    picture.write_text(plot(results), encoding="utf-8")
    replace(document, "results", "\n\n".join([
        heading(results), aims_table(results), f"![Wall time of each tool over the floor's, by scenario]({picture.name})", tables(results)]))


def write_loops(path, document):
    replace(document, "loops", loops_table(path))


if __name__ == "__main__":
    {"results": write_results, "loops": write_loops}[sys.argv[1]](sys.argv[2], pathlib.Path(sys.argv[3]))
