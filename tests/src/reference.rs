//! The reference scenarios beside these tests.

use std::fs;
use std::path::PathBuf;

use crate::Ran;

/// The names of the reference scenarios, each with its observations and results.
pub const REFERENCES: [&str; 3] = ["small", "actuals", "base"];

/// A file of the reference folder.
///
/// # Panics
/// Where it is not there.
#[must_use]
pub fn reference_file(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("reference").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A reference scenario, loaded and run.
///
/// # Panics
/// Where it is not valid.
#[must_use]
pub fn reference(name: &str) -> Ran {
    let observations = format!("{name}-observations.csv");
    let rows = reference_file(&observations);
    let text = reference_file(&format!("{name}.toml"));
    let loaded = crate::load(&format!("{name}.toml"), text.as_bytes(), &[(observations.as_str(), rows.as_bytes())]);
    Ran::from(loaded.unwrap_or_else(|problems| panic!("{}", crate::say(&problems))))
        .unwrap_or_else(|error| panic!("{error}"))
}
