//! The market: who buys, what for, and which servers.

use std::collections::BTreeMap;

use rackcast_calendar::Period;
use rackcast_catalogue::{capital, percent, words};
use rackcast_report::Run;
use serde::Serialize;

use super::speak::years;
use crate::numbers::{amount, money};

/// What the page says of the market.
#[derive(Debug, Serialize)]
pub(crate) struct Market {
    segments: Vec<Named>,
    adopters: Vec<Named>,
    /// A sentence above a figure, by the figure.
    findings: BTreeMap<&'static str, String>,
}

/// A name in outputs and as shown.
#[derive(Debug, Serialize)]
struct Named {
    key: String,
    name: String,
}

pub(crate) fn gather(run: &Run) -> Market {
    let named =
        |keys: &[String]| keys.iter().map(|key| Named { key: key.clone(), name: capital(&words(key)) }).collect();
    let findings = [
        ("segments", segments(run)),
        ("inference", from_to(run, "market.inference.compute_share", "Inference", "of compute")),
        ("servers", servers(run)),
        ("growth", growth(run)),
        ("supply", supply(run)),
    ];
    Market {
        segments: named(&run.scenario.segments),
        adopters: named(&run.scenario.adopters),
        findings: findings.into_iter().filter_map(|(key, said)| Some((key, said?))).collect(),
    }
}

fn ends(run: &Run) -> Option<(Period, Period)> {
    let years = years(run);
    let (&first, &last) = (years.first()?, years.last()?);
    // From the year before, where it is there.
    let before = first.years_later(-1);
    let known = run.forecast.value("market.ai.orders", before).is_some();
    Some((if known { before } else { first }, last))
}

fn segments(run: &Run) -> Option<String> {
    let (_, year) = ends(run)?;
    let all = run.forecast.value("market.ai.shipments", year).filter(|all| *all > 0.0)?;
    let shipped = |segment: &str| run.forecast.value(&format!("segment.{segment}.shipments"), year);
    let parts = run.scenario.segments.iter().filter_map(|segment| Some((segment, shipped(segment)? / all)));
    let (segment, part) = parts.max_by(|one, other| one.1.total_cmp(&other.1))?;
    let all = money(all, "USD bn");
    Some(format!(
        "Most goes to one kind of buyer, {}: {} of the {all} shipped in {year}.",
        words(segment),
        amount(part, "1")
    ))
}

fn from_to(run: &Run, output: &str, subject: &str, of: &str) -> Option<String> {
    let (first, last) = ends(run)?;
    let [before, after] = [first, last].map(|period| run.forecast.value(output, period));
    let (before, after) = (amount(before?, "1"), amount(after?, "1"));
    Some(format!("{subject} goes from {before} {of} in {first} to {after} in {last}."))
}

fn servers(run: &Run) -> Option<String> {
    let (_, year) = ends(run)?;
    let all = run.forecast.value("market.ai.servers", year)?;
    let part = run.forecast.value("market.asic.share", year)?;
    Some(format!(
        "Of {} AI servers shipped in {year}, {} are ASIC servers.",
        amount(all, "thousand"),
        amount(part, "1")
    ))
}

fn growth(run: &Run) -> Option<String> {
    let (_, year) = ends(run)?;
    let of = |output: &str| run.forecast.layout.row(output, year).and_then(|row| run.forecast.growth(row));
    let (orders, shipments) = (of("market.ai.orders")?, of("market.ai.shipments")?);
    let verb = |growth: f64| if growth < 0.0 { "fall" } else { "grow" };
    Some(format!(
        "In {year} orders {} by {} and shipments {} by {}.",
        verb(orders),
        percent(orders),
        verb(shipments),
        percent(shipments)
    ))
}

fn supply(run: &Run) -> Option<String> {
    let (_, year) = ends(run)?;
    let fill = run.forecast.value("supply.gpu.fill", year)?;
    Some(if fill > 0.995 {
        format!("In {year} GPU supply covers all that vendors want to ship.")
    } else {
        format!("In {year} GPU supply covers {:.0} % of what vendors want to ship.", 100.0 * fill)
    })
}
