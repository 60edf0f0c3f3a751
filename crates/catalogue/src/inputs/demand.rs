//! Rows of the scenario itself and of demand: adoption, segments, planning, ordering.

use super::{ABOVE_0, EFFICIENCY, GROWTH, LOSS, MONTHS, SHARE, WORK_GROWTH};
use crate::input::{Applies, DefaultValue, InputKind, InputSpec, fixed, number};
use crate::range::Range;

/// The scenario itself, and what is wanted.
pub(super) const DEMAND: &[InputSpec] = &[
    fixed("format", "version of the format", InputKind::Integer).range(1.0, 1.0).required(),
    fixed("name", "the scenario's name as shown; not inherited", InputKind::Text).required(),
    fixed("description", "the scenario in a line; not inherited", InputKind::Text),
    fixed("narrative", "the story behind the numbers; not inherited", InputKind::Text),
    fixed("horizon.start", "first month", InputKind::Month).required(),
    fixed("horizon.end", "last month", InputKind::Month).required().rule("1 month to 50 years from horizon.start"),
    fixed("horizon.as_of", "the day the forecast is made; what was published later is not used", InputKind::Date)
        .default(DefaultValue::Word("none: every publication is used")),
    fixed("evidence.observations", "file of reported figures", InputKind::File),
    // Adoption: pilots become production.
    number("adoption.A.pilot_duration", "how long a pilot takes", "months", MONTHS),
    number(
        "adoption.A.conversion_at_start",
        "fraction of finishing pilots that reached production when the horizon starts",
        "1",
        Range::between(0.001, 1.0),
    ),
    number("adoption.A.conversion_rate", "fraction of finishing pilots that reach production", "1", SHARE).path(),
    number("adoption.A.pilot_growth", "growth of pilots started", "a year", GROWTH)
        .path()
        .rule("at the start above (1 - 1/pilot_duration)^12 - 1"),
    number(
        "adoption.A.production_growth_at_start",
        "growth of deployments when the horizon starts",
        "a year",
        Range::above_to(-0.95, 10.0),
    )
    .rule("above -churn"),
    number("adoption.A.churn", "deployments given up", "a year", LOSS),
    number("adoption.A.usage_growth", "growth of compute per deployment", "a year", Range::between(-0.9, 20.0)).path(),
    number(
        "adoption.A.pilot_intensity",
        "compute of a pilot over that of a deployment",
        "1",
        Range::between(0.0, 10.0),
    ),
    number("adoption.A.imitation", "answer of pilots started to success beyond trend", "1", SHARE).or(0.0),
    number("adoption.A.cloud_share", "part of its inference that runs on rented capacity", "1", SHARE)
        .path()
        .rule("at the start below 1, and above 0 where a segment hosts it"),
    // Customer segments.
    number("segments.G.orders_at_start", "AI server orders when the horizon starts", "USD bn a year", ABOVE_0),
    number(
        "segments.G.capacity_growth_at_start",
        "growth of installed capacity when the horizon starts",
        "a year",
        Range::above_to(-1.0, 10.0),
    )
    .rule("above (1 - 1/(12 planning.service_life))^12 - 1"),
    number(
        "segments.G.inference_share_at_start",
        "inference's part of its compute when the horizon starts",
        "1",
        Range::between(0.001, 0.999),
    ),
    number("segments.G.training_growth", "growth of training work", "a year", WORK_GROWTH).path(),
    number("segments.G.own_inference_growth", "growth of its own inference work", "a year", WORK_GROWTH)
        .path()
        .rule("refused for an adopter")
        .only(Applies::SegmentsWithoutAdoption),
    number("segments.G.hosted_share.A", "part of its inference at the start that it hosts for adopter A", "1", SHARE)
        .or(0.0)
        .rule("a segment's sum to at most 1; refused for an adopter")
        .only(Applies::SegmentsWithoutAdoption),
    number(
        "segments.G.asic_share_reference",
        "its leaning to ASICs against other segments'",
        "1",
        Range::between(0.0001, 0.9999),
    ),
    number("segments.G.asic_affinity", "shift of its leaning to ASICs", "log odds", Range::between(-10.0, 10.0))
        .path()
        .or(0.0),
    number(
        "segments.G.demand_volatility",
        "standard deviation of the log of what it needs around the model",
        "1",
        SHARE,
    )
    .or(0.0),
    // How buyers plan and order.
    number("planning.adjustment_months", "time in which planners close a gap in capacity", "months", MONTHS)
        .rule("so that the required capacity at the start is above 0 in every segment"),
    number("planning.supply_line_weight", "part of what is on order that planners count", "1", SHARE),
    number("planning.service_life", "how long a server serves", "years", Range::between(0.5, 20.0)),
    number("planning.inference_efficiency", "growth of inference work per unit of capacity", "a year", EFFICIENCY)
        .path(),
    number("planning.training_efficiency", "growth of training work per unit of capacity", "a year", EFFICIENCY).path(),
    number(
        "planning.price_elasticity",
        "answer of need to the cost of capacity: 0 fixes compute, 1 fixes budgets",
        "1",
        Range::between(0.0, 3.0),
    )
    .or(0.0),
    number(
        "planning.expected_cost_change",
        "change in the cost of capacity that plans take for granted",
        "a year",
        Range::between(-0.9, 2.0),
    )
    .path()
    .default(DefaultValue::RequiredWith("planning.price_elasticity")),
    number("ordering.double_ordering", "phantom orders per order that goes unfilled", "1", Range::between(0.0, 5.0))
        .path()
        .or(0.0),
    number("ordering.phantom_months", "how long phantom orders stay once supply is free", "months", MONTHS).or(6.0),
];
