//! Which differences between two forecasts are none.

use rackcast_catalogue::Glob;
use rackcast_scenario::Scenario;

use crate::number::shortest;

/// What may differ where a scenario says nothing: a part in a thousand (docs/inputs.md, `tolerances`).
const RELATIVE: f64 = 0.001;

/// What rounding may leave, relative, and absolute below 1: USD bn 1e-9 is a dollar.
const ROUNDING: f64 = 1e-9;

/// The tolerances of a scenario.
#[derive(Debug, Clone, Default)]
pub(super) struct Tolerances(Vec<(Glob, Allowed)>);

/// What an output may differ by: the larger of the two counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Allowed {
    /// Of the larger of the two values.
    pub(super) relative: f64,
    /// In the output's unit.
    pub(super) absolute: f64,
}

impl Tolerances {
    /// Those of a scenario; of none, what holds where nothing is said.
    pub(super) fn of(scenario: Option<&Scenario>) -> Self {
        let stated = scenario.map_or(&[][..], |scenario| &scenario.tolerances);
        let entry = |stated: &rackcast_scenario::Tolerance| {
            let allowed =
                Allowed { relative: stated.relative.unwrap_or(RELATIVE), absolute: stated.absolute.unwrap_or(0.0) };
            Some((Glob::new(&stated.glob).ok()?, allowed))
        };
        Self(stated.iter().filter_map(entry).collect())
    }

    /// What an output may differ by: the last pattern that has it.
    pub(super) fn allowed(&self, output: &str) -> Allowed {
        let last = self.0.iter().rev().find(|(glob, _)| glob.matches(output));
        last.map_or(Allowed { relative: RELATIVE, absolute: 0.0 }, |(_, allowed)| *allowed)
    }
}

impl Allowed {
    /// Whether two values differ by more.
    pub(super) fn is_exceeded(self, one: f64, other: f64) -> bool {
        !is_rounding(one, other) && (one - other).abs() > self.absolute.max(self.relative * larger(one, other))
    }

    /// `0.5 %`, `1 % or 0.05`
    pub(super) fn text(self) -> String {
        // Through a decimal text, or 0.007 would be 0.7000000000000001 %.
        let percent = format!("{:.6}", 100.0 * self.relative).parse().map_or_else(|_| String::new(), shortest);
        match (self.relative > 0.0, self.absolute > 0.0) {
            (true, true) => format!("{percent} % or {}", shortest(self.absolute)),
            (false, true) => shortest(self.absolute),
            _ => format!("{percent} %"),
        }
    }
}

/// Whether two values differ by no more than rounding.
pub(super) fn is_rounding(one: f64, other: f64) -> bool {
    (one - other).abs() <= ROUNDING * larger(one, other).max(1.0)
}

/// The larger of two sizes.
pub(super) fn larger(one: f64, other: f64) -> f64 {
    one.abs().max(other.abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tolerances(stated: &[(&str, f64, f64)]) -> Tolerances {
        let entry =
            |&(glob, relative, absolute): &(&str, f64, f64)| (Glob::new(glob).unwrap(), Allowed { relative, absolute });
        Tolerances(stated.iter().map(entry).collect())
    }

    #[test]
    fn the_last_pattern_counts_and_a_part_in_a_thousand_elsewhere() {
        let tolerances = tolerances(&[("vendor.**", 0.01, 0.05), ("vendor.*.eps", 0.02, 0.0)]);
        assert_eq!(tolerances.allowed("vendor.dell.revenue"), Allowed { relative: 0.01, absolute: 0.05 });
        assert_eq!(tolerances.allowed("vendor.dell.eps"), Allowed { relative: 0.02, absolute: 0.0 });
        assert_eq!(tolerances.allowed("market.ai.orders"), Allowed { relative: 0.001, absolute: 0.0 });
    }

    #[test]
    fn the_larger_of_the_two_is_allowed() {
        let allowed = Allowed { relative: 0.01, absolute: 0.05 };
        assert!(!allowed.is_exceeded(1.0, 1.049) && allowed.is_exceeded(1.0, 1.051));
        assert!(!allowed.is_exceeded(99.0, 100.0) && allowed.is_exceeded(98.9, 100.0));
        let nothing = Allowed { relative: 0.0, absolute: 0.0 };
        assert!(!nothing.is_exceeded(0.0, 1e-10) && nothing.is_exceeded(0.0, 1e-8));
        assert_eq!([allowed, nothing].map(Allowed::text), ["1 % or 0.05", "0 %"]);
        assert_eq!(Allowed { relative: 0.007, absolute: 0.0 }.text(), "0.7 %");
    }
}
