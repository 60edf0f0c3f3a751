//! A scenario made ready to run, and its runs.

use std::sync::Arc;

use rackcast_numeric::Real;
use rackcast_scenario::Scenario;

use crate::error::RunError;
use crate::groups::Groups;
use crate::layout::{Cell, cells, layout};
use crate::lookup::Keys;
use crate::plan::Planned;
use crate::reported::Figures;
use crate::series::{Series, Slot, known_months};
use crate::simulator::{Run, Simulator};
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
    pub(crate) groups: Groups,
    pub(crate) planned: Vec<Planned>,
    /// Where the figure of each row of the layout is gathered.
    pub(crate) cells: Vec<Cell>,
    layout: Arc<Layout>,
    slots: Vec<Slot>,
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
        let mut slots = Vec::new();
        let series: Vec<Series> = scenario
            .inputs
            .values()
            .enumerate()
            .map(|(index, input)| Series::compile(index, input, &scenario.horizon, &mut slots))
            .collect();
        let medians = series.iter().flat_map(|series| series.medians().iter().copied()).collect();
        let figures = Figures::new(&scenario);
        let vendors: Vec<_> =
            scenario.vendors.iter().map(|vendor| (vendor.key.as_str(), vendor.fiscal, vendor.earnings)).collect();
        let groups = Groups::new(scenario.horizon.start, months, &scenario.segments, &scenario.adopters, &vendors);
        let (planned, layout) = layout(&scenario, &groups, &figures);
        let cells = cells(&planned, &groups, months);
        Ok(Self {
            months,
            keys,
            series,
            figures,
            groups,
            planned,
            cells,
            layout: Arc::new(layout),
            slots,
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

    /// What the slots of a draw hold.
    #[must_use]
    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// How many months at the start are known when the forecast is made: draws begin after them.
    #[must_use]
    pub fn known_months(&self) -> usize {
        known_months(&self.scenario.horizon)
    }

    /// The value of the input at `index` of the scenario's in the first month of a draw.
    #[must_use]
    #[inline(always)]
    pub fn first_value<S: Real>(&self, index: usize, draw: &Draw<S>) -> S {
        self.series[index].value(0, draw)
    }

    /// The forecast with every distribution at its median and no noise.
    ///
    /// # Errors
    /// A rule between inputs that the scenario breaks, or the first month and quantity that is not finite.
    pub fn forecast(&self) -> Result<Forecast, RunError> {
        let run = self.run(&self.medians)?;
        let mut values = Vec::with_capacity(self.layout.rows.len());
        run.values(self, 0..self.cells.len(), |value: f64| values.push((!value.is_nan()).then_some(value)));
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
        let mut simulator = Simulator::with_months(self);
        simulator.run(draw)?;
        Ok(simulator.into_run())
    }

    /// Months are finite and their sum is not.
    fn sum_not_finite(&self, row: usize) -> RunError {
        let output = self.layout.output_of(row);
        let month = self.layout.rows[row].period.last_month(output.fiscal);
        RunError::NotFinite { month, quantity: output.name.clone() }
    }
}
