//! How a page or a table of numbers is written.

mod csv;
mod grid;
mod json;
mod markdown;
mod records;
mod terminal;

pub use csv::csv;
pub use grid::{grid_csv, grid_json};
pub use json::json;
pub use markdown::markdown;
pub(crate) use records::file_and_line;
pub use records::{Records, records_csv, records_json};
pub use terminal::{PAGE_WIDTH, terminal};
