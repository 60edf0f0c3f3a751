//! Scenario files: from TOML text to a checked scenario.
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
mod matrix;
mod merge;
mod monthly;
mod resolve;
mod resolved;
mod source_file;
mod value;

pub use analysis::{Correlation, DrawMethod, Draws, GridAxis, GridValue, Slider, Tolerance};
pub use diagnostic::{Diagnostic, Severity};
pub use distribution::{Distribution, Family};
pub use files::{DiskFiles, Files, MemoryFiles, NothingShipped, ReadError, Shipped};
pub use load::{BASE, Loaded, Request, load};
pub use resolved::{EvidenceRow, EvidenceStatus, Horizon, Judgement, Observation, Question, Scenario, Source, Vendor};
pub use source_file::{Place, Position, SourceFile};
pub use value::{Bend, BendOperation, Input, Inputs, Number, Origin, Path, PathPoint, Value};
