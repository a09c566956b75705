"""Charts of figures as specifications (Vega-Lite, Plotly for flows), and these as pictures. Computes no number."""

from assistant.present.charts.chart import chart_of
from assistant.present.charts.export import FORMATS, described, exported
from assistant.present.charts.points import Tables

__all__ = ["FORMATS", "Tables", "chart_of", "described", "exported"]
