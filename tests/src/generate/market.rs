//! Servers, general servers, network, services, attraction.

use std::fmt::Write;

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
    let month = |months: i32| rackcast_calendar::Period::Month(span.start.plus(months));
    let (first, later) = (choices.whole(-3, 6), choices.whole(8, 24));
    let middle = choices.between(0.1, 0.9);
    let points = if choices.chance(50) { vec![(month(first), end), (month(later), middle)] } else { vec![(month(first), middle), (month(later), end)] };
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
    let mut text = format!("[servers]\nasic_share = {}\n", share.toml());
    for class in ["gpu", "asic"] {
        let (around, price) = price(choices);
        let monthly = orders.iter().sum::<f64>() / 12.0 * 1000.0 / around * if class == "gpu" { 0.7 } else { 0.3 };
        write!(text, "\n[servers.{class}]\nprice = {}\n", price.toml()).expect("text takes all");
        writeln!(text, "capacity_growth = {}", curve(choices, span, -0.1, 0.8).toml()).expect("text takes all");
        writeln!(text, "supply = {}", supply(choices, span, monthly).toml()).expect("text takes all");
        if class == "asic" {
            writeln!(text, "relative_capacity = {}", crate::number(choices.between(0.2, 3.0))).expect("text takes all");
        }
    }
    (text, Servers { at_start: [first < 1.0, first > 0.0] })
}

/// General servers, network and services.
pub(super) fn other_lines(choices: &mut Choices<'_>, span: Span) -> String {
    let orders = choices.between(5.0, 120.0);
    let price = choices.between(4.0, 20.0);
    let mut text = "[general_servers]\n".to_owned();
    let mut put = |key: &str, value: String| writeln!(text, "{key} = {value}").expect("text takes all");
    put("orders_at_start", crate::number(orders));
    put("refresh_growth", curve(choices, span, -0.3, 0.5).toml());
    put("price_at_start", crate::number(price));
    put("price_growth", curve(choices, span, -0.1, 0.3).toml());
    put("inference_linked_share", crate::number(choices.between(0.0, 1.0)));
    put("delivery_months", crate::number(choices.between(1.0, 6.0)));
    if choices.chance(40) {
        put("cancellation", curve(choices, span, 0.0, 0.5).toml());
    }
    if choices.chance(60) {
        put("supply", supply(choices, span, orders / 12.0 * 1000.0 / price).toml());
    }
    write!(text, "\n[network]\nattach = {}\n", curve(choices, span, 0.0, 0.5).toml()).expect("text takes all");
    if choices.chance(60) {
        write!(text, "\n[as_a_service]\nterm_months = {}\n", crate::number(choices.between(1.0, 80.0))).expect("text takes all");
    }
    text
}

/// The weights that buyers give an attribute, of some segments at least one.
pub(super) fn attraction(choices: &mut Choices<'_>, attribute: &str, segments: &[&str]) -> String {
    let mut text = format!("[attraction.{attribute}]\n");
    for (index, segment) in segments.iter().enumerate() {
        if index == 0 || choices.chance(60) {
            let weight = if choices.chance(5) { 20.0 } else { choices.between(-2.0, 3.0) };
            writeln!(text, "{segment} = {}", crate::number(weight)).expect("text takes all");
        }
    }
    text
}
