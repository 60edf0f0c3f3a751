//! A scenario in which nothing is left to look up: files merged, defaults filled in, ranges checked.

use std::sync::Arc;

use indexmap::IndexMap;
use rackcast_calendar::{Date, FiscalCalendar, Month, Period};
use rackcast_catalogue::{Dimensions, VendorName};
use rackcast_expression::Expression;

use crate::{Correlation, Diagnostic, Draws, GridAxis, Inputs, Place, Slider, Tolerance};

/// A checked scenario.
#[derive(Debug, Clone)]
pub struct Scenario {
    /// The file's stem, made unique by its path: how tables call it.
    pub label: String,
    /// The file, as the user named it.
    pub file: String,
    /// As shown.
    pub name: String,
    /// One line.
    pub description: Option<String>,
    /// A paragraph.
    pub narrative: Option<String>,
    /// SHA-256 of the resolved scenario, in hex.
    pub hash: String,
    /// The months.
    pub horizon: Horizon,
    /// Names of the segments, in file order.
    pub segments: Vec<String>,
    /// Names of the adopters (each a segment), in file order.
    pub adopters: Vec<String>,
    /// The vendors, in file order.
    pub vendors: Vec<Vendor>,
    /// Names of the attributes that some `attraction` table weighs, in file order.
    pub attributes: Vec<String>,
    /// Every number, by key; defaults are filled in.
    pub inputs: Inputs,
    /// Every reported figure, in the order of the files, and what became of it.
    pub evidence: Vec<EvidenceRow>,
    /// The figures that stand by `as_of`, one for an output and period, in file order.
    pub observations: Vec<Observation>,
    /// Where figures come from, by id; empty where no file of sources is given.
    pub sources: IndexMap<String, Source>,
    /// Analysts' figures.
    pub judgements: Vec<Judgement>,
    /// Questions answered beside the forecast.
    pub events: Vec<Question>,
    /// What must hold for the forecast to be published.
    pub checks: Vec<Question>,
    /// How draws are taken.
    pub draws: Draws,
    /// Correlations of uncertain numbers, sorted by their keys.
    pub correlations: Vec<Correlation>,
    /// What is run in every combination; empty where there is no grid.
    pub grid: Vec<GridAxis>,
    /// Keys that get sliders; `None`: those of most influence.
    pub explore: Option<Vec<Slider>>,
    /// What differences of outputs may be, in the order of the files.
    pub tolerances: Vec<Tolerance>,
    /// Where settings are written, by key: titles, months, draws and what vendors are called. What is a default, or said
    /// by the request, has no place.
    pub places: IndexMap<String, Place>,
    /// Warnings and notes of reading.
    pub warnings: Vec<Diagnostic>,
    /// The scenario that the file builds on first, or what a lever, or a setting, is laid on.
    pub base: Option<Arc<Scenario>>,
    /// The scenario that all files it builds on make together: what its own changes are against. The same as `base`
    /// where there is one such file; `None` where there is none, where they make no scenario, or where the request
    /// does not want it.
    pub inherited: Option<Arc<Scenario>>,
}

impl Scenario {
    /// Its names, as the catalogue wants them.
    #[must_use]
    pub fn dimensions(&self) -> Dimensions {
        dimensions(&self.segments, &self.adopters, &self.vendors, &self.attributes)
    }
}

/// Names as the catalogue wants them.
pub(crate) fn dimensions(
    segments: &[String],
    adopters: &[String],
    vendors: &[Vendor],
    attributes: &[String],
) -> Dimensions {
    let vendor = |vendor: &Vendor| VendorName { name: vendor.key.clone(), earnings: vendor.earnings };
    Dimensions {
        segments: segments.to_vec(),
        adopters: adopters.to_vec(),
        vendors: vendors.iter().map(vendor).collect(),
        attributes: attributes.to_vec(),
    }
}

/// First and last month, and what is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Horizon {
    /// First month.
    pub start: Month,
    /// Last month.
    pub end: Month,
    /// The day the forecast is made.
    pub as_of: Option<Date>,
}

impl Horizon {
    /// How many months it covers.
    #[must_use]
    pub fn months(&self) -> usize {
        usize::try_from(self.end.since(self.start) + 1).unwrap_or(0)
    }
}

/// What a vendor is called and how it reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vendor {
    /// The name in keys and outputs.
    pub key: String,
    /// As shown.
    pub name: String,
    /// What its revenue covers.
    pub scope: Option<String>,
    /// Its fiscal year.
    pub fiscal: FiscalCalendar,
    /// Whether it has an earnings table.
    pub earnings: bool,
}

/// A reported figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Observation {
    /// The output's name.
    pub output: String,
    /// The period.
    pub period: Period,
    /// In the output's unit.
    pub value: f64,
    /// The day of publication.
    pub published: Date,
    /// Id of its source.
    pub source: String,
    /// What to know about it; may be empty.
    pub note: String,
    /// Its row.
    pub place: Place,
}

/// A reported figure and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct EvidenceRow {
    /// The figure.
    pub observation: Observation,
    /// What became of it.
    pub status: EvidenceStatus,
}

/// What became of a reported figure.
#[derive(Debug, Clone, PartialEq)]
pub enum EvidenceStatus {
    /// It stands.
    Stands,
    /// Another row of the same output and period stands.
    Restated {
        /// That row.
        by: Place,
    },
    /// It was published after the forecast is made.
    AfterAsOf,
}

/// Where figures come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// What figures call it.
    pub id: String,
    /// Who published it.
    pub publisher: String,
    /// Its title.
    pub title: String,
    /// The day of publication, as written.
    pub published: String,
    /// Where it can be read.
    pub address: String,
    /// What to know about it; may be empty.
    pub note: String,
    /// Its row.
    pub place: Place,
}

/// An analyst's figure for a quarter that is not reported.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// The output's name.
    pub output: String,
    /// The vendor's fiscal quarter.
    pub period: Period,
    /// In the output's unit.
    pub value: f64,
    /// The reason.
    pub because: String,
    /// Where it is written.
    pub place: Place,
}

/// An event or a check: a name and a question of the outputs.
#[derive(Debug, Clone)]
pub struct Question {
    /// Its name.
    pub name: String,
    /// The expression as written.
    pub text: String,
    /// The same as a tree.
    pub expression: Expression,
    /// Where it is written.
    pub place: Place,
    /// The scenario that `base:` reads in it: what the file that asks builds on first, or what a lever is laid on.
    /// `None` where it reads none.
    pub base: Option<Arc<Scenario>>,
}
