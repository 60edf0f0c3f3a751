//! How a page or a table of numbers is written.

mod csv;
mod grid;
mod json;
mod markdown;
mod terminal;

pub use csv::csv;
pub use grid::{grid_csv, grid_json};
pub use json::json;
pub use markdown::markdown;
pub use terminal::{PAGE_WIDTH, terminal};
