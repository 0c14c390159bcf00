"""A plot as SVG: the wall time of each tool over the floor's, a row of bars for each scenario that has a floor."""

from html import escape

from results import FLOOR
from table import number

WIDTH, LEFT, RIGHT, ROW, HEAD = 800, 220, 130, 22, 44
# Bars that are longer than this many times the floor are cut, and say so: one slow tool would make dots of the others.
LONGEST = 2.5
UNIT = (WIDTH - LEFT - RIGHT) / LONGEST
# A column for the figures: at the ends of the bars some would lie on the line.
FIGURES = WIDTH - RIGHT + 12

STYLE = """
  text { font: 13px system-ui, sans-serif; fill: #24292f }
  .title { font-weight: 600 }
  .ours { fill: #0969da } .floor { fill: #6e7781 } .peer { fill: #bf8700 }
  line { stroke: #6e7781; stroke-dasharray: 3 3 }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 } line { stroke: #9198a1 }
    .ours { fill: #4493f8 } .floor { fill: #9198a1 } .peer { fill: #d29922 }
  }
"""


def plot(results):
    parts, top = [], 8
    for scenario, title in results.titles.items():
        if results.floor(scenario):
            parts += panel(results, scenario, title, top)
            top += HEAD + ROW * len(results.tools(scenario))
    return "\n".join([opening(top + 8), *parts, "</svg>", ""])


def opening(height):
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img" aria-labelledby="title description">
<title id="title">Wall time of each tool over the floor's</title>
<desc id="description">Medians. Shorter is faster; the dashed line is the floor. The tables have the same figures.</desc>
<style>{STYLE}</style>"""


def panel(results, scenario, title, top):
    floor, tools = results.floor(scenario), results.tools(scenario)
    line, bottom = LEFT + UNIT, top + HEAD + ROW * len(tools) - 8
    bars = [bar(tool, results.ratio(scenario, tool, floor, "wall"), results.median(scenario, tool, "wall"), top + 30 + ROW * index)
            for index, tool in enumerate(tools)]
    return [f'<text class="title" x="12" y="{top + 20}">{escape(title)}</text>', *bars,
            f'<line x1="{line:.0f}" x2="{line:.0f}" y1="{top + 26}" y2="{bottom}"/>']


def bar(tool, ratio, seconds, top):
    length, more = min(ratio, LONGEST) * UNIT, "→ " if ratio > LONGEST else ""
    kind = "ours" if tool.startswith("regpull") else "floor" if tool.endswith(FLOOR) else "peer"
    return (f'<text x="{LEFT - 10}" y="{top + 13}" text-anchor="end">{escape(tool)}</text>'
            f'<rect class="{kind}" x="{LEFT}" y="{top + 2}" width="{length:.1f}" height="{ROW - 6}" rx="2"/>'
            f'<text x="{FIGURES}" y="{top + 13}">{more}{ratio:.2f} × · {number(seconds)} s</text>')
