//! Distributions as they are written, checked and cut to the range of their key.

use rackcast_catalogue::Range;
use rackcast_numeric::distribution::{
    Beta, Cut, Distribution as Shape, LogNormal, Metalog, Normal, Pert, StudentT, Triangular, Uniform,
};

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
///
/// Where bends act on it, the cut leaves those values that every bend keeps in the range; the bends themselves act on
/// monthly values.
#[derive(Debug, Clone, PartialEq)]
pub struct Distribution {
    /// As written.
    pub family: Family,
    /// The median after the cut.
    pub median: f64,
    /// What is left of it in the range.
    pub cut: Cut,
    shape: Shape,
}

/// Why there is no such distribution.
#[derive(Debug)]
pub(crate) struct Problem {
    /// The word whose number is wrong.
    pub(crate) word: &'static str,
    pub(crate) message: String,
    pub(crate) help: String,
}

impl Distribution {
    /// The distribution of a family, cut to a range. Quantiles of an expert must lie in it; bounds that they leave
    /// open are the range's.
    pub(crate) fn new(family: Family, range: Range) -> Result<Self, Problem> {
        let shape = shape(family, range)?;
        let low = if range.above_low { range.low.next_up() } else { range.low };
        let cut = shape.cut(low, range.high);
        Ok(Self { family, median: cut.median(), cut, shape })
    }

    /// The same cut to other ends.
    pub(crate) fn cut_to(&self, low: f64, high: f64) -> Self {
        let cut = self.shape.cut(low, high);
        Self { median: cut.median(), cut, ..self.clone() }
    }

    /// The value below which the number lies with probability `p`, after the cut, and inside its ends to the last bit.
    #[must_use]
    pub fn quantile(&self, p: f64) -> f64 {
        self.cut.quantile(p)
    }
}

/// Checks the numbers of a family.
fn shape(family: Family, range: Range) -> Result<Shape, Problem> {
    let made = match family {
        Family::Metalog { p10, p50, p90, min, max } => {
            let stated = [("p10", Some(p10)), ("p50", Some(p50)), ("p90", Some(p90)), ("min", min), ("max", max)];
            let ends = |number: f64| number >= range.low && number <= range.high;
            if let Some((word, number)) = stated
                .iter()
                .find_map(|(word, number)| number.filter(|number| !ends(*number)).map(|number| (*word, number)))
            {
                return Err(Problem {
                    word,
                    message: format!("`{word}` is {number}, out of the key's range"),
                    help: format!("expected {range}"),
                });
            }
            let own = |bound: f64| Some(bound).filter(|bound| bound.is_finite());
            Metalog::new(p10, p50, p90, min.or(own(range.low)), max.or(own(range.high))).map(Shape::from)
        }
        Family::Normal { mean, sd } => Normal::new(mean, sd).map(Shape::from),
        Family::Lognormal { median, sigma } => LogNormal::new(median, sigma).map(Shape::from),
        Family::Pert { min, mode, max } => Pert::new(min, mode, max).map(Shape::from),
        Family::Triangular { min, mode, max } => Triangular::new(min, mode, max).map(Shape::from),
        Family::Uniform { min, max } => Uniform::new(min, max).map(Shape::from),
        Family::Beta { mean, sd, min, max } => Beta::new(mean, sd, min, max).map(Shape::from),
        Family::StudentT { median, scale, nu } => StudentT::new(median, scale, nu).map(Shape::from),
    };
    made.map_err(|error| Problem {
        word: error.parameter,
        message: format!("there is no such distribution: {} is {}", error.parameter, error.given),
        help: format!("expected {}", error.expected),
    })
}
