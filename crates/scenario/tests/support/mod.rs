//! A valid scenario in memory, and edits of it.
#![allow(dead_code, reason = "each test file uses a part")]

use rackcast_scenario::{Diagnostic, Loaded, MemoryFiles, NothingShipped, Request, Severity, Shipped, load};

/// A valid scenario that writes most keys.
pub(crate) const MARKET: &str = include_str!("../files/market.toml");
/// Its observations.
pub(crate) const OBSERVATIONS: &str = include_str!("../files/market-observations.csv");

/// A program that carries the market as its base case.
pub(crate) struct MarketShipped;

impl Shipped for MarketShipped {
    fn text(&self, path: &str) -> Option<&str> {
        match path {
            "base.toml" => Some(MARKET),
            "market-observations.csv" => Some(OBSERVATIONS),
            _ => None,
        }
    }

    fn paths(&self) -> Vec<&str> {
        vec!["base.toml", "market-observations.csv"]
    }
}

/// The market and its observations as files.
pub(crate) fn files() -> MemoryFiles {
    MemoryFiles::new().with("market.toml", MARKET).with("market-observations.csv", OBSERVATIONS)
}

/// The market with a text replaced that stands in it once.
pub(crate) fn edited(old: &str, new: &str) -> String {
    assert_eq!(MARKET.matches(old).count(), 1, "{old}");
    MARKET.replace(old, new)
}

/// Loads the market with one text replaced.
pub(crate) fn load_edited(old: &str, new: &str) -> Loaded {
    load(&Request::file("market.toml"), &files().with("market.toml", edited(old, new)), &NothingShipped)
}

/// Loads a file that builds on the market; `text` follows its head.
pub(crate) fn load_overlay(text: &str) -> Loaded {
    let overlay = format!("format = 1\nname = \"Overlay\"\nextends = \"market.toml\"\n{text}");
    load(&Request::file("overlay.toml"), &files().with("overlay.toml", overlay), &NothingShipped)
}

/// Errors as `code file:line what is underlined`.
pub(crate) fn errors(loaded: &Loaded) -> Vec<String> {
    loaded.diagnostics.iter().filter(|problem| problem.severity == Severity::Error).map(brief).collect()
}

/// A problem as `code file:line what is underlined`.
pub(crate) fn brief(problem: &Diagnostic) -> String {
    let place = problem
        .place
        .as_ref()
        .map_or_else(|| "nowhere".to_owned(), |place| format!("{place} {}", place.text().lines().next().unwrap_or("")));
    format!("{} {place}", problem.code)
}

/// A problem with all it says.
pub(crate) fn full(problem: &Diagnostic) -> String {
    use std::fmt::Write;
    let mut text = format!("{:?} {}\n  {}", problem.severity, brief(problem), problem.message);
    if let Some(help) = &problem.help {
        let _ = write!(text, "\n  = {help}");
    }
    for place in &problem.chain {
        let _ = write!(text, "\n  < {place}");
    }
    text
}
