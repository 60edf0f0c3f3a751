//! What the driver hands over: a scenario and what a run of it gave.

use std::sync::Arc;

use rackcast_catalogue::{possessive, words};
use rackcast_forecast::{Forecast, Output};
use rackcast_scenario::Scenario;
use rackcast_uncertainty::{Comparison, Statistics, Summary};

/// A scenario, its forecast and the answers to its questions.
#[derive(Debug, Clone)]
pub struct Run {
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// Its forecast.
    pub forecast: Forecast,
    /// The scenario's events, in order.
    pub events: Vec<Answer>,
    /// The scenario's checks, in order.
    pub checks: Vec<Answer>,
    /// The forecast of the same file as it stands, where options changed it for this run.
    pub unchanged: Option<Forecast>,
    /// What draws of it say, where some were taken: as many as `scenario.draws` says, in its way.
    pub draws: Option<Drawn>,
}

/// What draws say of some rows of the forecast's table, and of the scenario's events.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// The rows, in the summary's order.
    pub rows: Vec<usize>,
    /// What the draws say of them.
    pub summary: Summary,
    /// By row, what it is above the first run's in the same draw; empty of a run that is compared with none.
    pub differences: Vec<Option<Statistics>>,
}

impl Drawn {
    /// What draws say of rows of one run.
    #[must_use]
    pub fn new(rows: Vec<usize>, summary: Summary) -> Self {
        Self { rows, summary, differences: Vec::new() }
    }

    /// What draws say of several runs side by side; `quantities` has, of each that was compared, the row in every run.
    #[must_use]
    pub fn compared(quantities: &[Vec<Option<usize>>], comparison: &Comparison) -> Vec<Self> {
        let runs = quantities.iter().map(Vec::len).max().unwrap_or(0);
        let of = |run: usize| {
            let found = quantities.iter().zip(&comparison.quantities).filter_map(|(rows, compared)| {
                let of = compared.get(run)?;
                Some((rows[run]?, of.own?, of.above))
            });
            let (mut rows, mut own, mut differences) = (Vec::new(), Vec::new(), Vec::new());
            for (row, statistics, above) in found {
                rows.push(row);
                own.push(statistics);
                differences.push(above);
            }
            let Comparison { draws, exact, .. } = *comparison;
            Self { rows, summary: Summary { draws, rows: own, events: Vec::new(), exact }, differences }
        };
        (0..runs).map(of).collect()
    }

    /// What the draws say of a row; `None` where it was not asked for.
    #[must_use]
    pub fn statistics(&self, row: usize) -> Option<&Statistics> {
        let at = self.rows.iter().position(|&drawn| drawn == row)?;
        self.summary.rows.get(at)
    }

    /// What the draws say of how far a row is above the first run's.
    #[must_use]
    pub fn difference(&self, row: usize) -> Option<&Statistics> {
        let at = self.rows.iter().position(|&drawn| drawn == row)?;
        self.differences.get(at)?.as_ref()
    }
}

/// The part of draws in which a difference is above 0.
pub(crate) fn above(difference: &Statistics) -> Option<f64> {
    (difference.draws > 0).then(|| difference.positive as f64 / difference.draws as f64)
}

/// A question of the outputs and what the run answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Its name.
    pub name: String,
    /// The question as written.
    pub question: String,
    /// Yes or no; `None` where a value it needs is missing.
    pub answer: Option<bool>,
}

impl Run {
    /// Whether a question is about the market or one of these vendors, not about other vendors alone.
    pub(crate) fn concerns(&self, question: &Answer, vendors: &[usize]) -> bool {
        let asks = |key: &str| question.question.contains(&format!("vendor.{key}."));
        let mut asked = (0..self.scenario.vendors.len()).filter(|&at| asks(&self.scenario.vendors[at].key)).peekable();
        asked.peek().is_none() || asked.any(|vendor| vendors.contains(&vendor))
    }

    /// The output as people call it: the vendor's name in place of its key.
    #[must_use]
    pub fn title(&self, output: &Output) -> String {
        match output.vendor.and_then(|index| self.scenario.vendors.get(index)) {
            Some(vendor) => format!("{} {}", possessive(&vendor.name), label(output)),
            None => label(output),
        }
    }
}

/// The output as people call it where its vendor is known.
#[must_use]
pub fn label(output: &Output) -> String {
    match output.vendor {
        Some(_) => words(output.name.splitn(3, '.').nth(2).unwrap_or("")),
        None => words(&output.name),
    }
}
