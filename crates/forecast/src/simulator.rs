//! Runs of a model, one after another in the same memory.

use rackcast_calendar::PeriodKind;
use rackcast_numeric::Real;

use crate::error::RunError;
use crate::gather::Gathered;
use crate::month::Market;
use crate::parameters::Parameters;
use crate::record::record;
use crate::{Draw, Model};

/// Runs a model any number of times: what does not differ between draws is computed once, and nothing is allocated after
/// the first run but what shares need where they are drawn.
#[derive(Debug)]
pub struct Simulator<'m, S> {
    model: &'m Model,
    parameters: Parameters<S>,
    market: Market<S>,
    run: Run<S>,
    keeps_months: bool,
}

/// What one run recorded: the quarters, and every month where they are kept.
#[derive(Debug)]
pub struct Run<S> {
    gathered: Gathered<S>,
    /// By month, then measure; one month's where months are not kept.
    rows: Vec<S>,
}

impl<'m, S: Real> Simulator<'m, S> {
    /// A simulator that keeps quarters and years.
    #[must_use]
    pub fn new(model: &'m Model) -> Self {
        Self::keeping(model, false)
    }

    /// A simulator that keeps months too.
    #[must_use]
    pub fn with_months(model: &'m Model) -> Self {
        Self::keeping(model, true)
    }

    fn keeping(model: &'m Model, keeps_months: bool) -> Self {
        let parameters = Parameters::blank(model);
        let market = Market::start(&parameters);
        let months = if keeps_months { model.months } else { 1 };
        let rows = vec![S::ZERO; model.groups.width * months];
        let run = Run { gathered: Gathered::new(&model.groups), rows };
        Self { model, parameters, market, run, keeps_months }
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
    /// A rule between inputs that a draw breaks, or the first month and quantity that is not finite.
    #[inline(always)]
    pub fn run(&mut self, draw: &Draw<S>) -> Result<&Run<S>, RunError> {
        let model = self.model;
        let width = model.groups.width;
        self.parameters.refresh(model, draw).map_err(RunError::Rule)?;
        self.market.restart(&self.parameters);
        self.run.gathered.probe = S::ZERO;
        for month in 0..model.months {
            let first = if self.keeps_months { month * width } else { 0 };
            let row = &mut self.run.rows[first..first + width];
            self.market.step(&self.parameters, month);
            record(&model.groups, &self.parameters, &self.market, month, row);
            self.run.gathered.add(&model.groups, month, row);
        }
        if S::all(self.run.gathered.probe.finite()) { Ok(&self.run) } else { Err(self.not_finite()) }
    }

    /// Runs the months alone, without outputs: what a benchmark of the simulation times. Returns what was shipped in the
    /// last month, by vendor, segment and class, USD bn.
    ///
    /// # Errors
    /// A rule between inputs that the draw breaks.
    #[inline(always)]
    pub fn simulate(&mut self, draw: &Draw<S>) -> Result<&[S], RunError> {
        self.parameters.refresh(self.model, draw).map_err(RunError::Rule)?;
        self.market.restart(&self.parameters);
        for month in 0..self.model.months {
            self.market.step(&self.parameters, month);
        }
        Ok(&self.market.book.shipped)
    }

    /// The last run.
    #[must_use]
    pub fn into_run(self) -> Run<S> {
        self.run
    }

    /// Finds the first month and quantity that is not finite, by running it again month by month.
    fn not_finite(&mut self) -> RunError {
        let model = self.model;
        let width = model.groups.width;
        self.market.restart(&self.parameters);
        for month in 0..model.months {
            let row = &mut self.run.rows[..width];
            self.market.step(&self.parameters, month);
            record(&model.groups, &self.parameters, &self.market, month, row);
            if let Some(place) = row.iter().position(|value| !S::all(value.finite())) {
                let month = model.scenario.horizon.start.plus(i32::try_from(month).unwrap_or(0));
                return RunError::NotFinite { month, quantity: model.groups.describe(place) };
            }
        }
        let month = model.scenario.horizon.end;
        RunError::NotFinite { month, quantity: "a sum over months".to_owned() }
    }
}

impl<S: Real> Run<S> {
    /// Gives the values of `rows` of the layout in their order, each with the lanes in which there is one. Rows of months
    /// have none where months are not kept.
    #[inline(always)]
    pub fn values(&self, model: &Model, rows: impl IntoIterator<Item = usize>, mut give: impl FnMut(S, S::Mask)) {
        for row in rows {
            let cell = model.cells[row];
            let planned = &model.planned[cell.output];
            let group = &model.groups.all[planned.group];
            let width = group.gather.len();
            let quarters = &self.gathered.quarters[planned.group];
            let quarter = |index: usize| &quarters[index * width..(index + 1) * width];
            let value = |parts: &[&[S]]| planned.formula.value(&group.gather, parts, cell.kind);
            let (value, any) = match cell.kind {
                PeriodKind::Quarter => value(&[quarter(cell.at)]),
                PeriodKind::Year => value(&[0, 1, 2, 3].map(|next| quarter(cell.at + next))),
                PeriodKind::Month => {
                    let first = cell.at * model.groups.width + group.first;
                    match self.rows.get(first..first + width) {
                        Some(month) => value(&[month]),
                        None => (S::ZERO, S::ONE.lt(S::ZERO)),
                    }
                }
            };
            give(value, any);
        }
    }
}
