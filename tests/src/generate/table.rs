//! A table of a scenario file, as it is written.

use std::fmt::Display;

use crate::Curve;

/// One or more tables, line by line.
#[derive(Debug)]
pub(super) struct Table(Vec<String>);

impl Table {
    /// A table with this header and nothing in it.
    pub(super) fn new(name: &str) -> Self {
        Self(vec![format!("[{name}]")])
    }

    /// Begins another table.
    pub(super) fn head(&mut self, name: &str) {
        self.0.push(format!("\n[{name}]"));
    }

    /// A key with a number or a path.
    pub(super) fn put(&mut self, key: &str, value: impl Into<Curve>) {
        self.line(key, value.into().toml());
    }

    /// A key with a value as it is written.
    pub(super) fn line(&mut self, key: &str, value: impl Display) {
        self.0.push(format!("{key} = {value}"));
    }

    /// All that was written.
    pub(super) fn done(self) -> String {
        self.0.join("\n") + "\n"
    }
}
