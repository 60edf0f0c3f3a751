//! Values of a scenario: numbers, paths, bends, and where they come from.

use indexmap::IndexMap;
use rackcast_calendar::{Month, Period};
use rackcast_catalogue::InputSpec;

use crate::{Distribution, Place};

/// Every number of a scenario by its dotted key.
///
/// A key that has a default is always there; one without a limit (a supply) is absent where nobody wrote it.
pub type Inputs = IndexMap<String, Input>;

/// One input: its value, what bends it, and where it comes from.
#[derive(Debug, Clone)]
pub struct Input {
    /// What the key is.
    pub spec: &'static InputSpec,
    /// The value, in the key's unit.
    pub value: Value,
    /// Bends, in the order they act.
    pub bends: Vec<Bend>,
    /// Where it comes from; `None` for a default.
    pub origin: Option<Origin>,
    /// The plain values that stood here before and were replaced, earliest first.
    pub replaced: Vec<Origin>,
}

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Origin {
    /// Where it is written.
    pub place: Place,
    /// Id of its source.
    pub source: Option<String>,
    /// What its author says of it.
    pub note: Option<String>,
}

/// A value: constant in time or a path.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// The same in every month.
    Constant(Number),
    /// Varies in time.
    Path(Path),
}

/// A number, known or uncertain.
#[derive(Debug, Clone, PartialEq)]
pub enum Number {
    /// Known.
    Known(f64),
    /// Uncertain.
    Distribution(Box<Distribution>),
}

impl Number {
    /// The number itself, or the median of its distribution as cut to the key's range.
    #[must_use]
    pub fn median(&self) -> f64 {
        match self {
            Self::Known(value) => *value,
            Self::Distribution(distribution) => distribution.median,
        }
    }
}

/// A value that varies in time (docs/model.md, section 0).
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    /// Points in the order of time; at least one.
    pub points: Vec<PathPoint>,
    /// A staircase instead of straight lines.
    pub step: bool,
    /// Months over which the correlation of two points halves; infinite where not given.
    pub half_life: f64,
}

/// One point of a path.
#[derive(Debug, Clone, PartialEq)]
pub struct PathPoint {
    /// A month, quarter or year of the calendar.
    pub period: Period,
    /// The value there.
    pub number: Number,
    /// Where it comes from.
    pub origin: Origin,
}

/// What an overlay does to the monthly values of an input.
#[derive(Debug, Clone, PartialEq)]
pub struct Bend {
    /// Times or plus.
    pub operation: BendOperation,
    /// The first month it acts in; all where `None`.
    pub from: Option<Month>,
    /// Where it is written.
    pub origin: Origin,
}

/// The two bends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum BendOperation {
    /// The value times this.
    Times(f64),
    /// The value plus this, in the key's unit.
    Plus(f64),
}
