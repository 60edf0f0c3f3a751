//! What the distributions are made of: the normal distribution and the incomplete beta function, on the crate's own
//! exponential and logarithm.

mod beta;
mod near;
mod normal;
mod normal_lanes;
mod stirling;

pub(crate) use beta::UnitBeta;
pub use normal::{normal_cumulative, normal_quantile};
pub use normal_lanes::{normal_cumulatives, normal_quantiles};
