//! Why there is no forecast.

use std::fmt;

use crate::BrokenRule;

/// Why there is no forecast.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RunError {
    /// Inputs do not fit each other.
    Rule(BrokenRule),
    /// A number left the finite range.
    NotFinite {
        /// The first month in which one did.
        month: rackcast_calendar::Month,
        /// Which: the group and measure.
        quantity: String,
    },
    /// A key is missing that a checked scenario has; the scenario was not made by this program.
    Incomplete(String),
}

impl fmt::Display for RunError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rule(rule) => rule.fmt(out),
            Self::NotFinite { month, quantity } => {
                write!(out, "the numbers leave the finite range in {month}: {quantity}")
            }
            Self::Incomplete(key) => write!(out, "the scenario has no {key}"),
        }
    }
}

impl std::error::Error for RunError {}
