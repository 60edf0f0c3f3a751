"""Adoption, work, capacity, mix (docs/model.md, sections 1 to 4)."""

import numpy as np

from model_data import CLASSES

from .functions import exp, ln
from .layout import compiled
from .tables import growth_index, loss


def steps(c):
    """The steps of a month, in their order."""
    adopters, segments = range(c.adopters), range(c.segments)
    return [
        servers(c),
        *(success(c, a) for a in adopters),
        *(answer(c, g) for g in segments),
        powers(c),
        *(adoption(c, a) for a in adopters),
        *(capacity(c, g) for g in segments),
        *(leaning(c, g) for g in segments),
        mix(c),
        *(market(c, g) for g in segments),
    ]


def servers(c):
    L, at, tables = c.lanes, c.at, c.tables
    gpu_price, asic_price = (tables.path(f"servers.{name}.price") for name in CLASSES)
    relative = tables.one("servers.asic.relative_capacity")
    gpu, asic = (tables.growth(f"servers.{n}.capacity_growth", scale=s) for n, s in zip(CLASSES, (1.0, relative)))
    asic_share = tables.path("servers.asic_share")
    (gpu_price_at, asic_price_at), (gpu_at, asic_at) = c.price, c.capacity
    odds, odds_before = c.odds, c.odds_before

    @compiled
    def step(m, S, T, D, W, N, rec):
        """Prices and capacities of servers, and the market's odds."""
        for l in range(L):
            W[gpu_price_at + l] = at(T, D, gpu_price, m, l)
            W[asic_price_at + l] = at(T, D, asic_price, m, l)
            W[gpu_at + l] = at(T, D, gpu, m, l)
            W[asic_at + l] = at(T, D, asic, m, l)
            share = at(T, D, asic_share, m, l)
            W[odds_before + l] = W[odds + l]
            W[odds + l] = share / (1.0 - share)
        return 0

    return step


class Adopter:
    """The constants of an adopter."""

    def __init__(self, c, a):
        tables = c.tables

        def key(name):
            return f"adoption.{c.data.adopters[a]}.{name}"

        duration = tables.one(key("pilot_duration"))
        self.finishing = 1 / duration
        self.growth = (1 + tables.one(key("production_growth_at_start"))) ** (1 / 12)
        self.churn = loss(tables.one(key("churn")))
        self.pilots = duration * (self.growth - 1 + self.churn) / tables.one(key("conversion_at_start"))
        self.intensity, self.imitation = tables.one(key("pilot_intensity")), tables.one(key("imitation"))
        first_growth = c.data.known(key("pilot_growth"))[0]
        self.first_starts = self.pilots * (self.finishing + (1 + first_growth) ** (1 / 12) - 1)
        first_use, first_cloud = 1 + self.intensity * self.pilots, c.data.known(key("cloud_share"))[0]
        self.premises_scale = 1 / ((1 - first_cloud) * first_use)
        self.hosted_scale = 1 / (first_cloud * first_use) if first_cloud > 0 else 0.0


def success(c, a):
    L, at = c.lanes, c.at
    trend = c.tables.put_known(Adopter(c, a).growth ** -np.arange(c.months, dtype=float))
    power, production = c.powers[a], c.production[a]

    @compiled
    def step(m, S, T, D, W, N, rec):
        """Production over its trend."""
        for l in range(L):
            W[power + l] = W[production + l] * at(T, D, trend, m, l)
        return 0

    return step


def answer(c, g):
    L, at = c.lanes, c.at
    expected = c.tables.growth("planning.expected_cost_change", sign=-1)
    power, odds, first_cost = c.powers[c.adopters + g], c.leaning[g], c.first_cost[g]
    (gpu_price, asic_price), (of_gpu, of_asic) = c.price, c.capacity

    @compiled
    def step(m, S, T, D, W, N, rec):
        """What a unit of capacity costs at the mix of the month before, over what was expected."""
        for l in range(L):
            price = W[gpu_price + l] + W[asic_price + l] * W[odds + l]
            capacity = (W[of_gpu + l] + W[of_asic + l] * W[odds + l]) * W[first_cost + l]
            W[power + l] = price / capacity * at(T, D, expected, m, l)
        return 0

    return step


def powers(c):
    first, exponent, count = c.powers[0], c.exponents[0], len(c.powers) * c.lanes

    @compiled
    def step(m, S, T, D, W, N, rec):
        """Success and answers to price, all powers of the month in one go."""
        for l in range(count):
            W[first + l] = exp(W[exponent + l] * ln(W[first + l]))
        return 0

    return step


def adoption(c, a):
    L, at, tables = c.lanes, c.at, c.tables
    name, one = f"adoption.{c.data.adopters[a]}", Adopter(c, a)
    usage, cloud = tables.growth(f"{name}.usage_growth"), tables.path(f"{name}.cloud_share")
    conversion, growth = tables.path(f"{name}.conversion_rate"), tables.growth(f"{name}.pilot_growth")
    finishing, churn, intensity, first_starts = one.finishing, one.churn, one.intensity, one.first_starts
    premises_scale, hosted_scale = one.premises_scale, one.hosted_scale
    pilots_at, production_at, power = c.pilots[a], c.production[a], c.powers[a]
    premises, hosted = c.premises[a], c.hosted[a]

    @compiled
    def step(m, S, T, D, W, N, rec):
        for l in range(L):
            production, pilots = W[production_at + l], W[pilots_at + l]
            used = (production + intensity * pilots) * at(T, D, usage, m, l)
            rented = at(T, D, cloud, m, l)
            W[premises + l] = used * (1.0 - rented) * premises_scale
            W[hosted + l] = used * rented * hosted_scale
            finished = pilots * finishing
            converted = at(T, D, conversion, m, l) * finished
            W[production_at + l] = production + converted - churn * production
            W[pilots_at + l] = pilots + first_starts * at(T, D, growth, m, l) * W[power + l] - finished
        return 0

    return step


def work(c, g):
    """A function of a segment's inference work in a month and lane."""
    L, at, data = c.lanes, c.at, c.data
    name, A = data.segments[g], c.adopters
    if name in data.adopters:
        premises = c.premises[data.adopters.index(name)]

        @compiled
        def on_premises(m, T, D, W, l):
            return W[premises + l]

        return on_premises
    keys = [f"segments.{name}.hosted_share.{adopter}" for adopter in data.adopters]
    shares = np.array([c.tables.one(key) if key in data.inputs else 0.0 for key in keys])
    own = c.tables.growth(f"segments.{name}.own_inference_growth", scale=1 - shares.sum())
    first = c.hosted[0]

    @compiled
    def own_and_hosted(m, T, D, W, l):
        total = at(T, D, own, m, l)
        for a in range(A):
            total += shares[a] * W[first + a * L + l]
        return total

    return own_and_hosted


def capacity(c, g):
    L, at, tables = c.lanes, c.at, c.tables
    adjustment = 1 / tables.one("planning.adjustment_months")
    weight, life = tables.one("planning.supply_line_weight"), 1 / (12 * tables.one("planning.service_life"))
    efficiency = growth_index(tables.unmoved("planning.training_efficiency"), -1)
    training = tables.growth(f"segments.{c.data.segments[g]}.training_growth", scale=efficiency)
    per_work = tables.growth("planning.inference_efficiency", sign=-1)
    inference_work = work(c, g)
    noise, i0_at, scale_at, power = g * c.noise_step, c.inference_share[g], c.scale[g], c.powers[c.adopters + g]
    installed_at, on_order, ordered_at, inference_at = c.installed[g], c.on_order[g], c.ordered[g], c.inference[g]

    @compiled
    def step(m, S, T, D, W, N, rec):
        """Sections 2 and 3."""
        for l in range(L):
            scale = W[scale_at + l] * W[power + l] * N[noise + l]
            i0 = W[i0_at + l]
            inference = scale * i0 * inference_work(m, T, D, W, l) * at(T, D, per_work, m, l)
            required = scale * (1.0 - i0) * at(T, D, training, m, l) + inference
            installed = W[installed_at + l]
            gap = required - installed - weight * W[on_order + l]
            ordered = installed * life + gap * adjustment
            W[ordered_at + l] = ordered if ordered > 0.0 else 0.0
            W[inference_at + l] = inference / required
        return 0

    return step


def odds_of_reference(c, g):
    reference = c.tables.one(f"segments.{c.data.segments[g]}.asic_share_reference")
    return reference / (1 - reference)


def leaning(c, g):
    L, at, into = c.lanes, c.at, c.leaning[g]
    place = c.tables.exponential(f"segments.{c.data.segments[g]}.asic_affinity", odds_of_reference(c, g))

    @compiled
    def step(m, S, T, D, W, N, rec):
        """A segment's odds of ASIC servers before the market's x is in them."""
        for l in range(L):
            W[into + l] = at(T, D, place, m, l)
        return 0

    return step


def mix(c):
    L, G = c.lanes, c.segments
    mix_at, odds_at, odds_before, first, ordered = c.mix, c.odds, c.odds_before, c.leaning[0], c.ordered[0]
    gpu_capacity, asic_capacity = c.capacity

    @compiled
    def step(m, S, T, D, W, N, rec):
        """Newton's method for the x that gives the market its share of ASIC servers."""
        for l in range(L):
            W[mix_at + l] *= W[odds_at + l] / W[odds_before + l]
        moving, steps = 1, 0
        while moving > 0 and steps < 100:
            moving = 0
            steps += 1
            for l in range(L):
                x, odds = W[mix_at + l], W[odds_at + l]
                of_gpu, of_asic = W[gpu_capacity + l], W[asic_capacity + l]
                asic, gpu, asic_slope = 0.0, 0.0, 0.0
                for g in range(G):
                    lean = W[first + g * L + l]
                    inverse = 1.0 / (of_gpu + of_asic * lean * x)
                    gpus = W[ordered + g * L + l] * inverse
                    gpu += gpus
                    asic += gpus * lean
                    asic_slope += gpus * lean * inverse
                asic *= x
                # The slope of asic over gpu is (of_gpu·gpu + of_asic·asic) · asic_slope / gpu².
                change = (odds * gpu - asic) * gpu / ((of_gpu * gpu + of_asic * asic) * asic_slope)
                # A step never leaves x at or below 0.
                change = change if change > -0.9 * x else -0.9 * x
                W[mix_at + l] = x + change
                # What is left is of the square of this.
                moving += 1 if abs(change) > 1e-6 * x else 0
        # An x that is not a number is one of a market that orders nothing.
        strange = 0
        for l in range(L):
            strange += 0 if W[mix_at + l] > 0.0 else 1
        return strange

    return step


def market(c, g):
    L, odds_at, ordered, mix_at = c.lanes, c.leaning[g], c.ordered[g], c.mix
    gpu, asic = c.market[2 * g : 2 * g + 2]
    (gpu_price, asic_price), (gpu_capacity, asic_capacity) = c.price, c.capacity

    @compiled
    def step(m, S, T, D, W, N, rec):
        """Orders in money; the odds are kept for the next answer to price."""
        for l in range(L):
            odds = W[odds_at + l] * W[mix_at + l]
            servers = 1e-6 * W[ordered + l] / (W[gpu_capacity + l] + W[asic_capacity + l] * odds)
            W[odds_at + l] = odds
            W[gpu + l] = servers * W[gpu_price + l]
            W[asic + l] = servers * odds * W[asic_price + l]
        return 0

    return step
