"""Other lines of vendors, revenue and earnings (docs/model.md, section 7)."""

import numpy as np

from model_data import GENERAL, GENERAL_ORDERS, LINES, NETWORK, OTHER

from .layout import compiled
from .tables import loss


def steps(c):
    """The steps of a month, in their order."""
    vendors = range(c.vendors)
    steps_of_lines = [
        general_market(c),
        *(general_wanted(c, v) for v in vendors),
        general_fill(c),
        *(revenue(c, v) for v in vendors),
    ]
    return steps_of_lines + ([keep_stocks(c)] if c.keep else [])


def general_market(c):
    L, at, tables = c.lanes, c.at, c.tables
    linked = tables.one("general_servers.inference_linked_share")
    orders_at_start = tables.one("general_servers.orders_at_start") / 12
    price_index = tables.growth("general_servers.price_growth")
    refresh = tables.growth("general_servers.refresh_growth", scale=1 - linked)
    supply = tables.path("general_servers.supply", scale=1e-3, default=np.inf)
    attach = tables.path("network.attach")
    spending, linked_at, market, left = c.spending, c.linked, c.general_market, c.general_left
    price_at, wanted, shares = c.general_price, c.general_wanted, c.general_shares
    network_orders, network_spending = c.network_orders, c.network_spending

    @compiled
    def step(m, S, T, D, W, N, rec):
        """What is ordered and can be built of general servers; what the market spends on networks."""
        if m == 0:
            for l in range(L):
                W[linked_at + l] = linked / W[spending + l]
        for l in range(L):
            price = at(T, D, price_index, m, l)
            W[market + l] = orders_at_start * price * (at(T, D, refresh, m, l) + W[spending + l] * W[linked_at + l])
            W[left + l] = at(T, D, supply, m, l) * W[price_at + l] * price
            W[wanted + l] = 0.0
            W[shares + l] = 0.0
            W[network_orders + l] *= at(T, D, attach, m, l)
            W[network_spending + l] *= at(T, D, attach, m, l)
        return 0

    return step


def general_share(c, v):
    return c.tables.path(f"vendors.{c.data.vendors[v]}.share.general")


def general_wanted(c, v):
    L, at, figures, reported_months = c.lanes, c.at, c.figures, c.reported_months
    share, shipping = general_share(c, v), 1 / c.tables.one("general_servers.delivery_months")
    backlog, shipped, left = c.general_backlog[v], c.general_shipped[v], c.general_left
    wanted, shares = c.general_wanted, c.general_shares

    @compiled
    def step(m, S, T, D, W, N, rec):
        figure = figures[GENERAL, v, m]
        for l in range(L):
            W[shares + l] += at(T, D, share, m, l)
        if m < reported_months and not np.isnan(figure):
            for l in range(L):
                W[shipped + l] = figure if figure < W[backlog + l] else W[backlog + l]
                W[left + l] -= W[shipped + l]
        else:
            for l in range(L):
                W[shipped + l] = W[backlog + l] * shipping
                W[wanted + l] += W[shipped + l]
        return 0

    return step


def general_fill(c):
    L, left_at, wanted_at, market, shares = (
        c.lanes,
        c.general_left,
        c.general_wanted,
        c.general_market,
        c.general_shares,
    )

    @compiled
    def step(m, S, T, D, W, N, rec):
        for l in range(L):
            left, wanted = W[left_at + l], W[wanted_at + l]
            left = left if left > 0.0 else 0.0
            W[left_at + l] = left / wanted if left < wanted else 1.0
            W[market + l] /= W[shares + l]
        return 0

    return step


def network_shares(c):
    """[month, vendor]"""
    shares = np.stack([c.tables.unmoved(f"vendors.{name}.share.network") for name in c.data.vendors], axis=1)
    return shares / shares.sum(1, keepdims=True)


def revenue(c, v):
    L, at, tables, keep, figures, reported_months = c.lanes, c.at, c.tables, c.keep, c.figures, c.reported_months

    def key(name):
        return f"vendors.{c.data.vendors[v]}.{name}"

    share_of_general = general_share(c, v)
    lost = loss(tables.unmoved("general_servers.cancellation"))
    network_share = np.ascontiguousarray(network_shares(c)[:, v])
    network_base = tables.path(key("network_base"), scale=1 / 3)
    other_revenue, arr_base = tables.path(key("other_revenue"), scale=1 / 3), tables.path(key("arr_base"))
    term = 1 / tables.one("as_a_service.term_months")
    earns = key("earnings.tax_rate") in c.data.inputs
    margins = tuple(tables.path(key(f"earnings.margin.{line}")) for line in LINES)
    expense, tax = tables.path(key("earnings.other_expense"), scale=1 / 3), tables.path(key("earnings.tax_rate"))
    per_share = 1 / tables.one(key("earnings.diluted_shares")) if earns else 0.0
    backlog, shipped, fill_at, market = c.general_backlog[v], c.general_shipped[v], c.general_left, c.general_market
    contracts, as_a_service, ai_shipped = c.contracts[v], c.as_a_service[v], c.shipped[v]
    all_orders, all_spending = c.network_orders, c.network_spending
    r_general, r_network_orders, r_network, r_service, r_arr, r_revenue, r_income, r_eps = (
        c.records[name][v]
        for name in (
            "general.revenue",
            "network.orders",
            "network.revenue",
            "service.revenue",
            "service.arr",
            "revenue",
            "operating_income",
            "eps",
        )
    )
    r_orders, r_backlog = c.records["general.orders"][v], c.records["general.backlog"][v]

    @compiled
    def step(m, S, T, D, W, N, rec):
        reported = m < reported_months
        shipments_reported = reported and not np.isnan(figures[GENERAL, v, m])
        orders_reported = reported and not np.isnan(figures[GENERAL_ORDERS, v, m])
        network_reported = reported and not np.isnan(figures[NETWORK, v, m])
        other_reported = reported and not np.isnan(figures[OTHER, v, m])
        for l in range(L):
            ordered = at(T, D, share_of_general, m, l) * W[market + l]
            ordered = figures[GENERAL_ORDERS, v, m] if orders_reported else ordered
            general = W[shipped + l] * (1.0 if shipments_reported else W[fill_at + l])
            left = W[backlog + l] - general
            W[backlog + l] = left - left * lost[m] + ordered
            base = at(T, D, network_base, m, l)
            network = network_share[m] * W[all_spending + l] + base
            network = figures[NETWORK, v, m] if network_reported else network
            other = figures[OTHER, v, m] if other_reported else at(T, D, other_revenue, m, l)
            recognised = W[contracts + l] * term
            W[contracts + l] += W[as_a_service + l] - recognised
            sold = W[ai_shipped + l] - W[as_a_service + l]
            rec[r_general + l] = general
            rec[r_network_orders + l] = network_share[m] * W[all_orders + l] + base
            rec[r_network + l] = network
            rec[r_service + l] = recognised
            rec[r_arr + l] = 12.0 * recognised + at(T, D, arr_base, m, l)
            rec[r_revenue + l] = sold + general + network + recognised + other
            if earns:
                income = at(T, D, margins[0], m, l) * sold + at(T, D, margins[1], m, l) * general
                income += at(T, D, margins[2], m, l) * network + at(T, D, margins[3], m, l) * recognised
                income += at(T, D, margins[4], m, l) * other
                rec[r_income + l] = income
                kept = (1.0 - at(T, D, tax, m, l)) * per_share
                rec[r_eps + l] = (income - at(T, D, expense, m, l)) * kept
            if keep:
                rec[r_orders + l] = ordered
                rec[r_backlog + l] = W[backlog + l]
        return 0

    return step


def keep_stocks(c):
    L, G, V, cell, phantom, installed = c.lanes, c.segments, c.vendors, c.cell[0], c.phantom[0], c.installed[0]
    r_backlog, r_installed = c.records["ai.backlog"][0], c.records["installed"][0]

    @compiled
    def step(m, S, T, D, W, N, rec):
        for v in range(V):
            for l in range(L):
                backlog = W[phantom + v * L + l]
                for i in range(2 * G):
                    backlog += W[cell + (v * 2 * G + i) * L + l]
                rec[r_backlog + v * L + l] = backlog
        for l in range(G * L):
            rec[r_installed + l] = W[installed + l]
        return 0

    return step
