//! Why there are no draws.

use std::fmt;

use rackcast_forecast::RunError;
use rackcast_sampling::PointsError;

/// Why draws cannot be taken.
#[derive(Debug)]
pub enum DrawError {
    /// No points can be made for so many draws or numbers.
    Points(PointsError),
    /// The factors' correlations are impossible together: these keys.
    Correlations(Vec<String>),
    /// A draw breaks a rule between inputs or leaves the finite range.
    Draw {
        /// Its number, from 0.
        draw: u64,
        /// What went wrong.
        error: RunError,
        /// The drawn inputs and their numbers in it.
        inputs: Vec<(String, f64)>,
    },
}

impl fmt::Display for DrawError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Points(error) => error.fmt(out),
            Self::Correlations(keys) => write!(out, "these inputs cannot correlate as stated: {}", keys.join(", ")),
            Self::Draw { draw, error, inputs } => {
                write!(out, "draw {draw}: {error}; its inputs:")?;
                inputs.iter().try_for_each(|(key, value)| write!(out, " {key} = {value}"))
            }
        }
    }
}

impl std::error::Error for DrawError {}
