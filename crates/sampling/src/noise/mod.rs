//! What moves demand, orders and shipments around the model (docs/model.md, section 9).
//!
//! Every source of noise has its own stream of standard normal numbers, by kind, name and calendar period: an added
//! vendor, a longer horizon or another `as_of` changes no number of the others. The numbers are plain random ones
//! whatever method spreads the points of inputs: there are some 150 to 300 of them a draw, each of little weight, so that
//! they would take the Sobol' dimensions that inputs need, and a draw of noise is the same under every method.
//!
//! A *multiplier* is the exponential of a normal number less half its variance, so that its mean is 1. Volatility is an
//! input and may itself be drawn: one number a lane, from 0 to 10.

// What fills lanes must be inlined into the loop over draws to be built with its vector instructions.
#![allow(clippy::inline_always)]

mod demand;
mod orders;
mod shipments;
mod stream;

pub use demand::DemandNoise;
pub use orders::OrderNoise;
pub use shipments::ShipmentNoise;
