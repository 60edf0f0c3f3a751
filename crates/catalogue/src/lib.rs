//! What every input and output is: name, meaning, unit, range, default.
//!
//! One table each. Schema, `explain`, range checks, docs/inputs.md and docs/outputs.md are made from them.
//!
//! ```
//! use rackcast_catalogue::{find_input, suggest};
//!
//! let (spec, _) = find_input("servers.asic_share").unwrap();
//! assert_eq!(spec.allowed(), "0 to 1");
//! assert_eq!(suggest("servers.asci_share", ["servers.asic_share", "network.attach"]), Some("servers.asic_share"));
//! ```
#![forbid(unsafe_code)]

pub mod docs;
mod drives;
mod figures;
mod forms;
mod glob;
mod headline;
mod index;
mod input;
mod inputs;
mod names;
mod output;
mod outputs;
mod pattern;
mod range;
mod settings;
mod speech;
mod suggest;
pub mod unit;

pub use drives::{driven_by, drives};
pub use figures::{fixed, larger_first, percent, three_figure_decimals, three_figures};
pub use forms::{DISTRIBUTIONS, DistributionForm, VALUE_WORDS, ValueWord, is_value_word};
pub use glob::{Glob, GlobError};
pub use headline::is_headline;
pub use input::{Applies, DefaultValue, InputKind, InputSpec};
pub use inputs::{INPUTS, find_input};
pub use names::{Dimensions, VendorName, input_names, output_names};
pub use output::{Calendar, OutputKind, OutputSpec};
pub use outputs::{OUTPUTS, find_output};
pub use pattern::{Bindings, CLASSES, LINES, is_name};
pub use range::Range;
pub use settings::{SETTINGS, find_setting};
pub use speech::{capital, input_words, possessive, words};
pub use suggest::suggest;
