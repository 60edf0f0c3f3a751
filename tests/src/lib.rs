//! What whole-program tests share: random valid scenarios, what they are about, and reading forecasts month by month.
#![forbid(unsafe_code)]

mod case;
mod choices;
mod curve;
mod features;
pub mod generate;
mod load;
mod months;
mod strategy;

pub use case::{Case, Ran};
pub use choices::Choices;
pub use curve::{Curve, monthly, number};
pub use features::{FEATURES, features};
pub use load::{load, say};
pub use months::Months;
pub use strategy::{hold, scenarios};
