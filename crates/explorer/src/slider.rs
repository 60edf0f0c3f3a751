//! A slider and what its value says in a lever.

use rackcast_calendar::Month;
use rackcast_scenario::BendOperation;

/// An input that can be moved.
#[derive(Debug, Clone, PartialEq)]
pub struct Slider {
    /// Its key.
    pub key: String,
    /// What people call it: `Enterprise conversion rate`.
    pub title: String,
    /// What it means, from the catalogue.
    pub meaning: &'static str,
    /// What it is counted in.
    pub unit: &'static str,
    /// Least value.
    pub min: f64,
    /// Largest value.
    pub max: f64,
    /// Step between values, from `min` on.
    pub step: f64,
    /// The scenario's own value in the month `at`, which need not be on a step.
    pub base: f64,
    /// How a value is laid on the scenario.
    pub form: Form,
    /// The first month that a bend acts in; all where `None`.
    pub from: Option<Month>,
    /// The month in which the input has the slider's value.
    pub at: Month,
    /// Settings of the request that a value takes the place of.
    pub(crate) replaces: Vec<usize>,
    /// The value at `at`, of which bends are counted.
    pub(crate) exact: f64,
}

/// How a slider's value is laid on the scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// The known constant is replaced.
    Set,
    /// What varies in time or is uncertain is bent, so that it keeps its shape: times a factor.
    Times,
    /// The same for what may be negative: plus a term.
    Plus,
}

impl Form {
    /// `set`, `times` or `plus`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Set => "set",
            Self::Times => "times",
            Self::Plus => "plus",
        }
    }
}

/// Digits of a value: more than a slider has steps, fewer than show how computers round.
const VALUE_DIGITS: usize = 10;
/// Digits of a factor.
const FACTOR_DIGITS: usize = 7;

impl Slider {
    /// Whether a value moves it; the base value, and no number, do not.
    #[must_use]
    pub fn is_moved_by(&self, value: f64) -> bool {
        value.is_finite() && neat(value).to_bits() != self.base.to_bits()
    }

    /// The bend of a value; `None` where it is set.
    pub(crate) fn bend(&self, value: f64) -> Option<BendOperation> {
        let value = neat(value);
        match self.form {
            Form::Set => None,
            Form::Times => Some(BendOperation::Times(rounded(value / self.exact, FACTOR_DIGITS))),
            Form::Plus => Some(BendOperation::Plus(neat(value - self.exact))),
        }
    }

    /// The line of a lever that lays a value on the scenario.
    pub(crate) fn line(&self, value: f64) -> String {
        let said = match self.bend(value) {
            None => format!("value = {}", neat(value)),
            Some(BendOperation::Times(factor)) => format!("times = {factor}{}", self.beginning()),
            Some(BendOperation::Plus(term)) => format!("plus = {term}{}", self.beginning()),
        };
        let when = if self.form == Form::Set { String::new() } else { format!(" in {}", self.at) };
        format!("{} = {{ {said}, note = \"slider: {}{when} in place of {}\" }}", self.key, neat(value), self.base)
    }

    fn beginning(&self) -> String {
        self.from.map_or_else(String::new, |month| format!(", from = \"{month}\""))
    }
}

/// A number with as many digits as values of sliders have.
pub(crate) fn neat(value: f64) -> f64 {
    rounded(value, VALUE_DIGITS)
}

/// A number with so many digits.
pub(crate) fn rounded(value: f64, digits: usize) -> f64 {
    // Adding nought takes the sign off a negative one.
    format!("{value:.*e}", digits - 1).parse().unwrap_or(value) + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slider(form: Form, base: f64) -> Slider {
        Slider {
            key: "a.b".to_owned(),
            title: "B".to_owned(),
            meaning: "",
            unit: "1",
            min: 0.0,
            max: 1.0,
            step: 0.01,
            base,
            form,
            from: "2026-07".parse().ok(),
            at: "2028-01".parse().unwrap(),
            replaces: Vec::new(),
            exact: base,
        }
    }

    #[test]
    fn values_are_said_as_people_would() {
        let line = |form, base, value| slider(form, base).line(value);
        assert_eq!(line(Form::Set, 0.5, 0.1 + 0.2), "a.b = { value = 0.3, note = \"slider: 0.3 in place of 0.5\" }");
        let note = "note = \"slider: 0.7 in 2028-01 in place of 0.6\" }";
        assert_eq!(line(Form::Plus, 0.6, 0.7), format!("a.b = {{ plus = 0.1, from = \"2026-07\", {note}"));
        assert_eq!(line(Form::Times, 0.6, 0.7), format!("a.b = {{ times = 1.166667, from = \"2026-07\", {note}"));
    }

    #[test]
    fn the_base_value_and_no_number_move_nothing() {
        let slider = slider(Form::Set, 0.3);
        assert!(![0.3, 0.1 + 0.2, f64::NAN, f64::INFINITY].into_iter().any(|value| slider.is_moved_by(value)));
        assert!(slider.is_moved_by(0.31));
        assert_eq!(rounded(-0.0, 3).to_bits(), 0.0_f64.to_bits());
    }
}
