//! Forecasts in the forms people use: pages for the terminal and in Markdown, long tables for programs, diagnostics with
//! the source underlined.
//!
//! Takes outputs, never the engine: a [`Run`] is a scenario, its forecast and the answers to its questions. A *view* says
//! what a page shows, a *form* how it is written.
//!
//! ```
//! use rackcast_report::{Align, Document, Table, markdown, terminal};
//!
//! let mut table = Table::new([(Align::Left, "vendor"), (Align::Right, "orders")]);
//! table.row(["dell", "24.4"]);
//! let mut page = Document::default();
//! page.paragraph("Orders fall.");
//! page.table(table);
//! assert_eq!(markdown(&page), "Orders fall.\n\n| vendor | orders |\n|--------|-------:|\n| dell   |   24.4 |\n");
//! assert!(terminal(&page, 100).contains("dell      24.4"));
//! ```
#![forbid(unsafe_code)]

mod diagnostics;
mod document;
mod form;
mod labels;
mod number;
mod run;
mod selection;
mod snapshot;
mod sparkline;
mod view;

pub use diagnostics::{DiagnosticRow, diagnostics_json, diagnostics_text};
pub use document::{Align, Block, Cell, Document, Table, Tone};
pub use form::{
    DrawsColumn, DrawsFile, Long, LongColumn, PAGE_WIDTH, Records, csv, grid_csv, grid_json, grid_parquet, json,
    markdown, parquet, records_csv, records_json, table, table_quantities, terminal,
};
pub use run::{Answer, Drawn, Run, label};
pub use selection::Selection;
pub use snapshot::{Moved, snapshot};
pub use view::{
    Axis, BandsOptions, Column, CompareOptions, Diff, DiffPair, DiffSide, Grid, Influence, Influences, RunOptions,
    bands, bands_rows, compare, compare_quantities, evidence, evidence_records, explain_input, explain_input_records,
    explain_output, explain_output_records, explain_table, explain_table_records, grid, grid_axis, grid_choices,
    grid_value, outputs, outputs_records, pivot, run, show, show_records,
};
