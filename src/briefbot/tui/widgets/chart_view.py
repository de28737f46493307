"""Draws a chart in the characters of the terminal. Imported when a chart is shown: the plotting library takes its time."""

from __future__ import annotations

from typing import Final

from textual.app import RenderResult
from textual.color import Color
from textual.geometry import Size
from textual_plotext import PlotextPlot

from briefbot.text.harmless import one_line
from briefbot.tui.figures.page import Chart

LABEL: Final = 9
"""Cells that a label below the axis takes, with the space to the next."""
RGB = tuple[int, int, int]
COLOURS: Final = ("primary", "warning", "error", "foreground", "surface")
"""The colours of the theme that are drawn with."""
POINT: Final = "●"
AIM: Final = "-"
MARKED: Final = "◆"


class ChartView(PlotextPlot):
    """One chart, in the colours of the theme; points, aim and goal have marks of their own."""

    can_focus = False

    def __init__(self, chart: Chart, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._chart = chart
        self._drawn: tuple[Chart, Size, list[RGB]] | None = None

    def show(self, chart: Chart) -> None:
        """Shows another chart."""
        self._chart = chart
        self.refresh()

    def render(self) -> RenderResult:
        """The chart for the size and theme there are; laid out again when one of them has changed."""
        wanted = (self._chart, self.size, [self._colour(name) for name in COLOURS])
        if self._drawn != wanted:
            self._draw()
            self._drawn = wanted
        return super().render()

    def _draw(self) -> None:
        chart, plot = self._chart, self.plt
        plot.clear_figure()
        plot.title(one_line(chart.title))
        plot.grid(horizontal=False, vertical=False)
        places = list(range(1, len(chart.points) + 1))
        if chart.aim is not None and places:
            ends = [places[0], max(places[-1], places[0] + 1)]
            plot.plot(ends, [chart.aim] * 2, color=self._colour("warning"), marker=AIM)
        if chart.kind == "bars":
            plot.bar(places, list(chart.points), color=self._colour("primary"), width=0.6, minimum=0, marker="sd")
        else:
            plot.plot(places, list(chart.points), color=self._colour("primary"), marker="braille")
            if len(places) <= max(self.size.width // 4, 2):
                plot.scatter(places, list(chart.points), color=self._colour("primary"), marker=POINT)
        if chart.marked is not None:
            place, point = [places[chart.marked]], [chart.points[chart.marked]]
            plot.scatter(place, point, color=self._colour("error"), marker=MARKED)
        self._scale(chart)
        ticks = _ticks(len(places), self.size.width)
        plot.xticks([places[at] for at in ticks], [chart.labels[at] for at in ticks])

    def _scale(self, chart: Chart) -> None:
        if chart.percent:
            self.plt.ylim(0, 100)
            self.plt.yticks([0, 25, 50, 75, 100], ["0 %", "25 %", "50 %", "75 %", "100 %"])
        else:
            most = max((*chart.points, 1.0))
            step = max(round(most / 4), 1)
            marks = [float(mark) for mark in range(0, int(most) + step, step)]
            self.plt.ylim(0, marks[-1])
            self.plt.yticks(marks, [f"{mark:,.0f}" for mark in marks])

    def _colour(self, name: str) -> RGB:
        return Color.parse(self.app.theme_variables.get(name, "#888888")).rgb


def _ticks(points: int, width: int) -> list[int]:
    """The places that get a label: the first, the last, and as many between as there is room for."""
    room = max((width - 8) // LABEL, 2)
    step = max(-(-(points - 1) // max(room - 1, 1)), 1)
    return list(range(0, points, step))
