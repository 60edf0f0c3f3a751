//! Tables and draws in Apache Parquet (<https://parquet.apache.org>), the same bytes for the same content.

mod draws;
mod file;
mod table;

pub use draws::{DrawsColumn, DrawsFile};
pub use table::{grid_parquet, parquet};
