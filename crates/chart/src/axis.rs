//! The axis of values: what is written beside it, and where.

use rackcast_catalogue::fixed;

/// Steps that people count in.
const STEPS: [u32; 4] = [1, 2, 5, 10];

/// An axis from its first mark to its last.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Axis {
    /// Values, in the unit that is written.
    pub(crate) marks: Vec<f64>,
    /// Decimals of a mark.
    decimals: usize,
    /// What a value is multiplied by.
    pub(crate) factor: f64,
    /// The unit as people say it.
    pub(crate) unit: String,
}

impl Axis {
    /// The axis of some numbers of one unit, with about so many marks. It begins at 0, but for parts of a whole.
    pub(crate) fn new(unit: &str, numbers: impl Iterator<Item = f64>, marks: u32) -> Self {
        let (mut low, mut high) = numbers
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high): (f64, f64), number| {
                (low.min(number), high.max(number))
            });
        if low > high {
            (low, high) = (0.0, 1.0);
        }
        let (factor, said) = scale(unit, low.abs().max(high.abs()));
        (low, high) = (low * factor, high * factor);
        if unit != "1" {
            (low, high) = (low.min(0.0), high.max(0.0));
        }
        if high - low <= 1e-9 * high.abs() {
            (low, high) = (low.min(0.0), if high > 0.0 { high } else { low.min(0.0) + 1.0 });
        }
        let (step, decimals) = step((high - low) / f64::from(marks.max(1)));
        let [first, last] = [(low / step).floor(), (high / step).ceil()];
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a handful of marks")]
        let count = (last - first).clamp(1.0, 100.0) as u32;
        let marks = (0..=count).map(|at| (first + f64::from(at)) * step).collect();
        Self { marks, decimals, factor, unit: said }
    }

    /// Its ends, in the unit that is written.
    pub(crate) fn ends(&self) -> [f64; 2] {
        [self.marks.first().copied().unwrap_or(0.0), self.marks.last().copied().unwrap_or(1.0)]
    }

    /// What stands beside a mark.
    pub(crate) fn label(&self, mark: f64) -> String {
        fixed(mark, self.decimals)
    }
}

/// What a unit is multiplied by to be read easily, and what it is called then.
fn scale(unit: &str, size: f64) -> (f64, String) {
    match unit {
        "1" => (100.0, "%".to_owned()),
        "thousand" if size >= 1000.0 => (1e-3, "million".to_owned()),
        _ if size >= 1e6 => (1e-6, format!("million, {unit}")),
        _ if size >= 1e5 => (1e-3, format!("thousand, {unit}")),
        _ => (1.0, unit.to_owned()),
    }
}

/// The step of at least this size that people count in, and its decimals.
fn step(least: f64) -> (f64, usize) {
    let (mut ten, mut decimals): (f64, usize) = (1.0, 0);
    while ten > least && decimals < 12 {
        ten /= 10.0;
        decimals += 1;
    }
    while ten * 10.0 < least && ten < 1e300 {
        ten *= 10.0;
    }
    let step = STEPS.into_iter().map(|step| f64::from(step) * ten).find(|step| *step >= least);
    let step = step.unwrap_or(10.0 * ten);
    (step, if step >= 10.0 * ten { decimals.saturating_sub(1) } else { decimals })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(unit: &str, numbers: &[f64]) -> String {
        let axis = Axis::new(unit, numbers.iter().copied(), 5);
        let marks: Vec<_> = axis.marks.iter().map(|&mark| axis.label(mark)).collect();
        format!("{} {}", marks.join(" "), axis.unit)
    }

    #[test]
    fn marks_are_what_people_count_in() {
        assert_eq!(said("USD bn", &[62.0, 153.8]), "0 50 100 150 200 USD bn");
        assert_eq!(said("1", &[0.249, 0.307]), "24 26 28 30 32 %");
        assert_eq!(said("thousand", &[500.0, 2670.0]), "0 1 2 3 million");
        assert_eq!(said("capacity", &[53_117.0, 8_469_463.0]), "0 2 4 6 8 10 million, capacity");
        assert_eq!(said("quarters", &[0.31, 0.32]), "0.0 0.1 0.2 0.3 0.4 quarters");
        assert_eq!(said("USD bn", &[-3.0, 2.0]), "−3 −2 −1 0 1 2 USD bn");
    }

    #[test]
    fn every_number_has_an_axis() {
        for numbers in [&[][..], &[0.0], &[5.0], &[-5.0], &[1e-9], &[1e30], &[0.3, 0.3]] {
            let axis = Axis::new("1", numbers.iter().copied(), 5);
            let [low, high] = axis.ends();
            assert!(low < high && axis.marks.len() < 102, "{numbers:?}: {axis:?}");
            assert!(
                numbers.iter().all(|number| (low..=high).contains(&(number * axis.factor))),
                "{numbers:?}: {axis:?}"
            );
        }
    }
}
