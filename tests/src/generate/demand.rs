//! Adoption, segments, planning.

use rackcast_calendar::Period;

use super::table::Table;
use super::time::{Span, curve, curve_from};
use crate::{Choices, Curve};

/// Growth of work, mostly moderate.
fn growth(choices: &mut Choices<'_>, span: Span) -> Curve {
    if choices.chance(8) { curve(choices, span, -0.9, 9.0) } else { curve(choices, span, -0.3, 1.2) }
}

/// A share that a segment may host: exactly 0 and 1 where the start allows it.
fn cloud_share(choices: &mut Choices<'_>, span: Span, hosted: bool) -> Curve {
    if choices.chance(15) {
        let first = (Period::Month(span.start), choices.between(0.1, 0.9));
        let end = choices.pick(&[0.0, 1.0]);
        let later = (Period::Month(span.start.plus(choices.whole(1, 30))), end);
        return Curve::Points(vec![first, later], true);
    }
    curve(choices, span, if hosted { 0.02 } else { 0.0 }, 0.98)
}

/// The table of an adopter; `hosted` where a segment hosts it.
pub(super) fn adopter(choices: &mut Choices<'_>, span: Span, name: &str, hosted: bool) -> String {
    let duration = choices.between(1.0, 24.0);
    let fewest = ((1.0 - 1.0 / duration).powi(12) - 1.0 + 0.02).max(-0.88);
    let churn = if choices.chance(30) { choices.between(0.0, 0.9) } else { choices.between(0.0, 0.2) };
    let pilot_growth = curve_from(choices, span, -0.5, 1.5, |first| first > fewest);
    let production = choices.between(0.02 - churn, 1.5);
    let rate =
        if choices.chance(10) { Curve::Constant(choices.pick(&[0.0, 1.0])) } else { curve(choices, span, 0.05, 0.9) };
    let mut table = Table::new(&format!("adoption.{name}"));
    table.put("pilot_duration", duration);
    table.put("conversion_at_start", choices.between(0.05, 1.0));
    table.put("conversion_rate", rate);
    table.put("pilot_growth", pilot_growth);
    table.put("production_growth_at_start", production);
    table.put("churn", churn);
    table.put("usage_growth", curve(choices, span, -0.3, 1.5));
    table.put("pilot_intensity", choices.between(0.0, 2.0));
    if choices.chance(60) {
        let imitation = if choices.chance(30) { choices.pick(&[0.0, 1.0]) } else { choices.between(0.0, 1.0) };
        table.put("imitation", imitation);
    }
    table.put("cloud_share", cloud_share(choices, span, hosted));
    table.done()
}

/// What the segments' tables share.
#[derive(Debug)]
pub(super) struct Buyers {
    /// Life of a server, years.
    pub(super) service_life: f64,
    /// Orders at the start, USD bn a year, by segment.
    pub(super) orders: Vec<f64>,
}

/// The table of a segment; `hosts` are the adopters and the parts it hosts, `adopts` whether it is one itself.
pub(super) fn segment(
    choices: &mut Choices<'_>,
    span: Span,
    name: &str,
    buyers: &mut Buyers,
    hosts: &[(&str, f64)],
    adopts: bool,
) -> String {
    let orders = choices.between(1.0, 120.0);
    buyers.orders.push(orders);
    let slowest = (1.0 - 1.0 / (12.0 * buyers.service_life)).powi(12) - 1.0 + 0.02;
    let mut table = Table::new(&format!("segments.{name}"));
    table.put("orders_at_start", orders);
    table.put("capacity_growth_at_start", choices.between(slowest.max(-0.4), 1.5));
    table.put("inference_share_at_start", choices.between(0.001, 0.999));
    table.put("training_growth", growth(choices, span));
    if !adopts {
        table.put("own_inference_growth", growth(choices, span));
        for (adopter, share) in hosts {
            table.put(&format!("hosted_share.{adopter}"), *share);
        }
    }
    table.put("asic_share_reference", choices.between(0.0001, 0.9));
    if choices.chance(40) {
        table.put("asic_affinity", curve(choices, span, -3.0, 3.0));
    }
    table.done()
}

/// The parts of its inference that a segment hosts for adopters; now and then all of it.
pub(super) fn hosts<'a>(choices: &mut Choices<'_>, adopters: &[&'a str]) -> Vec<(&'a str, f64)> {
    let part = if choices.chance(15) { choices.pick(&[0.25, 0.5]) * 2.0 } else { choices.between(0.0, 0.9) };
    let each = part / (adopters.len().max(1).next_power_of_two() as f64);
    adopters.iter().filter(|_| choices.chance(70)).map(|adopter| (*adopter, each)).collect()
}

/// How buyers plan and order.
pub(super) fn planning(choices: &mut Choices<'_>, span: Span, buyers: &Buyers) -> String {
    let longest = (12.0 * buyers.service_life).min(30.0);
    let mut table = Table::new("planning");
    table.put("adjustment_months", choices.between(1.0, longest));
    table.put("supply_line_weight", choices.between(0.0, 1.0));
    table.put("service_life", buyers.service_life);
    table.put("inference_efficiency", curve(choices, span, -0.2, 0.8));
    table.put("training_efficiency", curve(choices, span, -0.2, 0.8));
    if choices.chance(50) {
        let elasticity = if choices.chance(40) { choices.pick(&[0.0, 1.0]) } else { choices.between(0.0, 2.0) };
        table.put("price_elasticity", elasticity);
        table.put("expected_cost_change", curve(choices, span, -0.4, 0.2));
    }
    if choices.chance(50) {
        table.head("ordering");
        table.put("double_ordering", curve(choices, span, 0.0, 1.5));
        if choices.chance(70) {
            table.put("phantom_months", choices.between(1.0, 12.0));
        }
    }
    table.done()
}
