//! Events and checks: yes/no questions of the outputs, each with a name.

use std::ops::Range;

use rackcast_expression::{Expression, parse};

use super::super::Written;
use super::super::reader::Reader;
use super::{Listed, rows};
use crate::document::Table;
use crate::{Diagnostic, Place};

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
    /// The text as a tree; `None` where it is none, which is told where it stands, whatever later files make of it.
    pub(crate) expression: Option<Expression>,
}

pub(super) fn read(reader: &mut Reader<'_>, table: &Table) -> Vec<Listed<QuestionEntry>> {
    let mut questions = Vec::new();
    for (kind, list, word) in [(QuestionKind::Event, "events", "when"), (QuestionKind::Check, "checks", "must")] {
        for row in rows(reader, table, list, &["name", word]) {
            let name = row.text(reader, "name");
            let text = if row.drop { None } else { row.text(reader, word) };
            let Some(name) = name else {
                text.map(|text| expression(reader, &text));
                continue;
            };
            let identity = format!("{list}.{}", name.value);
            let place = reader.place(&row.span);
            match text {
                Some(text) => {
                    let expression = expression(reader, &text);
                    let entry = Some(QuestionEntry { kind, name: name.value, text, expression });
                    questions.push(Listed { identity, place, entry });
                }
                None if row.drop => questions.push(Listed { identity, place, entry: None }),
                None => {}
            }
        }
    }
    questions
}

/// The tree of an expression; reports each of its problems at its place.
fn expression(reader: &mut Reader<'_>, text: &Written<String>) -> Option<Expression> {
    let tell = |problem: &rackcast_expression::Problem| {
        let place = text.part(&problem.span);
        Diagnostic::error("bad-expression", place, problem.to_string()).maybe_help(problem.kind.expected())
    };
    parse(&text.value).map_err(|problems| reader.problems.extend(problems.iter().map(tell))).ok()
}

impl Written<String> {
    /// The place of a part of the text: exact where the text stands in its file as it is, else all of it.
    pub(crate) fn part(&self, span: &Range<usize>) -> Place {
        part(&self.place, &self.value, span)
    }
}

/// The place of a part of a text that is written at a place.
pub(crate) fn part(place: &Place, text: &str, span: &Range<usize>) -> Place {
    let offset = place.text().find(text).map(|offset| place.span.start + offset);
    offset.map_or_else(|| place.clone(), |start| Place::new(&place.file, start + span.start..start + span.end))
}
