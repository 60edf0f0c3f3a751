//! What is said about an uncertain number: its quantile function, and the probability below and above a value.
//!
//! A draw is [`Distribution::quantile`] at a point between 0 and 1, so that any way to spread points (random, Latin
//! hypercube, Sobol') serves all families alike. Each family is a file: its parameters, checked where it is made.
//!
//! [`Distribution`] is one of the families, [`Bent`] a distribution times a number plus another, and [`Cut`] one of those
//! inside a range, with what lies outside given to the inside in proportion. [`Cut::quantiles`] serves lanes of draws.

// What lanes are computed with is inlined, so that it is built with its caller's vector instructions.
#![allow(clippy::inline_always)]

mod bent;
mod beta;
mod cut;
mod family;
mod invalid;
mod lognormal;
mod metalog;
mod normal;
mod pert;
mod student;
mod triangular;
mod uniform;

pub use bent::Bent;
pub use beta::Beta;
pub use cut::Cut;
pub use family::Distribution;
pub use invalid::InvalidDistribution;
pub use lognormal::LogNormal;
pub use metalog::Metalog;
pub use normal::Normal;
pub use pert::Pert;
pub use student::StudentT;
pub use triangular::Triangular;
pub use uniform::Uniform;

/// A probability kept 2^-53 away from 0 and 1, where quantiles may be infinite.
#[inline(always)]
fn inside(p: f64) -> f64 {
    const LEAST: f64 = 0.5 * f64::EPSILON;
    p.clamp(LEAST, 1.0 - LEAST)
}
