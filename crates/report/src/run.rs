//! What the driver hands over: a scenario and what a run of it gave.

use std::sync::Arc;

use rackcast_forecast::{Forecast, Output};
use rackcast_scenario::Scenario;
use rackcast_uncertainty::{Statistics, Summary};

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
}

impl Drawn {
    /// What the draws say of a row; `None` where it was not asked for.
    #[must_use]
    pub fn statistics(&self, row: usize) -> Option<&Statistics> {
        let at = self.rows.iter().position(|&drawn| drawn == row)?;
        self.summary.rows.get(at)
    }
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
    pub(crate) fn title(&self, output: &Output) -> String {
        match output.vendor.and_then(|index| self.scenario.vendors.get(index)) {
            Some(vendor) => {
                format!("{} {}", possessive(&vendor.name), words(output.name.splitn(3, '.').nth(2).unwrap_or("")))
            }
            None => words(&output.name),
        }
    }
}

/// Whose something is: `Dell's`, `Dell Technologies'`.
pub(crate) fn possessive(name: &str) -> String {
    format!("{name}{}", if name.ends_with('s') { "'" } else { "'s" })
}

/// A dotted name as words.
fn words(name: &str) -> String {
    let word = |part: &str| match part {
        "ai" | "gpu" | "asic" | "eps" | "arr" => part.to_uppercase(),
        _ => part.replace('_', " "),
    };
    name.split('.').map(word).collect::<Vec<_>>().join(" ")
}
