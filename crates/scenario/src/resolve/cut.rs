//! Distributions cut to the range of their key, after its bends.

use rackcast_calendar::FiscalCalendar;

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
            .map(|regime| regime.keeps(range.low, range.high))
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
}

impl Regime {
    /// The values that this regime keeps between two ends.
    fn keeps(&self, low: f64, high: f64) -> (f64, f64) {
        if self.times == 0.0 {
            return (f64::NEG_INFINITY, f64::INFINITY);
        }
        let (one, two) = ((low - self.plus) / self.times, (high - self.plus) / self.times);
        if self.times > 0.0 { (one, two) } else { (two, one) }
    }
}

#[allow(clippy::cast_precision_loss, reason = "a horizon has at most 600 months")]
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
            for bend in bends.iter().filter(|bend| first(bend) <= *start) {
                match bend.operation {
                    BendOperation::Times(factor) => (times, plus) = (times * factor, plus * factor),
                    BendOperation::Plus(term) => plus += term,
                }
            }
            Regime { first: *start as f64, end: end as f64, times, plus }
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
