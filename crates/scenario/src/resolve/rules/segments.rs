//! Rules of segments.

use super::{View, shown, slowest};
use crate::Diagnostic;

/// Shares that sum to 1 may be off by the dust of their decimal fractions.
const DUST: f64 = 1e-12;

pub(super) fn check(view: &View<'_>, problems: &mut Vec<Diagnostic>) {
    for segment in &view.dimensions.segments {
        capacity(view, segment, problems);
        hosted(view, segment, problems);
    }
}

fn capacity(view: &View<'_>, segment: &str, problems: &mut Vec<Diagnostic>) {
    let (growth, life) = (format!("segments.{segment}.capacity_growth_at_start"), "planning.service_life");
    let (Some(grows), Some(years)) = (view.at_start(&growth), view.at_start(life)) else { return };
    let least = slowest(12.0 * years);
    if grows <= least {
        let message = format!("`{growth}` is {grows}: servers that serve {years} years cannot wear out that fast");
        problems.push(view.broken(&growth, &[life], message, format!("expected above {} a year", shown(least))));
    }
}

fn hosted(view: &View<'_>, segment: &str, problems: &mut Vec<Diagnostic>) {
    let keys: Vec<String> =
        view.dimensions.adopters.iter().map(|adopter| format!("segments.{segment}.hosted_share.{adopter}")).collect();
    let Some(shares) = keys
        .iter()
        .filter(|key| view.inputs.contains_key(*key))
        .map(|key| view.at_start(key))
        .collect::<Option<Vec<f64>>>()
    else {
        return;
    };
    let sum: f64 = shares.iter().sum();
    if sum > 1.0 + DUST {
        let written: Vec<&str> = keys.iter().map(String::as_str).filter(|key| view.place(key).is_some()).collect();
        let Some((last, others)) = written.split_last() else { return };
        let message = format!("what `{segment}` hosts sums to {}: more than its inference at the start", shown(sum));
        problems.push(view.broken(
            last,
            others,
            message,
            format!("expected `segments.{segment}.hosted_share` to sum to at most 1"),
        ));
    }
}
