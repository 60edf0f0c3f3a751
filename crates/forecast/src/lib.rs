//! The coupled forecast, month by month, and its outputs by period (docs/model.md, sections 5 to 8).
#![forbid(unsafe_code)]

mod diagnose;
mod error;
mod groups;
mod influence;
mod layout;
mod lookup;
mod measures;
mod model;
mod month;
mod parameters;
mod plan;
mod record;
mod recorded;
mod reported;
mod rules;
mod series;
mod simulator;
mod table;

pub use diagnose::{departures, diagnose};
pub use error::RunError;
pub use influence::{Moves, moved_by, movers_of};
pub use model::Model;
pub use rules::{BrokenRule, Rule};
pub use series::{Draw, Slot};
pub use simulator::{Run, Simulator};
pub use table::{Forecast, Layout, Mark, Output, Row};
