"""What is computed once a block: growth indices, shares, the stocks when the horizon starts."""

import numpy as np

from model_data import CLASSES

from .demand import Adopter, odds_of_reference
from .functions import exp, ln
from .layout import compiled, in_turn, table


def parameters(c):
    """Functions that fill in what no draw moves, once for a thread, and what the draws of a block do."""
    L, tables, first_row = c.lanes, c.tables, len(c.shares) * c.cells
    prefilled = table(tables.prefilled, 2)
    normal = (c.shares / c.shares.sum(1, keepdims=True)).reshape(-1)
    growth, functions, shares = growth_indices(c, first_row), functions_of_lines(c, first_row), moved_shares(c)

    @compiled
    def known(T):
        for i in range(len(normal)):
            for l in range(L):
                T[i * L + l] = normal[i]
        for j in range(len(prefilled)):
            for l in range(L):
                T[(first_row + np.int64(prefilled[j, 0])) * L + l] = prefilled[j, 1]

    @compiled
    def drawn(T, F, D):
        growth(T, F, D)
        functions(T, D)
        shares(T, F, D)

    return known, drawn


def line_of(c):
    """A function of the straight line that a rule holds from its number `first` on."""
    L = c.lanes

    @compiled
    def line(rule, first, D, l):
        r1, r2 = np.int64(rule[first + 2]) * L, np.int64(rule[first + 4]) * L
        return rule[first] + rule[first + 1] * D[r1 + l] + rule[first + 3] * D[r2 + l]

    return line


def growth_indices(c, first_row):
    L, growing, line = c.lanes, c.tables.growing, line_of(c)
    factors = table(c.tables.factors, 5)
    count = len(factors)
    exponents = np.repeat([g[0] for g in growing], [g[2][-1] - g[2][0] + 1 for g in growing])
    # Where each index starts, its first row, its months; from month to month its factor and what its scale grows by.
    indices = table([(start * scale[0], rows[0], len(rows)) for _, start, _, rows, scale in growing], 3)
    steps = table([step for g in growing for step in zip(g[2], g[4][1:] / g[4][:-1])], 2)

    @compiled
    def growth(T, F, D):
        """The roots of all distinct months in one go, then their products."""
        for j in range(count):
            for l in range(L):
                F[j * L + l] = 1.0 + line(factors[j], 0, D, l)
        for i in range(count * L):
            F[i] = ln(F[i])
        for j in range(count):
            for l in range(L):
                F[j * L + l] = exp(exponents[j] * F[j * L + l])
        step = 0
        for j in range(len(indices)):
            row = (first_row + np.int64(indices[j, 1])) * L
            for l in range(L):
                T[row + l] = indices[j, 0]
            for _ in range(np.int64(indices[j, 2]) - 1):
                by, scale = np.int64(steps[step, 0]) * L, steps[step, 1]
                for l in range(L):
                    T[row + L + l] = T[row + l] * F[by + l] * scale
                row += L
                step += 1

    return growth


def functions_of_lines(c, first_row):
    L, line = c.lanes, line_of(c)
    inverses, exponentials = table(c.tables.inverses, 7), table(c.tables.exponentials, 7)

    @compiled
    def functions(T, D):
        for j in range(len(inverses)):
            row = (first_row + np.int64(inverses[j, 0])) * L
            for l in range(L):
                T[row + l] = inverses[j, 1] / line(inverses[j], 2, D, l)
        for j in range(len(exponentials)):
            row = (first_row + np.int64(exponentials[j, 0])) * L
            for l in range(L):
                T[row + l] = exponentials[j, 1] * exp(line(exponentials[j], 2, D, l))

    return functions


def moved_shares(c):
    L, G, V, cells, line, known = c.lanes, c.segments, c.vendors, c.cells, line_of(c), c.shares
    bases, exponents, columns = c.drawn_shares
    bases, exponents = table(bases, 9), table(exponents, 8)
    columns = np.array(columns, dtype=np.int64).reshape(-1, 3)

    @compiled
    def shares(T, F, D):
        """Shares of the segments and classes in which some draw moves them."""
        for j in range(len(columns)):
            run, g, k = columns[j, 0], columns[j, 1], columns[j, 2]
            for v in range(V):
                row = (run * cells + (v * G + g) * 2 + k) * L
                for l in range(L):
                    T[row + l] = known[run, v, g, k]
        for j in range(len(bases)):
            run, v, g, k = bases[j, 0], bases[j, 1], bases[j, 2], bases[j, 3]
            row = np.int64(run * cells + (v * G + g) * 2 + k) * L
            for l in range(L):
                T[row + l] = line(bases[j], 4, D, l)
        for j in range(len(exponents)):
            run, v, g = exponents[j, 0], exponents[j, 1], exponents[j, 2]
            row = np.int64(run * cells + (v * G + g) * 2) * L
            for l in range(L):
                moved = exp(line(exponents[j], 3, D, l))
                T[row + l] *= moved
                T[row + L + l] *= moved
        for j in range(len(columns)):
            first = (columns[j, 0] * cells + columns[j, 1] * 2 + columns[j, 2]) * L
            for l in range(L):
                total = 0.0
                for v in range(V):
                    total += T[first + v * G * 2 * L + l]
                F[l] = 1.0 / total
            for v in range(V):
                for l in range(L):
                    T[first + v * G * 2 * L + l] *= F[l]

    return shares


def start(c):
    """The function that sets the stocks when the horizon starts."""
    L, G, tables, data = c.lanes, c.segments, c.tables, c.data
    adjustment = 1 / tables.one("planning.adjustment_months")
    weight, life = tables.one("planning.supply_line_weight"), 1 / (12 * tables.one("planning.service_life"))
    growth = (1 + tables.ones(data.segments, "segments", "capacity_growth_at_start")) ** (1 / 12) - 1 + life
    money, capacity, odds, cost, x, market_odds = start_of_mix(c)
    begin_vendors = in_turn([begin_vendor(c, v, money) for v in range(c.vendors)])
    values = table(values_at_start(c, odds, cost, x, market_odds), 2)
    drawn = drawn_once(c)
    line = line_of(c)
    backlogs, months, on_order_at = c.backlogs[0], c.segment_shipped[0], c.on_order[0]
    installed_at, scale_at = c.installed[0], c.scale[0]

    @compiled
    def begin(S, T, D, W, N, rec):
        for j in range(len(values)):
            for l in range(L):
                W[np.int64(values[j, 0]) * L + l] = values[j, 1]
        for j in range(len(drawn)):
            for l in range(L):
                W[np.int64(drawn[j, 0]) * L + l] = line(drawn[j], 1, D, l)
        begin_vendors(0, S, T, D, W, N, rec)
        for g in range(G):
            months_of = capacity[g] / (money[2 * g] + money[2 * g + 1])
            for l in range(L):
                on_order = months_of * W[backlogs + g * L + l]
                installed = months_of * W[months + g * L + l] / growth[g]
                W[on_order_at + g * L + l] = on_order
                W[installed_at + g * L + l] = installed
                gap = (capacity[g] - installed * life) / adjustment
                W[scale_at + g * L + l] = installed + weight * on_order + gap

    return begin


def begin_vendor(c, v, money):
    """A vendor's backlog, split as its orders at the start are."""
    L, G, at, name = c.lanes, c.segments, c.at, c.data.vendors[v]
    inverse_delivery, backlog = (
        c.tables.inverse(f"vendors.{name}.delivery_months"),
        c.tables.one(f"vendors.{name}.backlog_at_start"),
    )
    own, backlogs, months, factor, first = (
        c.cell[v * 2 * G],
        c.backlogs[0],
        c.segment_shipped[0],
        c.factor,
        v * 2 * G * L,
    )

    @compiled
    def step(m, S, T, D, W, N, rec):
        for l in range(L):
            total = 0.0
            for i in range(2 * G):
                total += S[first + i * L + l] * money[i]
            W[factor + l] = backlog / total if total > 0.0 else 0.0
            for g in range(G):
                gpu = S[first + 2 * g * L + l] * money[2 * g] * W[factor + l]
                asic = S[first + (2 * g + 1) * L + l] * money[2 * g + 1] * W[factor + l]
                W[own + 2 * g * L + l] = gpu
                W[own + (2 * g + 1) * L + l] = asic
                W[backlogs + g * L + l] += gpu + asic
                W[months + g * L + l] += (gpu + asic) * at(T, D, inverse_delivery, 0, l)
        return 0

    return step


def values_at_start(c, odds, cost, x, market_odds):
    """What every draw starts with, as (row, value)."""
    tables, data, values = c.tables, c.data, [(c.mix, x), (c.odds, market_odds), (c.fill[0], 1.0), (c.fill[1], 1.0)]
    for a in range(c.adopters):
        adopter = Adopter(c, a)
        values += [(c.pilots[a], adopter.pilots), (c.production[a], 1.0), (c.exponents[a], adopter.imitation)]
    for g in range(c.segments):
        values += [
            (c.leaning[g], odds[g]),
            (c.first_cost[g], cost[g]),
            (c.backlogs[g], 0.0),
            (c.segment_shipped[g], 0.0),
        ]
    general = np.array([data.known(f"vendors.{name}.share.general")[0] for name in data.vendors])
    orders = tables.one("general_servers.orders_at_start") / 12 * tables.one("general_servers.delivery_months")
    for v, name in enumerate(data.vendors):
        contracts = tables.one(f"vendors.{name}.subscription_at_start") / 12 * tables.one("as_a_service.term_months")
        values += [(c.phantom[v], 0.0), (c.contracts[v], contracts)]
        values.append((c.general_backlog[v], general[v] / general.sum() * orders))
    return [(place // c.lanes, value) for place, value in values]


def drawn_once(c):
    """Numbers that are drawn once for the whole horizon, as (row, line)."""
    line, segments = c.tables.line, c.data.segments
    drawn = [
        (place, *line(f"segments.{n}.inference_share_at_start", 0)) for n, place in zip(segments, c.inference_share)
    ]
    drawn += [(place, *line("planning.price_elasticity", 0, -1.0)) for place in c.exponents[c.adopters :]]
    drawn.append((c.general_price, *line("general_servers.price_at_start", 0)))
    return table([(place // c.lanes, *rule) for place, *rule in drawn], 6)


def start_of_mix(c):
    """The mix when the horizon starts, which is known; by halving.

    Returns orders in money by segment and class, capacity ordered, odds of ASIC servers, cost of capacity, x, and the
    market's odds.
    """
    data, tables = c.data, c.tables
    affinity = np.array([data.known(f"segments.{name}.asic_affinity")[0] for name in data.segments])
    leaning = np.exp(affinity) * [odds_of_reference(c, g) for g in range(c.segments)]
    gpu_price, asic_price = (data.known(f"servers.{name}.price")[0] for name in CLASSES)
    relative, share = tables.one("servers.asic.relative_capacity"), data.known("servers.asic_share")[0]
    odds, orders = share / (1 - share), tables.ones(data.segments, "segments", "orders_at_start") / 12
    low, high = (odds / leaning).min(), (odds / leaning).max()
    for _ in range(200):
        x = np.sqrt(low * high)
        gpus = orders / (gpu_price + asic_price * leaning * x)
        low, high = (x, high) if (gpus * leaning).sum() * x < odds * gpus.sum() else (low, x)
    own = leaning * x
    servers = orders / (gpu_price + asic_price * own)
    money = np.stack([servers * gpu_price, servers * own * asic_price], axis=1).ravel()
    cost = (gpu_price + asic_price * own) / (1 + relative * own)
    return money, servers * 1e6 * (1 + relative * own), own, cost, x, odds
