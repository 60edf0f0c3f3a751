//! The vendor projection: shares, backlog, supply, revenue lines, earnings (docs/model.md, sections 5 to 7).
//!
//! Takes segments' orders in money and does not ask why they order. Everything is written once over
//! [`rackcast_numeric::Real`], so that one forecast and lanes of draws are the same code.
//!
//! ```
//! use rackcast_vendor::attraction_shares;
//!
//! // Two vendors of equal share; buyers have come to value the first 10 % (in log share) more.
//! let mut shares = [0.0; 2];
//! attraction_shares(&[0.5, 0.5], &[0.1, 0.0], &mut shares);
//! assert!((shares[0] - 0.525).abs() < 1e-3 && (shares[0] + shares[1] - 1.0).abs() < 1e-15);
//! ```
#![forbid(unsafe_code)]
// In the loop over draws a zipped iterator is a call in every turn, since the function around it is too large for the
// compiler to inline more; an index is not. benches/ has the gain.
#![allow(clippy::needless_range_loop)]

mod actuals;
mod book;
mod class;
mod earnings;
mod general;
mod inputs;
mod revenue;
mod shares;
mod supply;

pub use actuals::{Reported, split, sum};
pub use book::{Book, Entry, SegmentBook, SegmentFlow, VendorBook};
pub use class::{CLASSES, Class};
pub use earnings::{Earnings, Lines, Margins};
pub use general::{GeneralBook, GeneralEntry, GeneralMarket};
pub use inputs::{OrderBooks, VendorOrders};
pub use revenue::{Beside, Contracts, RevenueInputs, VendorMonth, network};
pub use shares::{attraction_shares, normalise};
pub use supply::{Fill, ration};
