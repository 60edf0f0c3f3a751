//! The words that values are written with.

/// A word of the value forms and what it says.
#[derive(Debug, Clone, Copy)]
pub struct ValueWord {
    /// The word.
    pub word: &'static str,
    /// What it says.
    pub meaning: &'static str,
}

/// A family of distributions and the numbers it is written with.
#[derive(Debug, Clone, Copy)]
pub struct DistributionForm {
    /// What stands after `dist`; empty for the quantiles of an expert, which need no `dist`.
    pub dist: &'static str,
    /// What it is.
    pub meaning: &'static str,
    /// Words it must have.
    pub needs: &'static [&'static str],
    /// Words it may have besides.
    pub may: &'static [&'static str],
}

/// Every word of the value forms. No vendor, segment, adopter or attribute may be called so.
pub static VALUE_WORDS: &[ValueWord] = &[
    word("value", "the number, where something stands beside it"),
    word("unit", "the unit it is written in, for this value or for a whole table"),
    word("source", "id of the source it comes from"),
    word("note", "what its author says of it"),
    word("step", "true: a path is a staircase, each value holds until the next"),
    word("half_life", "months over which the correlation of a path's points halves"),
    word("times", "bend: the inherited value times this"),
    word("plus", "bend: the inherited value plus this, in the key's unit"),
    word("from", "first period in which a bend acts"),
    word("p10", "one in ten is below"),
    word("p50", "half is below"),
    word("p90", "nine in ten are below"),
    word("min", "smallest value"),
    word("max", "largest value"),
    word("dist", "family of the distribution"),
    word("mean", "mean"),
    word("sd", "standard deviation"),
    word("median", "median"),
    word("sigma", "standard deviation of the log"),
    word("mode", "most likely value"),
    word("nu", "degrees of freedom"),
    word("scale", "scale"),
];

/// The families of distributions.
pub static DISTRIBUTIONS: &[DistributionForm] = &[
    form("", "metalog through an expert's three quantiles", &["p10", "p50", "p90"], &["min", "max"]),
    form("normal", "normal", &["mean", "sd"], &[]),
    form("lognormal", "lognormal", &["median", "sigma"], &[]),
    form("pert", "PERT: a smooth hump between two ends", &["min", "mode", "max"], &[]),
    form("triangular", "triangular between two ends", &["min", "mode", "max"], &[]),
    form("uniform", "any value between two ends as likely", &["min", "max"], &[]),
    form("beta", "beta between two ends, by its mean and standard deviation", &["mean", "sd", "min", "max"], &[]),
    form("student_t", "Student's t: long tails", &["median", "scale", "nu"], &[]),
];

const fn word(word: &'static str, meaning: &'static str) -> ValueWord {
    ValueWord { word, meaning }
}

const fn form(
    dist: &'static str,
    meaning: &'static str,
    needs: &'static [&'static str],
    may: &'static [&'static str],
) -> DistributionForm {
    DistributionForm { dist, meaning, needs, may }
}

/// Whether a text is a word of the value forms.
#[must_use]
pub fn is_value_word(text: &str) -> bool {
    VALUE_WORDS.iter().any(|known| known.word == text)
}
