//! What a difference comes to, in words.

use rackcast_calendar::{Period, PeriodKind};
use rackcast_catalogue::{fixed, percent, possessive, words};

use super::Scenario;
use super::moves::{Moves, PeriodMove};
use super::side::DiffSide;
use crate::number::amount;

/// What is told of the market, and the verb of one or many.
const TOLD: [(&str, &str, bool); 3] = [
    ("market.ai.shipments", "AI shipments", true),
    ("market.ai.orders", "AI orders", true),
    ("market.asic.share", "the ASIC share", false),
];

/// The market of the last year that both cover, and how much moves: `AI shipments in 2027 rise 12 % to USD 60.1 bn …`
pub(super) fn sentence(scenario: &Scenario) -> String {
    let (Some(old), Some(new), Some(moves)) = (&scenario.pair.old, &scenario.pair.new, &scenario.moves) else {
        return if scenario.pair.old.is_none() { "A new scenario." } else { "The scenario is gone." }.to_owned();
    };
    let market = year(old, new).map_or_else(String::new, |text| format!("{text}. "));
    format!("{market}{}", count(moves))
}

/// The market alone.
pub(super) fn market(scenario: &Scenario) -> String {
    let both = scenario.pair.old.as_ref().zip(scenario.pair.new.as_ref());
    both.and_then(|(old, new)| year(old, new)).unwrap_or_default()
}

/// How many outputs move.
fn count(moves: &Moves) -> String {
    let compared = moves.compared;
    let beyond = moves.beyond();
    let within = moves.outputs.iter().filter(|output| output.beyond() == 0).count();
    match (beyond, within) {
        (0, 0) if compared == 0 => "No output and period is in both: nothing can be compared.".to_owned(),
        (0, 0) => format!("The forecast is the same in {}.", all(compared)),
        (0, within) => {
            format!("No output moves beyond tolerance; {within} of {compared} move within it.")
        }
        (beyond, within) => {
            let verb = if beyond == 1 { "s" } else { "" };
            let of = compared + moves.new.len() + moves.gone.len();
            let within = if within > 0 { format!(", {within} more within it") } else { String::new() };
            format!("{beyond} of {of} outputs move{verb} beyond tolerance{within}.")
        }
    }
}

fn all(count: usize) -> String {
    if count == 1 { "the one output that was compared".to_owned() } else { format!("all {count} outputs") }
}

/// What the market does in the last year that both cover.
fn year(old: &DiffSide, new: &DiffSide) -> Option<String> {
    let figures = new.figures(TOLD[0].0)?;
    let periods = || figures.values.iter().rev().map(|(period, _)| *period);
    let both = |period: &Period| value(old, TOLD[0].0, *period).is_some();
    let kinds = [PeriodKind::Year, PeriodKind::Quarter, PeriodKind::Month];
    let period = kinds.iter().find_map(|kind| periods().find(|period| period.kind() == *kind && both(period)))?;
    let mut told = Vec::new();
    for (at, (output, called, many)) in TOLD.into_iter().enumerate() {
        let (Some(before), Some(after)) = (value(old, output, period), value(new, output, period)) else { continue };
        let when = if at == 0 { format!(" in {period}") } else { String::new() };
        let unit = new.figures(output)?.unit;
        let size = if unit == "1" {
            let points = 100.0 * (after - before);
            (points.abs() >= 0.05).then(|| format!("{} points", fixed(points.abs(), 1)))
        } else {
            let ratio = (after - before) / before.abs();
            (ratio.abs() >= 0.0005).then(|| percent(ratio))
        };
        let to = if unit == "USD bn" { format!("USD {}", amount(after, unit)) } else { amount(after, unit) };
        let verb = match (after > before, many) {
            (true, true) => "rise",
            (true, false) => "rises",
            (false, true) => "fall",
            (false, false) => "falls",
        };
        match size {
            Some(size) => told.push(format!("{called}{when} {verb} {size} to {to}")),
            // The first is told also where it stays, so that a reader knows what was looked at.
            None if at == 0 => told.push(format!("{called}{when} stay at {to}")),
            None => {}
        }
    }
    let last = told.pop()?;
    Some(if told.is_empty() { last } else { format!("{} and {last}", told.join(", ")) })
}

fn value(side: &DiffSide, output: &str, period: Period) -> Option<f64> {
    side.figures(output)?.values.iter().find(|(other, _)| *other == period)?.1
}

/// An output as people call it.
pub(super) fn title(output: &str, scenario: Option<&rackcast_scenario::Scenario>) -> String {
    let Some((key, rest)) = output.strip_prefix("vendor.").and_then(|rest| rest.split_once('.')) else {
        return words(output);
    };
    let vendor = scenario.and_then(|scenario| scenario.vendors.iter().find(|vendor| vendor.key == key));
    format!("{} {}", possessive(vendor.map_or(key, |vendor| &vendor.name)), words(rest))
}

/// A change as a page writes it: percent, or points of a share.
pub(super) fn change(of: &PeriodMove, unit: &str) -> String {
    match (of.old, of.new) {
        (Some(old), Some(new)) if unit == "1" => crate::number::points(new - old),
        (Some(old), Some(new)) if old != 0.0 => crate::number::change((new - old) / old.abs()),
        (Some(_), Some(_)) => "from nothing".to_owned(),
        (None, _) => "new".to_owned(),
        (_, None) => "gone".to_owned(),
    }
}

/// An answer in a word.
pub(super) fn answer(answer: Option<bool>) -> &'static str {
    match answer {
        Some(true) => "true",
        Some(false) => "false",
        None => "without a value",
    }
}
