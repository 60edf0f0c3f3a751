//! Rows of a vendor: shares, backlog, revenue lines, earnings.

use super::{ABOVE_0, FROM_0, LOSS, MONTHS, SHARE, WEIGHT};
use crate::input::{Applies, DefaultValue, InputKind, InputSpec, fixed, number};
use crate::range::Range;

/// One vendor.
pub(super) const VENDORS: &[InputSpec] = &[
    fixed("vendors.V.name", "the vendor's name as shown", InputKind::Text).default(DefaultValue::OwnName),
    fixed("vendors.V.fiscal_year_end", "month in which its fiscal year ends", InputKind::Integer)
        .range(1.0, 12.0)
        .required(),
    fixed("vendors.V.scope", "what its revenue covers, as shown beside it", InputKind::Text),
    number("vendors.V.share.C.G", "its part of segment G's orders of class C; normalised to sum to 1", "1", FROM_0)
        .path()
        .or(0.0)
        .rule("in every month one vendor above 0 for each segment and class"),
    number("vendors.V.share.general", "its part of general server orders; normalised to sum to 1", "1", FROM_0)
        .path()
        .or(0.0)
        .rule("in every month one vendor above 0"),
    number("vendors.V.share.network", "its part of network spending; normalised to sum to 1", "1", FROM_0)
        .path()
        .or(0.0)
        .rule("in every month one vendor above 0"),
    number(
        "vendors.V.delivery_months",
        "AI backlog over what it wants to ship a month: build and site time without shortage",
        "months",
        MONTHS,
    )
    .path(),
    number("vendors.V.backlog_at_start", "AI backlog when the horizon starts", "USD bn", FROM_0)
        .rule("0 where it has no AI orders at the start"),
    number("vendors.V.cancellation", "part of the AI backlog cancelled", "a year", LOSS).path().or(0.0),
    number(
        "vendors.V.phantom_share",
        "part of its AI backlog that is double-ordered when its forecast begins",
        "1",
        SHARE,
    )
    .or(0.0),
    number(
        "vendors.V.order_volatility",
        "standard deviation of the log of quarterly AI orders around the model",
        "1",
        Range::between(0.0, 2.0),
    )
    .or(0.0),
    number(
        "vendors.V.shipment_volatility",
        "standard deviation of the log of quarterly AI shipments wanted around the model",
        "1",
        SHARE,
    )
    .or(0.0),
    number("vendors.V.arr_base", "run-rate of services outside AI systems", "USD bn a year", FROM_0).path().or(0.0),
    number("vendors.V.attributes.K", "what it offers of attribute K, against the start", "any", WEIGHT).path().or(0.0),
    number("vendors.V.network_base", "network revenue that does not follow AI shipments", "USD bn a quarter", FROM_0)
        .path()
        .or(0.0),
    number("vendors.V.other_revenue", "revenue of all other lines", "USD bn a quarter", FROM_0).path().or(0.0),
    number("vendors.V.as_a_service.G", "part of its AI shipments to segment G taken as a service", "1", SHARE)
        .path()
        .or(0.0),
    number(
        "vendors.V.subscription_at_start",
        "revenue recognised from service contracts when the horizon starts",
        "USD bn a year",
        FROM_0,
    )
    .or(0.0),
    number(
        "vendors.V.earnings.margin.LINE",
        "operating margin of a revenue line (ai, general, network, service, other)",
        "1",
        Range::between(-2.0, 1.0),
    )
    .path()
    .or(0.0)
    .only(Applies::VendorsWithEarnings),
    number(
        "vendors.V.earnings.other_expense",
        "interest and other expense below operating income",
        "USD bn a quarter",
        Range::between(-10.0, 10.0),
    )
    .path()
    .or(0.0)
    .only(Applies::VendorsWithEarnings),
    number("vendors.V.earnings.tax_rate", "tax on income", "1", Range::between(0.0, 0.9))
        .path()
        .or(0.0)
        .only(Applies::VendorsWithEarnings),
    number("vendors.V.earnings.diluted_shares", "diluted shares", "bn", ABOVE_0)
        .path()
        .only(Applies::VendorsWithEarnings),
];
