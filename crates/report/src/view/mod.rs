//! What a page shows.

mod bands;
mod compare;
mod diff;
mod differing;
mod evidence;
mod explain;
mod grid;
mod outputs;
mod pivot;
mod run;
mod series;
mod show;
mod value;
mod window;

pub use bands::{BandsOptions, bands, bands_rows};
pub use compare::{CompareOptions, compare, compare_quantities};
pub use diff::{Diff, DiffPair, DiffSide};
pub use evidence::{evidence, evidence_records};
pub use explain::{
    Influence, Influences, explain_input, explain_input_records, explain_output, explain_output_records, explain_table,
    explain_table_records,
};
pub use grid::{Axis, Column, Grid, grid, grid_axis, grid_choices};
pub use outputs::{outputs, outputs_records};
pub use pivot::pivot;
pub use run::{RunOptions, run};
pub use show::{show, show_records};
pub use value::grid_value;
