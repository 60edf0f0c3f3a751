//! What a page is made of.

use rackcast_report::{Grid, Run};

use crate::Tornado;

/// What a page is made of. What needs runs of a model stands in it as results.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// The program's version.
    pub version: &'a str,
    /// What the page tells of; its draws are those of [`crate::rows_to_draw`]. Where its scenario was loaded with
    /// `inherited`, the page says which assumptions differ from what it builds on.
    pub run: &'a Run,
    /// What it is compared with, in order, as runs without draws.
    pub compared: &'a [Run],
    /// Runs over one or two inputs, shown as a map.
    pub grid: Option<&'a Grid>,
    /// What each uncertain input does to the rows of [`crate::rows_to_swing`].
    pub tornado: Option<&'a Tornado>,
    /// The engine for the page.
    pub engine: Option<Engine<'a>>,
}

/// An engine that runs in the page.
#[derive(Debug, Clone, Copy)]
pub struct Engine<'a> {
    /// A WebAssembly module.
    pub module: &'a [u8],
    /// What it is given to start with, JSON.
    pub setup: &'a str,
}
