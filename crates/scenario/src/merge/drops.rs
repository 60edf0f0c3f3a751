//! Dropped vendors and segments, and what goes with them.

use indexmap::IndexMap;
use rackcast_catalogue::{find_input, find_output, suggest};
use rackcast_expression::references;

use super::Merged;
use crate::contents::{Contents, Drop};
use crate::{Diagnostic, Place};

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    Segment,
    Vendor,
}

/// The vendors and segments that files take out.
#[derive(Debug, Default)]
pub(crate) struct Drops {
    names: IndexMap<(Kind, String), Dropped>,
}

/// A vendor or segment that a file takes out.
#[derive(Debug)]
pub(crate) struct Dropped {
    pub(crate) name: String,
    pub(crate) place: Place,
    /// Its table.
    table: String,
    /// Keys of later files that go with it.
    later: Vec<(String, Place)>,
    /// Entries of lists that go with it.
    gone: Vec<String>,
}

impl Drops {
    /// The first of them that a dotted name, of an input or an output, names.
    pub(crate) fn named_in(&self, name: &str) -> Option<usize> {
        if self.names.is_empty() {
            return None;
        }
        let names = find_input(name).map(|(_, names)| names).or_else(|| find_output(name).map(|(_, names)| names))?;
        names.iter().find_map(|(placeholder, found)| {
            let kind = if placeholder == "V" { Kind::Vendor } else { Kind::Segment };
            let droppable = matches!(placeholder, "V" | "G" | "A");
            self.names.get_index_of(&(kind, found.to_owned())).filter(|_| droppable)
        })
    }

    /// The first of them whose table this is, or stands in.
    fn holds_table(&self, table: &str) -> Option<usize> {
        let (above, rest) = table.split_once('.')?;
        let kind = match above {
            "vendors" => Kind::Vendor,
            "segments" | "adoption" => Kind::Segment,
            _ => return None,
        };
        let name = rest.split('.').next()?;
        self.names.get_index_of(&(kind, name.to_owned()))
    }

    /// All of them, in the order of dropping.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Dropped> {
        self.names.values()
    }

    fn get(&mut self, at: usize) -> Option<&mut Dropped> {
        self.names.get_index_mut(at).map(|(_, dropped)| dropped)
    }
}

/// Whether a table is one that an earlier file dropped, or stands below it.
pub(super) fn skips_table(merged: &Merged<'_>, table: &str) -> bool {
    merged.dropped.holds_table(table).is_some()
}

/// Whether a key goes with something that an earlier file dropped; remembers that it does.
pub(super) fn skips(merged: &mut Merged<'_>, key: &str, place: &Place) -> bool {
    let at = merged.dropped.named_in(key);
    if let Some(dropped) = at.and_then(|at| merged.dropped.get(at)) {
        dropped.later.push((key.to_owned(), place.clone()));
    }
    at.is_some()
}

/// Takes out what a file drops.
pub(super) fn lay(merged: &mut Merged<'_>, contents: &Contents, problems: &mut Vec<Diagnostic>) {
    for drop in &contents.drops {
        let kind = if drop.segment { Kind::Segment } else { Kind::Vendor };
        let table = format!("{}.{}", if drop.segment { "segments" } else { "vendors" }, drop.name);
        let known = merged.tables.contains_key(&table) || merged.taint.holds(&table);
        let identity = (kind, drop.name.clone());
        if merged.dropped.names.contains_key(&identity) {
            continue;
        }
        if known {
            let (name, place) = (drop.name.clone(), drop.place.clone());
            merged.dropped.names.insert(identity, Dropped { name, place, table, later: Vec::new(), gone: Vec::new() });
        } else {
            problems.push(nothing_to_drop(merged, drop));
        }
    }
    if !contents.drops.is_empty() {
        let dropped = &merged.dropped;
        merged.inputs.retain(|key, _| dropped.named_in(key).is_none());
        merged.texts.retain(|key, _| dropped.named_in(key).is_none());
        merged.tables.retain(|key, _| dropped.holds_table(key).is_none());
    }
}

/// The error of a drop of what is not there.
fn nothing_to_drop(merged: &Merged<'_>, drop: &Drop) -> Diagnostic {
    let (what, above) = if drop.segment { ("segment", "segments.") } else { ("vendor", "vendors.") };
    let names = merged.tables.keys().filter_map(|key| key.strip_prefix(above)).filter(|name| !name.contains('.'));
    let help = suggest(&drop.name, names).map(|near| format!("did you mean `{above}{near}`?"));
    Diagnostic::error("unknown-name", drop.place.clone(), format!("there is no {what} `{}` to drop", drop.name))
        .maybe_help(help.or_else(|| Some(format!("a {what} is dropped where a file before declares it"))))
}

/// Takes out the entries of lists that name what was dropped, and says what went.
pub(super) fn sweep(merged: &mut Merged<'_>, problems: &mut Vec<Diagnostic>) {
    let mut drops = std::mem::take(&mut merged.dropped);
    if drops.names.is_empty() {
        return;
    }
    let mut keep = |names: &[&str], what: &dyn Fn() -> String| {
        let at = names.iter().find_map(|name| drops.named_in(name));
        if let Some(dropped) = at.and_then(|at| drops.get(at)) {
            dropped.gone.push(what());
        }
        at.is_none()
    };
    merged
        .judgements
        .retain(|identity, judgement| keep(&[&judgement.what.output.value], &|| format!("judgement {identity}")));
    merged.questions.retain(|_, question| {
        let read = question.what.expression.iter().flat_map(references);
        let outputs: Vec<&str> = read.map(|read| read.output.as_str()).collect();
        keep(&outputs, &|| format!("\"{}\"", question.what.name))
    });
    merged.correlations.retain(|identity, correlation| {
        let [one, two] = &correlation.what.between;
        keep(&[&one.value, &two.value], &|| format!("correlation {identity}"))
    });
    merged.grid.retain(|key, _| keep(&[key], &|| format!("grid {key}")));
    for dropped in drops.iter() {
        if !dropped.gone.is_empty() {
            let message = format!("with `{}` also go: {}", dropped.table, dropped.gone.join(", "));
            problems.push(Diagnostic::note("dropped-with", dropped.place.clone(), message));
        }
        for (key, place) in &dropped.later {
            let message = format!("`{key}` goes with `{}`, which {} drops", dropped.table, dropped.place);
            problems.push(Diagnostic::note("dropped-with", place.clone(), message).chain(vec![dropped.place.clone()]));
        }
    }
    merged.dropped = drops;
}
