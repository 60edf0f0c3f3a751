"""What every peer starts from: a scenario and draws of it, as `peers_dump` wrote them.

Nothing here is timed. What does not differ between draws is worked out here once, as the engine does.
"""

import json
from functools import cache, cached_property
from pathlib import Path

import numpy as np

CLASSES = ["gpu", "asic"]
LINES = ["ai", "general", "network", "service", "other"]
# The rows of `Data.figures`.
ORDERS, SHIPMENTS, BACKLOG, GENERAL_ORDERS, GENERAL, NETWORK, OTHER = range(7)


class Data:
    """A scenario by month, and draws of it; arrays have draws last."""

    def __init__(self, folder):
        folder = Path(folder)
        index = json.loads((folder / "index.json").read_text())
        self.months = index["months"]
        self.known_months = index["known_months"]
        self.segments = index["segments"]
        self.adopters = index["adopters"]
        self.vendors = index["vendors"]
        self.attributes = index["attributes"]
        self.inputs = index["inputs"]
        self.outputs = index["outputs"]

        def read(name, *shape):
            return np.fromfile(folder / name, dtype="<f8").reshape(*shape)

        # [row, draw]: what is drawn; Data.inputs says which row is which point of which input.
        self.drawn = read("drawn.f64", index["drawn_rows"], -1)
        # [segment | vendor | vendor, month after as_of, draw]: noise of demand, orders, shipments.
        self.noise = read("noise.f64", -1, self.months - self.known_months, self.drawn.shape[1])
        # The engine's results for the first draws: [output, month, draw] and [vendor, segment, class, draw].
        self.engine_outputs = read("outputs.f64", len(self.outputs), self.months, -1)
        self.engine_shipped = read("shipped.f64", len(self.vendors), len(self.segments), 2, -1)
        # [figure, vendor, month]: what replaces the model; NaN where nothing does.
        figures = [vendor["figures"] for vendor in index["reported"]]
        self.figures = np.array(figures, dtype=float).swapaxes(0, 1)
        self.first_forecast = np.array([vendor["first_forecast_month"] for vendor in index["reported"]])

    @property
    def draws(self):
        return self.drawn.shape[1]

    @property
    def verified_draws(self):
        return self.engine_outputs.shape[2]

    @cached_property
    def reported_months(self):
        """Months in which reported figures may act: up to the last with one, and the first without of each vendor."""
        last = np.isfinite(self.figures).any((0, 1)).nonzero()[0].max(initial=-1)
        return min(max(last, *self.first_forecast) + 1, self.months)

    @cache
    def known(self, key, default=0.0):
        """An input by month with every distribution at its median."""
        if key not in self.inputs:
            return np.full(self.months, default)
        return np.array(self.inputs[key]["known"])

    @cache
    def is_drawn(self, key):
        return "rows" in self.inputs.get(key, {})

    @cache
    def points(self, key):
        """Of a drawn input: the median of each point, and its row among the drawn numbers or None."""
        told = self.inputs[key]
        return told["points"], told["rows"]

    @cache
    def between(self, key):
        """Of a drawn path, by month: the points around it, and how far it is from the first to the second."""
        told = self.inputs[key]["between"] or [[0, 0, 0.0]] * self.months
        before, after, part = zip(*told)
        return np.array(before), np.array(after), np.array(part)

    @cache
    def is_constant(self, key):
        """Whether a drawn input is one number for the whole horizon, also before `as_of`."""
        return self.inputs[key]["between"] is None

    @cache
    def distinct(self, *keys):
        """The first months of runs in which no input of `keys` changes, and by month which run it is in."""
        columns = [self.known(key) for key in keys]
        for key in filter(self.is_drawn, keys):
            columns.extend(self.between(key))
            columns.append(np.arange(self.months) >= (0 if self.is_constant(key) else self.known_months))
        rows = np.array(columns, dtype=float)
        starts = np.ones(self.months, dtype=bool)
        starts[1:] = (rows[:, 1:] != rows[:, :-1]).any(0)
        return np.flatnonzero(starts), np.cumsum(starts) - 1
