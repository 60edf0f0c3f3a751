//! A scenario as text, and what becomes of it.

use std::fmt;
use std::sync::Arc;

use rackcast_forecast::{Forecast, Model};
use rackcast_scenario::Scenario;

/// The text of a scenario table by table, so that tables can be put in another order.
#[derive(Clone)]
pub struct Case {
    /// Format, name, horizon, evidence.
    pub head: String,
    /// A table an adopter.
    pub adoption: Vec<String>,
    /// A table a segment.
    pub segments: Vec<String>,
    /// Planning, servers, other lines.
    pub market: Vec<String>,
    /// A table an attribute.
    pub attraction: Vec<String>,
    /// Tables of each vendor.
    pub vendors: Vec<String>,
    /// Analysts' figures.
    pub judgements: String,
    /// The file of reported figures.
    pub observations: Option<String>,
}

impl Case {
    /// The scenario file.
    #[must_use]
    pub fn toml(&self) -> String {
        let tables = [&self.adoption, &self.segments, &self.market, &self.attraction, &self.vendors];
        let mut text = self.head.clone();
        for table in tables.into_iter().flatten() {
            text.push('\n');
            text.push_str(table);
        }
        text + &self.judgements
    }

    /// The same scenario with its adopters, segments, attributes and vendors in the opposite order.
    #[must_use]
    pub fn reversed(&self) -> Self {
        let mut other = self.clone();
        for tables in [&mut other.adoption, &mut other.segments, &mut other.attraction, &mut other.vendors] {
            tables.reverse();
        }
        other
    }

    /// Loads and runs it.
    ///
    /// # Errors
    /// What is wrong with it, as text.
    pub fn run(&self) -> Result<Ran, String> {
        Ran::of(&self.toml(), self.observations.as_deref())
    }
}

impl fmt::Debug for Case {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "\n{}", self.toml())?;
        match &self.observations {
            Some(rows) => write!(out, "\n--- observations.csv\n{rows}"),
            None => Ok(()),
        }
    }
}

/// A scenario that was loaded and run.
#[derive(Debug)]
pub struct Ran {
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// The same made ready to run.
    pub model: Model,
    /// Its forecast.
    pub forecast: Forecast,
}

impl Ran {
    /// Loads and runs a scenario whose file of observations, if any, is called `observations.csv`.
    ///
    /// # Errors
    /// What is wrong with it, as text.
    pub fn of(toml: &str, observations: Option<&str>) -> Result<Self, String> {
        let files: Vec<(&str, &[u8])> = observations.iter().map(|rows| ("observations.csv", rows.as_bytes())).collect();
        Self::from(crate::load("case.toml", toml.as_bytes(), &files).map_err(|problems| crate::say(&problems))?)
    }

    /// Runs a scenario.
    ///
    /// # Errors
    /// Why there is no forecast, as text.
    pub fn from(scenario: Arc<Scenario>) -> Result<Self, String> {
        let model = Model::new(Arc::clone(&scenario)).map_err(|error| error.to_string())?;
        let forecast = model.forecast().map_err(|error| error.to_string())?;
        Ok(Self { scenario, model, forecast })
    }
}
