//! Events and checks: yes/no questions of the outputs, each with a name.

use super::super::Written;
use super::super::reader::Reader;
use super::{Listed, rows};
use crate::document::Table;

/// What a question is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum QuestionKind {
    Event,
    Check,
}

/// One event or check.
#[derive(Debug, Clone)]
pub(crate) struct QuestionEntry {
    pub(crate) kind: QuestionKind,
    pub(crate) name: String,
    pub(crate) text: Written<String>,
}

pub(super) fn read(reader: &mut Reader<'_>, table: &Table) -> Vec<Listed<QuestionEntry>> {
    let mut questions = Vec::new();
    for (kind, list, word) in [(QuestionKind::Event, "events", "when"), (QuestionKind::Check, "checks", "must")] {
        for row in rows(reader, table, list, &["name", word]) {
            let name = row.text(reader, "name");
            let text = if row.drop { None } else { row.text(reader, word) };
            let Some(name) = name else { continue };
            let identity = format!("{list}.{}", name.value);
            let place = reader.place(&row.span);
            match text {
                Some(text) => questions.push(Listed {
                    identity,
                    place,
                    entry: Some(QuestionEntry { kind, name: name.value, text }),
                }),
                None if row.drop => questions.push(Listed { identity, place, entry: None }),
                None => {}
            }
        }
    }
    questions
}
