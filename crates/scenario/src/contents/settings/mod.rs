//! Tables that are not the model's: judgements, questions, draws, correlations, grid, sliders, tolerances.

mod analysis;
mod correlations;
mod grid;
mod judgements;
mod questions;

use std::collections::HashMap;

use indexmap::IndexMap;

use super::Written;
use super::reader::{Reader, join};
use crate::document::{Entry, Kind, Node, Span, Table};
use crate::{Diagnostic, Place};

pub(crate) use analysis::{DrawsEntry, ExploreEntry, ToleranceEntry};
pub(crate) use correlations::CorrelationEntry;
pub(crate) use grid::GridEntry;
pub(crate) use judgements::JudgementEntry;
pub(crate) use questions::{QuestionEntry, QuestionKind, part};

/// What the tables of one file say.
#[derive(Debug, Default)]
pub(crate) struct Settings {
    pub(crate) judgements: Vec<Listed<JudgementEntry>>,
    pub(crate) questions: Vec<Listed<QuestionEntry>>,
    pub(crate) correlations: Vec<Listed<CorrelationEntry>>,
    pub(crate) grid: IndexMap<String, Listed<GridEntry>>,
    pub(crate) draws: DrawsEntry,
    pub(crate) explore: Option<Written<Vec<ExploreEntry>>>,
    pub(crate) tolerances: IndexMap<String, Listed<ToleranceEntry>>,
}

/// An entry of a list that merges: what it says, or that it is dropped.
#[derive(Debug, Clone)]
pub(crate) struct Listed<T> {
    /// What identifies it in the list: a later entry with this identity replaces it.
    pub(crate) identity: String,
    pub(crate) place: Place,
    /// `None` where it is dropped.
    pub(crate) entry: Option<T>,
}

/// Reads all of them.
pub(crate) fn read(reader: &mut Reader<'_>, table: &Table, contents: &mut super::Contents) {
    let settings = &mut contents.settings;
    settings.judgements = judgements::read(reader, table);
    settings.questions = questions::read(reader, table);
    settings.correlations = correlations::read(reader, table);
    told_twice(reader, &settings.judgements);
    told_twice(reader, &settings.questions);
    told_twice(reader, &settings.correlations);
    settings.grid = grid::read(reader, table);
    settings.draws = analysis::draws(reader, table);
    settings.explore = analysis::explore(reader, table);
    settings.tolerances = analysis::tolerances(reader, table);
}

/// Warns of entries of one identity in one file: only the last of them counts.
fn told_twice<T>(reader: &mut Reader<'_>, entries: &[Listed<T>]) {
    let mut seen: HashMap<&str, &Place> = HashMap::new();
    for entry in entries {
        if let Some(first) = seen.insert(&entry.identity, &entry.place) {
            let message = format!("{} stands here a second time: only this one counts", entry.identity);
            let problem = Diagnostic::warning("told-twice", entry.place.clone(), message).chain(vec![first.clone()]);
            reader.problems.push(problem.help("leave one of them out, or give them two names"));
        }
    }
}

/// One table of a list: `[[events]]` and the like.
struct Row<'t> {
    path: &'static str,
    table: &'t Table,
    span: Span,
    drop: bool,
    /// A word of it is not known, so that another may not be missing.
    mistyped: bool,
}

/// The tables of the list at a key, each with the words that may stand in it checked.
fn rows<'t>(reader: &mut Reader<'_>, table: &'t Table, key: &'static str, words: &[&str]) -> Vec<Row<'t>> {
    let Some(entry) = table.get(key) else { return Vec::new() };
    let Kind::Array(nodes) = &entry.node.kind else {
        if !reader.broken.holds(&entry.key_span) {
            reader.wrong_type(key, &entry.node, &format!("a list of tables, each under a header [[{key}]]"));
        }
        return Vec::new();
    };
    nodes.iter().filter_map(|node| row(reader, node, key, words)).collect()
}

fn row<'t>(reader: &mut Reader<'_>, node: &'t Node, key: &'static str, words: &[&str]) -> Option<Row<'t>> {
    let Kind::Table(table) = &node.kind else {
        if !reader.broken.holds(&node.span) {
            reader.wrong_type(key, node, "a table");
        }
        return None;
    };
    if reader.broken.holds(&node.span) || table.entries.iter().any(|entry| reader.broken.holds(&entry.key_span)) {
        return None;
    }
    let mut row = Row { path: key, table, span: node.span.clone(), drop: false, mistyped: false };
    for entry in &table.entries {
        if entry.key == "drop" {
            row.drop = dropped(reader, key, entry)?;
        } else if !words.contains(&entry.key.as_str()) {
            reader.unknown_key(key, entry, words.iter().copied().chain(["drop"]));
            row.mistyped = true;
        }
    }
    Some(row)
}

/// What `drop` says; `None` where it is neither true nor false.
fn dropped(reader: &mut Reader<'_>, key: &str, entry: &Entry) -> Option<bool> {
    if let Kind::Boolean(answer) = entry.node.kind {
        return Some(answer);
    }
    reader.wrong_type(&join(key, "drop"), &entry.node, "true or false");
    None
}

impl Row<'_> {
    /// A text that must be there.
    fn text(&self, reader: &mut Reader<'_>, key: &str) -> Option<Written<String>> {
        let entry = self.required(reader, key)?;
        let value = reader.text(&join(self.path, key), &entry.node)?;
        if value.trim().is_empty() {
            let name = join(self.path, key);
            reader.refuse(&name, "wrong-type", &entry.node.span, format!("`{name}` is empty"), "expected text");
            return None;
        }
        Some(Written { value, place: reader.place(&entry.node.span) })
    }

    /// An entry that must be there.
    fn required(&self, reader: &mut Reader<'_>, key: &str) -> Option<&Entry> {
        let entry = self.table.get(key);
        if entry.is_none() && !self.mistyped {
            let message = format!("`{}` is missing", join(self.path, key));
            reader.error("missing-key", &self.span, message, format!("add `{key} = …` below this header"));
        }
        entry
    }
}

/// Entries of a table whose keys are dotted keys, quoted or not: goes down through tables until `is_leaf` says stop.
fn flatten<'t>(table: &'t Table, path: &str, is_leaf: &dyn Fn(&Node) -> bool, out: &mut Vec<(String, &'t Entry)>) {
    for entry in &table.entries {
        let key = join(path, &entry.key);
        match &entry.node.kind {
            Kind::Table(below) if !is_leaf(&entry.node) => flatten(below, &key, is_leaf, out),
            _ => out.push((key, entry)),
        }
    }
}
