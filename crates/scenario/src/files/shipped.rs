//! Files inside the program.

/// The scenarios that a program carries in itself, by path relative to the folder they came from: `base.toml`,
/// `evidence/observations.csv`.
pub trait Shipped {
    /// The text of a file; `None` where there is none of this path.
    fn text(&self, path: &str) -> Option<&str>;

    /// The paths of all files.
    fn paths(&self) -> Vec<&str>;
}

/// A program that carries no scenarios.
#[derive(Debug, Clone, Copy, Default)]
pub struct NothingShipped;

impl Shipped for NothingShipped {
    fn text(&self, _path: &str) -> Option<&str> {
        None
    }

    fn paths(&self) -> Vec<&str> {
        Vec::new()
    }
}
