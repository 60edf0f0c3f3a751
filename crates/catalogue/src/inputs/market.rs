//! Rows of what is sold and what all vendors share: servers, network, services, attraction.

use super::{ABOVE_0, EFFICIENCY, FROM_0, GROWTH, LOSS, MONTHS, SHARE, WEIGHT};
use crate::input::{DefaultValue, InputSpec, number};
use crate::range::Range;

/// What is sold, and what all vendors share.
pub(super) const MARKET: &[InputSpec] = &[
    // Servers.
    number("servers.asic_share", "ASIC servers' part of AI servers ordered", "1", SHARE).path(),
    number("servers.C.price", "price of a server of class C", "USD thousand", ABOVE_0).path(),
    number("servers.C.capacity_growth", "growth of capacity per server of class C", "a year", EFFICIENCY).path(),
    number(
        "servers.asic.relative_capacity",
        "capacity of an ASIC server over that of a GPU server at the start",
        "1",
        Range::above_to(0.0, 100.0),
    ),
    number("servers.C.supply", "servers of class C that can be built", "thousand servers a month", FROM_0).path(),
    number(
        "general_servers.orders_at_start",
        "orders of general servers at all vendors when the horizon starts",
        "USD bn a year",
        ABOVE_0,
    ),
    number(
        "general_servers.refresh_growth",
        "growth of demand in servers that does not follow inference",
        "a year",
        GROWTH,
    )
    .path(),
    number("general_servers.price_at_start", "price of a general server at the start", "USD thousand", ABOVE_0),
    number("general_servers.price_growth", "growth of the price of a general server", "a year", GROWTH).path(),
    number(
        "general_servers.inference_linked_share",
        "part of general orders at the start that follows inference spending",
        "1",
        SHARE,
    ),
    number("general_servers.delivery_months", "build time of general servers without shortage", "months", MONTHS),
    number("general_servers.cancellation", "part of the general backlog cancelled", "a year", LOSS).path().or(0.0),
    number("general_servers.supply", "general servers that can be built", "thousand servers a month", FROM_0)
        .path()
        .default(DefaultValue::Unlimited),
    number("network.attach", "network spending per AI shipments", "1", Range::between(0.0, 2.0)).path(),
    number("as_a_service.term_months", "length of a service contract", "months", Range::between(1.0, 240.0)).or(36.0),
    number(
        "attraction.K.G",
        "weight that buyers of segment G give attribute K of a vendor",
        "log share per unit",
        WEIGHT,
    )
    .or(0.0),
];
