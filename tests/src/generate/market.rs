//! Servers, general servers, network, services, attraction.

use rackcast_calendar::Period;

use super::table::Table;
use super::time::{Span, curve};
use crate::{Choices, Curve};

/// What vendors' tables need to know of the servers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Servers {
    /// Whether any server is a GPU server, or an ASIC server, when the horizon starts.
    pub(super) at_start: [bool; 2],
}

/// What can be built where `wanted` is wanted: none, too little, about enough, or plenty.
fn supply(choices: &mut Choices<'_>, span: Span, wanted: f64) -> Curve {
    let round = |value: f64| (value * 100.0).round() / 100.0;
    match choices.below(5) {
        0 => Curve::Constant(round(wanted * 100.0)),
        1 => curve(choices, span, round(wanted * 0.2), round(wanted)),
        2 => curve(choices, span, 0.0, round(wanted * 2.0)),
        3 if choices.chance(30) => Curve::Constant(0.0),
        _ => curve(choices, span, round(wanted * 0.6), round(wanted * 3.0)),
    }
}

/// The ASIC share of servers ordered: anything, now and then none or all of them for a while or for ever.
fn asic_share(choices: &mut Choices<'_>, span: Span) -> Curve {
    if !choices.chance(25) {
        return curve(choices, span, 0.02, 0.95);
    }
    let end = choices.pick(&[0.0, 1.0]);
    if choices.chance(30) {
        return Curve::Constant(end);
    }
    let month = |months: i32| Period::Month(span.start.plus(months));
    let (first, later) = (choices.whole(-3, 6), choices.whole(8, 24));
    let middle = choices.between(0.1, 0.9);
    let points = if choices.chance(50) {
        vec![(month(first), end), (month(later), middle)]
    } else {
        vec![(month(first), middle), (month(later), end)]
    };
    Curve::Points(points, choices.chance(50))
}

/// The tables of AI servers.
pub(super) fn servers(choices: &mut Choices<'_>, span: Span, orders: &[f64]) -> (String, Servers) {
    let share = asic_share(choices, span);
    let first = share.at(span.start, 0);
    let price = |choices: &mut Choices<'_>| {
        let price = choices.between(60.0, 400.0);
        (price, curve(choices, span, (price * 0.7).round(), (price * 1.3).round()))
    };
    let mut table = Table::new("servers");
    table.put("asic_share", share);
    for class in ["gpu", "asic"] {
        let (around, price) = price(choices);
        let monthly = orders.iter().sum::<f64>() / 12.0 * 1000.0 / around * if class == "gpu" { 0.7 } else { 0.3 };
        table.head(&format!("servers.{class}"));
        table.put("price", price);
        table.put("capacity_growth", curve(choices, span, -0.1, 0.8));
        table.put("supply", supply(choices, span, monthly));
        if class == "asic" {
            table.put("relative_capacity", choices.between(0.2, 3.0));
        }
    }
    (table.done(), Servers { at_start: [first < 1.0, first > 0.0] })
}

/// General servers, network and services.
pub(super) fn other_lines(choices: &mut Choices<'_>, span: Span) -> String {
    let orders = choices.between(5.0, 120.0);
    let price = choices.between(4.0, 20.0);
    let mut table = Table::new("general_servers");
    table.put("orders_at_start", orders);
    table.put("refresh_growth", curve(choices, span, -0.3, 0.5));
    table.put("price_at_start", price);
    table.put("price_growth", curve(choices, span, -0.1, 0.3));
    table.put("inference_linked_share", choices.between(0.0, 1.0));
    table.put("delivery_months", choices.between(1.0, 6.0));
    if choices.chance(40) {
        table.put("cancellation", curve(choices, span, 0.0, 0.5));
    }
    if choices.chance(60) {
        table.put("supply", supply(choices, span, orders / 12.0 * 1000.0 / price));
    }
    table.head("network");
    table.put("attach", curve(choices, span, 0.0, 0.5));
    if choices.chance(60) {
        table.head("as_a_service");
        table.put("term_months", choices.between(1.0, 80.0));
    }
    table.done()
}

/// The weights that buyers give an attribute, of some segments at least one.
pub(super) fn attraction(choices: &mut Choices<'_>, attribute: &str, segments: &[&str]) -> String {
    let mut table = Table::new(&format!("attraction.{attribute}"));
    for (index, segment) in segments.iter().enumerate() {
        if index == 0 || choices.chance(60) {
            let weight = if choices.chance(5) { 20.0 } else { choices.between(-2.0, 3.0) };
            table.put(segment, weight);
        }
    }
    table.done()
}
