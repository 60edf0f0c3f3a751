"""Where things lie, and how functions are compiled and strung together."""

import numpy as np
from llvmlite import binding
from numba import njit
from numba.core.compiler import Compiler

from .functions import FAST
from .tables import KNOWN, LINE, Tables

# Loops over lanes are to be vectorised whole, not unrolled before.
binding.set_option("numba", "-unroll-full-max-count=8")


class NoAlias(Compiler):
    """Arrays that are passed to a function do not overlap, which spares the checks before every loop."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.state.flags.noalias = True


compiled = njit(fastmath=FAST, error_model="numpy", pipeline_class=NoAlias, forceinline=True)


def in_turn(functions):
    """One function of several steps of a month.

    A step takes the month, its shares, what was computed for the block, the drawn numbers, the state, the month's noise
    and the record; it returns in how many lanes something was strange.
    """
    if len(functions) == 1:
        return functions[0]
    middle = len(functions) // 2
    first, then = in_turn(functions[:middle]), in_turn(functions[middle:])

    @compiled
    def all_of(m, S, T, D, W, N, rec):
        return first(m, S, T, D, W, N, rec) + then(m, S, T, D, W, N, rec)

    return all_of


def table(rows, width):
    return np.array(rows, dtype=float).reshape(-1, width)


class Rows:
    """Hands out the places of rows of lanes."""

    def __init__(self, lanes):
        self.lanes, self.count, self.names = lanes, 0, {}

    def many(self, name, count):
        first = self.count
        self.count += count
        self.names[name] = (first, count)
        return [(first + i) * self.lanes for i in range(count)]

    def one(self, name):
        return self.many(name, 1)[0]


class Layout:
    """The scenario's tables, and the places of the state's rows and the record's."""

    def __init__(self, data, lanes, keep):
        self.data, self.lanes, self.keep, self.tables = data, lanes, keep, Tables(data)
        A, G, V = len(data.adopters), len(data.segments), len(data.vendors)
        self.adopters, self.segments, self.vendors = A, G, V
        self.months, self.known_months, self.reported_months = data.months, data.known_months, data.reported_months
        if data.known_months == 0:
            raise ValueError("the numba peer takes the first month as known")
        self.cells = V * G * 2
        # Noise of one segment or vendor lies this far from that of the next.
        self.noise_step = (data.months - data.known_months) * lanes
        self.figures = np.ascontiguousarray(data.figures)
        self.share_run, self.shares, *self.drawn_shares = self.tables.shares()
        self.at, self.finish = reader(self.tables, lanes, len(self.shares) * self.cells)

        self.state = Rows(lanes)
        many, one = self.state.many, self.state.one
        self.pilots, self.production = many("pilots", A), many("production", A)
        self.premises, self.hosted = many("premises", A), many("hosted", A)
        self.powers, self.exponents = many("powers", A + G), many("exponents", A + G)
        self.inference_share, self.scale, self.first_cost = (many(n, G) for n in ("i0", "scale", "first cost"))
        self.installed, self.on_order, self.ordered = (many(n, G) for n in ("installed", "on order", "ordered"))
        self.inference, self.leaning = many("inference", G), many("odds of segments", G)
        self.mix, self.odds, self.odds_before = one("mix"), one("odds"), one("odds before")
        self.capacity, self.price = many("capacity of a server", 2), many("price of a server", 2)
        self.market, self.cell = many("market", 2 * G), many("cells", self.cells)
        self.by_class, self.rate = many("backlog by class", 2 * V), many("rate", 2 * V)
        self.multiplier, self.phantom, self.shipped = (many(n, V) for n in ("multiplier", "phantom", "shipped"))
        self.backlogs, self.segment_orders = many("backlogs", G), many("orders of segments", G)
        self.segment_shipped, self.segment_cancelled = many("shipped to segments", G), many("cancelled by segments", G)
        self.fill, self.wanted, self.taken = (many(n, 2) for n in ("fill", "wanted", "taken"))
        self.fill_before, self.spending, self.linked = one("fill before"), one("spending"), one("linked")
        self.network_orders, self.network_spending = one("network orders"), one("network spending")
        self.general_price, self.general_market = one("price at start"), one("general market")
        self.general_left, self.general_wanted = one("general left"), one("general wanted")
        self.general_shares = one("general shares")
        self.general_backlog, self.general_shipped = many("general backlog", V), many("general shipped", V)
        self.contracts, self.as_a_service = many("contracts", V), many("as a service", V)
        self.factor = one("factor")

        self.record = Rows(lanes)
        lines = ["general.revenue", "network.orders", "network.revenue", "service.revenue", "service.arr", "revenue"]
        lines += ["operating_income", "eps", "ai.orders", "ai.shipments", "ai.cancellations", "ai.backlog"]
        lines += ["general.orders", "general.backlog"]
        self.records = {name: self.record.many(name, V) for name in lines}
        self.records["installed"] = self.record.many("installed", G)
        self.records["shipped"] = self.record.many("shipped", self.cells)


def reader(tables, L, offset):
    """The function that finds a number in a month and lane, and what is called when the tables are complete."""
    known = line_c = line_w1 = line_w2 = line_r1 = line_r2 = rows = None

    @compiled
    def at(T, D, place, m, l):
        i = place[1] + m
        if place[0] == KNOWN:
            return known[i]
        if place[0] == LINE:
            return line_c[i] + line_w1[i] * D[line_r1[i] * L + l] + line_w2[i] * D[line_r2[i] * L + l]
        return T[rows[i] * L + l]

    def finish():
        nonlocal known, line_c, line_w1, line_w2, line_r1, line_r2, rows
        known = np.array(tables.known)
        line_c, line_w1, line_r1, line_w2, line_r2 = (np.ascontiguousarray(c) for c in table(tables.lines, 5).T)
        line_r1, line_r2 = line_r1.astype(np.int64), line_r2.astype(np.int64)
        rows = np.array(tables.row_of, dtype=np.int64) + offset

    return at, finish
