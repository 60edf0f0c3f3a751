//! From a seed, a draw's number and a name to numbers.
//!
//! A forecast of many draws needs random numbers that any thread, shard or machine can compute for any draw alone, and
//! that stay what they are when a scenario gains an input or a vendor. So there is no generator with a state here: every
//! number is a function of the seed, the number of the draw and a name.
//!
//! - [`Points`]: a point between 0 and 1 for every uncertain number and draw, by Sobol' sequence, Latin hypercube or
//!   plain random numbers; a distribution's quantile function makes it a value;
//! - [`Copula`]: points of numbers that correlate; [`Correlations`]: which are possible, and the nearest that are;
//! - [`DemandNoise`], [`OrderNoise`], [`ShipmentNoise`]: what moves the model's months and quarters around.
//!
//! Everything comes for blocks of consecutive draws, as [`Lanes`](rackcast_numeric::Lanes) or slices, with the bits that
//! each draw has alone. What fills a block is inlined into its caller, so that a caller built for wider vectors has them
//! here too.
//!
//! ```
//! use rackcast_numeric::{Lanes, Real};
//! use rackcast_sampling::{Copula, Correlations, Method, Points, ShipmentNoise};
//!
//! let points = Points::new(Method::Sobol, 7, 1000, &["network.attach", "servers.gpu.price"])?;
//! let mut correlations = Correlations::none(2);
//! correlations.set(0, 1, 0.5);
//! let copula = Copula::new(&correlations)?;
//!
//! // Draws 40 to 47.
//! let mut block = [Lanes([0.0; 8]); 2];
//! for (at, lanes) in block.iter_mut().enumerate() {
//!     points.fill(at, 40, &mut lanes.0);
//! }
//! copula.correlate(&mut block);
//!
//! // What the vendor ships in four quarters from the third of 2026 on, relative to what it wants to.
//! let noise = ShipmentNoise::new(7, "dell", 2026 * 4 + 2);
//! let mut multipliers: [Lanes<8>; 4] = [Lanes::ONE; 4];
//! noise.fill(40, Lanes::constant(0.1), &mut multipliers);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
#![forbid(unsafe_code)]
// Words are cut from wider ones, and numbers of draws and periods are taken as bits.
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]

mod copula;
mod key;
mod noise;
mod normals;
mod philox;
mod points;

pub use copula::{Copula, Correlations, Impossible, fading, largest_scale};
pub use noise::{DemandNoise, OrderNoise, ShipmentNoise};
pub use points::{Method, Points, PointsError};
