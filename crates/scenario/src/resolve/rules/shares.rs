//! Rules of vendors' shares: somebody takes every order, and a backlog was ordered.

use rackcast_catalogue::CLASSES;

use super::{View, Work};
use crate::merge::Taint;
use crate::{Diagnostic, Place};

pub(super) fn check(view: &View<'_>, work: &mut Work<'_, '_>) {
    for vendor in &view.dimensions.vendors {
        if !shareless(work, &vendor.name) {
            backlog(view, work, &vendor.name);
        }
    }
    for segment in &view.dimensions.segments {
        orders(view, work, segment);
    }
    for (share, what) in [("general", "general server orders"), ("network", "network spending")] {
        if let Some(untaken) = untaken(view, &work.merged.taint, share) {
            let first = view.dimensions.vendors.first().map_or("", |vendor| &vendor.name);
            tell(view, work, untaken, what, share, &format!("vendors.{first}"));
        }
    }
}

/// Reports the orders of a segment that no vendor takes: once where none has a share of any.
fn orders(view: &View<'_>, work: &mut Work<'_, '_>, segment: &str) {
    let share = |class: &str| format!("{class}.{segment}");
    let found = CLASSES.map(|class| untaken(view, &work.merged.taint, &share(class)));
    let table = format!("segments.{segment}");
    if found.iter().flatten().filter(|untaken| untaken.places.is_empty()).count() == CLASSES.len() {
        let place = work.merged.tables.get(&table).map(|table| table.place.clone());
        let message = format!("no vendor has a share of the orders of `{segment}`");
        let keys = CLASSES.map(|class| format!("`vendors.NAME.share.{}`", share(class)));
        let help = format!("give one vendor {} above 0", keys.join(" and one "));
        work.problems.push(Diagnostic::error("broken-rule", place, message).help(help));
        return;
    }
    for (class, untaken) in CLASSES.iter().zip(found) {
        if let Some(untaken) = untaken {
            tell(view, work, untaken, &format!("{class} orders of `{segment}`"), &share(class), &table);
        }
    }
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

/// What nobody takes in some month.
struct Untaken {
    /// The first such month, counted from the start.
    month: usize,
    /// Where shares of it are written.
    places: Vec<Place>,
}

/// Whether there is a month in which no vendor has a share above 0; `None` too where that is in doubt.
fn untaken(view: &View<'_>, taint: &Taint, share: &str) -> Option<Untaken> {
    let keys: Vec<String> =
        view.dimensions.vendors.iter().map(|vendor| format!("vendors.{}.share.{share}", vendor.name)).collect();
    let doubtful = || taint.touches("vendors") && keys.iter().any(|key| !view.inputs.contains_key(key));
    if keys.is_empty() || taint.holds_any_name("vendors") || doubtful() {
        return None;
    }
    let steady = |key: &String| {
        view.inputs.get(key).is_some_and(|input| {
            input.bends.is_empty() && matches!(&input.value, crate::Value::Constant(number) if number.median() > 0.0)
        })
    };
    if keys.iter().any(steady) {
        return None;
    }
    let mut covered = vec![false; view.horizon.months()];
    for input in keys.iter().filter_map(|key| view.inputs.get(key)) {
        for (covered, value) in covered.iter_mut().zip(input.monthly(view.horizon)) {
            *covered |= value > 0.0;
        }
    }
    let month = covered.iter().position(|covered| !covered)?;
    Some(Untaken { month, places: keys.iter().filter_map(|key| view.place(key)).collect() })
}

/// Reports what nobody takes, at the shares that are written, else at a table.
fn tell(view: &View<'_>, work: &mut Work<'_, '_>, untaken: Untaken, what: &str, share: &str, table: &str) {
    let Untaken { month, places } = untaken;
    let (message, help) = if places.is_empty() {
        (format!("no vendor has a share of {what}"), format!("give one `vendors.NAME.share.{share}` above 0"))
    } else {
        let period = view.horizon.start.plus(i32::try_from(month).unwrap_or(0));
        (
            format!("in {period} no vendor has a share of {what}"),
            format!("expected one `vendors.NAME.share.{share}` above 0 in every month"),
        )
    };
    let mut places = places.into_iter();
    let place = places.next().or_else(|| work.merged.tables.get(table).map(|table| table.place.clone()));
    work.problems.push(Diagnostic::error("broken-rule", place, message).help(help).chain(places.collect()));
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
