//! A scenario under sliders.

use std::sync::atomic::{AtomicBool, AtomicU64};

use rackcast_forecast::diagnose;
use rackcast_uncertainty::{DrawError, Settings, Summary, summarise};

use crate::choose::sliders;
use crate::outcome::outcome;
use crate::setup::told;
use crate::{Change, Outcome, Setup, Slider, changes};

/// What the lever of the sliders is called.
const LEVER: &str = "sliders";

/// A scenario under sliders. A state of them is a value for each, in their order; a slider is where the scenario has it
/// where its value is no number.
///
/// Every state goes the way of a file: it is written as a lever, and the scenario is loaded with it. So the program gives
/// the same bits for the lever that [`Explorer::lever`] writes.
#[derive(Debug)]
pub struct Explorer {
    pub(crate) setup: Setup,
    lever: String,
    sliders: Vec<Slider>,
    base: Outcome,
    /// The state that ran last, and what came of it.
    last: Option<(Vec<u64>, Outcome)>,
}

impl Explorer {
    /// Loads and runs the scenario of a setup.
    ///
    /// # Errors
    /// What is wrong with it, as the program prints it.
    pub fn open(mut setup: Setup) -> Result<Self, String> {
        let base = outcome(&setup, &setup.request(None, &[])?)?;
        let sliders = sliders(&base.model, &setup);
        let lever = setup.files.add(LEVER, "");
        Ok(Self { setup, lever, sliders, base, last: None })
    }

    /// The sliders.
    #[must_use]
    pub fn sliders(&self) -> &[Slider] {
        &self.sliders
    }

    /// The scenario as it stands.
    #[must_use]
    pub fn base(&self) -> &Outcome {
        &self.base
    }

    /// The forecast of a state.
    ///
    /// # Errors
    /// Why there is none, as the program prints it.
    pub fn run(&mut self, state: &[f64]) -> Result<&Outcome, String> {
        if state.len() != self.sliders.len() {
            return Err(format!("{} values for {} sliders", state.len(), self.sliders.len()));
        }
        if !self.moved(state).any(|_| true) {
            return Ok(&self.base);
        }
        let bits: Vec<u64> = state.iter().map(|value| value.to_bits()).collect();
        let last = match self.last.take() {
            Some(last) if last.0 == bits => last,
            _ => (bits, self.outcome(state)?),
        };
        Ok(&self.last.insert(last).1)
    }

    fn outcome(&mut self, state: &[f64]) -> Result<Outcome, String> {
        let text = self.lever(state, LEVER);
        self.setup.files.rewrite(&self.lever, text);
        let request = self.setup.request(Some(&self.lever), &self.replaced(state))?;
        outcome(&self.setup, &request)
    }

    /// Draws of a state: what so many say of rows of the table, and of the scenario's events. They are those of the
    /// program with as many draws; `seed` is the scenario's where it is `None`.
    ///
    /// # Errors
    /// As [`Explorer::run`]; a row that is not there; a draw that breaks a rule.
    pub fn bands(&mut self, state: &[f64], draws: u64, seed: Option<u64>, rows: &[usize]) -> Result<Summary, String> {
        let outcome = self.run(state)?;
        if let Some(row) = rows.iter().find(|row| **row >= outcome.forecast.values.len()) {
            return Err(format!("there is no row {row}"));
        }
        let scenario = outcome.model.scenario();
        let mut settings = Settings::of(scenario);
        settings.draws = draws;
        settings.seed = seed.unwrap_or(settings.seed);
        let summary = summarise(&outcome.model, rows, &settings, &AtomicU64::new(0), &AtomicBool::new(false));
        let summary = summary.map_err(|error| match &error {
            DrawError::Draw { error, .. } => told([&diagnose(scenario, error)]),
            _ => error.to_string(),
        });
        summary?.ok_or_else(|| "the draws were stopped".to_owned())
    }

    /// What a state changes in the forecast, largest first.
    ///
    /// # Errors
    /// As [`Explorer::run`].
    pub fn changes(&mut self, state: &[f64]) -> Result<Vec<Change>, String> {
        // What ran last is kept, so that the borrow of the outcome can end.
        self.run(state)?;
        let moved = self.moved(state).next().and(self.last.as_ref());
        let forecast = moved.map_or(&self.base.forecast, |(_, outcome)| &outcome.forecast);
        Ok(changes(self.base.model.scenario(), &self.base.forecast, forecast))
    }

    /// A lever that lays a state on the scenario, as a file of this name.
    #[must_use]
    pub fn lever(&self, state: &[f64], file: &str) -> String {
        let lines: String = self.moved(state).map(|(slider, value)| slider.line(value) + "\n").collect();
        let command = self.setup.command(file, &self.replaced(state));
        format!("# Sliders of a report. The same figures: {command}\nformat = 1\nname = \"Explored\"\n\n{lines}")
    }

    /// The sliders that a state moves, with their values.
    fn moved<'s>(&'s self, state: &'s [f64]) -> impl Iterator<Item = (&'s Slider, f64)> {
        let all = self.sliders.iter().zip(state.iter().copied());
        all.filter(|(slider, value)| slider.is_moved_by(*value))
    }

    /// The settings of the request that a state takes the place of.
    fn replaced(&self, state: &[f64]) -> Vec<usize> {
        self.moved(state).flat_map(|(slider, _)| slider.replaces.iter().copied()).collect()
    }
}
