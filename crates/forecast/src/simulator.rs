//! Runs of a model, one after another in the same memory.

use rackcast_calendar::PeriodKind;
use rackcast_numeric::Real;
use rackcast_vendor::Entry;

use crate::error::RunError;
use crate::month::Market;
use crate::parameters::Parameters;
use crate::record::record;
use crate::recorded::Recorded;
use crate::{Draw, Model};

/// Runs a model any number of times: what does not differ between draws is computed once, and only what is read is kept.
#[derive(Debug)]
pub struct Simulator<'m, S> {
    model: &'m Model,
    parameters: Parameters<S>,
    market: Market<S>,
    run: Run<S>,
}

/// What one run recorded.
#[derive(Debug)]
pub struct Run<S> {
    recorded: Recorded<S>,
}

impl<'m, S: Real> Simulator<'m, S> {
    /// A simulator of which all quarters and years can be read.
    #[must_use]
    pub fn new(model: &'m Model) -> Self {
        let rows = model.cells.iter().enumerate().filter(|(_, cell)| cell.kind != PeriodKind::Month);
        Self::keeping(model, rows.map(|(row, _)| row))
    }

    /// A simulator of which all periods can be read, months too.
    #[must_use]
    pub fn with_months(model: &'m Model) -> Self {
        Self::keeping(model, 0..model.cells.len())
    }

    /// A simulator of which these rows of the layout will be read: the fewer outputs they are of, the faster it runs.
    #[must_use]
    pub fn reading(model: &'m Model, rows: &[usize]) -> Self {
        Self::keeping(model, rows.iter().copied())
    }

    fn keeping(model: &'m Model, rows: impl IntoIterator<Item = usize>) -> Self {
        let parameters = Parameters::blank(model);
        let market = Market::start(&parameters);
        Self { model, parameters, market, run: Run { recorded: Recorded::of_rows(model, rows) } }
    }

    /// Multipliers of the capacity that a segment needs, by month; 1 but where a draw has noise.
    pub fn demand_noise(&mut self, segment: usize) -> &mut [S] {
        &mut self.parameters.segments[segment].demand_noise
    }

    /// Multipliers of a vendor's orders, by month.
    pub fn order_noise(&mut self, vendor: usize) -> &mut [S] {
        &mut self.parameters.books.vendors[vendor].order_noise
    }

    /// Multipliers of what a vendor wants to ship, by month.
    pub fn shipment_noise(&mut self, vendor: usize) -> &mut [S] {
        &mut self.parameters.books.vendors[vendor].shipment_noise
    }

    /// Runs one draw, or a draw a lane.
    ///
    /// # Errors
    /// A rule between inputs that a draw breaks, or the first month and quantity that is not finite, where it is a stock or
    /// is read.
    #[inline(always)]
    pub fn run(&mut self, draw: &Draw<S>) -> Result<&Run<S>, RunError> {
        self.parameters.refresh(self.model, draw).map_err(RunError::Rule)?;
        self.market.restart(&self.parameters);
        self.run.recorded.begin();
        for month in 0..self.model.months {
            self.market.step(&self.parameters, month);
            record(&self.model.groups, &self.parameters, &self.market, month, &mut self.run.recorded);
        }
        let probe = self.market.probe() + self.run.recorded.probe();
        if S::all(probe.finite()) { Ok(&self.run) } else { Err(self.not_finite()) }
    }

    /// Runs the months alone, without outputs: what a benchmark of the simulation times. Returns the order books of AI
    /// servers in the last month, by vendor, segment and class, USD bn.
    ///
    /// # Errors
    /// A rule between inputs that the draw breaks.
    #[inline(always)]
    pub fn simulate(&mut self, draw: &Draw<S>) -> Result<&[[Entry<S>; 2]], RunError> {
        self.parameters.refresh(self.model, draw).map_err(RunError::Rule)?;
        self.market.restart(&self.parameters);
        for month in 0..self.model.months {
            self.market.step(&self.parameters, month);
        }
        Ok(&self.market.book.entries)
    }

    /// The last run.
    #[must_use]
    pub fn into_run(self) -> Run<S> {
        self.run
    }

    /// Finds the first month and quantity that is not finite, by running it again with everything kept.
    fn not_finite(&mut self) -> RunError {
        let mut whole = Recorded::of_rows(self.model, 0..self.model.cells.len());
        self.market.restart(&self.parameters);
        for month in 0..self.model.months {
            self.market.step(&self.parameters, month);
            record(&self.model.groups, &self.parameters, &self.market, month, &mut whole);
        }
        let (groups, horizon) = (&self.model.groups, &self.model.scenario.horizon);
        let found = whole.first_not_finite(groups).map(|(month, place)| RunError::NotFinite {
            month: horizon.start.plus(i32::try_from(month).unwrap_or(0)),
            quantity: groups.describe(place),
        });
        found.unwrap_or(RunError::NotFinite { month: horizon.end, quantity: "a sum over months".to_owned() })
    }
}

impl<S: Real> Run<S> {
    /// Gives the values of `rows` of the layout in their order; NaN where there is none, as of what was not to be read.
    #[inline(always)]
    pub fn values(&self, model: &Model, rows: impl IntoIterator<Item = usize>, mut give: impl FnMut(S)) {
        for row in rows {
            give(self.recorded.value(&model.cells[row]));
        }
    }
}
