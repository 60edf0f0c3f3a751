"""What the months need of a scenario's draws, over arrays of draws, for NumPy and JAX alike (docs/model.md, section 0).

`xp` is the array module. Shapes end in draws, or in 1 where nothing differs between draws: [month, adopter | segment |
vendor, draw].
"""

from functools import cache

import numpy as np

from model_data import CLASSES, LINES


class Reader:
    """Inputs of some draws by month, [month, draw] or [month, 1]."""

    def __init__(self, xp, data, drawn):
        self.xp, self.data, self.numbers = xp, data, drawn

    def at(self, key, months, default=0.0):
        """An input in some months."""
        data = self.data
        known = data.known(key, default)[months][:, None]
        if not data.is_drawn(key):
            return known
        medians, rows = data.points(key)
        points = [
            self.numbers[row] if row is not None else self.xp.full(self.numbers.shape[1:], median)
            for median, row in zip(medians, rows)
        ]
        before, after, part = (column[months] for column in data.between(key))
        points = self.xp.stack(points)
        first = points[before]
        drawn = first + (points[after] - first) * part[:, None]
        if data.is_constant(key):
            return drawn
        return self.xp.where((months >= data.known_months)[:, None], drawn, known)

    def path(self, key, function=None, default=0.0):
        """An input by month, or a `function` of it, which is applied once to a run of equal months."""
        if not self.data.is_drawn(key):
            return known_path(self.data, key, function, default)
        months, run = self.data.distinct(key)
        values = self.at(key, months, default)
        return (function(self.xp, values) if function else values)[run]

    def constant(self, key):
        return self.at(key, np.array([0]))[0]

    def growth(self, key):
        """The growth index of yearly rates."""
        if not self.data.is_drawn(key):
            return known_growth(self.data, key)
        return index(self.xp, self.path(key, factor))

    def together(self, arrays, axis=1):
        """Arrays stacked, with draws in all of them where one has some."""
        return self.xp.stack(self.xp.broadcast_arrays(*arrays), axis=axis)


@cache
def known_path(data, key, function, default):
    """An input by month that no draw moves, [month, 1]: worked out once."""
    values = data.known(key, default)[:, None]
    return function(np, values) if function else values


@cache
def known_growth(data, key):
    return index(np, known_path(data, key, factor, 0.0))


def index(xp, factors):
    """1 in the first month, then the product of the months before."""
    return xp.concatenate([xp.ones_like(factors[:1]), xp.cumprod(factors[:-1], axis=0)])


def factor(xp, rate):
    """What a yearly growth multiplies by in a month."""
    return power(xp, 1 + rate, 1 / 12)


def loss(xp, rate):
    """What a yearly loss takes in a month."""
    return 1 - power(xp, 1 - rate, 1 / 12)


def exp(xp, values):
    return xp.exp(values)


def power(xp, base, exponent):
    """Compilers have exp and log in vectors, and no power."""
    return xp.exp(exponent * xp.log(base))


def shares(xp, data, read):
    """Shares of orders, [run of months, vendor, segment, class, draw], and by month which run it is in (section 5)."""
    keys = [f"attraction.{name}.{segment}" for name in data.attributes for segment in data.segments]
    for vendor in data.vendors:
        keys += [f"vendors.{vendor}.attributes.{name}" for name in data.attributes]
        keys += [f"vendors.{vendor}.share.{c}.{g}" for c in CLASSES for g in data.segments]
    months, run = data.distinct(*keys)
    first = np.array([0])
    moved = {}
    for vendor in data.vendors:
        for name in data.attributes:
            key = f"vendors.{vendor}.attributes.{name}"
            if key in data.inputs:
                moved[vendor, name] = read.at(key, months) - read.at(key, first)
    columns = []
    for segment in data.segments:
        for c in CLASSES:
            bases = []
            for vendor in data.vendors:
                base = read.at(f"vendors.{vendor}.share.{c}.{segment}", months)
                exponents = [
                    read.constant(f"attraction.{name}.{segment}") * moved[vendor, name]
                    for name in data.attributes
                    if (vendor, name) in moved
                ]
                bases.append(base * xp.exp(sum(exponents)) if exponents else base)
            column = read.together(bases)
            columns.append(column / column.sum(1, keepdims=True))
    by_cell = read.together(columns, axis=2)
    shape = (len(months), len(data.vendors), len(data.segments), 2, -1)
    return by_cell.reshape(shape), run


def parameters(xp, data, drawn, noise):
    """All that the months need: what is by month, and what is not."""
    read = Reader(xp, data, drawn)
    months, adopters, segments, vendors = data.months, data.adopters, data.segments, data.vendors
    by, one = {}, {}

    def each(names, prefix, key, how):
        return read.together([how(f"{prefix}.{name}.{key}") for name in names])

    def constants(names, prefix, key):
        return read.together([read.constant(f"{prefix}.{name}.{key}") for name in names], axis=0)

    # Section 1.
    for key in ["pilot_duration", "conversion_at_start", "production_growth_at_start", "churn", "pilot_intensity"]:
        one[key] = constants(adopters, "adoption", key)
    one["imitation"] = constants(adopters, "adoption", "imitation")
    one["pilot_growth_at_start"] = constants(adopters, "adoption", "pilot_growth")
    by["conversion_rate"] = each(adopters, "adoption", "conversion_rate", read.path)
    by["pilot_growth"] = each(adopters, "adoption", "pilot_growth", read.growth)
    by["usage"] = each(adopters, "adoption", "usage_growth", read.growth)
    by["cloud"] = each(adopters, "adoption", "cloud_share", read.path)
    one["cloud_at_start"] = by["cloud"][0]

    # Section 2. A segment that is an adopter works on its own premises, any other for itself and those it hosts.
    i0 = constants(segments, "segments", "inference_share_at_start")
    hosted = np.zeros((len(segments), len(adopters), 1))
    for g, segment in enumerate(segments):
        for a, adopter in enumerate(adopters):
            hosted[g, a] = data.known(f"segments.{segment}.hosted_share.{adopter}")[0]
    own = (1 - hosted.sum(1))[None] * each(segments, "segments", "own_inference_growth", read.growth)
    adopts = np.array([segment in adopters for segment in segments])[:, None]
    one["hosted"] = hosted * ~adopts[:, None]
    one["premises"] = np.array([[[float(a == g)] for a in adopters] for g in segments])
    by["training"] = (
        (1 - i0)
        * each(segments, "segments", "training_growth", read.growth)
        / read.growth("planning.training_efficiency")[:, None]
    )
    one["inference_share"] = i0
    by["own_inference"] = own * ~adopts
    by["inference_efficiency"] = read.growth("planning.inference_efficiency")
    one["elasticity"] = read.constant("planning.price_elasticity")
    by["expected_cost"] = read.growth("planning.expected_cost_change")

    # Section 3.
    one["adjustment"] = read.constant("planning.adjustment_months")
    one["weight"] = read.constant("planning.supply_line_weight")
    one["life"] = 12 * read.constant("planning.service_life")
    one["capacity_growth"] = constants(segments, "segments", "capacity_growth_at_start")
    one["orders_at_start"] = constants(segments, "segments", "orders_at_start") / 12

    # Section 4; [.., class, draw].
    by["asic_share"] = read.path("servers.asic_share")
    by["price"] = each(CLASSES, "servers", "price", read.path)
    capacities = [read.growth(f"servers.{c}.capacity_growth") for c in CLASSES]
    by["capacity"] = read.together([capacities[0], read.constant("servers.asic.relative_capacity") * capacities[1]])
    reference = constants(segments, "segments", "asic_share_reference")
    leaning = [read.path(f"segments.{segment}.asic_affinity", exp) for segment in segments]
    by["leaning"] = read.together(leaning) * (reference / (1 - reference))

    # Sections 5 and 6.
    one["shares"], by["share_run"] = shares(xp, data, read)
    by["delivery"] = each(vendors, "vendors", "delivery_months", read.path)
    by["cancellation"] = each(vendors, "vendors", "cancellation", lambda key: read.path(key, loss))
    one["backlog"] = constants(vendors, "vendors", "backlog_at_start")
    turns = (np.arange(months)[:, None] == data.first_forecast)[:, :, None]
    by["turns_phantom"] = turns * constants(vendors, "vendors", "phantom_share")
    by["double_ordering"] = read.path("ordering.double_ordering")
    one["phantom_months"] = read.constant("ordering.phantom_months")
    by["supply"] = each(CLASSES, "servers", "supply", read.path) * by["price"] / 1000
    by["figures"] = data.figures.transpose(2, 0, 1)[..., None]

    # Section 7.
    price_index = read.growth("general_servers.price_growth")
    price = read.constant("general_servers.price_at_start") * price_index
    first_orders = read.constant("general_servers.orders_at_start") / 12
    linked = read.constant("general_servers.inference_linked_share")
    by["general_free"] = first_orders * price_index * (1 - linked) * read.growth("general_servers.refresh_growth")
    by["general_linked"] = first_orders * price_index * linked
    by["general_supply"] = read.path("general_servers.supply", default=np.inf) * price / 1000
    by["general_cancellation"] = read.path("general_servers.cancellation", loss)
    one["general_delivery"] = read.constant("general_servers.delivery_months")
    for line in ["general", "network"]:
        share = each(vendors, "vendors", f"share.{line}", read.path)
        by[f"{line}_share"] = share / share.sum(1, keepdims=True)
    one["general_backlog"] = by["general_share"][0] * first_orders * one["general_delivery"]
    by["attach"] = read.path("network.attach")
    one["term"] = read.constant("as_a_service.term_months")
    one["contracts"] = constants(vendors, "vendors", "subscription_at_start") / 12 * one["term"]
    by["network_base"] = each(vendors, "vendors", "network_base", read.path) / 3
    by["other"] = each(vendors, "vendors", "other_revenue", read.path) / 3
    by["arr_base"] = each(vendors, "vendors", "arr_base", read.path)
    parts = [[read.path(f"vendors.{v}.as_a_service.{g}") for g in segments] for v in vendors]
    by["as_a_service"] = read.together([read.together(vendor) for vendor in parts])
    earners = [v for v in vendors if f"vendors.{v}.earnings.tax_rate" in data.inputs]
    if earners:
        margins = [each(earners, "vendors", f"earnings.margin.{line}", read.path) for line in LINES]
        by["margins"] = read.together(margins)
        by["expense"] = each(earners, "vendors", "earnings.other_expense", read.path) / 3
        by["kept"] = (1 - each(earners, "vendors", "earnings.tax_rate", read.path)) / each(
            earners, "vendors", "earnings.diluted_shares", read.path
        )
    one["earners"] = [vendors.index(v) for v in earners]

    # Section 9.
    whole = xp.concatenate([xp.ones((len(noise), data.known_months, noise.shape[2])), noise], axis=1).swapaxes(0, 1)
    bounds = np.cumsum([len(segments), len(vendors)])
    by["demand_noise"], by["order_noise"], by["shipment_noise"] = xp.split(whole, bounds, axis=1)
    return by, one
