"""Turns the lines of measure.py into Markdown: table.py TABLE FLOOR, where FLOOR is the name to compare with."""

import statistics
import sys

path, floor = sys.argv[1:]
runs = {}
with open(path, encoding="utf-8") as lines:
    for line in lines:
        name, *figures = line.rstrip("\n").split("\t")
        runs.setdefault(name, []).append([float(figure) for figure in figures])

medians = {name: [statistics.median(column) for column in zip(*rows)] for name, rows in runs.items()}
base = medians[floor][0]
print("| | wall, s | fastest–slowest | × floor | CPU, s | peak memory, MB | runs |")
print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
for name, (wall, cpu, memory) in medians.items():
    walls = [row[0] for row in runs[name]]
    print(f"| {name} | {wall:.2f} | {min(walls):.2f}–{max(walls):.2f} | {wall / base:.2f} | {cpu:.2f} | {memory:.0f} | {len(walls)} |")
