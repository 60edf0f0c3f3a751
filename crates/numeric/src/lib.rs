//! Numbers that are the same bits everywhere.
//!
//! A forecast is computed alone, as one of many draws side by side in lanes, on different processors and in
//! WebAssembly, and each time it must be the same to the last bit. The standard library leaves exp, ln and powers to the
//! platform, so this crate brings its own, together with what is built on them:
//!
//! - [`Real`]: the scalar that the model is written over, `f64` for one forecast and [`Lanes`] for several draws;
//! - [`exp`], [`ln`], [`powf`] and [`twelfth_root`], one source for a number alone and for lanes, and [`exp_of_moderate`],
//!   [`ln_of_normal`] and [`powf_of_moderate`], which are cheaper where the range is known;
//! - [`normal_cumulative`] and [`normal_quantile`], and the same for lanes;
//! - [`distribution`]: the quantile functions of what a scenario may say about an uncertain number.
//!
//! ```
//! use rackcast_numeric::distribution::{Distribution, Metalog};
//! use rackcast_numeric::{Lanes, Real};
//!
//! /// What is left of a stock after a month, where it loses a share a year.
//! fn after_a_month<T: Real>(stock: T, yearly_loss: T) -> T {
//!     stock * (T::ONE - yearly_loss).twelfth_root()
//! }
//!
//! // Three draws of the loss, alone and together.
//! let loss: Distribution = Metalog::new(0.2, 0.25, 0.34, Some(0.0), Some(1.0))?.into();
//! let losses = [0.1, 0.5, 0.8].map(|p| loss.quantile(p));
//! let together = after_a_month(Lanes([100.0; 3]), Lanes(losses));
//! for lane in 0..3 {
//!     assert_eq!(together.lane(lane), after_a_month(100.0, losses[lane]));
//! }
//! assert!((together.lane(1) - 97.631_157_577_739).abs() < 1e-11);
//! # Ok::<(), rackcast_numeric::distribution::InvalidDistribution>(())
//! ```
#![forbid(unsafe_code)]

pub mod distribution;
mod function;
mod lanes;
mod real;
mod single;
mod special;

pub use function::{exp, exp_of_moderate, ln, ln_of_normal, powf, powf_of_moderate, twelfth_root};
pub use lanes::{Answers, Lanes};
pub use real::Real;
pub use special::{normal_cumulative, normal_cumulatives, normal_quantile, normal_quantiles};
