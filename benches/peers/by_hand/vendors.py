"""Orders, backlog, supply and shipments (docs/model.md, sections 5 and 6), and what they do to capacity."""

import numpy as np

from model_data import BACKLOG, CLASSES, ORDERS, SHIPMENTS

from .layout import compiled, in_turn
from .tables import loss


def steps(c):
    """The steps of a month, in their order."""
    segments, vendors = range(c.segments), range(c.vendors)
    return [
        clear(c),
        *(rate(c, v) for v in vendors),
        *(fill(c, k) for k in range(2)),
        *(settle(c, v) for v in vendors),
        *(trade(c, g) for g in segments),
        *(receive(c, g) for g in segments),
    ]


def steps_of_reported_backlogs(c):
    return [remember_backlogs(c), *(restate(c, v) for v in range(c.vendors)), scale_on_order(c)]


def clear(c):
    L, before, fill_at, wanted, taken = c.lanes, c.fill_before, c.fill[0], c.wanted[0], c.taken[0]

    @compiled
    def step(m, S, T, D, W, N, rec):
        for l in range(2 * L):
            W[wanted + l] = 0.0
            W[taken + l] = 0.0
        for l in range(L):
            W[before + l] = W[fill_at + l]
        return 0

    return step


def sum_backlog(c, v):
    L, G, (gpu_at, asic_at), own = c.lanes, c.segments, c.by_class[2 * v : 2 * v + 2], c.cell[v * 2 * c.segments]

    @compiled
    def step(m, S, T, D, W, N, rec):
        """A vendor's backlog by class."""
        for l in range(L):
            gpu, asic = 0.0, 0.0
            for g in range(G):
                gpu += W[own + 2 * g * L + l]
                asic += W[own + (2 * g + 1) * L + l]
            W[gpu_at + l] = gpu
            W[asic_at + l] = asic
        return 0

    return step


def rate(c, v):
    L, G, at, reported_months, figures = c.lanes, c.segments, c.at, c.reported_months, c.figures
    inverse_delivery = c.tables.inverse(f"vendors.{c.data.vendors[v]}.delivery_months")
    backlog = sum_backlog(c, v)
    (gpu_at, asic_at), rate_at, multiplier = c.by_class[2 * v : 2 * v + 2], c.rate[2 * v], c.multiplier[v]
    order_noise, shipment_noise = (G + v) * c.noise_step, (G + c.vendors + v) * c.noise_step
    (gpu_wanted, asic_wanted), (gpu_taken, asic_taken) = c.wanted, c.taken
    market, first = c.market[0], v * 2 * G * L

    @compiled
    def step(m, S, T, D, W, N, rec):
        """What part of the backlog is to ship, and what orders are multiplied by: noise, or what meets the figure."""
        strange = 0
        backlog(m, S, T, D, W, N, rec)
        figure = figures[SHIPMENTS, v, m]
        if m < reported_months and not np.isnan(figure):
            for l in range(L):
                total = W[gpu_at + l] + W[asic_at + l]
                part = (figure if figure < total else total) / total if total > 0.0 else 0.0
                W[rate_at + l] = part
                W[gpu_taken + l] += part * W[gpu_at + l]
                W[asic_taken + l] += part * W[asic_at + l]
        else:
            for l in range(L):
                part = N[shipment_noise + l] * at(T, D, inverse_delivery, m, l)
                part = part if part < 1.0 else 1.0
                W[rate_at + l] = part
                W[gpu_wanted + l] += part * W[gpu_at + l]
                W[asic_wanted + l] += part * W[asic_at + l]
        figure = figures[ORDERS, v, m]
        if m < reported_months and not np.isnan(figure):
            for l in range(L):
                total = 0.0
                for i in range(2 * G):
                    total += S[first + i * L + l] * W[market + i * L + l]
                W[multiplier + l] = figure / total
                strange += 0 if total > 0.0 else 1
        else:
            for l in range(L):
                W[multiplier + l] = N[order_noise + l]
        return strange

    return step


def fill(c, k):
    L, at, supply = c.lanes, c.at, c.tables.path(f"servers.{CLASSES[k]}.supply", scale=1e-3)
    fill_at, wanted_at, taken, price = c.fill[k], c.wanted[k], c.taken[k], c.price[k]

    @compiled
    def step(m, S, T, D, W, N, rec):
        for l in range(L):
            left = at(T, D, supply, m, l) * W[price + l] - W[taken + l]
            left = left if left > 0.0 else 0.0
            wanted = W[wanted_at + l]
            W[fill_at + l] = left / wanted if left < wanted else 1.0
        return 0

    return step


def cancellations(c):
    """[month, vendor]"""
    rates = [c.tables.unmoved(f"vendors.{name}.cancellation") for name in c.data.vendors]
    return np.stack([loss(of_vendor) for of_vendor in rates], axis=1)


def settle(c, v):
    L, G, keep, last, reported_months, figures = c.lanes, c.segments, c.keep, c.months - 1, c.reported_months, c.figures
    (gpu_rate, asic_rate), shipped, multiplier = c.rate[2 * v : 2 * v + 2], c.shipped[v], c.multiplier[v]
    (gpu_at, asic_at), (gpu_fill, asic_fill), own = c.by_class[2 * v : 2 * v + 2], c.fill, c.cell[v * 2 * G]
    market, first, lost = c.market[0], v * 2 * G * L, cancellations(c)
    take, phantoms = as_a_service(c, v), phantom_orders(c, v)
    r_orders, r_shipped, r_cancelled = (c.records[f"ai.{n}"][v] for n in ("orders", "shipments", "cancellations"))
    r_cells = c.records["shipped"][v * 2 * G]

    @compiled
    def step(m, S, T, D, W, N, rec):
        """What a vendor ships of its backlog; by cell it is recorded in the last month or, with `keep`, in each."""
        reported = m < reported_months and not np.isnan(figures[SHIPMENTS, v, m])
        for l in range(L):
            part = W[gpu_rate + l]
            gpu_part = part * (1.0 if reported else W[gpu_fill + l])
            asic_part = part * (1.0 if reported else W[asic_fill + l])
            W[gpu_rate + l] = gpu_part
            W[asic_rate + l] = asic_part
            W[shipped + l] = W[gpu_at + l] * gpu_part + W[asic_at + l] * asic_part
        take(m, S, T, D, W, N, rec)
        if keep or m == last:
            for i in range(2 * G):
                for l in range(L):
                    part = W[gpu_rate + l] if i % 2 == 0 else W[asic_rate + l]
                    rec[r_cells + i * L + l] = W[own + i * L + l] * part
        if keep:
            for l in range(L):
                rec[r_shipped + l] = W[shipped + l]
                rec[r_cancelled + l] = (W[gpu_at + l] + W[asic_at + l] - W[shipped + l]) * lost[m, v]
                rec[r_orders + l] = 0.0
            for i in range(2 * G):
                for l in range(L):
                    rec[r_orders + l] += S[first + i * L + l] * W[market + i * L + l] * W[multiplier + l]
        return phantoms(m, S, T, D, W, N, rec)

    return step


def phantom_orders(c, v):
    L, G, keep, reported_months, figures = c.lanes, c.segments, c.keep, c.reported_months, c.figures
    double = c.tables.unmoved("ordering.double_ordering")
    cancelling = 1 / c.tables.one("ordering.phantom_months")
    # Where nobody orders double and nothing turns phantom, all of it is nought.
    any_phantoms = bool(double.any()) or any(phantom_share(c, w) for w in range(c.vendors))
    phantom, multiplier, fill_before = c.phantom[v], c.multiplier[v], c.fill_before
    market, first = c.market[0], v * 2 * G * L
    r_orders, r_cancelled = c.records["ai.orders"][v], c.records["ai.cancellations"][v]

    @compiled
    def step(m, S, T, D, W, N, rec):
        if any_phantoms:
            reported = m < reported_months and not np.isnan(figures[ORDERS, v, m])
            for l in range(L):
                orders = 0.0
                for g in range(G):
                    orders += S[first + 2 * g * L + l] * W[market + 2 * g * L + l]
                ordered = double[m] * (1.0 - W[fill_before + l]) * orders * W[multiplier + l]
                ordered = 0.0 if reported else ordered
                cancelled = W[phantom + l] * W[fill_before + l] * cancelling
                W[phantom + l] += ordered - cancelled
                if keep:
                    rec[r_orders + l] += ordered
                    rec[r_cancelled + l] += cancelled
        return 0

    return step


def as_a_service(c, v):
    L, at, G, into = c.lanes, c.at, c.segments, c.as_a_service[v]
    gpu_rate, asic_rate = c.rate[2 * v : 2 * v + 2]

    @compiled
    def nothing(m, S, T, D, W, N, rec):
        for l in range(L):
            W[into + l] = 0.0
        return 0

    def of_segment(g, part):
        gpu, asic = c.cell[(v * G + g) * 2 : (v * G + g) * 2 + 2]

        @compiled
        def step(m, S, T, D, W, N, rec):
            """What is shipped and not sold; reads the backlog before it moves."""
            for l in range(L):
                shipped = W[gpu + l] * W[gpu_rate + l] + W[asic + l] * W[asic_rate + l]
                W[into + l] += at(T, D, part, m, l) * shipped
            return 0

        return step

    keys = [f"vendors.{c.data.vendors[v]}.as_a_service.{segment}" for segment in c.data.segments]
    some = [(g, key) for g, key in enumerate(keys) if c.data.is_drawn(key) or c.data.known(key).any()]
    return in_turn([nothing] + [of_segment(g, c.tables.path(key)) for g, key in some])


def trade(c, g):
    L, G, V, lost = c.lanes, c.segments, c.vendors, cancellations(c)
    gpu_market, asic_market = c.market[2 * g : 2 * g + 2]
    orders_at, shipped_at, cancelled_at = c.segment_orders[g], c.segment_shipped[g], c.segment_cancelled[g]
    own, first, multiplier, rate_at = c.cell[2 * g], 2 * g * L, c.multiplier[0], c.rate[0]

    @compiled
    def step(m, S, T, D, W, N, rec):
        """Orders and cancellations of a segment's cells; backlogs to the month's end."""
        for l in range(L):
            orders, shipped, cancelled = 0.0, 0.0, 0.0
            of_gpu, of_asic = W[gpu_market + l], W[asic_market + l]
            for v in range(V):
                cell = v * 2 * G * L + l
                noise = W[multiplier + v * L + l]
                gpu, asic = S[first + cell] * of_gpu * noise, S[first + L + cell] * of_asic * noise
                gpu_backlog, asic_backlog = W[own + cell], W[own + L + cell]
                gpu_shipped = gpu_backlog * W[rate_at + 2 * v * L + l]
                asic_shipped = asic_backlog * W[rate_at + (2 * v + 1) * L + l]
                gpu_left, asic_left = gpu_backlog - gpu_shipped, asic_backlog - asic_shipped
                orders += gpu + asic
                shipped += gpu_shipped + asic_shipped
                cancelled += (gpu_left + asic_left) * lost[m, v]
                W[own + cell] = gpu_left - gpu_left * lost[m, v] + gpu
                W[own + L + cell] = asic_left - asic_left * lost[m, v] + asic
            W[orders_at + l] = orders
            W[shipped_at + l] = shipped
            W[cancelled_at + l] = cancelled
        return 0

    return step


def receive(c, g):
    L, life = c.lanes, 1 / (12 * c.tables.one("planning.service_life"))
    backlog_at, orders_at, shipped_at = c.backlogs[g], c.segment_orders[g], c.segment_shipped[g]
    cancelled_at, on_order_at, installed_at = c.segment_cancelled[g], c.on_order[g], c.installed[g]
    ordered_at, inference, (gpu, asic) = c.ordered[g], c.inference[g], c.market[2 * g : 2 * g + 2]
    all_orders, all_shipped, spending, is_first = c.network_orders, c.network_spending, c.spending, g == 0

    @compiled
    def step(m, S, T, D, W, N, rec):
        """Capacity of a segment; and the market's orders, shipments and orders for inference."""
        for l in range(L):
            backlog, orders, shipped = W[backlog_at + l], W[orders_at + l], W[shipped_at + l]
            cancelled, on_order, installed = W[cancelled_at + l], W[on_order_at + l], W[installed_at + l]
            market = W[gpu + l] + W[asic + l]
            per_backlog = on_order / backlog if backlog > 0.0 else 0.0
            taken_up = W[ordered_at + l] * orders / market if market > 0.0 else 0.0
            W[installed_at + l] = installed + per_backlog * shipped - installed * life
            W[on_order_at + l] = on_order - per_backlog * (shipped + cancelled) + taken_up
            W[backlog_at + l] = backlog - shipped - cancelled + orders
            W[all_orders + l] = orders + (0.0 if is_first else W[all_orders + l])
            W[all_shipped + l] = shipped + (0.0 if is_first else W[all_shipped + l])
            W[spending + l] = W[inference + l] * market + (0.0 if is_first else W[spending + l])
        return 0

    return step


def scale_backlog(c, v):
    L, G, own, backlogs, factor_at = c.lanes, c.segments, c.cell[v * 2 * c.segments], c.backlogs[0], c.factor

    @compiled
    def step(m, S, T, D, W, N, rec):
        """Multiplies a vendor's backlog by the factor."""
        for l in range(L):
            factor = W[factor_at + l]
            for g in range(G):
                gpu, asic = W[own + 2 * g * L + l], W[own + (2 * g + 1) * L + l]
                W[backlogs + g * L + l] += (factor - 1.0) * (gpu + asic)
                W[own + 2 * g * L + l] = gpu * factor
                W[own + (2 * g + 1) * L + l] = asic * factor
        return 0

    return step


def phantom_share(c, v):
    return c.tables.one(f"vendors.{c.data.vendors[v]}.phantom_share")


def turn_phantom(c, v):
    L, share, scale, backlog = c.lanes, phantom_share(c, v), scale_backlog(c, v), sum_backlog(c, v)
    (gpu_at, asic_at), phantom, first = c.by_class[2 * v : 2 * v + 2], c.phantom[v], c.data.first_forecast[v]
    factor = c.factor

    @compiled
    def step(m, S, T, D, W, N, rec):
        """Where a vendor's forecast begins, part of its backlog turns out to be ordered double."""
        if m == first and share > 0.0:
            backlog(m, S, T, D, W, N, rec)
            for l in range(L):
                W[phantom + l] += share * (W[gpu_at + l] + W[asic_at + l])
                W[factor + l] = 1.0 - share
            scale(m, S, T, D, W, N, rec)
        return 0

    return step


def restate(c, v):
    L, figures, scale, backlog = c.lanes, c.figures, scale_backlog(c, v), sum_backlog(c, v)
    (gpu_at, asic_at), phantom, factor = c.by_class[2 * v : 2 * v + 2], c.phantom[v], c.factor

    @compiled
    def step(m, S, T, D, W, N, rec):
        """A reported backlog is taken over."""
        strange = 0
        figure = figures[BACKLOG, v, m]
        if not np.isnan(figure):
            backlog(m, S, T, D, W, N, rec)
            for l in range(L):
                total = W[gpu_at + l] + W[asic_at + l]
                target = figure - W[phantom + l]
                W[factor + l] = (target if target > 0.0 else 0.0) / total
                strange += 0 if total > 0.0 else 1
            scale(m, S, T, D, W, N, rec)
        return strange

    return step


def remember_backlogs(c):
    count, into, backlogs = c.segments * c.lanes, c.segment_orders[0], c.backlogs[0]

    @compiled
    def step(m, S, T, D, W, N, rec):
        for l in range(count):
            W[into + l] = W[backlogs + l]
        return 0

    return step


def scale_on_order(c):
    count, before_at, backlogs, on_order = c.segments * c.lanes, c.segment_orders[0], c.backlogs[0], c.on_order[0]

    @compiled
    def step(m, S, T, D, W, N, rec):
        """Capacity on order moves with the backlogs that were taken over."""
        for l in range(count):
            before = W[before_at + l]
            W[on_order + l] *= W[backlogs + l] / before if before > 0.0 else 1.0
        return 0

    return step
