//! Adoption, segments, planning.

use std::fmt::Write;

use super::time::{Span, curve, curve_from};
use crate::{Choices, Curve};

/// Growth of work, mostly moderate.
fn growth(choices: &mut Choices<'_>, span: Span) -> Curve {
    if choices.chance(8) { curve(choices, span, -0.9, 9.0) } else { curve(choices, span, -0.3, 1.2) }
}

/// A share that a segment may host: exactly 0 and 1 where the start allows it.
fn cloud_share(choices: &mut Choices<'_>, span: Span, hosted: bool) -> Curve {
    let (least, most) = if hosted { (0.02, 0.98) } else { (0.0, 0.98) };
    if choices.chance(15) {
        let first = choices.between(0.1, 0.9);
        let last = choices.pick(&[0.0, 1.0]);
        let later = span.start.plus(choices.whole(1, 30));
        return Curve::Points(
            vec![(rackcast_calendar::Period::Month(span.start), first), (rackcast_calendar::Period::Month(later), last)],
            true,
        );
    }
    curve(choices, span, least, most)
}

/// The table of an adopter; `hosted` where a segment hosts it.
pub(super) fn adopter(choices: &mut Choices<'_>, span: Span, name: &str, hosted: bool) -> String {
    let duration = choices.between(1.0, 24.0);
    let fewest = ((1.0 - 1.0 / duration).powi(12) - 1.0 + 0.02).max(-0.88);
    let churn = if choices.chance(30) { choices.between(0.0, 0.9) } else { choices.between(0.0, 0.2) };
    let pilot_growth = curve_from(choices, span, -0.5, 1.5, |first| first > fewest);
    let production = choices.between(0.02 - churn, 1.5);
    let rate = if choices.chance(10) { Curve::Constant(choices.pick(&[0.0, 1.0])) } else { curve(choices, span, 0.05, 0.9) };
    let mut text = format!("[adoption.{name}]\n");
    let mut put = |key: &str, value: String| writeln!(text, "{key} = {value}").expect("text takes all");
    put("pilot_duration", crate::number(duration));
    put("conversion_at_start", crate::number(choices.between(0.05, 1.0)));
    put("conversion_rate", rate.toml());
    put("pilot_growth", pilot_growth.toml());
    put("production_growth_at_start", crate::number(production));
    put("churn", crate::number(churn));
    put("usage_growth", curve(choices, span, -0.3, 1.5).toml());
    put("pilot_intensity", crate::number(choices.between(0.0, 2.0)));
    if choices.chance(60) {
        let imitation = if choices.chance(30) { choices.pick(&[0.0, 1.0]) } else { choices.between(0.0, 1.0) };
        put("imitation", crate::number(imitation));
    }
    put("cloud_share", cloud_share(choices, span, hosted).toml());
    text
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
pub(super) fn segment(choices: &mut Choices<'_>, span: Span, name: &str, buyers: &mut Buyers, hosts: &[(&str, f64)], adopts: bool) -> String {
    let orders = choices.between(1.0, 120.0);
    buyers.orders.push(orders);
    let slowest = (1.0 - 1.0 / (12.0 * buyers.service_life)).powi(12) - 1.0 + 0.02;
    let mut text = format!("[segments.{name}]\n");
    let mut put = |key: &str, value: String| writeln!(text, "{key} = {value}").expect("text takes all");
    put("orders_at_start", crate::number(orders));
    put("capacity_growth_at_start", crate::number(choices.between(slowest.max(-0.4), 1.5)));
    put("inference_share_at_start", crate::number(choices.between(0.001, 0.999)));
    put("training_growth", growth(choices, span).toml());
    if !adopts {
        put("own_inference_growth", growth(choices, span).toml());
        for (adopter, share) in hosts {
            put(&format!("hosted_share.{adopter}"), crate::number(*share));
        }
    }
    put("asic_share_reference", crate::number(choices.between(0.0001, 0.9)));
    if choices.chance(40) {
        put("asic_affinity", curve(choices, span, -3.0, 3.0).toml());
    }
    text
}

/// The parts of its inference that a segment hosts for adopters; now and then all of it.
pub(super) fn hosts<'a>(choices: &mut Choices<'_>, adopters: &[&'a str]) -> Vec<(&'a str, f64)> {
    let part = if choices.chance(15) { choices.pick(&[0.25, 0.5]) * 2.0 } else { choices.between(0.0, 0.9) };
    #[allow(clippy::cast_precision_loss, reason = "at most three")]
    let each = part / (adopters.len().max(1).next_power_of_two() as f64);
    adopters.iter().filter(|_| choices.chance(70)).map(|adopter| (*adopter, each)).collect()
}

/// How buyers plan and order.
pub(super) fn planning(choices: &mut Choices<'_>, span: Span, buyers: &Buyers) -> String {
    let longest = (12.0 * buyers.service_life).min(30.0);
    let mut text = "[planning]\n".to_owned();
    let mut put = |key: &str, value: String| writeln!(text, "{key} = {value}").expect("text takes all");
    put("adjustment_months", crate::number(choices.between(1.0, longest)));
    put("supply_line_weight", crate::number(choices.between(0.0, 1.0)));
    put("service_life", crate::number(buyers.service_life));
    put("inference_efficiency", curve(choices, span, -0.2, 0.8).toml());
    put("training_efficiency", curve(choices, span, -0.2, 0.8).toml());
    if choices.chance(50) {
        let elasticity = if choices.chance(40) { choices.pick(&[0.0, 1.0]) } else { choices.between(0.0, 2.0) };
        put("price_elasticity", crate::number(elasticity));
        put("expected_cost_change", curve(choices, span, -0.4, 0.2).toml());
    }
    if choices.chance(50) {
        text.push_str("\n[ordering]\n");
        writeln!(text, "double_ordering = {}", curve(choices, span, 0.0, 1.5).toml()).expect("text takes all");
        if choices.chance(70) {
            writeln!(text, "phantom_months = {}", crate::number(choices.between(1.0, 12.0))).expect("text takes all");
        }
    }
    text
}
