//! The list of outputs.

use rackcast_catalogue::{Calendar, OUTPUTS};

use crate::Records;
use crate::document::{Align, Cell, Document, Table, Tone};

/// A page of all outputs by pattern.
#[must_use]
pub fn outputs() -> Document {
    let mut page = Document::default();
    page.paragraph("G stands for a segment, A for one that runs pilots, V for a vendor. Vendors report in their fiscal quarters and years, everything else in those of the calendar.");
    let columns = [(Align::Left, "output"), (Align::Left, "kind"), (Align::Left, "unit"), (Align::Text, "meaning")];
    let mut table = Table::new(columns);
    for spec in OUTPUTS {
        table.row([
            Cell::from(spec.pattern),
            Cell::new(spec.kind.word(), Tone::Quiet),
            Cell::new(spec.unit, Tone::Quiet),
            Cell::from(spec.meaning),
        ]);
    }
    page.table(table);
    page
}

/// The same for programs. `actual` is whether a reported or judged figure replaces the model.
#[must_use]
pub fn outputs_records() -> Records {
    let rows = OUTPUTS.iter().map(|spec| {
        let calendar = match spec.calendar {
            Calendar::Calendar => "calendar",
            Calendar::Fiscal => "fiscal",
        };
        vec![
            spec.pattern.into(),
            spec.kind.word().into(),
            spec.unit.into(),
            calendar.into(),
            spec.actual.into(),
            spec.meaning.into(),
        ]
    });
    Records {
        head: Vec::new(),
        list: "outputs",
        columns: &["output", "kind", "unit", "calendar", "actual", "meaning"],
        rows: rows.collect(),
    }
}
