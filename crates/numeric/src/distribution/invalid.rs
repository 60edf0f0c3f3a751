//! Why a distribution cannot be made.

use std::error::Error;
use std::fmt::{self, Display, Formatter};

/// A parameter that does not make a distribution.
#[derive(Clone, Debug, PartialEq)]
pub struct InvalidDistribution {
    /// The parameter's name, as scenario files write it.
    pub parameter: &'static str,
    /// What was given for it.
    pub given: f64,
    /// What would be right, as plain text that follows "expected".
    pub expected: String,
}

impl Display for InvalidDistribution {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{} is {}: expected {}", self.parameter, short(self.given), self.expected)
    }
}

impl Error for InvalidDistribution {}

/// `Ok` where the condition holds.
pub(super) fn require(
    holds: bool,
    parameter: &'static str,
    given: f64,
    expected: impl FnOnce() -> String,
) -> Result<(), InvalidDistribution> {
    if holds { Ok(()) } else { Err(InvalidDistribution { parameter, given, expected: expected() }) }
}

/// Every one of the parameters must be a finite number.
pub(super) fn require_finite(parameters: &[(&'static str, f64)]) -> Result<(), InvalidDistribution> {
    parameters
        .iter()
        .try_for_each(|&(name, value)| require(value.is_finite(), name, value, || "a finite number".to_owned()))
}

/// A number as people write it, to six significant digits.
pub(super) fn short(value: f64) -> String {
    let rounded: f64 = format!("{value:.5e}").parse().unwrap_or(value);
    if rounded != 0.0 && !(1e-5..1e15).contains(&rounded.abs()) { format!("{rounded:e}") } else { rounded.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_reads_as_a_sentence() {
        let invalid = InvalidDistribution { parameter: "sd", given: -0.1, expected: "more than 0".to_owned() };
        assert_eq!(invalid.to_string(), "sd is -0.1: expected more than 0");
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!(short(0.232_315_475_23), "0.232315");
        assert_eq!(short(1_234_567.0), "1234570");
        assert_eq!(short(1e-7), "1e-7");
        assert_eq!(short(0.0), "0");
        assert_eq!(short(f64::NAN), "NaN");
    }
}
