//! What differs between two forecasts.

use rackcast_calendar::{Period, PeriodKind};
use rackcast_catalogue::larger_first;

use super::side::{DiffSide, Figures};
use super::tolerance::{Allowed, Tolerances, is_rounding, larger};

/// What of the forecasts can be compared, and what of that differs.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Moves {
    /// Outputs that differ, the largest difference first, those beyond tolerance before those within.
    pub(super) outputs: Vec<OutputMove>,
    /// Outputs that were compared.
    pub(super) compared: usize,
    /// Outputs that only the new side has.
    pub(super) new: Vec<String>,
    /// Those that only the old side has.
    pub(super) gone: Vec<String>,
    /// Outputs of one side alone that are not told: a forecast that was written down may be a part.
    pub(super) left_out: usize,
}

/// An output that differs.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct OutputMove {
    pub(super) name: String,
    pub(super) unit: &'static str,
    pub(super) allowed: Allowed,
    /// The periods that were compared.
    pub(super) compared: usize,
    /// Those that differ.
    pub(super) periods: Vec<PeriodMove>,
}

/// An output in a period in which it differs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct PeriodMove {
    pub(super) period: Period,
    pub(super) old: Option<f64>,
    pub(super) new: Option<f64>,
    pub(super) is_beyond: bool,
}

impl PeriodMove {
    /// The difference over the larger value, which tolerances are of; of one that came or went all of it.
    pub(super) fn relative(&self) -> f64 {
        let (Some(old), Some(new)) = (self.old, self.new) else { return 1.0 };
        (new - old).abs() / larger(old, new)
    }

    /// The size of the change as people read it: points of a share, else over the old value.
    fn size(&self, unit: &str) -> f64 {
        let (Some(old), Some(new)) = (self.old, self.new) else { return f64::INFINITY };
        let difference = (new - old).abs();
        if unit == "1" { difference } else { difference / old.abs() }
    }
}

impl OutputMove {
    /// Periods beyond tolerance.
    pub(super) fn beyond(&self) -> usize {
        self.periods.iter().filter(|period| period.is_beyond).count()
    }

    /// The period that tells it: the year that moves most, or a quarter where no year is beyond tolerance and it is.
    pub(super) fn telling(&self) -> Option<&PeriodMove> {
        let rank = |of: &PeriodMove| (of.is_beyond, of.period.kind());
        self.periods.iter().reduce(|best, of| {
            let further = rank(of).cmp(&rank(best)).then(larger_first(best.size(self.unit), of.size(self.unit)));
            if further.is_gt() { of } else { best }
        })
    }
}

impl Moves {
    /// What differs from `old` to `new`. Periods that only one of them covers are not compared; months are where nothing
    /// longer is.
    pub(super) fn between(old: &DiffSide, new: &DiffSide, tolerances: &Tolerances) -> Self {
        let mut moves = Self::default();
        let longer = |figures: &Figures| {
            common(old.figures(&figures.name), figures).any(|(period, ..)| period.kind() != PeriodKind::Month)
        };
        let months = !new.outputs.iter().any(longer);
        for figures in &new.outputs {
            let before = old.figures(&figures.name);
            if before.is_none() {
                moves.new.push(figures.name.clone());
                continue;
            }
            let pairs = common(before, figures).filter(|(period, ..)| months || period.kind() != PeriodKind::Month);
            let allowed = tolerances.allowed(&figures.name);
            let (mut compared, mut periods) = (0, Vec::new());
            for (period, old, new) in pairs {
                compared += 1;
                periods.extend(moved(period, old, new, allowed));
            }
            moves.compared += usize::from(compared > 0);
            if !periods.is_empty() {
                let (name, unit) = (figures.name.clone(), figures.unit);
                moves.outputs.push(OutputMove { name, unit, allowed, compared, periods });
            }
        }
        let gone = old.outputs.iter().filter(|figures| new.figures(&figures.name).is_none());
        moves.gone = gone.map(|figures| figures.name.clone()).collect();
        if old.scenario.is_none() {
            moves.left_out += std::mem::take(&mut moves.new).len();
        }
        if new.scenario.is_none() {
            moves.left_out += std::mem::take(&mut moves.gone).len();
        }
        let rank = |output: &OutputMove| {
            let telling = output.telling();
            (output.beyond() > 0, telling.map_or(0.0, |telling| telling.size(output.unit)))
        };
        moves.outputs.sort_by(|a, b| {
            let (a, b) = (rank(a), rank(b));
            b.0.cmp(&a.0).then(larger_first(a.1, b.1))
        });
        moves
    }

    /// Outputs beyond tolerance; what only one side has is.
    pub(super) fn beyond(&self) -> usize {
        self.outputs.iter().filter(|output| output.beyond() > 0).count() + self.new.len() + self.gone.len()
    }
}

/// The values of the periods that both have.
fn common<'a>(
    old: Option<&'a Figures>,
    new: &'a Figures,
) -> impl Iterator<Item = (Period, Option<f64>, Option<f64>)> + 'a {
    // A unit that changed makes other numbers of the same.
    let old = old.filter(|old| old.unit == new.unit).map_or(&[][..], |old| &old.values);
    new.values.iter().filter_map(|&(period, after)| {
        let (_, before) = old.iter().find(|(other, _)| *other == period)?;
        Some((period, *before, after))
    })
}

fn moved(period: Period, old: Option<f64>, new: Option<f64>, allowed: Allowed) -> Option<PeriodMove> {
    let is_beyond = match (old, new) {
        (None, None) => return None,
        (Some(old), Some(new)) if is_rounding(old, new) => return None,
        (Some(old), Some(new)) => allowed.is_exceeded(old, new),
        _ => true,
    };
    Some(PeriodMove { period, old, new, is_beyond })
}
