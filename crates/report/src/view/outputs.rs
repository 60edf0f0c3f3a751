//! The list of outputs.

use rackcast_catalogue::OUTPUTS;

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
