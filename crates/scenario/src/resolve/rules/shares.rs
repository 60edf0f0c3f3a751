//! Rules of vendors' shares: somebody takes every order, and a backlog was ordered.

use rackcast_catalogue::CLASSES;

use super::{View, Work};
use crate::{Diagnostic, Place};

pub(super) fn check(view: &View<'_>, work: &mut Work<'_, '_>) {
    for vendor in &view.dimensions.vendors {
        if !shareless(work, &vendor.name) {
            backlog(view, work, &vendor.name);
        }
    }
    for segment in &view.dimensions.segments {
        for class in CLASSES {
            taken(view, work, &format!("share.{class}.{segment}"), &format!("{class} orders of `{segment}`"));
        }
    }
    taken(view, work, "share.general", "general server orders");
    taken(view, work, "share.network", "network spending");
}

/// Reports a vendor for which no share is written at all.
fn shareless(work: &mut Work<'_, '_>, vendor: &str) -> bool {
    let above = format!("vendors.{vendor}");
    let shares = format!("{above}.share");
    if work.merged.tables.contains_key(&shares) || work.merged.taint.touches(&shares) {
        return false;
    }
    let place = work.merged.tables.get(&above).map(|table| table.place.clone());
    let message = format!("the vendor `{vendor}` has no share of anything");
    let help = format!("give it `{shares}.gpu`, `{shares}.asic`, `{shares}.general` or `{shares}.network`");
    work.problems.push(Diagnostic::error("missing-key", place, message).help(help));
    true
}

/// Reports the first month in which no vendor has a share above 0.
fn taken(view: &View<'_>, work: &mut Work<'_, '_>, share: &str, what: &str) {
    let keys: Vec<String> =
        view.dimensions.vendors.iter().map(|vendor| format!("vendors.{}.{share}", vendor.name)).collect();
    let taint = &work.merged.taint;
    let doubtful = || taint.touches("vendors") && keys.iter().any(|key| !view.inputs.contains_key(key));
    if keys.is_empty() || taint.holds_any_name("vendors") || doubtful() {
        return;
    }
    let steady = |key: &String| {
        view.inputs.get(key).is_some_and(|input| {
            input.bends.is_empty() && matches!(&input.value, crate::Value::Constant(number) if number.median() > 0.0)
        })
    };
    if keys.iter().any(steady) {
        return;
    }
    let mut covered = vec![false; view.horizon.months()];
    for input in keys.iter().filter_map(|key| view.inputs.get(key)) {
        for (covered, value) in covered.iter_mut().zip(input.monthly(view.horizon)) {
            *covered |= value > 0.0;
        }
    }
    let Some(month) = covered.iter().position(|covered| !covered) else { return };
    let places: Vec<Place> = keys.iter().filter_map(|key| view.place(key)).collect();
    let (message, help) = if places.is_empty() {
        (format!("no vendor has a share of {what}"), format!("give one `vendors.NAME.{share}` above 0"))
    } else {
        let period = view.horizon.start.plus(i32::try_from(month).unwrap_or(0));
        (
            format!("in {period} no vendor has a share of {what}"),
            format!("expected one `vendors.NAME.{share}` above 0 in every month"),
        )
    };
    let first =
        keys.first().and_then(|key| key.rsplit_once(".share.")).and_then(|(above, _)| work.merged.tables.get(above));
    let place = places.first().cloned().or_else(|| first.map(|table| table.place.clone()));
    let chain = places.into_iter().skip(1).collect();
    work.problems.push(Diagnostic::error("broken-rule", place, message).help(help).chain(chain));
}

/// Reports a backlog at the start of a vendor that has no orders then.
fn backlog(view: &View<'_>, work: &mut Work<'_, '_>, vendor: &str) {
    let key = format!("vendors.{vendor}.backlog_at_start");
    let Some(backlog) = view.at_start(&key).filter(|backlog| *backlog > 0.0) else { return };
    let Some(asic) = view.at_start("servers.asic_share") else { return };
    let taint = &work.merged.taint;
    if taint.touches(&format!("vendors.{vendor}.share")) || taint.holds_any_name("segments") {
        return;
    }
    let ordered = view.dimensions.segments.iter().any(|segment| {
        let share = |class: &str| {
            view.at_start(&format!("vendors.{vendor}.share.{class}.{segment}")).is_some_and(|share| share > 0.0)
        };
        asic < 1.0 && share("gpu") || asic > 0.0 && share("asic")
    });
    if !ordered {
        let message = format!("`{key}` is {backlog}, and `{vendor}` has no AI orders at the start");
        let help =
            format!("expected 0, or a share of AI orders in the first month (`vendors.{vendor}.share.gpu`, `.asic`)");
        let problem = view.broken(&key, &[], message, help);
        work.problems.push(problem);
    }
}
