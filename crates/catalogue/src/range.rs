//! The numbers a key allows.

use std::fmt;

/// The numbers a key allows. Further rules that tie keys together are checked where they become parameters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// Smallest value; minus infinity where there is none.
    pub low: f64,
    /// Largest value; infinity where there is none.
    pub high: f64,
    /// Whether `low` itself is refused.
    pub above_low: bool,
}

impl Range {
    /// Any finite number.
    pub const ANY: Self = Self { low: f64::NEG_INFINITY, high: f64::INFINITY, above_low: false };

    /// `low` to `high`, both allowed.
    #[must_use]
    pub const fn between(low: f64, high: f64) -> Self {
        Self { low, high, above_low: false }
    }

    /// Above `low`, to `high`.
    #[must_use]
    pub const fn above_to(low: f64, high: f64) -> Self {
        Self { low, high, above_low: true }
    }

    /// Above `low`, without an upper end.
    #[must_use]
    pub const fn above(low: f64) -> Self {
        Self { low, high: f64::INFINITY, above_low: true }
    }

    /// `low` or more, without an upper end.
    #[must_use]
    pub const fn at_least(low: f64) -> Self {
        Self { low, high: f64::INFINITY, above_low: false }
    }

    /// Whether a number is allowed. NaN and the infinities never are.
    #[must_use]
    pub fn contains(&self, value: f64) -> bool {
        value.is_finite() && value <= self.high && if self.above_low { value > self.low } else { value >= self.low }
    }

    /// The range in words with the unit it is counted in: `1 to 60 months`, `above 0 USD bn a year`.
    ///
    /// The units `1` and `any` are not said.
    #[must_use]
    pub fn in_words(&self, unit: &str) -> String {
        match unit {
            "" | "1" | "any" => self.to_string(),
            _ => format!("{self} {unit}"),
        }
    }
}

impl fmt::Display for Range {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { low, high, above_low } = *self;
        let (low_said, high_said) = (said(low), said(high));
        match (low.is_finite(), high.is_finite()) {
            (false, false) => out.write_str("any number"),
            (false, true) => write!(out, "{high_said} or less"),
            (true, false) if above_low => write!(out, "above {low_said}"),
            (true, false) => write!(out, "{low_said} or more"),
            (true, true) if above_low => write!(out, "above {low_said}, to {high_said}"),
            (true, true) if said(low) == said(high) => out.write_str(&low_said),
            (true, true) => write!(out, "{low_said} to {high_said}"),
        }
    }
}

/// A bound as people read it; the largest whole number of 64 bits has no short decimal.
fn said(bound: f64) -> String {
    if bound >= 18_446_744_073_709_551_615.0 {
        "2^64 - 1".to_owned()
    } else if bound.abs() >= 1e6 && (bound % 1e6).abs() < 0.5 {
        format!("{bound:e}").replace('e', " x 10^").replacen("1 x ", "", 1)
    } else {
        format!("{bound}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speaks_in_words() {
        for (range, unit, words) in [
            (Range::between(0.0, 1.0), "1", "0 to 1"),
            (Range::above(0.0), "USD bn a year", "above 0 USD bn a year"),
            (Range::at_least(0.0), "1", "0 or more"),
            (Range::between(1.0, 60.0), "months", "1 to 60 months"),
            (Range::above_to(0.0, 100.0), "1", "above 0, to 100"),
            (Range::between(-0.9, 10.0), "a year", "-0.9 to 10 a year"),
            (Range::between(1.0, 1.0), "", "1"),
            (Range::ANY, "any", "any number"),
            (Range::between(1.0, 1e12), "", "1 to 10^12"),
            (Range::between(0.0, 18_446_744_073_709_551_615.0), "", "0 to 2^64 - 1"),
        ] {
            assert_eq!(range.in_words(unit), words);
        }
    }

    #[test]
    fn holds_its_ends_unless_told_otherwise() {
        let closed = Range::between(0.0, 1.0);
        assert!(closed.contains(0.0) && closed.contains(1.0) && !closed.contains(-1e-300) && !closed.contains(1.1));
        let open = Range::above(0.0);
        assert!(!open.contains(0.0) && open.contains(f64::MIN_POSITIVE) && open.contains(f64::MAX));
        for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert!(!Range::ANY.contains(bad) && !open.contains(bad), "{bad}");
        }
    }
}
