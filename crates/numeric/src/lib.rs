//! Numbers that are the same bits everywhere.
#![forbid(unsafe_code)]

pub mod distribution;
mod function;
mod lanes;
mod real;
mod single;
mod special;

pub use function::{exp, ln, powf, twelfth_root};
pub use lanes::{Answers, Lanes};
pub use real::Real;
pub use special::{normal_cumulative, normal_quantile};
