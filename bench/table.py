"""A scenario's medians as a Markdown table."""

HEAD = """| | wall, s | fastest–slowest | × floor | CPU, s | peak memory, MB | received, MB | written, MB | connections | runs |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"""


def number(value):
    """As many digits as a person compares: three, as far as there are thousandths."""
    return f"{value:.{0 if value >= 100 else 1 if value >= 10 else 2 if value >= 1 else 3}f}"


def table(results, scenario):
    return "\n".join([HEAD, *(row(results, scenario, tool) for tool in results.tools(scenario))])


def row(results, scenario, tool):
    walls = results.all(scenario, tool, "wall")
    ratio = results.ratio(scenario, tool, results.floor(scenario), "wall")
    wall, cpu = (results.median(scenario, tool, figure) for figure in ("wall", "cpu"))
    memory, received, written = (results.median(scenario, tool, figure) / 1e6 for figure in ("memory", "received", "written"))
    cells = [tool.replace("|", "\\|"), number(wall), f"{number(min(walls))}–{number(max(walls))}", f"{ratio:.2f}" if ratio else "",
             number(cpu), f"{memory:.0f}", number(received), number(written),
             f"{results.median(scenario, tool, 'connections'):.0f}", str(len(walls))]
    return f"| {' | '.join(cells)} |"
