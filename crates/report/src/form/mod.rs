//! How a page or a table of numbers is written.

mod about;
mod csv;
mod grid;
mod json;
mod long;
mod markdown;
mod outputs;
mod parquet;
mod records;
mod terminal;

pub use csv::csv;
pub use grid::{grid_csv, grid_json};
pub use json::json;
pub use long::{Column as LongColumn, Long};
pub use markdown::markdown;
pub use outputs::{table, table_quantities};
pub use parquet::{DrawsColumn, DrawsFile, grid_parquet, parquet};
pub(crate) use records::file_and_line;
pub use records::{Records, records_csv, records_json};
pub use terminal::{PAGE_WIDTH, terminal};
