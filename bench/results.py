"""Reads the lines that measure.py and begin of measuring.sh write."""

import json
import statistics

FLOOR = "(the floor)"


class Results:
    def __init__(self, path):
        self.sitting, self.titles, self._runs = {}, {}, {}
        with open(path, encoding="utf-8") as lines:
            for line in map(json.loads, lines):
                self._add(**line)

    def _add(self, kind, scenario=None, tool=None, title=None, **figures):
        if kind == "run":
            self._runs.setdefault(scenario, {}).setdefault(tool, []).append(figures)
        elif kind == "scenario":
            self.titles[scenario] = title
        else:
            self.sitting = figures

    def tools(self, scenario):
        """In the order in which they were measured."""
        return list(self._runs.get(scenario, {}))

    def floor(self, scenario):
        return next((tool for tool in self.tools(scenario) if tool.endswith(FLOOR)), None)

    def peers(self, scenario):
        return [tool for tool in self.tools(scenario) if not tool.startswith("regpull") and not tool.endswith(FLOOR)]

    def all(self, scenario, tool, figure):
        return [run[figure] for run in self._runs.get(scenario, {}).get(tool, [])]

    def median(self, scenario, tool, figure):
        """None where the tool was not measured."""
        figures = self.all(scenario, tool, figure)
        return statistics.median(figures) if figures else None

    def ratio(self, scenario, tool, other, figure):
        """Of two tools' medians; None where either was not measured."""
        over, under = (self.median(scenario, name, figure) for name in (tool, other))
        return None if over is None or not under else over / under
