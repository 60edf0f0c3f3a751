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
mod reference;
mod simple;
mod strategy;

pub use case::{Case, Ran};
pub use choices::Choices;
pub use curve::{Curve, monthly, number};
pub use edit::{Edited, edit};
pub use features::{FEATURES, features};
pub use load::{load, say};
pub use months::Months;
pub use reference::{REFERENCES, reference, reference_file};
pub use simple::{simple, simple_text};
pub use strategy::{hold, scenarios};
