//! Diagnostics of files as people and programs read them.

mod excerpt;
mod rows;
mod text;

pub use rows::{DiagnosticRow, diagnostics_json};
pub use text::diagnostics_text;

#[cfg(test)]
mod tests;
