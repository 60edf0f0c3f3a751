//! Distributions cut to the range of their key, after its bends.

use rackcast_calendar::FiscalCalendar;
use rackcast_catalogue::Range;

use crate::{Bend, BendOperation, Diagnostic, Horizon, Input, Number, Origin, Path, Value};

/// Probability that may be cut away.
const MOST: f64 = 0.01;
/// Probability that is cut away without a word: a long tail that no set of draws reaches.
const LEAST: f64 = 1e-6;

/// Cuts the distributions of an input; tells where much is cut.
pub(super) fn cut(key: &str, input: &mut Input, horizon: Horizon) -> Option<Diagnostic> {
    let regimes = regimes(&input.bends, horizon);
    let range = input.spec.range;
    let ends = |from: f64, to: f64| {
        let acting = regimes.iter().filter(|regime| regime.first < to && regime.end > from);
        acting
            .map(|regime| regime.keeps(range))
            .fold((f64::NEG_INFINITY, f64::INFINITY), |(low, high), (from, to)| (low.max(from), high.min(to)))
    };
    let mut worst: Option<(f64, Option<Origin>)> = None;
    match &mut input.value {
        Value::Constant(Number::Distribution(distribution)) => {
            let (low, high) = ends(f64::NEG_INFINITY, f64::INFINITY);
            **distribution = distribution.cut_to(low, high.max(low));
            worst = Some((distribution.cut.lost(), input.origin.clone()));
        }
        Value::Constant(Number::Known(_)) => {}
        Value::Path(path) => {
            let reach = reach(path, horizon);
            for (point, (from, to)) in path.points.iter_mut().zip(reach) {
                let Number::Distribution(distribution) = &mut point.number else { continue };
                let (low, high) = ends(from, to);
                **distribution = distribution.cut_to(low, high.max(low));
                if worst.as_ref().is_none_or(|(lost, _)| distribution.cut.lost() > *lost) {
                    worst = Some((distribution.cut.lost(), Some(point.origin.clone())));
                }
            }
        }
    }
    let (lost, origin) = worst.filter(|(lost, _)| *lost > LEAST)?;
    Some(tell(key, input, lost, origin.as_ref()))
}

fn tell(key: &str, input: &Input, lost: f64, origin: Option<&Origin>) -> Diagnostic {
    let percent = lost * 100.0;
    let bent = if input.bends.is_empty() { "" } else { " once bent" };
    let message = format!("{percent:.2} % of the distribution of `{key}` lies outside its range{bent}");
    let place = input.bends.last().map(|bend| &bend.origin).or(origin).map(|origin| origin.place.clone());
    let chain = if input.bends.is_empty() {
        Vec::new()
    } else {
        origin.map(|origin| origin.place.clone()).into_iter().collect()
    };
    if lost > MOST {
        Diagnostic::error("distribution-cut", place, message)
            .help(format!("at most 1 % may be cut away; the range is {}", input.spec.allowed()))
            .chain(chain)
    } else {
        Diagnostic::warning("distribution-cut", place, message)
            .help("it is cut away, and the rest shared out")
            .chain(chain)
    }
}

/// Months, counted from the start, in which the same bends act: together times a factor plus a term.
struct Regime {
    first: f64,
    end: f64,
    times: f64,
    plus: f64,
    operations: Vec<BendOperation>,
}

impl Regime {
    /// The values that this regime keeps in a range, to the last bit: bent one after another as the model does it, which
    /// rounds otherwise than the way back, what lies between the ends stays in the range.
    fn keeps(&self, range: Range) -> (f64, f64) {
        if self.times == 0.0 {
            return (f64::NEG_INFINITY, f64::INFINITY);
        }
        let bent = |value: f64| self.operations.iter().fold(value, |value, operation| operation.of(value));
        let way = self.times.signum();
        let is_above = |value: f64| if range.above_low { bent(value) > range.low } else { bent(value) >= range.low };
        let one = inwards((range.low - self.plus) / self.times, way, is_above);
        let two = inwards((range.high - self.plus) / self.times, -way, |value| bent(value) <= range.high);
        if self.times > 0.0 { (one, two) } else { (two, one) }
    }
}

/// The end itself, or a value by rounding further on the way (1 up, -1 down), where it is kept.
fn inwards(end: f64, way: f64, is_kept: impl Fn(f64) -> bool) -> f64 {
    if end.is_infinite() {
        return end;
    }
    let bit = end.abs().next_up() - end.abs();
    // An end at 0 has the smallest bits of all, and what it is added to may be far larger.
    let steps = std::iter::successors(Some(bit), |step| Some(step * 2.0)).map(|step| end + way * step);
    let steps = steps.take_while(|value| value.is_finite());
    std::iter::once(end).chain(steps).find(|value| is_kept(*value)).unwrap_or(end)
}

fn regimes(bends: &[Bend], horizon: Horizon) -> Vec<Regime> {
    let months = horizon.months();
    let first = |bend: &Bend| bend.from.map_or(0, |from| usize::try_from(from.since(horizon.start)).unwrap_or(0));
    let mut starts: Vec<usize> = bends.iter().map(first).chain([0]).filter(|start| *start < months).collect();
    starts.sort_unstable();
    starts.dedup();
    let ends = starts.iter().skip(1).copied().chain([months]);
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| {
            let (mut times, mut plus) = (1.0, 0.0);
            let acting = bends.iter().filter(|bend| first(bend) <= *start);
            let operations: Vec<BendOperation> = acting.map(|bend| bend.operation).collect();
            for operation in &operations {
                match operation {
                    BendOperation::Times(factor) => (times, plus) = (times * factor, plus * factor),
                    BendOperation::Plus(term) => plus += term,
                }
            }
            Regime { first: *start as f64, end: end as f64, times, plus, operations }
        })
        .collect()
}

/// The months, counted from the start, in which each point of a path has a part in the value.
fn reach(path: &Path, horizon: Horizon) -> Vec<(f64, f64)> {
    let at: Vec<f64> = path
        .points
        .iter()
        .map(|point| {
            if path.step {
                f64::from(point.period.first_month(FiscalCalendar::CALENDAR).since(horizon.start))
            } else {
                point.period.centre_after(horizon.start)
            }
        })
        .collect();
    (0..at.len())
        .map(|point| {
            let before =
                point.checked_sub(1).map_or(f64::NEG_INFINITY, |before| if path.step { at[point] } else { at[before] });
            (before, at.get(point + 1).copied().unwrap_or(f64::INFINITY))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use BendOperation::{Plus, Times};

    fn regime(operations: &[BendOperation]) -> Regime {
        let (times, plus) = operations.iter().fold((1.0, 0.0), |(times, plus), operation| match operation {
            Times(factor) => (times * factor, plus * factor),
            Plus(term) => (times, plus + term),
        });
        Regime { first: 0.0, end: 1.0, times, plus, operations: operations.to_vec() }
    }

    #[test]
    fn the_ends_stay_in_the_range_to_the_last_bit() {
        let ranges = [Range::between(0.0, 1.0), Range::above_to(0.0, 0.95), Range::above_to(-0.95, 3.0)];
        let mut rounded = 0;
        for step in 1..400_i32 {
            let by = f64::from(step) * 0.007;
            for operations in [
                vec![],
                vec![Times(by)],
                vec![Times(-by)],
                vec![Plus(-0.95), Times(by)],
                vec![Plus(-0.95)],
                vec![Plus(by)],
                vec![Plus(-by), Times(1.0 / 3.0)],
                vec![Plus(1e6 + by), Times(by), Plus(-1e6 * by)],
            ] {
                let regime = regime(&operations);
                let bent = |value: f64| operations.iter().fold(value, |value, operation| operation.of(value));
                for range in ranges {
                    let (low, high) = regime.keeps(range);
                    assert!(range.contains(bent(low)) && range.contains(bent(high)), "{operations:?} {range:?}");
                    let plain = [range.low, range.high].map(|end| bent((end - regime.plus) / regime.times));
                    rounded += plain.iter().filter(|end| !range.contains(**end)).count();
                    // No more is lost than rounding explains.
                    let wide = (range.high - range.low) / regime.times.abs();
                    assert!((high - low) > wide * (1.0 - 1e-6) - 1e-8, "{operations:?} {range:?} {low} {high}");
                }
            }
        }
        assert!(rounded > 100, "{rounded} ends would have left their range");
    }
}
