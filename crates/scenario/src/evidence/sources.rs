//! The list of sources.

use std::sync::Arc;

use indexmap::IndexMap;
use rackcast_calendar::Period;

use super::table;
use crate::{Diagnostic, Place, Source, SourceFile};

/// A file of sources, by id.
#[derive(Debug)]
pub(crate) struct SourcesFile {
    pub(crate) sources: IndexMap<String, Source>,
}

const COLUMNS: [&str; 5] = ["id", "publisher", "title", "published", "address"];

/// Reads a file of sources.
pub(crate) fn read(file: &Arc<SourceFile>, problems: &mut Vec<Diagnostic>) -> SourcesFile {
    let mut sources: IndexMap<String, Source> = IndexMap::new();
    for row in table::read(file, &COLUMNS, &["note"], problems) {
        let [id, publisher, title, day, address, note] = row.cells.as_slice() else { continue };
        let place = Place::new(file, id.span.clone());
        if id.text.is_empty() {
            problems.push(
                Diagnostic::error("unknown-source", place, "this source has no id")
                    .help("give it a short id that figures can name"),
            );
            continue;
        }
        if let Some(first) = sources.get(&id.text) {
            let problem =
                Diagnostic::error("duplicate-source", place, format!("the id `{}` stands here a second time", id.text))
                    .help(format!("it is first given in line {}", first.place.start().line));
            problems.push(problem);
            continue;
        }
        // A source whose day nobody knows may leave it out, or say the month, quarter or year.
        let known = |text: &str| text.is_empty() || text.parse().is_ok_and(|period: Period| !period.is_fiscal());
        if !known(&day.text) {
            table::day(day, Place::new(file, day.span.clone()), problems);
        }
        let source = Source {
            id: id.text.clone(),
            publisher: publisher.text.clone(),
            title: title.text.clone(),
            published: day.text.clone(),
            address: address.text.clone(),
            note: note.text.clone(),
            place: Place::new(file, row.span.clone()),
        };
        sources.insert(id.text.clone(), source);
    }
    SourcesFile { sources }
}
