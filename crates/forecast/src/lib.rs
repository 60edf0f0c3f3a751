//! The coupled forecast, month by month, and its outputs by period (docs/model.md, sections 5 to 8).
#![forbid(unsafe_code)]
// In the loop over draws a zipped iterator is a call in every turn, since the function around it is too large for the
// compiler to inline more; an index is not. benches/ has the gain.
#![allow(clippy::needless_range_loop)]

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
