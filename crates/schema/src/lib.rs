//! JSON Schema (2020-12) of scenario files: what an editor completes, explains and underlines.
//!
//! Keys, units, ranges and defaults come from the catalogue's tables, the forms of values and lists from the types in
//! this crate. The schema never refuses a file that the program accepts; the program refuses more: units of another
//! kind, names that nobody declared, expressions, distributions that do not exist. What an overlay may leave out is
//! not required, so only `format` and `name` are.
//!
//! Ranges stand apart from the keys, under `$defs/ranges`: they hold only where no table around a number states a unit
//! of its own (`0 to 1` is `0 to 100` under `unit = "%"`).
//!
//! ```
//! let schema = rackcast_schema::schema();
//! let share = &schema["properties"]["servers"]["properties"]["asic_share"];
//! assert!(share["description"].as_str().unwrap().starts_with("ASIC servers' part of AI servers ordered"));
//! ```
#![forbid(unsafe_code)]

mod describe;
mod file;
mod keys;
mod lists;
mod patterns;
mod ranges;
mod settings;
mod tables;
mod value;

use serde_json::Value;

/// The schema of a scenario file.
#[must_use]
pub fn schema() -> Value {
    file::schema()
}

/// The schema as it is committed beside the scenarios: indented, the same bytes each time, a line end at its end.
#[must_use]
pub fn schema_text() -> String {
    // `#` writes a JSON value indented, and cannot fail.
    format!("{:#}\n", schema())
}
