//! The scenarios, their evidence and the schema, as the program carries them in itself.
//!
//! ```
//! let base = rackcast_shipped::text("base.toml").unwrap();
//! assert!(base.contains("format = 1"));
//! assert!(rackcast_shipped::paths().contains(&"evidence/observations.csv"));
//! ```
#![forbid(unsafe_code)]

use include_dir::{Dir, include_dir};

static SCENARIOS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../scenarios");

/// The text of a file by its path in the folder of scenarios, `/` between its parts; `None` where there is none.
#[must_use]
pub fn text(path: &str) -> Option<&'static str> {
    SCENARIOS.get_file(path)?.contents_utf8()
}

/// The paths of all text files, in the order of the alphabet.
#[must_use]
pub fn paths() -> Vec<&'static str> {
    let mut paths = Vec::new();
    gather(&SCENARIOS, &mut paths);
    paths.sort_unstable();
    paths
}

/// Files of the folder of scenarios: TOML, tables, the schema and the page that explains them. Accepted forecasts belong
/// to a checkout, not to a program.
fn gather(folder: &'static Dir<'static>, paths: &mut Vec<&'static str>) {
    for file in folder.files() {
        let carried = file.path().extension().is_some_and(|ending| ["toml", "csv", "json", "md"].iter().any(|carried| ending == *carried));
        paths.extend(file.path().to_str().filter(|_| carried));
    }
    folder.dirs().for_each(|folder| gather(folder, paths));
}
