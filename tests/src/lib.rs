//! What whole-program tests share: random valid scenarios, what they are about, and reading forecasts month by month.
#![forbid(unsafe_code)]

mod case;
mod choices;
mod curve;
mod edit;
mod features;
pub mod generate;
mod load;
mod months;
pub mod oracle;
mod plain_draws;
mod reference;
mod shipped;
mod simple;
mod small;
mod strategy;
mod summaries;

pub use case::{Case, Ran};
pub use choices::Choices;
pub use curve::{Curve, monthly, number};
pub use edit::{Edited, edit};
pub use features::{FEATURES, features};
pub use load::{load, say};
pub use months::Months;
pub use plain_draws::plain_draws;
pub use reference::{REFERENCES, reference, reference_file};
pub use shipped::{shipped, shipped_names, silenced};
pub use simple::{simple, simple_text};
pub use small::{every_distribution, small, small_with};
pub use strategy::{hold, scenarios};
pub use summaries::{quarters_and_years, row, summary};
