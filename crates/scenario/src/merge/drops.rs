//! Dropped vendors and segments, and what goes with them.

use rackcast_catalogue::{find_input, find_output, suggest};
use rackcast_expression::{parse, references};

use super::Merged;
use crate::contents::Contents;
use crate::{Diagnostic, Place};

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Segment,
    Vendor,
}

/// A vendor or segment that a file takes out.
#[derive(Debug, Clone)]
pub(crate) struct Dropped {
    pub(crate) kind: Kind,
    pub(crate) name: String,
    pub(crate) place: Place,
    /// Keys of later files that go with it, with the place of the first.
    later: Vec<(String, Place)>,
    /// Entries of lists that go with it.
    gone: Vec<String>,
}

impl Dropped {
    fn table(&self) -> String {
        match self.kind {
            Kind::Segment => format!("segments.{}", self.name),
            Kind::Vendor => format!("vendors.{}", self.name),
        }
    }
}

/// Whether a dotted name, of an input or an output, names a vendor, segment or adopter.
pub(crate) fn named_in(name: &str, kind: Kind, wanted: &str) -> bool {
    let is = |(placeholder, found): (&str, &str)| {
        found == wanted
            && match kind {
                Kind::Vendor => placeholder == "V",
                Kind::Segment => matches!(placeholder, "G" | "A"),
            }
    };
    if let Some((_, names)) = find_input(name) {
        return names.iter().any(is);
    }
    find_output(name).is_some_and(|(_, names)| names.iter().any(is))
}

/// Whether a table is one that an earlier file dropped, or stands below it.
pub(super) fn skips_table(merged: &Merged<'_>, table: &str) -> bool {
    merged.dropped.iter().any(|dropped| {
        let own = dropped.table();
        table.strip_prefix(&own).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            || dropped.kind == Kind::Segment && table.strip_prefix("adoption.") == Some(&dropped.name)
    })
}

/// Whether a key goes with something that an earlier file dropped.
pub(super) fn skips(merged: &mut Merged<'_>, key: &str) -> bool {
    merged.dropped.iter().any(|dropped| named_in(key, dropped.kind, &dropped.name))
}

/// Takes out what a file drops.
pub(super) fn lay(merged: &mut Merged<'_>, contents: &Contents, problems: &mut Vec<Diagnostic>) {
    // Keys of this file under what an earlier one dropped.
    for dropped in &mut merged.dropped {
        let keys = contents.inputs.iter().map(|entry| (&entry.key, &entry.key_place));
        let texts = contents.texts.iter().map(|(key, text)| (key, &text.place));
        for (key, place) in keys.chain(texts) {
            if named_in(key, dropped.kind, &dropped.name) {
                dropped.later.push((key.clone(), place.clone()));
            }
        }
    }
    for drop in &contents.drops {
        let kind = if drop.segment { Kind::Segment } else { Kind::Vendor };
        let dropped =
            Dropped { kind, name: drop.name.clone(), place: drop.place.clone(), later: Vec::new(), gone: Vec::new() };
        let table = dropped.table();
        if !merged.tables.contains_key(&table) && !merged.taint.holds(&table) {
            if !merged.dropped.iter().any(|before| before.kind == kind && before.name == drop.name) {
                problems.push(nothing_to_drop(merged, &dropped));
            }
            continue;
        }
        merged.inputs.retain(|key, _| !named_in(key, kind, &drop.name));
        merged.texts.retain(|key, _| !named_in(key, kind, &drop.name));
        let below = format!("{table}.");
        let adoption = format!("adoption.{}", drop.name);
        merged.tables.retain(|key, _| {
            *key != table && !key.starts_with(&below) && (kind == Kind::Vendor || *key != adoption)
        });
        merged.dropped.push(dropped);
    }
}

fn nothing_to_drop(merged: &Merged<'_>, dropped: &Dropped) -> Diagnostic {
    let (what, above) = match dropped.kind {
        Kind::Segment => ("segment", "segments."),
        Kind::Vendor => ("vendor", "vendors."),
    };
    let names: Vec<&str> =
        merged.tables.keys().filter_map(|key| key.strip_prefix(above)).filter(|name| !name.contains('.')).collect();
    let help = suggest(&dropped.name, names.iter().copied()).map(|near| format!("did you mean `{above}{near}`?"));
    Diagnostic::error("unknown-name", dropped.place.clone(), format!("there is no {what} `{}` to drop", dropped.name))
        .maybe_help(help.or_else(|| Some(format!("a {what} is dropped where a file before declares it"))))
}

/// Takes out the entries of lists that name what was dropped, and says what went.
pub(super) fn sweep(merged: &mut Merged<'_>, problems: &mut Vec<Diagnostic>) {
    let mut all = std::mem::take(&mut merged.dropped);
    for dropped in &mut all {
        let (kind, name) = (dropped.kind, dropped.name.clone());
        let names = |key: &str| named_in(key, kind, &name);
        let gone = &mut dropped.gone;
        merged.judgements.retain(|identity, judgement| keep(!names(&judgement.what.output.value), gone, || format!("judgement {identity}")));
        merged.questions.retain(|_, question| {
            let reads = parse(&question.what.text.value).is_ok_and(|read| references(&read).iter().any(|read| names(&read.output)));
            keep(!reads, gone, || format!("\"{}\"", question.what.name))
        });
        merged.correlations.retain(|identity, correlation| {
            keep(!correlation.what.between.iter().any(|key| names(&key.value)), gone, || format!("correlation {identity}"))
        });
        merged.grid.retain(|key, _| keep(!names(key), gone, || format!("grid {key}")));
        if !dropped.gone.is_empty() {
            let message = format!("with `{}` also go: {}", dropped.table(), dropped.gone.join(", "));
            problems.push(Diagnostic::note("dropped-with", dropped.place.clone(), message));
        }
        for (key, place) in &dropped.later {
            let message = format!("`{key}` goes with `{}`, which {} drops", dropped.table(), dropped.place);
            problems.push(Diagnostic::note("dropped-with", place.clone(), message).chain(vec![dropped.place.clone()]));
        }
    }
    merged.dropped = all;
}

fn keep(keep: bool, gone: &mut Vec<String>, what: impl FnOnce() -> String) -> bool {
    if !keep {
        gone.push(what());
    }
    keep
}
