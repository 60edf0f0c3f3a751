//! What a scenario says about draws, grids, sliders and differences.

use crate::{Bend, Origin, Place, Value};

/// How draws are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Draws {
    /// How many.
    pub n: u64,
    /// What random numbers start from.
    pub seed: u64,
    /// How they are spread.
    pub method: DrawMethod,
}

/// How draws are spread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DrawMethod {
    /// Sobol' points.
    Sobol,
    /// A Latin hypercube.
    LatinHypercube,
    /// Independent random numbers.
    Random,
}

impl DrawMethod {
    /// The word that names it in a scenario file.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Sobol => "sobol",
            Self::LatinHypercube => "latin-hypercube",
            Self::Random => "random",
        }
    }

    /// The method of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        [Self::Sobol, Self::LatinHypercube, Self::Random].into_iter().find(|method| method.word() == word)
    }
}

impl Default for Draws {
    fn default() -> Self {
        Self { n: 10_000, seed: 1, method: DrawMethod::Sobol }
    }
}

/// The correlation of two keys that have distributions.
#[derive(Debug, Clone, PartialEq)]
pub struct Correlation {
    /// The keys, sorted.
    pub between: [String; 2],
    /// Correlation of their quantiles' normal scores, -1 to 1.
    pub rho: f64,
    /// Where it is written.
    pub place: Place,
}

/// A key and what it takes in the runs of a grid.
#[derive(Debug, Clone, PartialEq)]
pub struct GridAxis {
    /// The key.
    pub key: String,
    /// At least one.
    pub values: Vec<GridValue>,
    /// Where it is written.
    pub place: Place,
}

/// What a key takes in one run of a grid.
#[derive(Debug, Clone, PartialEq)]
pub enum GridValue {
    /// A value in place of the scenario's.
    Value(Value, Origin),
    /// A bend of the scenario's own value, after its own bends.
    Bend(Bend),
}

/// A key that gets a slider.
#[derive(Debug, Clone, PartialEq)]
pub struct Slider {
    /// The key.
    pub key: String,
    /// Least value; the key's own or what its value suggests where absent.
    pub min: Option<f64>,
    /// Largest value.
    pub max: Option<f64>,
    /// Step.
    pub step: Option<f64>,
}

/// What a difference of outputs may be.
#[derive(Debug, Clone, PartialEq)]
pub struct Tolerance {
    /// Names of outputs: `*` is one part, `**` any number of parts.
    pub glob: String,
    /// Relative to the larger of two values.
    pub relative: Option<f64>,
    /// In the output's unit.
    pub absolute: Option<f64>,
}
