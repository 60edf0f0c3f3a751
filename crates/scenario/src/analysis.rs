//! What a scenario says about draws, grids, sliders and differences.

pub use rackcast_sampling::Method as DrawMethod;

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

/// Each way to spread draws with the word that names it in a scenario file.
pub const DRAW_METHODS: [(&str, DrawMethod); 3] =
    [("sobol", DrawMethod::Sobol), ("latin-hypercube", DrawMethod::LatinHypercube), ("random", DrawMethod::Random)];

impl Draws {
    /// The word that names the method in a scenario file.
    #[must_use]
    pub fn method_word(&self) -> &'static str {
        DRAW_METHODS.iter().find(|(_, method)| *method == self.method).map_or("", |(word, _)| *word)
    }
}

/// The method of a word.
#[must_use]
pub fn draw_method(word: &str) -> Option<DrawMethod> {
    DRAW_METHODS.iter().find(|(known, _)| *known == word).map(|(_, method)| *method)
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
