//! What the distributions are made of: the normal distribution and the incomplete beta function, on the crate's own
//! exponential and logarithm.

mod beta;
mod near;
mod normal;
mod stirling;

pub(crate) use beta::{incomplete_beta, inverse_incomplete_beta};
pub use normal::{normal_cumulative, normal_quantile};
