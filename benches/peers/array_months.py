"""The months of the model over arrays of draws, for NumPy and JAX alike (docs/model.md, sections 1 to 7).

`xp` is the array module. What is by segment, vendor or cell is [segment | vendor | vendor, segment, class, draw].
"""

from types import SimpleNamespace

import numpy as np

from array_parameters import factor, loss, power
from model_data import BACKLOG, GENERAL, GENERAL_ORDERS, NETWORK, ORDERS, OTHER, SHIPMENTS


def both(cells):
    """[vendor, segment, draw] of GPU and ASIC servers together."""
    return cells[:, :, 0] + cells[:, :, 1]


def mean(share, pair):
    """The mean over servers of which `share` are ASIC servers; `pair` is [class, draw]."""
    return share * pair[1] + (1 - share) * pair[0]


def split(xp, total, weights):
    """[vendor, draw] over the cells of each vendor, by the first of `weights` that has a sum above 0."""
    chosen = weights[-1]
    for weight in weights[-2::-1]:
        chosen = xp.where(weight.sum((1, 2), keepdims=True) > 0, weight, chosen)
    sums = chosen.sum((1, 2), keepdims=True)
    return total[:, None, None] * chosen / xp.where(sums > 0, sums, 1)


def newton(xp, amounts, of, leaning, odds, x):
    """A step towards the x of the mix (docs/model.md, numbers)."""
    inverse = 1 / (of[0] + of[1] * leaning * x)
    gpus = amounts * inverse
    per_x = gpus * leaning
    gpu = gpus.sum(0)
    slopes = per_x * inverse
    ratio = per_x.sum(0) * x / gpu
    slope = (slopes.sum(0) * (of[0] + ratio * of[1])) / gpu
    return x + (odds - ratio) / slope


def solve_mix(xp, loop, amounts, of, leaning, share, before):
    """ASIC shares by segment, x, and the odds it is for; `before`: the same of the month before, None at the start."""
    odds = share / (1 - share)
    alone = odds / leaning
    orders = amounts > 0
    low = xp.where(orders, alone, np.inf).min(0)
    high = xp.where(orders, alone, 0).max(0)
    guess = xp.sqrt(low * high) if before is None else before[1] * odds / before[2]
    x = loop(lambda x: xp.clip(newton(xp, amounts, of, leaning, odds, x), low, high), xp.clip(guess, low, high))
    mixed = leaning * x / (1 + leaning * x)
    if before is None:
        return mixed, x, odds
    any_orders = low < np.inf
    return tuple(xp.where(any_orders, now, then) for now, then in zip((mixed, x, odds), before))


def start(xp, loop, by, one):
    """The stocks when the horizon starts (sections 1, 3, 6, 7)."""
    s = SimpleNamespace()
    draws = by["order_noise"].shape[2:]
    growth, churn = factor(xp, one["production_growth_at_start"]) - 1, loss(xp, one["churn"])

    def full(array):
        return xp.broadcast_to(array, array.shape[:-1] + draws)

    s.pilots = full(one["pilot_duration"] * (growth + churn) / one["conversion_at_start"])
    s.production = xp.ones_like(s.pilots)
    s.trend = xp.ones_like(s.pilots)
    one["trend_growth"], one["monthly_churn"] = 1 + growth, churn
    one["first_starts"] = s.pilots * (1 / one["pilot_duration"] + factor(xp, one["pilot_growth_at_start"]) - 1)
    one["first_use"] = 1 + one["pilot_intensity"] * s.pilots

    price, capacity = by["price"][0], by["capacity"][0]
    orders = full(one["orders_at_start"])
    mix = solve_mix(xp, loop, orders, price, by["leaning"][0], by["asic_share"][0], None)
    s.mix = tuple(full(part) for part in mix)
    share = s.mix[0]
    servers = orders * 1e6 / mean(share, price)
    s.market = in_money(xp, servers, share, price)
    ordered = servers * mean(share, capacity)
    one["first_cost"] = mean(share, price) / mean(share, capacity)
    one["at_start"] = full(one["shares"][0] * s.market)
    s.backlog = split(xp, full(one["backlog"]), [one["at_start"]])
    by_segment = both(s.backlog)
    s.on_order = ordered * by_segment.sum(0) / orders
    first = ordered * (by_segment / by["delivery"][0][:, None]).sum(0) / orders
    s.installed = first / (factor(xp, one["capacity_growth"]) - 1 + 1 / one["life"])
    one["scale"] = s.installed + one["weight"] * s.on_order + one["adjustment"] * (ordered - s.installed / one["life"])
    s.phantom = xp.zeros((len(one["backlog"]),) + draws)
    s.fill = xp.ones(draws)
    s.general = full(one["general_backlog"])
    s.contracts = full(one["contracts"])
    s.first_spending = xp.zeros(draws)
    return s


def in_money(xp, servers, share, price):
    """Orders in USD bn, [segment, class, draw]."""
    return xp.stack([servers * (1 - share) * price[0] / 1e6, servers * share * price[1] / 1e6], axis=1)


def step(xp, loop, p, one, s, is_first, reported):
    """One month: moves the stocks `s` to its end and returns what it recorded.

    `p` are the month's parameters; `reported` tells whether figures may replace the model in it.
    """
    figure = [None] * 7
    if reported:
        figure = [row[..., None, None, :] if at < 3 else row for at, row in enumerate(p["figures"])]
        given = [~xp.isnan(row) for row in figure]
        turned = p["turns_phantom"][:, None, None]
        s.phantom = s.phantom + (turned * s.backlog).sum((1, 2))
        s.backlog = s.backlog * (1 - turned)

    # Section 1.
    index = (s.production + one["pilot_intensity"] * s.pilots) * p["usage"] / one["first_use"]
    cloud, cloud_at_start = p["cloud"], one["cloud_at_start"]
    premises = index * (1 - cloud) / (1 - cloud_at_start)
    hosted = xp.where(cloud_at_start > 0, index * cloud / xp.where(cloud_at_start > 0, cloud_at_start, 1), 0)
    success = power(xp, s.production / s.trend, one["imitation"])
    finished = s.pilots / one["pilot_duration"]
    s.production = s.production + p["conversion_rate"] * finished - one["monthly_churn"] * s.production
    s.pilots = s.pilots + one["first_starts"] * p["pilot_growth"] * success - finished
    s.trend = s.trend * one["trend_growth"]

    # Sections 2 and 3.
    share = s.mix[0]
    price, capacity = p["price"], p["capacity"]
    cost = mean(share, price) / mean(share, capacity)
    answer = power(xp, cost / (one["first_cost"] * p["expected_cost"]), -one["elasticity"])
    scale = one["scale"] * p["demand_noise"] * answer
    work = p["own_inference"] + (one["premises"] * premises + one["hosted"] * hosted).sum(1)
    inference = scale * one["inference_share"] * work / p["inference_efficiency"]
    required = scale * p["training"] + inference
    gap = required - s.installed - one["weight"] * s.on_order
    ordered = xp.maximum(0, s.installed / one["life"] + gap / one["adjustment"])

    # Section 4.
    s.mix = solve_mix(xp, loop, ordered, capacity, p["leaning"], p["asic_share"], s.mix)
    share = s.mix[0]
    market = in_money(xp, ordered / mean(share, capacity), share, price)
    by_segment = market[:, 0] + market[:, 1]

    # Section 5.
    fill_before = s.fill
    shares_now = one["shares"][p["share_run"]]
    orders = shares_now * market * p["order_noise"][:, None, None]
    phantom_orders = p["double_ordering"] * (1 - fill_before) * orders[:, :, 0].sum(1)
    if reported:
        s.market = xp.where(market.sum((0, 1)) > 0, market, s.market)
        told = xp.where(given[ORDERS], figure[ORDERS], 0)[:, 0, 0]
        stated = split(xp, told, [orders, one["at_start"], s.market + 0 * orders])
        orders = xp.where(given[ORDERS], stated, orders)
        phantom_orders = xp.where(given[ORDERS][:, 0, 0], 0, phantom_orders)

    # Section 6.
    before = s.backlog
    rate = xp.minimum(1, p["shipment_noise"] / p["delivery"])
    wanted = before * rate[:, None, None]
    taken = 0
    if reported:
        total = before.sum((1, 2), keepdims=True)
        stated = before * xp.minimum(figure[SHIPMENTS], total) / xp.where(total > 0, total, 1)
        taken = xp.where(given[SHIPMENTS], stated, 0).sum((0, 1))
        wanted = xp.where(given[SHIPMENTS], 0, wanted)
    wanted_by_class = wanted.sum((0, 1))
    fill = ration(xp, p["supply"], taken, wanted_by_class)
    shipped = wanted * fill
    if reported:
        shipped = xp.where(given[SHIPMENTS], stated, shipped)
    left = before - shipped
    cancelled = left * p["cancellation"][:, None, None]
    s.backlog = left - cancelled + orders
    phantom_cancelled = s.phantom * fill_before / one["phantom_months"]
    s.phantom = s.phantom + phantom_orders - phantom_cancelled
    s.fill = fill[0]

    backlog = both(before).sum(0)
    over = 1 / xp.where(backlog > 0, backlog, np.inf)
    orders_by_segment, shipped_by_segment, cancelled_by_segment = both(orders), both(shipped), both(cancelled)
    part = orders_by_segment.sum(0) / xp.where(by_segment > 0, by_segment, np.inf)
    delivered = s.on_order * shipped_by_segment.sum(0) * over
    s.installed = s.installed + delivered - s.installed / one["life"]
    s.on_order = s.on_order - delivered - s.on_order * cancelled_by_segment.sum(0) * over + ordered * part
    if reported:
        before = both(s.backlog).sum(0)
        target = xp.maximum(0, xp.where(given[BACKLOG], figure[BACKLOG], 0)[:, 0, 0] - s.phantom)
        stated = split(xp, target, [s.backlog, one["at_start"], s.market + 0 * orders])
        s.backlog = xp.where(given[BACKLOG], stated, s.backlog)
        after = both(s.backlog).sum(0)
        s.on_order = s.on_order * xp.where(before > 0, after / xp.where(before > 0, before, 1), 1)

    # Section 7.
    spending = (inference / required * by_segment).sum(0)
    s.first_spending = xp.where(is_first, spending, s.first_spending)
    general_market = p["general_free"] + p["general_linked"] * spending / s.first_spending
    general_orders = p["general_share"] * general_market
    general_wanted = s.general / one["general_delivery"]
    taken = 0
    if reported:
        general_orders = xp.where(given[GENERAL_ORDERS], figure[GENERAL_ORDERS], general_orders)
        stated = xp.minimum(figure[GENERAL], s.general)
        taken = xp.where(given[GENERAL], stated, 0).sum(0)
        general_wanted = xp.where(given[GENERAL], 0, general_wanted)
    general = general_wanted * ration(xp, p["general_supply"], taken, general_wanted.sum(0))
    if reported:
        general = xp.where(given[GENERAL], stated, general)
    left = s.general - general
    s.general = left - left * p["general_cancellation"] + general_orders
    shipments, vendor_orders = shipped_by_segment.sum(1), orders_by_segment.sum(1)
    network_orders = p["network_share"] * p["attach"] * vendor_orders.sum(0) + p["network_base"]
    network = p["network_share"] * p["attach"] * shipments.sum(0) + p["network_base"]
    other = p["other"]
    if reported:
        network = xp.where(given[NETWORK], figure[NETWORK], network)
        other = xp.where(given[OTHER], figure[OTHER], other)
    as_a_service = (p["as_a_service"] * shipped_by_segment).sum(1)
    recognised = s.contracts / one["term"]
    s.contracts = s.contracts + as_a_service - recognised
    sold = shipments - as_a_service
    record = {
        "shipped": shipped,
        "installed": s.installed,
        "ai.orders": vendor_orders + phantom_orders,
        "ai.shipments": shipments,
        "ai.cancellations": cancelled_by_segment.sum(1) + phantom_cancelled,
        "ai.backlog": both(s.backlog).sum(1) + s.phantom,
        "general.orders": general_orders,
        "general.revenue": general,
        "general.backlog": s.general,
        "network.orders": network_orders,
        "network.revenue": network,
        "service.revenue": recognised,
        "service.arr": 12 * recognised + p["arr_base"],
        "revenue": sold + general + network + recognised + other,
    }
    if one["earners"]:
        earners = np.array(one["earners"])
        lines = [xp.broadcast_to(line, sold.shape)[earners] for line in (sold, general, network, recognised, other)]
        record["operating_income"] = sum(margin * line for margin, line in zip(p["margins"], lines))
        record["eps"] = (record["operating_income"] - p["expense"]) * p["kept"]
    return record


def ration(xp, supply, taken, wanted):
    """What part of `wanted` is shipped of what `taken` leaves of `supply`."""
    return xp.where(wanted > 0, xp.minimum(1, xp.maximum(0, supply - taken) / xp.where(wanted > 0, wanted, 1)), 1)
