//! Scenario files: from TOML text to a checked scenario.
//!
//! [`load`] reads a file and everything it builds on, lays the files on each other, fills in defaults and checks the
//! whole. It gives a [`Scenario`], in which nothing is left to look up, or tells every problem at its place.
//!
//! ```
//! use rackcast_scenario::{MemoryFiles, NothingShipped, Request, load};
//!
//! let files = MemoryFiles::new().with("story.toml", "format = 1\nname = 5\nextends = \"base.toml\"\n");
//! let loaded = load(&Request::file("story.toml"), &files, &NothingShipped);
//! assert!(loaded.scenario.is_none());
//! let told: Vec<_> = loaded.diagnostics.iter().map(|problem| (problem.code, problem.place.as_ref().unwrap().to_string())).collect();
//! assert_eq!(told, [("wrong-type", "story.toml:2".to_owned()), ("missing-file", "story.toml:3".to_owned())]);
//! ```
//!
//! The way of a file, one module a step:
//!
//! | module | from | to |
//! | --- | --- | --- |
//! | `files` | a path | bytes, from disk or memory |
//! | `library` | a file | all files it builds on, and their evidence |
//! | `document` | TOML text | a tree that knows its places |
//! | `contents` | the tree | what one file says: values, bends, lists |
//! | `evidence` | csv | reported figures and sources |
//! | `merge` | what the files say | what the last of them says of each key |
//! | `resolve` | all files as one | a checked scenario |
//!
//! A problem is told once. What follows from it is not: a key of which something was said that could not be understood
//! is never missed, and no rule is checked that would need it (`merge::Taint`).
#![forbid(unsafe_code)]

mod analysis;
mod assemble;
mod contents;
mod diagnostic;
mod distribution;
mod document;
mod evidence;
mod files;
mod hash;
mod keys;
mod library;
mod load;
mod merge;
mod monthly;
mod nearest;
mod resolve;
mod resolved;
mod source_file;
mod value;

pub use analysis::{Correlation, DRAW_METHODS, DrawMethod, Draws, GridAxis, GridValue, Slider, Tolerance, draw_method};
pub use diagnostic::{Diagnostic, Severity};
pub use distribution::{Distribution, Family};
pub use files::{DiskFiles, Files, MemoryFiles, NothingShipped, ReadError, RecordedFiles, Recorder, Shipped};
pub use load::{BASE, Loaded, Request, load};
pub use monthly::Between;
pub use resolved::{EvidenceRow, EvidenceStatus, Horizon, Judgement, Observation, Question, Scenario, Source, Vendor};
pub use source_file::{Place, Position, SourceFile};
pub use value::{Bend, BendOperation, Input, Inputs, Number, Origin, Path, PathPoint, Value};
