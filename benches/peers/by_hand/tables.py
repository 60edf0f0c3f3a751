"""What the numba peer knows before it sees a draw: where numbers are found, and what is computed of the drawn ones.

A number is found, by month, in one of three ways: it is known; it is the straight line between drawn points; or it lies
in a row of lanes that was computed for the block (growth indices, exponentials, inverses).
"""

from functools import wraps

import numpy as np

KNOWN, LINE, ROW = range(3)


def once(method):
    """A place that is asked for again is the one given before."""

    @wraps(method)
    def place(self, *arguments, **named):
        asked = (method.__name__, *arguments, *((name, np.asarray(value).tobytes()) for name, value in named.items()))
        if asked not in self.given:
            self.given[asked] = method(self, *arguments, **named)
        return self.given[asked]

    return place


class Tables:
    """Places of numbers as (way, first): entry `first + month` of the table of that way.

    A line is (c, w1, r1, w2, r2): c + w1 * drawn[r1] + w2 * drawn[r2].
    """

    def __init__(self, data):
        self.data, self.given = data, {}
        self.known, self.lines, self.row_of = [], [], []
        # What rows hold that no draw moves, as (row, value).
        self.prefilled = []
        self.rows = 0
        # Of drawn points, one for each distinct month: (row, scale, line).
        self.inverses, self.exponentials = [], []
        # Rows to take roots of as lines; and what they become: (exponent, start, factor rows, rows, scales).
        self.factors, self.growing = [], []

    def drawn_months(self, key):
        return range(0 if self.data.is_constant(key) else self.data.known_months, self.data.months)

    def line(self, key, month, scale=1.0):
        """An input in a month over the drawn numbers."""
        if not self.data.is_drawn(key) or month not in self.drawn_months(key):
            return (self.data.known(key)[month] * scale, 0.0, 0, 0.0, 0)
        medians, rows = self.data.points(key)
        before, after, part = (column[month] for column in self.data.between(key))
        constant, weights = 0.0, []
        for point, weight in ((before, 1 - part), (after, part)):
            if rows[point] is None:
                constant += weight * medians[point]
            elif weight != 0:
                weights.append((weight * scale, rows[point]))
        weights += [(0.0, 0)] * (2 - len(weights))
        return (constant * scale, *weights[0], *weights[1])

    def put_known(self, values):
        self.known.extend(values)
        return (KNOWN, len(self.known) - len(values))

    @once
    def path(self, key, scale=1.0, default=0.0):
        """An input by month, times `scale`."""
        if not self.data.is_drawn(key):
            return self.put_known(self.data.known(key, default) * scale)
        self.lines.extend(self.line(key, month, scale) for month in range(self.data.months))
        return (LINE, len(self.lines) - self.data.months)

    def put_rows(self, rows):
        self.row_of.extend(rows)
        return (ROW, len(self.row_of) - len(rows))

    def new_row(self):
        self.rows += 1
        return self.rows - 1

    def known_row(self, value):
        row = self.new_row()
        self.prefilled.append((row, value))
        return row

    def distinct(self, key):
        """Of a drawn input: by drawn month the run of equal months it is in, and the first month of each run."""
        months, run = self.data.distinct(key)
        drawn = self.drawn_months(key)
        runs = run[drawn[0] :] - run[drawn[0]]
        return runs, [drawn[int(np.argmax(runs == r))] for r in range(runs[-1] + 1)]

    def of_lines(self, key, function, scale, rules):
        """A function of an input, computed once for each run of equal months."""
        values = scale * function(self.data.known(key))
        if not self.data.is_drawn(key):
            return self.put_known(values)
        runs, firsts = self.distinct(key)
        rows = [self.new_row() for _ in firsts]
        rules.extend((row, scale, *self.line(key, month)) for row, month in zip(rows, firsts))
        known = [self.known_row(value) for value in values[: self.data.months - len(runs)]]
        return self.put_rows(known + [rows[run] for run in runs])

    @once
    def inverse(self, key):
        return self.of_lines(key, lambda value: 1 / value, 1.0, self.inverses)

    @once
    def exponential(self, key, scale):
        return self.of_lines(key, np.exp, scale, self.exponentials)

    @once
    def growth(self, key, sign=1, scale=1.0):
        """The growth index of a yearly rate, or with sign -1 one over it; times `scale`, by month or one number."""
        index = growth_index(self.data.known(key), sign)
        scale = np.broadcast_to(scale, index.shape)
        if not self.data.is_drawn(key):
            return self.put_known(index * scale)
        runs, firsts = self.distinct(key)
        known = self.data.months - len(runs)
        first = len(self.factors)
        self.factors.extend(self.line(key, month) for month in firsts)
        rows = [self.new_row() for _ in runs]
        self.growing.append((sign / 12, index[known], first + runs, rows, scale[known:]))
        return self.put_rows([self.known_row(value) for value in (index * scale)[:known]] + rows)

    def one(self, key):
        """An input that this peer takes as the same in every draw, in the first month."""
        if self.data.is_drawn(key):
            raise ValueError(f"the numba peer does not draw {key}")
        return self.data.known(key)[0]

    def ones(self, names, prefix, key):
        return np.array([self.one(f"{prefix}.{name}.{key}") for name in names])

    def unmoved(self, key):
        """An input by month that this peer takes as the same in every draw."""
        self.one(key)
        return self.data.known(key)

    def shares(self):
        """Shares of orders by run of months in which none of them changes (section 5).

        Returns by month its run; the shares before normalising where nothing is drawn, [run, vendor, segment, class];
        what is drawn of them as (run, vendor, segment, class, line), of exponents as (run, vendor, segment, line);
        and the (run, segment, class) to normalise in every draw.
        """
        data, classes = self.data, ["gpu", "asic"]
        moved = {(v, name): f"vendors.{v}.attributes.{name}" for v in data.vendors for name in data.attributes}
        base = {(v, g, c): f"vendors.{v}.share.{c}.{g}" for v in data.vendors for g in data.segments for c in classes}
        months, run = data.distinct(*moved.values(), *base.values())
        known = np.zeros((len(months), len(data.vendors), len(data.segments), 2))
        bases, exponents, drawn = [], [], set()
        for r, month in enumerate(months):
            for v, vendor in enumerate(data.vendors):
                for g, segment in enumerate(data.segments):
                    exponent = np.zeros(5)
                    for name in data.attributes:
                        weight = self.one(f"attraction.{name}.{segment}")
                        line = np.array(self.line(moved[vendor, name], month, weight))
                        line[0] -= weight * data.known(moved[vendor, name])[0]
                        if weight and line[1]:
                            exponents.append((r, v, g, *line))
                            drawn |= {(r, g, 0), (r, g, 1)}
                        else:
                            exponent += line
                    for c, kind in enumerate(classes):
                        grown = np.exp(exponent[0])
                        line = self.line(base[vendor, segment, kind], month, grown)
                        known[r, v, g, c] = line[0]
                        if line[1]:
                            bases.append((r, v, g, c, *line))
                            drawn.add((r, g, c))
        return run, known, bases, exponents, sorted(drawn)


def growth_index(rates, sign=1):
    factors = (1 + rates) ** (sign / 12)
    return np.concatenate([[1.0], np.cumprod(factors[:-1])])


def loss(rates):
    return 1 - (1 - rates) ** (1 / 12)
