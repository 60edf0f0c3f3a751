//! The demand model: adoption, work, capacity, server mix (docs/model.md, sections 1 to 4).
//!
//! Knows neither vendors nor files: monthly inputs go in as plain arrays over a scalar type, servers ordered come out.
//! Everything is written once over [`rackcast_numeric::Real`], so that one forecast and lanes of draws are the same code.
//!
//! ```
//! use rackcast_demand::Adoption;
//!
//! // A quarter of the finishing pilots reach production, as before: production keeps growing as it did.
//! let adopter = Adoption::<f64> {
//!     pilot_duration: 9.0,
//!     conversion_at_start: 0.25,
//!     production_growth_at_start: 0.5,
//!     churn: 0.1,
//!     pilot_intensity: 0.0,
//!     imitation: 0.0,
//!     conversion_rate: vec![0.25; 2],
//!     pilot_growth_at_start: 0.5,
//!     pilot_growth_index: vec![1.0, 1.5_f64.powf(1.0 / 12.0)],
//!     usage_index: vec![1.0; 2],
//!     cloud_share: vec![0.0; 2],
//! };
//! let mut state = adopter.start();
//! let first = adopter.step(0, &mut state);
//! assert!((first.production - 1.5_f64.powf(1.0 / 12.0)).abs() < 1e-12);
//! ```
#![forbid(unsafe_code)]
// In the loop over draws a zipped iterator is a call in every turn, since the function around it is too large for the
// compiler to inline more; an index is not. benches/ has the gain.
#![allow(clippy::needless_range_loop)]

mod adoption;
mod capacity;
mod mix;
mod rates;
mod work;

pub use adoption::{Adoption, AdoptionMonth, AdoptionState};
pub use capacity::{Capacity, Planning, Start};
pub use mix::{Mix, Prices, answer_to_price, servers_ordered};
pub use rates::{monthly_growth, monthly_loss};
pub use work::{Inference, Required, Work};
