//! A scenario made ready to run, and its runs.

use std::sync::Arc;

use rackcast_calendar::PeriodKind;
use rackcast_numeric::Real;
use rackcast_scenario::Scenario;

use crate::error::RunError;
use crate::gather::Gathered;
use crate::groups::Groups;
use crate::layout::layout;
use crate::lookup::Keys;
use crate::month::Market;
use crate::parameters::Parameters;
use crate::plan::Planned;
use crate::record::record;
use crate::reported::Figures;
use crate::series::Series;
use crate::{Draw, Forecast, Layout};

/// A scenario made ready to run any number of times.
#[derive(Debug)]
pub struct Model {
    pub(crate) scenario: Arc<Scenario>,
    pub(crate) months: usize,
    pub(crate) keys: Keys,
    /// By index of the input.
    pub(crate) series: Vec<Series>,
    pub(crate) figures: Figures,
    groups: Groups,
    planned: Vec<Planned>,
    layout: Arc<Layout>,
    medians: Draw<f64>,
}

impl Model {
    /// Makes a scenario ready to run.
    ///
    /// # Errors
    /// [`RunError::Incomplete`] where the scenario lacks a key that checked scenarios have.
    pub fn new(scenario: Arc<Scenario>) -> Result<Self, RunError> {
        let keys = Keys::new(&scenario).map_err(|missing| RunError::Incomplete(missing.0))?;
        let months = scenario.horizon.months();
        let mut medians = Vec::new();
        let series =
            scenario.inputs.values().map(|input| Series::compile(input, &scenario.horizon, &mut medians)).collect();
        let figures = Figures::new(&scenario);
        let vendors: Vec<_> =
            scenario.vendors.iter().map(|vendor| (vendor.key.as_str(), vendor.fiscal, vendor.earnings)).collect();
        let groups = Groups::new(scenario.horizon.start, months, &scenario.segments, &scenario.adopters, &vendors);
        let (planned, layout) = layout(&scenario, &groups, &figures);
        Ok(Self {
            months,
            keys,
            series,
            figures,
            groups,
            planned,
            layout: Arc::new(layout),
            medians: Draw { values: medians },
            scenario,
        })
    }

    /// The scenario.
    #[must_use]
    pub fn scenario(&self) -> &Arc<Scenario> {
        &self.scenario
    }

    /// The outputs and periods it reports.
    #[must_use]
    pub fn layout(&self) -> &Arc<Layout> {
        &self.layout
    }

    /// The numbers of the deterministic run: every distribution at its median.
    #[must_use]
    pub fn medians(&self) -> &Draw<f64> {
        &self.medians
    }

    /// The forecast with every distribution at its median and no noise.
    ///
    /// # Errors
    /// A rule between inputs that the scenario breaks, or the first month and quantity that is not finite.
    pub fn forecast(&self) -> Result<Forecast, RunError> {
        let run = self.run(&self.medians)?;
        let mut values = Vec::with_capacity(self.layout.rows.len());
        run.values(self, |value, any| values.push(any.then_some(value)));
        if let Some(row) = values.iter().position(|value| value.is_some_and(|value| !value.is_finite())) {
            return Err(self.sum_not_finite(row));
        }
        Ok(Forecast { layout: Arc::clone(&self.layout), values })
    }

    /// One run over any scalar: one draw, or a draw a lane.
    ///
    /// # Errors
    /// A rule between inputs that a draw breaks, or the first month and quantity that is not finite.
    pub fn run<S: Real>(&self, draw: &Draw<S>) -> Result<Run<S>, RunError> {
        let mut parameters = Parameters::blank(self);
        parameters.refresh(self, draw).map_err(RunError::Rule)?;
        let mut gathered = Gathered::new(&self.groups);
        let mut rows = vec![S::ZERO; self.groups.width * self.months];
        let mut market = Market::start(&parameters);
        for (month, row) in rows.chunks_mut(self.groups.width).enumerate() {
            market.step(&parameters, month);
            record(&self.groups, &parameters, &market, month, row);
            gathered.add(&self.groups, month, row);
        }
        if S::all(gathered.probe.finite()) { Ok(Run { gathered, rows }) } else { Err(self.not_finite(&rows)) }
    }

    /// Runs the months alone, without outputs: what a benchmark of the simulation times. Returns what was shipped in the
    /// last month, by vendor, segment and class, USD bn.
    ///
    /// # Errors
    /// A rule between inputs that the draw breaks.
    pub fn simulate<S: Real>(&self, draw: &Draw<S>) -> Result<Vec<S>, RunError> {
        let mut parameters = Parameters::blank(self);
        parameters.refresh(self, draw).map_err(RunError::Rule)?;
        let mut market = Market::start(&parameters);
        for month in 0..self.months {
            market.step(&parameters, month);
        }
        Ok(market.book.shipped)
    }

    /// Months are finite and their sum is not.
    fn sum_not_finite(&self, row: usize) -> RunError {
        let output = self.layout.output_of(row);
        let month = self.layout.rows[row].period.last_month(output.fiscal);
        RunError::NotFinite { month, quantity: output.name.clone() }
    }

    fn not_finite<S: Real>(&self, rows: &[S]) -> RunError {
        let place = rows.iter().position(|value| !S::all(value.finite())).unwrap_or(0);
        let month = i32::try_from(place / self.groups.width).unwrap_or(0);
        RunError::NotFinite {
            month: self.scenario.horizon.start.plus(month),
            quantity: self.groups.describe(place % self.groups.width),
        }
    }
}

/// What one run recorded: every month, and the quarters they make.
#[derive(Debug)]
pub struct Run<S> {
    gathered: Gathered<S>,
    /// By month, then measure.
    rows: Vec<S>,
}

impl<S: Real> Run<S> {
    /// Gives the values in the order of the layout's rows, each with the lanes in which there is one.
    pub fn values(&self, model: &Model, mut give: impl FnMut(S, S::Mask)) {
        for planned in &model.planned {
            let group = &model.groups.all[planned.group];
            let width = group.gather.len();
            let quarters = &self.gathered.quarters[planned.group];
            let quarter = |index: usize| &quarters[index * width..(index + 1) * width];
            let mut value = |parts: &[&[S]], kind| {
                let (value, any) = planned.formula.value(&group.gather, parts, kind);
                give(value, any);
            };
            for index in 0..group.quarters {
                value(&[quarter(index)], PeriodKind::Quarter);
            }
            for year in 0..group.years {
                let first = group.first_year + 4 * year;
                value(&[0, 1, 2, 3].map(|next| quarter(first + next)), PeriodKind::Year);
            }
            for row in self.rows.chunks(model.groups.width) {
                value(&[&row[group.first..group.first + width]], PeriodKind::Month);
            }
        }
    }
}
