use std::error::Error;
use std::fmt;

/// Why points cannot be had.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum PointsError {
    /// There must be at least one draw.
    NoDraws,
    /// The method serves fewer draws.
    TooManyDraws {
        /// What was asked for.
        draws: u64,
        /// What the method serves.
        most: u64,
    },
    /// Sobol' points serve fewer uncertain numbers.
    TooManyNumbers {
        /// What was asked for.
        numbers: usize,
        /// How many dimensions there are.
        most: usize,
    },
    /// Two numbers would have the same points.
    EqualKeys {
        /// Their key.
        key: String,
    },
}

impl fmt::Display for PointsError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoDraws => write!(out, "there must be at least one draw"),
            Self::TooManyDraws { draws, most } => {
                write!(
                    out,
                    "{draws} draws are more than this method serves ({most}); random points (`--method random`) serve any number"
                )
            }
            Self::TooManyNumbers { numbers, most } => {
                write!(
                    out,
                    "{numbers} uncertain numbers are more than Sobol' points serve ({most}); take `--method latin-hypercube` or `--method random`"
                )
            }
            Self::EqualKeys { key } => write!(out, "two uncertain numbers have the key `{key}`"),
        }
    }
}

impl Error for PointsError {}
