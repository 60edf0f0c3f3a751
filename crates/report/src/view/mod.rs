//! What a page shows.

mod compare;
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

pub use compare::{CompareOptions, compare};
pub use evidence::evidence;
pub use explain::{Influence, explain_input, explain_output};
pub use grid::{Axis, Column, Grid, grid};
pub use outputs::outputs;
pub use pivot::pivot;
pub use run::{RunOptions, run};
pub use show::show;
pub use value::grid_value;
