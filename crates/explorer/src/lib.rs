//! The engine for the page: sliders that rerun the forecast.
//!
//! An [`Explorer`] is a scenario with sliders. What they are set to is written as a lever and laid on the scenario, which is
//! then loaded and run as any other: the page has the bits that the program has for the lever that the page saves.
//!
//! A [`Setup`] carries what loading the scenario needs, and [`MODULE`] is this crate as WebAssembly, with the exports of
//! `exports.rs`; `module/rackcast.mjs` calls them. Both go into the page. `.ci/explorer` builds the module and compares it
//! with the one that is committed.
//!
//! ```
//! use rackcast_explorer::{Explorer, Setup};
//! use rackcast_scenario::{MemoryFiles, NothingShipped, Request};
//!
//! let files = MemoryFiles::new().with("story.toml", "format = 1\nname = 'x'\nextends = 'base.toml'\n");
//! let setup = Setup::record(&Request::file("story.toml"), &files, &NothingShipped, Vec::new());
//! let why = Explorer::open(setup).unwrap_err();
//! assert!(why.contains("error[missing-file]") && why.contains("story.toml:3:11"), "{why}");
//! ```
#![cfg_attr(not(target_arch = "wasm32"), forbid(unsafe_code))]

mod change;
mod choose;
mod command;
mod describe;
mod explorer;
#[cfg(target_arch = "wasm32")]
mod exports;
mod host;
mod limits;
#[cfg(not(target_arch = "wasm32"))]
mod module;
mod outcome;
mod reading;
mod setup;
mod slider;
mod words;

pub use change::Change;
pub use explorer::Explorer;
pub use host::{Asked, Host};
#[cfg(not(target_arch = "wasm32"))]
pub use module::{MODULE, WRAPPER};
pub use outcome::Outcome;
pub use reading::Reading;
pub use setup::Setup;
pub use slider::{Form, Slider};

pub(crate) use change::changes;
